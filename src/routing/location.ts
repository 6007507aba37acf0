import {splitPath, trimSlash, type Path} from './path.js';
import {RouteTable} from './route-table.js';
import type {Params, Route} from './route.js';

/** Where a URL leads inside one layout. */
export interface Location {
  readonly url: URL;
  /** The part of the pathname that the base has matched, without a trailing slash. */
  readonly base: string;
  /** The part below the base. */
  readonly path: Path;
  /** The parameters of the base, those of the layouts around it included. */
  readonly params: Params;
}

/** The pathname a layout is mounted at, compiled together with those of the layouts around it. */
export class Base {
  readonly path: string;
  /** It lies deeper than the base around it. */
  readonly isNested: boolean;
  readonly #table: RouteTable;

  constructor(path: string, outer?: Base, report?: (path: string) => void) {
    const own = trimSlash(path.startsWith('/') || path === '' ? path : `/${path}`);
    this.path = (outer?.path ?? '') + own;
    this.isNested = own !== '';
    // A route with nested route slots is just what a base is: a path, and all that lies below it.
    const route: Route = {path: this.path === '' ? '/' : this.path, slots: {}};
    this.#table = new RouteTable([route], () => report?.(path));
  }

  /** Finds the place of a URL below this base; undefined where it lies outside. */
  locate(url: URL): Location | undefined {
    const pathname = trimSlash(url.pathname);
    const found = this.#table.match(splitPath(pathname, pathname === ''), () => true);
    if (!found) return undefined;
    const base = pathname.slice(0, pathname.length - found.rest.length);
    return {url, base, path: splitPath(found.rest, base === ''), params: found.params};
  }
}
