import type {Route} from '../routing/route.js';
import type * as Forms from './forms.js';

/** What handles links and forms that belong to route slots, once a page may have some. */
export let forms: typeof Forms | undefined;

export async function loadForms(): Promise<void> {
  forms ??= await import('./forms.js');
}

/** Loads what only some routes need, before any of these is shown. */
export async function loadFor(routes: readonly Route[]): Promise<void> {
  if (routes.some(({action}) => action)) await loadForms();
}
