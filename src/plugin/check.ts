import type {Fault} from './messages.js';
import {pathsOf, type RouteSpec} from './routes.js';
import {
  compareSpecificity,
  covers,
  displayPath,
  overlaps,
  patternName,
  isPart,
  shapeOf,
  targetOf,
  type PathPart,
} from './segments.js';
import {walk, type Folder, type Unit} from './tree.js';

/** Finds what is wrong in a tree, in the order of its folders. */
export function checkTree(root: Folder, routes: RouteSpec): Fault[] {
  return [
    ...[...walk(root)].flatMap(({faults}) => faults),
    ...checkMarkers(root, []),
    ...checkLayouts(root, false),
    ...checkParams(root, []),
    ...checkNames(root),
    ...checkPages(routes),
    ...checkDefaults(routes),
    ...checkInterceptions(routes),
  ];
}

const isFault = (fault: Fault | undefined): fault is Fault => fault !== undefined;

/** Markers lead to a path, not above it (R111). */
function checkMarkers(folder: Folder, full: readonly PathPart[]): Fault[] {
  return folder.folders.flatMap((each) => {
    const {segment, id} = each;
    if (!segment || segment.kind === 'private') return [];
    if (segment.kind === 'group' || segment.kind === 'slot') return checkMarkers(each, full);
    if (segment.kind !== 'intercept') return checkMarkers(each, [...full, segment]);
    const target = targetOf(full, segment);
    if (target) return checkMarkers(each, target);
    return [{code: 'SR102', files: [id], reason: `it goes up ${segment.up} from "${displayPath(full)}"`}];
  });
}

/** A route slot is a route slot of the layout beside it. At the root, that may stand in the page. */
function checkLayouts(folder: Folder, isInside: boolean): Fault[] {
  const slots = folder.folders.filter(({segment}) => segment?.kind === 'slot' && segment.name !== 'children');
  const faults: Fault[] =
    isInside && slots.length > 0 && !folder.units.layout
      ? [{code: 'SR106', files: slots.map(({id}) => id)}]
      : [];
  return [...faults, ...folder.folders.flatMap((each) => checkLayouts(each, true))];
}

/**
 * A param is named once on the way to a page, and its pattern has one name for it. What stands after a marker takes the
 * place of what it goes up from.
 */
function checkParams(folder: Folder, full: readonly PathPart[]): Fault[] {
  return folder.folders.flatMap((each) => {
    const {segment, id} = each;
    if (!segment || !(segment.kind === 'intercept' || isPart(segment))) return checkParams(each, full);
    const [above, part] =
      segment.kind === 'intercept' ? [targetOf(full, segment)?.slice(0, -1), segment.part] : [full, segment];
    if (!above) return [];
    const name = nameOf(part);
    const isKnown = name !== undefined && above.some((outer) => nameOf(outer) === name);
    const faults: Fault[] = isKnown ? [{code: 'SR115', files: [id], value: displayName(part)}] : [];
    return [...faults, ...checkParams(each, [...above, part])];
  });
}

const nameOf = (part: PathPart) => (part.kind === 'static' ? undefined : patternName(part.name));
const displayName = (part: PathPart) => (part.kind === 'static' ? part.text : part.name);

/** One place has one name for its param, in all route slots, as in Next.js. */
function checkNames(root: Folder): Fault[] {
  const places = new Map<string, Map<string, string>>();
  const visit = (folder: Folder, shape: string): void => {
    for (const each of folder.folders) {
      const {segment, id} = each;
      if (!segment || segment.kind === 'private' || segment.kind === 'intercept') continue;
      if (segment.kind === 'group' || segment.kind === 'slot') {
        visit(each, shape);
        continue;
      }
      const here = shape + shapeOf([segment]);
      if (segment.kind !== 'static') {
        const named = places.get(here) ?? new Map<string, string>();
        places.set(here, named);
        if (!named.has(segment.name)) named.set(segment.name, id);
      }
      visit(each, here);
    }
  };
  visit(root, '');
  return [...places.values()].flatMap((named) =>
    named.size > 1 ? [{code: 'SR114' as const, files: [...named.values()]}] : [],
  );
}

