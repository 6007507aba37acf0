import {Load} from '../loading/load.js';
import type {Location} from '../routing/location.js';
import {splitPath, trimSlash} from '../routing/path.js';
import {fallback, match, type Target} from '../routing/resolve.js';
import {tableOf} from '../routing/route-table.js';
import type {LoadContext, NavigationType} from '../routing/route.js';
import type {SlotController} from './slot-controller.js';

/** A load that runs before the route slot that will show it is there (rule 10: no waterfall). */
export interface Preload {
  readonly slot: string;
  readonly target: Target;
  readonly load: Load;
  readonly inner: readonly Preload[];
}

/** What a loader gets to see, but for the signal, which belongs to the load. */
export function contextOf(target: Target, slot: string, navigationType: NavigationType): Omit<LoadContext, 'signal'> {
  const {url, params, segment} = target;
  return {url, params, segment, searchParams: url.searchParams, slot, navigationType};
}

/** Takes over the load that the view around a route slot has started for it, or starts one, nested ones too. */
export function takeLoad(slot: SlotController, target: Target, type: NavigationType): Load {
  const {name} = slot.host;
  const outer = slot.layout?.parentSlot;
  const early = outer?.preloads.find(
    (preload) => preload.slot === name && preload.target.route === target.route && preload.target.key === target.key,
  );
  if (!early || !outer) {
    slot.preloads = preloadInner(target, type);
    return new Load(target.route, contextOf(target, name, type));
  }
  outer.preloads = outer.preloads.filter((preload) => preload !== early);
  slot.preloads = early.inner;
  return early.load;
}

function preloadInner({route: {slots}, url, key, params}: Target, type: NavigationType): Preload[] {
  if (!slots) return [];
  const pathname = trimSlash(url.pathname);
  const location: Location = {url, base: key, path: splitPath(pathname.slice(key.length), key === ''), params};
  return Object.entries(slots).flatMap(([slot, routes]) => {
    const place = {table: tableOf(routes)};
    const target = match(place, location) ?? fallback(place, location);
    if (!target || target.route.redirect !== undefined) return [];
    const inner = preloadInner(target, type);
    return [{slot, target, inner, load: new Load(target.route, contextOf(target, slot, type))}];
  });
}
