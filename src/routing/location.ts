import {trimSlash, type Place} from './path.js';
import {trimPattern} from './pattern.js';
import {RouteTable} from './route-table.js';
import type {Params, Route} from './route.js';

/** Where a URL leads inside one layout. */
export interface Location extends Place {
  /** What is matched: that of the page, or one made of a route slot's own location. */
  readonly url: URL;
  /** The page's URL. */
  readonly page: URL;
  /** The base of the layout around a location that is not made of the page's path. */
  readonly scope?: string;
  /** The page in the background, from which routes may intercept this one. */
  readonly from?: Location | undefined;
  /** The part of the pathname that the base has matched, without a trailing slash. */
  readonly base: string;
  /** The parameters of the base, those of the layouts around it included. */
  readonly params: Params;
  /** The path below the outermost layout, where `from` may intercept what lies outside this one. */
  readonly whole?: string | undefined;
  /** The URL lies outside the base, but the page in the background does not. */
  readonly isOutside?: boolean;
}

/** The place of what lies below a part of a pathname. */
export function locationBelow(url: URL, base: string, params: Params): Location {
  const path = trimSlash(url.pathname).slice(base.length);
  return {url, page: url, base, path, parts: path.split('/'), atRoot: base + path === '', params};
}

/** The place of a URL outside a layout that a page in it may intercept: below the outermost one, as `//post/1`. */
export function locationOutside(url: URL, from: Location, whole: string): Location {
  const path = `/${whole}`;
  return {...from, url, page: url, path, parts: path.split('/'), atRoot: false, from, whole, isOutside: true};
}

/** The pathname a layout is mounted at, compiled together with those of the layouts around it. */
export class Base {
  readonly path: string;
  /** It lies deeper than the base around it. */
  readonly isNested: boolean;
  readonly #table: RouteTable;
  /** Most bases are plain texts, and every navigation asks every layout. */
  readonly #isPlain: boolean;

  constructor(path: string, outer?: Base, report?: () => void) {
    const own = trimPattern(path);
    this.isNested = own !== '';
    this.path = (outer?.path ?? '') + own;
    // A route with nested route slots is just what a base is: a path, and all that lies below it.
    const route: Route = {path: this.path === '' ? '/' : this.path, slots: {}};
    this.#table = new RouteTable([route], report);
    this.#isPlain = /^[\w/-]*$/.test(this.path);
  }

  /** Finds the place of a URL below this base; undefined where it lies outside. */
  locate(url: URL): Location | undefined {
    const {path} = this;
    const pathname = trimSlash(url.pathname);
    if (this.#isPlain) {
      const isBelow = pathname === path || pathname.startsWith(`${path}/`);
      return isBelow ? locationBelow(url, path, {}) : undefined;
    }
    const whole = locationBelow(url, '', {});
    const found = this.#table.match(whole, () => true);
    return (
      found && locationBelow(url, whole.path.slice(0, whole.path.length - found.rest.length), found.params)
    );
  }
}
