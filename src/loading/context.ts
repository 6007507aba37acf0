import type {Target} from '../routing/resolve.js';
import type {NavigationType, Route, RouteContext} from '../routing/route.js';

/** What of a match its route's loader and view get to see. */
export type Place = Pick<Target, 'url' | 'at' | 'params' | 'segment'>;

/** The context of one run of a route. Its data is filled in when it has come. */
export type Context = {-readonly [Key in keyof RouteContext]: RouteContext[Key]} & {
  /** What HTML from a server says of itself. */
  title?: string | undefined;
  /** Shows what has come of the view. */
  paint?: (view: object) => void;
};

/**
 * What loaders, views and redirects get to see.
 * @param source - Has the signal, which is made only where somebody asks for it, and waits for the view.
 */
export function createContext(
  {url, at, params, segment}: Place,
  slot: string,
  navigationType: NavigationType,
  source: Pick<RouteContext, 'signal'> & Partial<Pick<RouteContext, 'waitUntil'>> = new AbortController(),
): Context {
  return {
    url,
    params,
    segment,
    slot,
    navigationType,
    data: undefined,
    waitUntil: (promise) => source.waitUntil?.(promise),
    get searchParams() {
      return at.searchParams;
    },
    get signal() {
      return source.signal;
    },
  };
}

/** Where a route leads that declares a redirect. */
export function leadsTo({redirect = ''}: Route, context: RouteContext): string {
  return typeof redirect === 'function' ? redirect(context) : redirect;
}
