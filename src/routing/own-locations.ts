import type * as OwnLocation from './own-location.js';

/** What reads and writes the locations that route slots have of their own, once a page has such a route slot. */
export let own: typeof OwnLocation | undefined;

/** Most pages have none: it is a module of its own. */
export async function loadOwnLocations(): Promise<void> {
  own ??= await import('./own-location.js');
}
