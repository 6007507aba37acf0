import type {Base, Location} from './location.js';
import {acceptNested, type RouteTable} from './route-table.js';
import type {LayoutStatus, NavigationType, Params, Route, RouteMatch, Unmatched} from './route.js';

/** What a route slot shows or is about to show, and how to tell whether that changes. */
export interface Target {
  readonly route: Route;
  /** Null for a default. */
  readonly match: RouteMatch | null;
  readonly params: Params;
  readonly segment: string;
  /** The URL that brought it. */
  readonly url: URL;
  /** Two targets with one route, one key and one search are the same location. */
  readonly key: string;
  /** The search params that the route names. */
  readonly search: string;
}

/** One route slot as `resolve` sees it. */
export interface SlotState {
  readonly table: RouteTable;
  /** What it shows or loads; null where it is empty on purpose, undefined where it has never shown anything. */
  readonly current: Target | null | undefined;
  readonly unmatched: Unmatched;
  /** The base of a layout inside its view: what lies below is the location of that layout's route slots. */
  readonly inner: Base | undefined;
  /** What the history entry says: the place that brought its content, null for empty, undefined for nothing. */
  readonly remembered: Location | null | undefined;
}

/** What a navigation means for one route slot. */
export type Plan =
  /** R022: it does not match and stays, untouched. */
  | {readonly action: 'keep'}
  /** Its location did not change. */
  | {readonly action: 'same'; readonly target: Target}
  | {readonly action: 'show'; readonly target: Target}
  /** Empty on purpose: it stays so until something matches. */
  | {readonly action: 'empty'}
  /** It shows nothing and has nothing to keep. */
  | {readonly action: 'clear'}
  | {readonly action: 'not-found'};

export interface Resolution {
  readonly status: LayoutStatus;
  /** One plan a route slot, in their order. */
  readonly plans: readonly Plan[];
  /** A route slot has a route for the URL itself: a default, or something kept, does not count. */
  readonly matched: boolean;
}

const EMPTY: Plan = {action: 'empty'};
const CLEAR: Plan = {action: 'clear'};
const KEEP: Plan = {action: 'keep'};
const NOT_FOUND: Plan = {action: 'not-found'};

/**
 * Says what a URL means for every route slot of one layout. Pure: it looks at nothing else and changes nothing.
 * @param location - The place of the URL in this layout; undefined where it lies outside the base.
 * @param type - The kind of navigation. A `load` or `reload` resolves from the URL (R020), any other one
 *   keeps what does not match (R022), a `traverse` shows what the entry remembers (R130).
 */
export function resolve(
  location: Location | undefined,
  slots: readonly SlotState[],
  type: NavigationType,
): Resolution {
  if (!location) return {status: 'inactive', plans: slots.map(() => CLEAR), matched: false};
  const hard = type === 'load' || type === 'reload';
  let matched = false;
  const plans = slots.map((slot): Plan => {
    if (slot.table.size === 0) return slot.current ? CLEAR : KEEP;
    const own = match(slot, location);
    if (own) matched = true;
    if (own && (hard || slot.remembered === undefined)) return planOf(slot, own);
    if (slot.remembered === null) return EMPTY;
    const place = slot.remembered ?? location;
    const target = (slot.remembered && match(slot, place)) ?? fallback(slot, place);
    const byDefault = target && planOf(slot, target);
    if (hard || slot.current === undefined) return byDefault ?? NOT_FOUND;
    if (slot.remembered) return byDefault ?? KEEP;
    if (slot.unmatched === 'keep' || slot.current === null) return KEEP;
    return slot.unmatched === 'default' ? (byDefault ?? EMPTY) : EMPTY;
  });
  // A layout that is new to the page is resolved whole, like a hard load (R023).
  const whole = hard || slots.every(({current}) => current === undefined);
  if (whole && plans.includes(NOT_FOUND)) {
    return {status: 'not-found', plans: plans.map((plan) => (plan === NOT_FOUND ? plan : CLEAR)), matched};
  }
  return {status: 'active', plans, matched};
}

/** The route of a slot for a place, most specific first (R050). */
export function match({table}: {readonly table: RouteTable}, location: Location): Target | undefined {
  const found = table.match(location.path, acceptNested);
  if (!found) return undefined;
  const {route, rest} = found;
  const {url, base} = location;
  const path = location.path.text;
  const params = {...location.params, ...found.params};
  const segment = path === '' ? '/' : path;
  const search = route.search?.map((name) => [name, url.searchParams.getAll(name)]);
  return {
    route,
    params,
    segment,
    url,
    match: {route, path: route.path ?? '', params, segment, url},
    key: base + path.slice(0, path.length - rest.length),
    search: search ? JSON.stringify(search) : '',
  };
}

/** The default of a slot at a place. */
export function fallback({table}: {readonly table: RouteTable}, {params, url, base}: Location): Target | undefined {
  const route = table.default;
  return route && {route, match: null, params, segment: '', url, key: base, search: ''};
}

function planOf({current, inner}: SlotState, target: Target): Plan {
  const same =
    current?.route === target.route &&
    !current.match === !target.match &&
    current.search === target.search &&
    (current.key === target.key || (inner !== undefined && sharesBase(inner, current.url, target.url)));
  return {action: same ? 'same' : 'show', target};
}

function sharesBase(inner: Base, from: URL, to: URL): boolean {
  const base = inner.locate(to)?.base;
  // A layout that is mounted nowhere deeper than the one around it leaves the whole path to the view.
  return base !== undefined && inner.isNested && inner.locate(from)?.base === base;
}
