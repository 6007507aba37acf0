import {Base} from '../../src/routing/location.js';
import {
  defaultOf,
  resolve,
  targetOf,
  type Plan,
  type SlotState,
  type Target,
} from '../../src/routing/resolve.js';
import {RouteTable} from '../../src/routing/route-table.js';
import type {NavigationType, Route, Unmatched} from '../../src/routing/route.js';
import {placeOf} from './places.js';

/** One route slot before a navigation, in few words. */
export interface Before {
  /** Its paths; `default` is a default. A route object stands for itself. */
  readonly routes: readonly (string | Route)[];
  /** The path that brought what it shows; null where it is empty on purpose, absent where it shows nothing. */
  readonly shows?: string | null | undefined;
  readonly unmatched?: Unmatched;
  /** What the history entry says: a path, null for empty, absent for nothing. */
  readonly remembered?: string | null | undefined;
  /** The base of a layout inside its view. */
  readonly inner?: string;
}

export interface Step {
  readonly type: NavigationType;
  readonly to: string;
  readonly slots: Readonly<Record<string, Before>>;
  readonly base?: string;
}

/** What comes out of a step: the status of the layout, and for each route slot what it does, in words. */
export function plansOf({type, to, slots, base = '/app'}: Step): {
  status: string;
  plans: Record<string, string>;
} {
  const names = Object.keys(slots);
  const states = Object.values(slots).map((before) => stateOf(before, base));
  const {status, plans} = resolve(new Base(base).locate(urlOf(to)), states, type);
  const said = names.map((name, i): [string, string] => [name, describePlan(plans[i]!)]);
  return {status, plans: Object.fromEntries(said)};
}

/** The same for a layout with one route slot. */
export function planOf(before: Before, type: NavigationType, to: string): string {
  return plansOf({type, to, slots: {it: before}}).plans.it ?? '';
}

/** `show /users/:id {"id":"7"}`, `same default`, `keep`. */
export function describePlan({action, target}: Plan): string {
  if (!target) return action;
  const params = JSON.stringify(target.params);
  return `${action} ${target.isDefault ? 'default' : target.path}${params === '{}' ? '' : ` ${params}`}`;
}

export function stateOf(
  {routes, shows, unmatched = 'keep', remembered, inner}: Before,
  base = '/app',
): SlotState {
  const table = new RouteTable(routes.map((route) => (typeof route === 'string' ? routeOf(route) : route)));
  return {
    name: 'users',
    table,
    current: typeof shows === 'string' ? targetAt(table, shows, base) : shows,
    unmatched,
    inner: inner === undefined ? undefined : new Base(inner, new Base(base)),
    remembered: typeof remembered === 'string' ? placeOf(remembered, base) : remembered,
  };
}

function targetAt(table: RouteTable, path: string, base: string): Target {
  const place = placeOf(path, base);
  const target = targetOf(table, place, 'users') ?? defaultOf(table, place, 'users');
  if (!target) throw new Error(`nothing shows at "${path}"`);
  return target;
}

function routeOf(text: string): Route {
  return text === 'default' ? {default: true} : {path: text};
}

function urlOf(path: string): URL {
  return new URL(path, 'https://example.test');
}
