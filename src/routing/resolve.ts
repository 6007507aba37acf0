import {locationOutside, type Base, type Location} from './location.js';
import {trimSlash, type Place} from './path.js';
import {acceptNested, isIntercepting, matchesPattern, type Found, type RouteTable} from './route-table.js';
import type {LayoutStatus, NavigationType, Params, Route, RouteMatch, Unmatched} from './route.js';

/** What a route slot shows or is about to show, and how to tell whether that changes. */
export interface Target extends RouteMatch {
  /** The URL that was matched: that of the page, or one made of the route slot's own location. */
  readonly at: URL;
  readonly isDefault: boolean;
  /** Two targets of one route with the same key and scope are the same location. */
  readonly key: string;
  readonly scope: string | undefined;
  /** The page in the background, of a route that intercepts. */
  readonly from: URL | undefined;
  /** The search params that the route names. */
  readonly search: string;
}

/** One route slot as `resolve` sees it. */
export interface SlotState {
  readonly name: string;
  readonly table: RouteTable;
  /** What it shows or loads; null where it is empty on purpose, undefined where it has nothing to keep. */
  readonly current: Target | null | undefined;
  readonly unmatched: Unmatched;
  /** It may be empty on a hard load, without a default that says so. */
  readonly isOptional?: boolean;
  /**
   * Its own location, null where that is closed; undefined where it follows the page's. While its place and its routes
   * stay the same, the very same object.
   */
  readonly own?: Location | null | undefined;
  /** The base of a layout inside its view: what lies below is the location of that layout's route slots. */
  readonly inner?: Base | undefined;
  /** What the history entry says: the place that brought its content, null for empty, undefined for nothing. */
  readonly remembered?: Location | null | undefined;
}

/**
 * What a navigation means for one route slot.
 * - `keep`: it does not match and stays, untouched (R022).
 * - `same`: its location did not change.
 * - `empty`: empty on purpose; it stays so until something matches.
 * - `clear`: it shows nothing and has nothing to keep.
 */
export type Plan =
  | {readonly action: 'same' | 'show'; readonly target: Target; readonly kept: boolean}
  | {
      readonly action: 'keep' | 'empty' | 'clear' | 'not-found';
      readonly target?: undefined;
      readonly kept: boolean;
    };

export interface Resolution {
  readonly status: LayoutStatus;
  /** One plan a route slot, in their order. */
  readonly plans: readonly Plan[];
  /** A route slot has a route for the URL itself: a default, or something kept, does not count. */
  readonly matched: boolean;
}

const EMPTY: Plan = {action: 'empty', kept: false};
const CLEAR: Plan = {action: 'clear', kept: false};
const KEEP: Plan = {action: 'keep', kept: true};
const NOT_FOUND: Plan = {action: 'not-found', kept: false};

/** It resolves from the URL alone (R020); any other one keeps what does not match (R022). */
export const isHard = (type: NavigationType): boolean => type === 'load' || type === 'reload';

/**
 * Says what a URL means for every route slot of one layout. Pure: it looks at nothing else and changes nothing.
 * @param location - The place of the URL in this layout; undefined where it lies outside the base.
 * @param type - The kind of navigation. A `load` or `reload` resolves from the URL (R020), any other one
 *   keeps what does not match (R022), a `traverse` shows what the entry remembers (R130).
 * @param isIntercepted - Some route slot of the page intercepts: those that do not are kept (R117).
 */
export function resolve(
  location: Location | undefined,
  slots: readonly SlotState[],
  type: NavigationType,
  isIntercepted = false,
): Resolution {
  if (!location) {
    const plan = isIntercepted ? KEEP : CLEAR;
    return {status: 'inactive', plans: slots.map(() => plan), matched: false};
  }
  const hard = isHard(type);
  let matched = false;
  const plans = slots.map((slot): Plan => {
    const {name, table, current, unmatched, remembered} = slot;
    if (table.isEmpty) return current ? CLEAR : KEEP;
    // What its URL or entry says is the truth: it is never kept.
    if (slot.own !== undefined) {
      const isThere = current && current.at === slot.own?.url && !table.isConditional && !slot.inner;
      if (isThere) return {action: 'same', target: current, kept: false};
      const target = slot.own && anyTargetOf(table, slot.own, name);
      return target && slot.own ? planFor(slot, target, slot.own) : EMPTY;
    }
    const own = targetOf(table, location, name);
    if (own) matched = true;
    if (isIntercepted) return own?.from ? planFor(slot, own, location) : KEEP;
    if (own && (hard || remembered === undefined)) return planFor(slot, own, location);
    if (remembered === null) return EMPTY;
    const target =
      (remembered && targetOf(table, remembered, name)) ?? defaultOf(table, remembered ?? location, name);
    const byDefault = target && planFor(slot, target, location);
    if (hard || current === undefined) return byDefault ?? (slot.isOptional ? EMPTY : NOT_FOUND);
    if (remembered) return byDefault ?? KEEP;
    if (unmatched === 'keep' || current === null) return KEEP;
    return unmatched === 'default' ? (byDefault ?? EMPTY) : EMPTY;
  });
  // A layout that is new to the page is resolved whole, like a hard load (R023).
  const isWhole = hard || slots.every(({current}) => current === undefined);
  if (!isWhole || !plans.includes(NOT_FOUND)) return {status: 'active', plans, matched};
  return {status: 'not-found', plans: plans.map((plan) => (plan === NOT_FOUND ? plan : CLEAR)), matched};
}

