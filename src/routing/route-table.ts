import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {decode, type Place} from './path.js';
import {compareKinds, compilePattern, type Pattern} from './pattern.js';
import type {Params, Route, RouteTables} from './route.js';

/** A route found for a path, with what it captured. */
export interface Found {
  readonly route: Route;
  readonly params: Params;
  /** What lies below the path of a route with nested route slots, else `''`. */
  readonly rest: string;
}

/** What is wrong with a table, for the caller to say. */
export type TableFault = 'invalid-path' | 'same-path' | 'two-defaults' | 'no-path';

interface Entry {
  readonly route: Route;
  readonly pattern: Pattern;
  order: number;
}

interface Node {
  readonly next: Map<string, Node>;
  /** Entries that end here. */
  readonly ends: Entry[];
  /** Entries that may go on. */
  readonly opens: Entry[];
}

const createNode = (): Node => ({next: new Map(), ends: [], opens: []});

/**
 * The routes of one route slot. A lookup walks the path, not the routes: scanning them, a native URLPattern
 * makes 60 matches a second at 5,000 routes. What a walk cannot decide goes through URLPattern, but only the
 * patterns whose static start the path shares.
 */
export class RouteTable {
  /** The first that exists is the default. */
  readonly defaults: readonly Route[];
  readonly isEmpty: boolean;
  /** Some of its routes intercept, or exist under a condition only. */
  readonly isConditional: boolean;
  /** The first segments that paths of its routes begin with, `''` for none; undefined where it may be any. */
  readonly starts: ReadonlySet<string> | undefined;
  readonly #root = createNode();
  /** Patterns without parameters, which are the most specific ones, by their path. */
  // An object, because engines look up the properties of one by identity, and the keys of a map by comparison.
  #statics: Record<string, Found> | undefined;

  constructor(routes: readonly Route[], report?: (fault: TableFault, value: string) => void) {
    const entries: Entry[] = [];
    const defaults: Route[] = [];
    const paths = new Set<string>();
    for (const route of routes) {
      const {path} = route;
      if (route.default) {
        if (DEV_MODE && defaults.some(({when}) => !when)) report?.('two-defaults', '');
        defaults.push(route);
      } else if (DEV_MODE && path === undefined) report?.('no-path', '');
      if (path === undefined) continue;
      try {
        const pattern = compilePattern(path, route.slots !== undefined);
        entries.push({route, pattern, order: 0});
        if (!DEV_MODE) continue;
        // A page and its interception share a path by design, and so may layouts that hold different pages.
        const isAlternative = isIntercepting(route) || route.when || route.slots;
        if (!isAlternative && paths.size === paths.add(pattern.path).size) report?.('same-path', path);
      } catch {
        if (DEV_MODE) report?.('invalid-path', path);
      }
    }
    this.defaults = defaults;
    this.isEmpty = defaults.length + entries.length === 0;
    this.isConditional = routes.some((route) => isIntercepting(route) || route.when);
    // What intercepts is no other page but another way to show one, so it is asked first. The sort is stable: of two
    // equally specific patterns the first declared comes first.
    entries.sort(
      (a, b) =>
        +isIntercepting(b.route) - +isIntercepting(a.route) || compareKinds(a.pattern.kinds, b.pattern.kinds),
    );
    let decides = false;
    entries.forEach((entry, order) => {
      const {route, pattern} = entry;
      entry.order = order;
      // What intercepts, and what URLPattern decides, can come before them; what is declared after it takes its turn.
      decides ||= pattern.exec !== undefined || isIntercepting(route);
      const isStatic = !decides && !pattern.open && pattern.names.length === 0;
      if (isStatic)
        (this.#statics ??= Object.create(null) as Record<string, Found>)[pattern.path] ??= {
          route,
          params: {},
          rest: '',
        };
      let node = this.#root;
      for (const segment of entry.pattern.segments) {
        const next = node.next.get(segment) ?? createNode();
        node.next.set(segment, next);
        node = next;
      }
      (entry.pattern.open ? node.opens : node.ends).push(entry);
    });
    const {next, opens, ends} = this.#root;
    const isAny = this.isConditional || opens.length > 0 || next.has(':');
    this.starts = isAny ? undefined : new Set([...next.keys(), ...(ends.length > 0 ? [''] : [])]);
  }