/** A page with its path below the layout whose route slot it is in. */
interface Page {
  readonly parts: readonly PathPart[];
  readonly unit: Unit;
}

/** The pages that a route brings, but for those of route slots beside `children` further in. */
function* pagesOf(route: RouteSpec, isMain: boolean): Generator<Page> {
  if (route.isDefault || route.intercept !== undefined || !route.unit) return;
  if (!route.slots) yield {parts: route.parts, unit: route.unit};
  for (const [name, routes] of Object.entries(route.slots ?? {})) {
    if (isMain && name !== 'children') continue;
    for (const each of routes)
      for (const {parts, unit} of pagesOf(each, isMain)) yield {parts: [...route.parts, ...parts], unit};
  }
}

/** Intercepting pages of a route slot, with all that has to be the same for two of them to be at one place. */
function* interceptingPagesOf(routes: readonly RouteSpec[]): Generator<Page & {readonly from: string}> {
  for (const {intercept, ...route} of routes) {
    if (intercept === undefined) continue;
    const above = route.full.slice(0, route.full.length - route.parts.length);
    for (const {parts, unit} of pagesOf(route, true))
      yield {parts: [...above, ...parts], unit, from: intercept};
  }
}

/** One path has one page in a route slot (R058); an optional catch-all is one for the path it is at as well. */
function checkPages({slots = {}}: RouteSpec): Fault[] {
  return Object.values(slots).flatMap((routes) => {
    const pages = new Map<string, Page>();
    const ordinary = routes.flatMap((route) => [...pagesOf(route, true)]);
    const faults: (Fault | undefined)[] = [...ordinary, ...interceptingPagesOf(routes)].flatMap(
      (page: Page & {readonly from?: string}) => {
        const last = page.parts.at(-1);
        const shapes = [shapeOf(page.parts)];
        if (last?.kind === 'optional-catch-all') shapes.push(shapeOf(page.parts.slice(0, -1)));
        // Ordinary pages are there from everywhere.
        const from = page.from === undefined ? '' : `${page.from} to `;
        return shapes.map((path): Fault | undefined => {
          const shape = from + path;
          const other = pages.get(shape);
          pages.set(shape, other ?? page);
          if (!other) return undefined;
          return {code: 'SR101', value: displayPath(page.parts), files: [other.unit.id, page.unit.id]};
        });
      },
    );
    const inner = routes.flatMap((route) =>
      Object.entries(route.slots ?? {}).map(([name, list]) => [name, list] as const),
    );
    // `children` has been looked at together with what it is in.
    const others = inner.filter(([name]) => name !== 'children');
    const deeper = routes.flatMap((route) => childrenOf(route));
    return [
      ...faults.filter(isFault),
      ...[...others, ...deeper].flatMap(([name, list]) =>
        checkPages({parts: [], full: [], slots: {[name]: list}}),
      ),
    ];
  });
}

/** The route slots beside `children` of the layouts in the `children` of a layout. */
function childrenOf(route: RouteSpec): (readonly [string, readonly RouteSpec[]])[] {
  return (route.slots?.['children'] ?? []).flatMap((each) => [
    ...Object.entries(each.slots ?? {}).filter(([name]) => name !== 'children'),
    ...childrenOf(each),
  ]);
}

