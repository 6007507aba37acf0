/**
 * What a history entry remembers: for each route slot that the entry's own URL did not bring, the URL that
 * did, or null where it was empty.
 */
export type Memory = Readonly<Record<string, string | null>>;

const KEY = 'slot-router';

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** Reads what slot-router left in an entry's state; foreign and tampered states say nothing. */
export function readMemory(state: unknown): Memory | undefined {
  const memory = isPlainObject(state) ? state[KEY] : undefined;
  if (!isPlainObject(memory)) return undefined;
  const valid = Object.entries(memory).filter(([, url]) => url === null || typeof url === 'string');
  // fromEntries defines its properties, so that no name can reach the prototype.
  return Object.fromEntries(valid) as Memory; // the filter has just seen to it
}

/**
 * Adds a memory to an entry's state and leaves every key of others as it is.
 * @returns undefined where the state is not an object: it belongs to somebody else and stays.
 */
export function withMemory(state: unknown, memory: Memory): Record<string, unknown> | undefined {
  return state === undefined || state === null || isPlainObject(state)
    ? {...state, [KEY]: memory}
    : undefined;
}