  /**
   * Finds the most specific route for a path.
   * @param accept - Asked for each candidate, so that the next one gets its chance.
   */
  match(place: Place, accept: (found: Found, place: Place) => boolean = acceptNested): Found | undefined {
    const fixed = this.#statics?.[place.path];
    if (fixed && accept(fixed, place)) return fixed;
    const candidates: Entry[] = [];
    const {path, parts = path.split('/')} = place;
    collect(this.#root, parts, 1, candidates);
    if (candidates.length > 1) candidates.sort((a, b) => a.order - b.order);
    for (const entry of candidates) {
      // It has been asked for already.
      if (entry.route === fixed?.route) continue;
      const found = capture(entry, place, parts);
      if (found && accept(found, place)) return found;
    }
    return undefined;
  }
}

function collect({next, ends, opens}: Node, parts: readonly string[], depth: number, found: Entry[]): void {
  if (opens.length > 0) found.push(...opens);
  const part = parts[depth];
  if (part === undefined) {
    found.push(...ends);
    return;
  }
  const fixed = next.get(part);
  if (fixed) collect(fixed, parts, depth + 1, found);
  const param = part && next.get(':');
  if (param) collect(param, parts, depth + 1, found);
}

function capture(
  {route, pattern}: Entry,
  {path, atRoot}: Place,
  parts: readonly string[],
): Found | undefined {
  const {exec, names, open, segments} = pattern;
  const params: Record<string, string> = {};
  let rest: string | undefined;
  if (exec) {
    // The layout's own path is '' below its base and '/' at the root; a trailing slash makes no difference.
    const result = (atRoot ? exec.exec({pathname: '/'}) : null) ?? exec.exec({pathname: path});
    if (!result) return undefined;
    for (const [name, value] of Object.entries(result.pathname.groups)) {
      const isUnnamed = name >= '0' && name <= '999';
      // What lies below is the last unnamed group. It stays encoded, to be matched again, and is no parameter.
      if (isUnnamed) rest = value;
      if (!isUnnamed || !route.slots) define(params, name, value);
    }
  } else {
    for (const [index, name] of names) define(params, name, parts[index]);
    const depth = segments.length + 1;
    if (open) {
      // `/*` matches the root `/`, as in URLPattern, but not `/files` below a longer base (R053).
      if (!route.slots && depth === parts.length && !(atRoot && depth === 1)) return undefined;
      if (depth < parts.length) rest = parts.slice(depth).join('/');
      if (!route.slots) define(params, '0', rest ?? '');
    }
  }
  return {route, params, rest: route.slots && rest !== undefined ? `/${rest}` : ''};
}

function define(params: Record<string, string>, name: string, value: string | undefined): void {
  if (value === undefined) return;
  // An assignment to a parameter of this name would change the prototype instead.
  if (name === '__proto__') Object.defineProperty(params, name, {value: decode(value), enumerable: true});
  else params[name] = decode(value);
}

const tables = new WeakMap<readonly Route[], RouteTable>();

/** The table of routes that stay the same array, compiled once. */
export function tableOf(routes: readonly Route[]): RouteTable {
  const table = tables.get(routes) ?? new RouteTable(routes);
  tables.set(routes, table);
  return table;
}

const patterns = new Map<string, RouteTable>();

/** A path matches a pattern. */
export function matchesPattern(path: string, place: Place): boolean {
  const table = patterns.get(path) ?? new RouteTable([{path}]);
  patterns.set(path, table);
  return !!table.match(place);
}

/** One route for a whole layout: its view is what the layout holds, its `slots` are the tables. */
export const isRoot = (routes: RouteTables | Route | undefined): routes is Route =>
  !!routes?.slots && !Array.isArray(routes.slots);

/** It takes navigations from the page in the background. */
export const isIntercepting = ({intercept = false}: Route): boolean => intercept !== false;

/** A route with nested route slots matches a path only if one of them has a route for the rest (R054). */
export function acceptNested({route: {slots}, rest}: Found, {atRoot}: Place): boolean {
  if (!slots) return true;
  const place = {path: rest, atRoot: atRoot && rest === ''};
  return Object.values(slots).some((routes) => tableOf(routes).match(place));
}
