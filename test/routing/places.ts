import {Base, type Location} from '../../src/routing/location.js';
import {RouteTable, type Found, type TableFault} from '../../src/routing/route-table.js';
import type {Route} from '../../src/routing/route.js';

const ORIGIN = 'https://example.test';

/** The place of a path below a base, as a browser would hand it to the router. */
export function locate(path: string, base = '/', outer?: Base): Location | undefined {
  return new Base(base, outer).locate(new URL(path.replace(/^(?!https:)/, ORIGIN)));
}

/** The same where the path is known to lie below the base. */
export function placeOf(path: string, base = '/'): Location {
  const location = locate(path, base);
  if (!location) throw new Error(`"${path}" does not lie below "${base}"`);
  return location;
}

/** A table of routes that only have paths. */
export function tableOf(
  paths: readonly string[],
  report?: (fault: TableFault, value: string) => void,
): RouteTable {
  return new RouteTable(
    paths.map((path) => ({path})),
    report,
  );
}

/** What a table finds for a path below a base. */
export function find(routes: readonly Route[], path: string, base = '/'): Found | undefined {
  return new RouteTable(routes).match(placeOf(path, base));
}

/** The params that one pattern captures from a path; null where it does not match. */
export function paramsOf(pattern: string, path: string, base = '/'): Record<string, string> | null {
  const found = find([{path: pattern}], path, base);
  return found ? {...found.params} : null;
}
