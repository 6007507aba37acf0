import type {Target} from '../routing/resolve.js';
import type {LoadContext, NavigationType} from '../routing/route.js';

/** What a loader gets to see, but for the signal, which belongs to the load. */
export function contextOf(
  target: Target,
  slot: string,
  navigationType: NavigationType,
): Omit<LoadContext, 'signal'> {
  const {url, params, segment} = target;
  return {url, params, segment, searchParams: url.searchParams, slot, navigationType};
}

/** Where a route leads that declares a redirect. */
export function redirectOf(target: Target, slot: string, type: NavigationType): string {
  const {redirect} = target.route;
  const context = {...contextOf(target, slot, type), signal: new AbortController().signal};
  return typeof redirect === 'function' ? redirect(context) : (redirect ?? '');
}