/**
 * The route of a table for a place, most specific first (R050).
 * @param slot - The name of the route slot.
 */
export function targetOf(table: RouteTable, location: Location, slot: string): Target | undefined {
  // A path that begins with two slashes intercepts what may lie outside the layout.
  const {from, params, whole, url} = location;
  if (from && whole !== undefined && table.isConditional) {
    const outside = locationOutside(url, from, whole);
    const taken = table.match(
      outside,
      ({route}) => !!route.path?.startsWith('//') && exists(route, outside, slot),
    );
    if (taken) return createTarget(taken.route, {...from.params, ...taken.params}, outside, taken.rest);
    if (location.isOutside) return undefined;
  }
  const accept = (match: Found, place: Place) =>
    acceptNested(match, place) && exists(match.route, location, slot, match.params);
  const found = table.match(location, table.isConditional ? accept : acceptNested);
  return found && createTarget(found.route, {...params, ...found.params}, location, found.rest);
}

/** The default of a table at a place. */
export function defaultOf(table: RouteTable, location: Location, slot: string): Target | undefined {
  const route = table.defaults.find((each) => exists(each, location, slot));
  return route && createTarget(route, location.params, location);
}

/** The route of a table for a place, else its default. */
export function anyTargetOf(table: RouteTable, location: Location, slot: string): Target | undefined {
  return targetOf(table, location, slot) ?? defaultOf(table, location, slot);
}

/** A route intercepts only from another page (R113, R115), and may exist under a condition. */
function exists(route: Route, location: Location, slot: string, params?: Params): boolean {
  const {intercept, when} = route;
  const {from, path, url, page, isOutside} = location;
  if (isIntercepting(route)) {
    const isSamePlace = isOutside && trimSlash(from?.url.pathname ?? '') === trimSlash(url.pathname);
    if (!from || from.path === path || isSamePlace) return false;
    if (typeof intercept === 'string' && intercept !== '' && !matchesPattern(intercept, from)) return false;
  }
  if (!when) return true;
  try {
    const context = {params: {...location.params, ...params}, segment: path || '/', slot};
    return when.call(route, {...context, url: page, searchParams: url.searchParams});
  } catch {
    // What cannot tell does not exist: an exception here would take all other route slots along.
    return false;
  }
}

function createTarget(route: Route, params: Target['params'], location: Location, rest?: string): Target {
  const {url, page, scope, base, path} = location;
  const isDefault = rest === undefined;
  const search = route.search?.map((name) => [name, url.searchParams.getAll(name)]);
  return {
    route,
    path: route.path ?? '',
    params,
    segment: isDefault ? '' : path || '/',
    url: page,
    at: url,
    isDefault,
    scope,
    from: isIntercepting(route) ? location.from?.url : undefined,
    key: base + (isDefault ? '' : path.slice(0, path.length - rest.length)),
    search: isDefault || !search ? '' : JSON.stringify(search),
  };
}

/** Two targets are one location. */
export function isSame(a: Target, b: Target): boolean {
  return (
    a.route === b.route &&
    a.isDefault === b.isDefault &&
    a.key === b.key &&
    a.scope === b.scope &&
    a.search === b.search
  );
}

function planFor({current, inner}: SlotState, target: Target, {url}: Location): Plan {
  // Another URL than this one has brought it.
  const kept = target.at !== url;
  if (!current) return {action: 'show', target, kept};
  // The params stay the same object, so that nobody takes them for new ones.
  if (isSame(current, target)) return {action: 'same', target: {...target, params: current.params}, kept};
  // A layout inside the view that lies deeper than the one around it takes the rest of the path upon itself.
  const base = inner?.isNested && inner.locate(target.at)?.base;
  const isBelow =
    base && isSame(current, {...target, key: current.key}) && inner.locate(current.at)?.base === base;
  return {action: isBelow ? 'same' : 'show', target, kept};
}
