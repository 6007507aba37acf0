import {compareKinds, compilePattern, type Pattern} from './pattern.js';
import {decode, splitPath, type Path} from './path.js';
import type {Params, Route} from './route.js';

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
  /** The names of a simple pattern, each with the segment it captures. */
  readonly names: readonly (readonly [name: string, index: number])[];
  readonly order: number;
}

interface Node {
  statics?: Map<string, Node>;
  param?: Node;
  /** Entries that end here, that go on with anything, and that only URLPattern can decide. */
  ends?: Entry[];
  wildcards?: Entry[];
  others?: Entry[];
}

type Accept = (found: Found, path: Path) => boolean;

/**
 * The routes of one route slot. A lookup walks the path, not the routes: a native URLPattern scan makes
 * 60 matches a second at 5,000 routes. What a simple walk cannot decide goes through URLPattern, but only
 * the patterns whose static start the path shares.
 */
export class RouteTable {
  readonly default: Route | undefined;
  readonly size: number = 0;
  readonly #root: Node = {};

  constructor(routes: readonly Route[], report?: (fault: TableFault, value: string) => void) {
    const entries: {route: Route; pattern: Pattern}[] = [];
    const paths = new Set<string>();
    for (const route of routes) {
      if (route.default) {
        if (this.default) report?.('two-defaults', '');
        else this.default = route;
        this.size++;
      }
      if (route.path === undefined) {
        if (!route.default) report?.('no-path', '');
        continue;
      }
      try {
        const pattern = compilePattern(route.path);
        const patterns = route.slots && !pattern.wildcard ? [pattern, compilePattern(route.path, true)] : [pattern];
        // Interception of a page and the page itself share a path by design.
        if (route.intercept === undefined && paths.size === paths.add(pattern.path).size) {
          report?.('same-path', route.path);
        }
        for (const each of patterns) entries.push({route, pattern: each});
        this.size++;
      } catch {
        report?.('invalid-path', String(route.path));
      }
    }
    // The sort is stable: of two equally specific patterns the first declared comes first.
    entries.sort((a, b) => compareKinds(a.pattern.kinds, b.pattern.kinds));
    entries.forEach(({route, pattern}, order) => {
      const names = pattern.segments.flatMap((text, i) => (isName(text) ? [[text.slice(1), i] as const] : []));
      this.#insert({route, pattern, names, order});
    });
  }

  #insert(entry: Entry): void {
    let node = this.#root;
    for (const segment of entry.pattern.segments) {
      if (isName(segment)) {
        node = node.param ??= {};
      } else {
        const statics = (node.statics ??= new Map<string, Node>());
        let next = statics.get(segment);
        if (!next) statics.set(segment, (next = {}));
        node = next;
      }
    }
    const list = entry.pattern.exec ? 'others' : entry.pattern.wildcard ? 'wildcards' : 'ends';
    (node[list] ??= []).push(entry);
  }

  /**
   * Finds the most specific route for a path.
   * @param accept - Asked for each candidate, so that the next one gets its chance.
   */
  match(path: Path, accept: Accept = () => true): Found | undefined {
    const {segments} = path;
    const found = this.#walk(this.#root, path, 0, accept);
    let best = found?.found;
    let order = found?.order ?? Infinity;
    let node: Node | undefined = this.#root;
    for (let depth = 0; node; depth++) {
      for (const entry of node.others ?? []) {
        if (entry.order >= order) break;
        const other = execute(entry, path);
        if (other && accept(other, path)) {
          best = other;
          order = entry.order;
        }
      }
      const segment: string | undefined = segments[depth];
      node = segment === undefined ? undefined : node.statics?.get(segment);
    }
    return best;
  }

  #walk(node: Node, path: Path, depth: number, accept: Accept): {found: Found; order: number} | undefined {
    const {segments} = path;
    const segment = segments[depth];
    if (segment === undefined) {
      const end = first(node.ends, path, depth, accept);
      // `/*` matches the root `/`, as in URLPattern, but not `/files` below a longer base (R053).
      return end ?? (path.atRoot && depth === 0 ? first(node.wildcards, path, depth, accept) : undefined);
    }
    const next = node.statics?.get(segment);
    return (
      (next && this.#walk(next, path, depth + 1, accept)) ??
      (node.param && segment !== '' ? this.#walk(node.param, path, depth + 1, accept) : undefined) ??
      first(node.wildcards, path, depth, accept)
    );
  }
}

const isName = (segment: string) => segment.startsWith(':');

function first(entries: readonly Entry[] | undefined, path: Path, depth: number, accept: Accept) {
  if (!entries) return undefined;
  for (const {route, pattern, names, order} of entries) {
    const params: Record<string, string> = {};
    for (const [name, index] of names) define(params, name, path.segments[index]);
    let rest = '';
    if (pattern.wildcard) {
      const tail = path.segments.slice(depth).join('/');
      if (!route.slots) define(params, '0', tail);
      else if (tail !== '') rest = `/${tail}`;
    }
    const found = {route, params, rest};
    if (accept(found, path)) return {found, order};
  }
  return undefined;
}

function execute({route, pattern}: Entry, path: Path): Found | undefined {
  // The layout's own path is '' below its base and '/' at the root; a trailing slash makes no difference.
  const result =
    pattern.exec?.exec({pathname: path.text}) ?? (path.atRoot ? pattern.exec?.exec({pathname: '/'}) : undefined);
  if (!result) return undefined;
  const groups = Object.entries(result.pathname.groups);
  // What lies below is the last unnamed group; it stays encoded, to be matched again.
  const last = pattern.rest ? groups.findLastIndex(([name]) => /^\d/.test(name)) : -1;
  const [below] = last < 0 ? [] : groups.splice(last, 1);
  const params: Record<string, string> = {};
  for (const [name, value] of groups) define(params, name, value);
  return {route, params, rest: below?.[1] ? `/${below[1]}` : ''};
}

function define(params: Record<string, string>, name: string, value: string | undefined): void {
  if (value === undefined) return;
  const decoded = decode(value);
  // An assignment to a parameter of this name would change the prototype instead.
  if (name === '__proto__') Object.defineProperty(params, name, {value: decoded, enumerable: true});
  else params[name] = decoded;
}

const tables = new WeakMap<readonly Route[], RouteTable>();

/** The table of routes that stay the same array, compiled once. */
export function tableOf(routes: readonly Route[]): RouteTable {
  let table = tables.get(routes);
  if (!table) tables.set(routes, (table = new RouteTable(routes)));
  return table;
}

/** True where one of the nested route slots has a route for what lies below the route's path. */
function matchesNested(slots: Readonly<Record<string, readonly Route[]>>, path: Path): boolean {
  return Object.values(slots).some((routes) => tableOf(routes).match(path, acceptNested));
}

/** A route with nested route slots matches a path only if one of them does (R054). */
export const acceptNested: Accept = ({route, rest}, {atRoot}) =>
  !route.slots || matchesNested(route.slots, splitPath(rest, atRoot));
