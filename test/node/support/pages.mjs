// What tests of the server need: documents, loaders that wait for the test, and answers piece by piece.

/** A document around a layout. */
export const page = (layout, attributes = '') =>
  `<!doctype html><html><head><title>Page</title></head><body><slot-layout${attributes}>${layout}</slot-layout></body></html>`;

/** Route slots with these names. */
export const slots = (...names) => names.map((name) => `<route-slot name="${name}"></route-slot>`).join('');

/** A promise that the test settles. */
export function deferred() {
  const {promise, ...settle} = Promise.withResolvers?.() ?? withResolvers();
  return Object.assign(promise, settle);
}

function withResolvers() {
  const settle = {};
  const promise = new Promise((resolve, reject) => Object.assign(settle, {resolve, reject}));
  return {promise, ...settle};
}

/** Asks a handler for a page: `next` reads one piece, `rest` all that is left, `text` reads the rest as one. */
export async function open(handler, path, init) {
  const response = await handler(new Request(`http://site.test${path}`, init));
  const reader = response.body?.getReader();
  const next = async () => {
    const {done, value} = await reader.read();
    return done ? undefined : new TextDecoder().decode(value);
  };
  const rest = async () => {
    const pieces = [];
    for (let piece = await next(); piece !== undefined; piece = await next()) pieces.push(piece);
    return pieces;
  };
  return {response, reader, next, rest, text: async () => (await rest()).join('')};
}

/** Lets everything happen that is ready to. */
export async function turns() {
  for (let i = 0; i < 10; i++) await new Promise((resolve) => setTimeout(resolve));
}
