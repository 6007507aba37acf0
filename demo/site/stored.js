// Stands for a server that remembers: what a visitor changes lasts as long as the tab.

/** A value under a key: read it with `get()`, write it with `set(value)`. */
export function stored(key, initial) {
  const name = `slot-router-demo:${key}`;
  let value = initial;
  try {
    value = JSON.parse(sessionStorage.getItem(name)) ?? initial;
  } catch {
    // Storage is off, or holds something else.
  }
  return {
    get: () => value,
    set(next) {
      value = next;
      try {
        sessionStorage.setItem(name, JSON.stringify(next));
      } catch {
        // It lasts until the next document, then.
      }
    },
  };
}
