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
  const entries = Object.entries(memory).map(
    ([key, place]) => [key, isPlainObject(place) ? place.url : place] as const,
  );
  // fromEntries defines its properties, so that no name can reach the prototype.
  return Object.fromEntries(entries.filter(isValid));
}

function isValid(entry: readonly [string, unknown]): entry is [string, string | null] {
  return entry[1] === null || typeof entry[1] === 'string';
}

/**
 * Adds a memory to an entry's state and leaves every key of others as it is.
 * @returns undefined where the state is not an object: it belongs to somebody else and stays.
 */
export function withMemory(state: unknown, memory: Memory): Record<string, unknown> | undefined {
  if (state !== undefined && state !== null && !isPlainObject(state)) return undefined;
  // A thousand route slots may remember one URL. A clone writes an object once, however often it is named.
  const places = new Map<string, {readonly url: string}>();
  const entries = Object.entries(memory).map(([key, url]) => {
    if (url === null) return [key, null];
    const place = places.get(url) ?? {url};
    places.set(url, place);
    return [key, place];
  });
  return {...state, [KEY]: Object.fromEntries(entries) as unknown};
}

/** Two memories say the same. */
export function isSameMemory(a: Memory, b: Memory | undefined): boolean {
  const keys = Object.keys(a);
  return b !== undefined && keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