/** What one route slot matches, all others beside it have a page or a default for (R009, R043). */
function checkDefaults({slots = {}, full}: RouteSpec): Fault[] {
  const faults: Fault[] = [];
  const lists = Object.entries(slots).map(([name, routes]) => ({
    name,
    hasDefault: routes.some(({isDefault, when, unit}) => isDefault && unit && !when),
    pages: routes.flatMap((route) => [...pagesOf(route, false)]),
    paths: new Paths(routes.flatMap((route) => [...pathsOf(route)])),
    // One that lies deeper stands in for all below its folder (R041).
    deep: new Paths(
      routes.flatMap(({isDefault, when, unit, parts}) => (isDefault && unit && when ? [parts] : [])),
    ),
  }));
  for (const routes of Object.values(slots)) {
    const known = new Map<string, Unit>();
    for (const {isDefault, isShared, unit, parts} of routes) {
      if (!isDefault || isShared || !unit) continue;
      const other = known.get(shapeOf(parts));
      known.set(shapeOf(parts), other ?? unit);
      if (other)
        faults.push({code: 'SR120', value: displayPath([...full, ...parts]), files: [other.id, unit.id]});
    }
  }
  const seen = new Set<string>();
  for (const {name, pages} of lists) {
    for (const {parts, unit} of pages) {
      const lacking = lists.filter(
        (other) => other.name !== name && !other.hasDefault && !answers(other, name, parts),
      );
      const value = displayPath([...full, ...parts]);
      if (lacking.length === 0 || seen.has(value)) continue;
      seen.add(value);
      faults.push({code: 'SR112', value, files: [unit.id], slots: lacking.map((other) => other.name)});
    }
  }
  for (const routes of Object.values(slots))
    for (const route of routes) if (route.slots) faults.push(...checkDefaults(route));
  return faults;
}

/** A route slot without a default has a page wherever another one has. */
function answers(
  {name, paths, deep}: {readonly name: string; readonly paths: Paths; readonly deep: Paths},
  other: string,
  parts: readonly PathPart[],
): boolean {
  // What has no page at all is not drawn by its layout (R014d).
  if (name === 'children' && paths.isEmpty) return true;
  if (deep.coverStart(parts)) return true;
  const last = parts.at(-1)?.kind;
  const isRest = last === 'catch-all' || last === 'optional-catch-all';
  // In a route slot beside it, a catch-all fills the paths that are there, and makes no new ones (R059).
  if (isRest && other !== 'children' && name === 'children') return paths.meet(parts);
  if (last !== 'optional-catch-all') return paths.cover(parts);
  const base = parts.slice(0, -1);
  return paths.cover(base) && paths.cover([...base, {kind: 'catch-all', name: ''}]);
}

/** Patterns, to be asked for each of many others. */
class Paths {
  readonly #all: readonly (readonly PathPart[])[];
  readonly #shapes: ReadonlySet<string>;
  /** Those that match more than one path, the widest first. */
  readonly #wide: readonly (readonly PathPart[])[];

  constructor(paths: readonly (readonly PathPart[])[]) {
    this.#all = paths;
    this.#shapes = new Set(paths.map(shapeOf));
    const wide = paths.filter((parts) => parts.some(({kind}) => kind !== 'static'));
    this.#wide = wide.sort((a, b) => compareSpecificity(b, a));
  }

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  cover(path: readonly PathPart[]): boolean {
    return this.#shapes.has(shapeOf(path)) || this.#wide.some((each) => covers(each, path));
  }

  /** One of them is a path around it, or the path itself. */
  coverStart(path: readonly PathPart[]): boolean {
    if (this.isEmpty) return false;
    return path.some((_, i) => this.cover(path.slice(0, i + 1)));
  }

  meet(path: readonly PathPart[]): boolean {
    return this.#all.some((each) => overlaps(each, path));
  }
}

/** What a route intercepts is a page of its own on a reload (R015). */
function checkInterceptions(root: RouteSpec): Fault[] {
  const real: (readonly PathPart[])[] = [];
  const intercepting: {readonly full: readonly PathPart[]; readonly unit: Unit}[] = [];
  const visit = (route: RouteSpec, isIntercepted: boolean): void => {
    const {unit, slots, full, isDefault} = route;
    const isInside = isIntercepted || route.intercept !== undefined;
    if (unit && !slots && !isDefault) {
      if (isInside) intercepting.push({full, unit});
      else real.push(full);
    }
    for (const each of Object.values(slots ?? {}).flat()) visit(each, isInside);
  };
  visit(root, false);
  const paths = new Paths(real);
  return intercepting.flatMap(({full, unit}): Fault[] =>
    paths.cover(full) ? [] : [{code: 'SR113', value: displayPath(full), files: [unit.id]}],
  );
}
