/**
 * The rules of parallel routes, once more and as plain as can be: where each route slot of the page in page.ts is, for
 * every kind of navigation. It is written from the rules in the README, not from the sources: what both get wrong has to
 * be wrong in two ways.
 */

/** The route slots of the page; a layout's come before those of the layouts inside it. */
export const NAMES = ['children', 'modal', 'filter', 'note', 'tab', 'aside', 'doc'] as const;
export type Name = (typeof NAMES)[number];
type Own = 'filter' | 'note';

/** Where a route slot is: `''` is nowhere, `default` its default, else a path below its layout, or its own location. */
export interface Shown {
  readonly place: string;
  readonly kept: boolean;
}

export type Slots = Readonly<Partial<Record<Name, Shown>>>;

/** What a navigation asks for. `filter` is `''` at its default location; `note` is `''` when it is closed. */
export interface Address {
  readonly path: string;
  readonly filter: string;
  readonly note: string;
}

/** An entry of the history, with all that it remembers. */
export interface Entry extends Address {
  readonly slots: Slots;
  /** The page that an intercepted view lies over. */
  readonly background: string | undefined;
}

/** What each route slot has a route for, up to the part that is a nested layout's. The empty match is none. */
const ROUTES: Readonly<Record<Exclude<Name, Own>, RegExp>> = {
  children: /^\/$|^\/photos\/\d$|^\/team\/\d(?=$|\/(list\/\d|docs(\/\d)?|info)$)/,
  modal: /^\/help$/,
  tab: /^\/$|^\/list\/\d$|^\/docs(?=$|\/\d$)/,
  aside: /^\/list\/\d$|^\/info$/,
  doc: /^\/\d?$/,
};

/** Where the nested layouts are: in the view of which route. */
const NESTED: Readonly<Partial<Record<Name, {readonly outer: Name; readonly at: RegExp}>>> = {
  tab: {outer: 'children', at: /^\/team\//},
  aside: {outer: 'children', at: /^\/team\//},
  doc: {outer: 'tab', at: /^\/docs$/},
};

/** `modal` intercepts photos from the pages of a team. */
const INTERCEPTED = /^\/photos\/\d$/;
const INTERCEPTED_FROM = /^\/team\/\d(\/|$)/;

/** The path at which the layout of a route slot is mounted; undefined while that layout is not on the page. */
export function baseOf(name: Name, slots: Slots): string | undefined {
  const nested = NESTED[name];
  if (nested === undefined) return '';
  const outer = slots[nested.outer];
  const base = baseOf(nested.outer, slots);
  if (outer === undefined || base === undefined || !nested.at.test(outer.place)) return undefined;
  return base + outer.place;
}

/** Rule 4: the same place in the same layout is untouched. */
export function isUntouched(name: Name, before: Slots, after: Slots): boolean {
  const [old, now] = [before[name], after[name]];
  if (old === undefined || now === undefined) return false;
  return old.place === now.place && baseOf(name, before) === baseOf(name, after);
}

/** A hard load: rule 2. There is nothing to keep, so it is a resolution after nothing. */
export function load(to: Address): Entry {
  return {...to, background: undefined, slots: resolve(to, {})};
}

/** A push or replace. */
export function navigate(from: Entry, to: Address): Entry {
  const isSamePath = to.path === from.path;
  // Rule 12: who changes an own location changes nothing else, and an intercepted view stays over its page.
  if (isSamePath && (to.filter !== from.filter || to.note !== from.note))
    return {...from, ...to, slots: {...from.slots, ...ownOf(to)}};

  // R114: the source is the page in the background, not the one in the address bar. R115: never on the same path.
  const source = from.background ?? from.path;
  if (INTERCEPTED.test(to.path) && !isSamePath && INTERCEPTED_FROM.test(source)) {
    const modal = {place: to.path, kept: false};
    return {...to, background: source, slots: {...keepAll(from.slots), modal, ...ownOf(to)}};
  }
  return {...to, background: undefined, slots: resolve(to, from.slots)};
}

/** Rules 1 to 3, layer by layer. */
function resolve(to: Address, before: Slots): Slots {
  let slots: Slots = ownOf(to);
  for (const name of NAMES) {
    const base = baseOf(name, slots);
    if (name === 'filter' || name === 'note' || base === undefined) continue;
    const match = ROUTES[name].exec(segmentOf(to.path, base))?.[0];
    // R023: a layout that is new, or at another place, has nothing to keep.
    const had = baseOf(name, before) === base ? before[name] : undefined;
    slots = {...slots, [name]: match === undefined ? unmatched(name, had) : {place: match, kept: false}};
  }
  return slots;
}

function unmatched(name: Name, had: Shown | undefined): Shown {
  if (had === undefined) return {place: 'default', kept: false};
  // It has `unmatched="empty"`.
  if (name === 'modal') return {place: '', kept: false};
  return {place: had.place, kept: true};
}

/** R117, R024: all that is on the page is kept, nested route slots too. */
function keepAll(slots: Slots): Slots {
  return Object.fromEntries(Object.entries(slots).map(([name, {place}]) => [name, {place, kept: true}]));
}

/** A route slot with a location of its own is never kept: what the URL or the entry says is the truth. */
function ownOf({filter, note}: Address): Slots {
  return {filter: {place: filter, kept: false}, note: {place: note, kept: false}};
}

/** The part of a path below a base; what is outside of the base matches no route. */
function segmentOf(path: string, base: string): string {
  if (path === base) return '/';
  return path.startsWith(`${base}/`) ? path.slice(base.length) : '';
}
