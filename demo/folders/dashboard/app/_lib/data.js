const people = [
  {id: 'ada', name: 'Ada', role: 'mathematician'},
  {id: 'grace', name: 'Grace', role: 'admiral'},
];

/** Stands for a server. */
export const members = async () => people;

export const member = (id) => people.find((each) => each.id === id);

export async function visits(signal) {
  await new Promise((resolve) => setTimeout(resolve, 300));
  signal.throwIfAborted();
  return 42;
}
