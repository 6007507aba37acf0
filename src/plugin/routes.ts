import {
  compareSpecificity,
  isSamePart,
  patternName,
  patternOf,
  regexOf,
  shapeOf,
  targetOf,
  type PathPart,
} from './segments.js';
import type {Folder, Unit} from './tree.js';

/** Shown in place of a view, as the units around it say. */
export interface Fallbacks {
  readonly loading?: Unit | undefined;
  readonly error?: Unit | undefined;
  readonly notFound?: Unit | undefined;
}

/** One route of the tree, before it is code. */
export interface RouteSpec extends Fallbacks {
  readonly path?: string;
  /** The parts below the base of its layout. */
  readonly parts: readonly PathPart[];
  /** The parts below the root. */
  readonly full: readonly PathPart[];
  readonly isDefault?: boolean;
  /** It is the default of a layout in a group as well, which other groups at its place may have, too. */
  readonly isShared?: boolean;
  readonly unit?: Unit | undefined;
  /** The pattern of the pages it intercepts from; empty for all of its layout. */
  readonly intercept?: string;
  readonly slots?: SlotSpecs;
  /** Exists where its segment matches one of these before it matches one of another route. */
  when?: When;
}

/** A condition on the segment, as sources of regular expressions. */
export type When =
  /** With what each param is called, in folders and in patterns. */
  | {readonly below: string; readonly names: readonly (readonly string[])[]}
  /** The first that matches decides: its number is that of the route. */
  | {readonly first: readonly (readonly [source: string, number: number])[]; readonly is: number};

/** The routes by the name of the route slot. */
export type SlotSpecs = Readonly<Record<string, readonly RouteSpec[]>>;

/** Where a walk through the folders is. */
interface Position {
  /** Of the layout around it, below the root. */
  readonly base: readonly PathPart[];
  readonly full: readonly PathPart[];
  readonly fallbacks: Fallbacks;
  /** The pattern below the layout of the folder that holds the intercepting one. */
  readonly intercept?: string | undefined;
}

const CHILDREN = 'children';

/** Says what the root of a tree is as a route: its view is the root layout, its slots are all the rest. */
export function routesOf(root: Folder): RouteSpec {
  const {layout} = root.units;
  const slots = slotsOf(root, {base: [], full: [], fallbacks: {}});
  const notFound = root.units['not-found'];
  const children = slots[CHILDREN] ?? [];
  // An unknown URL shows the root's own unit (R098), as far as nothing else stands in for it.
  const unknown: RouteSpec = {isDefault: true, parts: [], full: [], notFound};
  const hasDefault = children.some(({isDefault, when}) => isDefault && !when);
  const all = notFound && !hasDefault ? {...slots, [CHILDREN]: [...children, unknown]} : slots;
  return {parts: [], full: [], unit: layout, slots: all};
}

const withUnits = (fallbacks: Fallbacks, {units}: Folder): Fallbacks => ({
  loading: units.loading ?? fallbacks.loading,
  error: units.error ?? fallbacks.error,
  notFound: units['not-found'] ?? fallbacks.notFound,
});

/** The route slots of a folder with a layout: its `@` folders, and `children`, which is all the rest. */
function slotsOf(folder: Folder, around: Position): SlotSpecs {
  const position = {
    ...around,
    base: around.full,
    fallbacks: withUnits(around.fallbacks, folder),
    intercept: undefined,
  };
  const slots: Record<string, RouteSpec[]> = {[CHILDREN]: collect(folder, position, true)};
  for (const each of folder.folders) {
    if (each.segment?.kind !== 'slot') continue;
    const {name} = each.segment;
    const routes = collect(each, position, false);
    slots[name] = name === CHILDREN ? [...(slots[name] ?? []), ...routes] : routes;
  }
  const {template} = folder.units;
  return Object.fromEntries(
    Object.entries(slots).map(([name, routes]) => {
      const wrapped = template ? wrap(template, routes, position) : routes;
      return [name, decide(wrapped)];
    }),
  );
}

