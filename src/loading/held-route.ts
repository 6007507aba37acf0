import type {Route} from '../routing/route.js';

/** Where `slot-router/testing` leaves what decides over loads: a global symbol, since the page may have its own copy. */
export const HOLDER = Symbol.for('slot-router.holder');

/** What a test makes of the route that a route slot of a name is about to load. */
export type Holder = (route: Route, slot: string) => Route;

/** The route to load instead, where a test holds the loads of this route slot. In development only. */
export function heldRoute(route: Route, slot: string): Route {
  const holder = (globalThis as {[HOLDER]?: Holder})[HOLDER];
  return holder ? holder(route, slot) : route;
}