/** The routes of one route slot. */
function collect(folder: Folder, position: Position, isOwn: boolean): RouteSpec[] {
  const {units, folders} = folder;
  const {base, full, intercept} = position;
  const parts = full.slice(base.length);
  const fallbacks = isOwn ? position.fallbacks : withUnits(position.fallbacks, folder);
  const pathOf = () => (startsWith(full, base) ? patternOf(parts) : `/${patternOf(full)}`);
  const known = {parts, full, ...(intercept !== undefined && {intercept})};
  const routes: RouteSpec[] = [];
  // What only an interception shows stands in for nothing on the page behind it (R112).
  if (units.default && intercept === undefined) {
    // One that lies deeper stands in only there (R041).
    const when = parts.length > 0 ? {when: {below: regexOf(parts, true), names: namesIn(parts)}} : {};
    routes.push({isDefault: true, parts, full, unit: units.default, ...fallbacks, ...when});
  }
  if (!isOwn && units.layout) {
    const slots = slotsOf(folder, position);
    // A group at the place of the layout around it is not alone there: its default is for its own layout.
    const isGroup = folder.segment?.kind === 'group';
    const shared = isGroup ? routes.map((route) => ({...route, isShared: true})) : routes;
    const outer = isGroup && parts.length === 0 ? [] : shared;
    return [...outer, {...known, ...position.fallbacks, path: pathOf(), unit: units.layout, slots}];
  }
  if (units.page) routes.push({...known, ...fallbacks, path: pathOf(), unit: units.page});
  const inside = {...position, fallbacks};
  const rest = folders.flatMap((each) => enter(each, inside));
  // A default that lies deeper comes before one that it would hide behind.
  const all = [
    ...rest.filter(({isDefault}) => isDefault),
    ...routes,
    ...rest.filter(({isDefault}) => !isDefault),
  ];
  return isOwn || !units.template ? all : wrap(units.template, all, inside);
}

function enter(folder: Folder, position: Position): RouteSpec[] {
  const {segment} = folder;
  if (!segment || segment.kind === 'private' || segment.kind === 'slot') return [];
  if (segment.kind === 'group') return collect(folder, position, false);
  if (segment.kind !== 'intercept')
    return collect(folder, {...position, full: [...position.full, segment]}, false);
  const {base} = position;
  const full = targetOf(position.full, segment);
  // The check tells of it.
  if (!full) return [];
  const source = position.full.slice(base.length);
  const intercept = source.length === 0 ? '' : `${patternOf(source)}{/*}?`;
  return collect(folder, {...position, full, intercept}, false);
}

const namesIn = (parts: readonly PathPart[]) =>
  parts.flatMap((part) =>
    part.kind === 'static' ? [] : [[...new Set([part.name, patternName(part.name)])]],
  );

/** A param after a marker is another one than that of the layout, which keeps its own: it may have another value. */
const startsWith = (full: readonly PathPart[], base: readonly PathPart[]) =>
  base.length <= full.length &&
  base.every((part, i) => {
    const other = full[i];
    return other === part || (part.kind === 'static' && other !== undefined && isSamePart(part, other));
  });

/** Puts a template around what changes together with the first part below it (R072). */
function wrap(template: Unit, routes: readonly RouteSpec[], {base, full, fallbacks}: Position): RouteSpec[] {
  const depth = full.length - base.length + 1;
  const wrapped: RouteSpec[] = [];
  const groups = new Map<string, RouteSpec[]>();
  for (const route of routes) {
    if (route.path === undefined || route.intercept !== undefined) {
      wrapped.push(route);
      continue;
    }
    const parts = route.parts.slice(0, depth);
    const below = route.parts.slice(depth);
    const inner = {...route, parts: below, path: patternOf(below)};
    const group = groups.get(shapeOf(parts));
    if (group) group.push(inner);
    else {
      const slot = [inner];
      groups.set(shapeOf(parts), slot);
      const path = patternOf(parts);
      wrapped.push({
        ...fallbacks,
        parts,
        full: [...base, ...parts],
        path,
        unit: template,
        slots: {[CHILDREN]: slot},
      });
    }
  }
  return wrapped;
}

/** Every path that a route answers, those of its route slots included, below the layout it is in. */
export function* pathsOf(route: RouteSpec): Generator<readonly PathPart[]> {
  if (route.isDefault || route.intercept !== undefined) return;
  if (!route.slots) yield route.parts;
  else
    for (const each of Object.values(route.slots).flat())
      for (const path of pathsOf(each)) yield [...route.parts, ...path];
}

/**
 * Layouts at one path, such as those of two groups, are told apart by their pages: the most specific one decides
 * between them, as it would in one table.
 */
function decide(routes: readonly RouteSpec[]): readonly RouteSpec[] {
  const paths = new Map<string, number>();
  const key = ({path = '', intercept = ''}: RouteSpec) => `${path} ${intercept}`;
  for (const route of routes) if (!route.isDefault) paths.set(key(route), (paths.get(key(route)) ?? 0) + 1);
  const isOpen = (route: RouteSpec) =>
    route.slots &&
    route.intercept === undefined &&
    (route.parts.length === 0 || (paths.get(key(route)) ?? 0) > 1);
  if (!routes.some(isOpen) || routes.filter(({isDefault}) => !isDefault).length < 2) return routes;
  const all = routes.flatMap((route, number) =>
    [...pathsOf(route)].map((parts) => ({parts, number, isLayout: !!route.slots})),
  );
  // Of two that are equally specific, a page comes before what a layout has.
  all.sort((a, b) => compareSpecificity(a.parts, b.parts) || Number(a.isLayout) - Number(b.isLayout));
  const first = all.map(({parts, number}) => [regexOf(parts), number] as const);
  return routes.map((route, is) => (isOpen(route) ? {...route, when: {first, is}} : route));
}
