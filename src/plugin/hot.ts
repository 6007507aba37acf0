import type {Route, RouteTables} from '../routing/route.js';
import type {LazyUnit} from './runtime.js';

type Slots = NonNullable<Route['slots']>;

type Load = () => Promise<unknown>;

interface BuiltUnit {
  readonly names: string;
  readonly make: (load: Load) => LazyUnit;
  readonly value: LazyUnit;
}

interface BuiltRoute {
  readonly unit: LazyUnit | undefined;
  readonly value: Route;
}

/** A layout as far as it is looked at here. */
interface LayoutElement extends Element {
  routes: RouteTables | Route | undefined;
  readonly settled: Promise<void>;
  readonly slots: readonly SlotElement[];
}

interface SlotElement {
  readonly name: string;
  readonly match: {readonly route: Route} | null;
  readonly isDefault: boolean;
  disabled: boolean;
}

const units = new Map<string, BuiltUnit>();
const routes = new Map<string, BuiltRoute>();
/** The tables that others have taken the place of. */
const replaced = new Map<Slots | Route, Slots | Route>();

const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((part, i) => part === b[i]);

/**
 * A unit that stays the same one as long as nothing about it has changed.
 * @param id - Its file, and after a question mark the folder whose params it gets.
 * @param names - What it exports beside its view, and which edit of it this is where a server counts them.
 */
export function keepUnit(id: string, names: string, make: BuiltUnit['make'], load: Load): LazyUnit {
  const known = units.get(id);
  if (known?.names === names) return known.value;
  const value = make(load);
  units.set(id, {names, make, value});
  return value;
}

/** A unit has been edited: who uses it gets another one, that of a folder with params of its own too. */
export function renewUnit(file: string, module: unknown): void {
  for (const [id, known] of units)
    if (id.startsWith(`${file}?`))
      units.set(id, {...known, value: known.make(() => Promise.resolve(module))});
}

/**
 * A route that stays the same one as long as it and its unit do: then what it shows stays on screen.
 * @param id - Its place in the tree, and all that tells it from others there.
 */
export function keepRoute(id: string, unit: LazyUnit | undefined, route: Route): Route {
  const known = routes.get(id);
  if (!known || known.unit !== unit) {
    if (known) replaced.set(known.value, route);
    routes.set(id, {unit, value: route});
    return route;
  }
  const {value} = known;
  const slots = value.slots && route.slots && keepSlots(value.slots, route.slots);
  // What is shown in its place, and when, concerns nothing that is on screen.
  for (const name of ['loading', 'error', 'notFound', 'when'] as const) Reflect.deleteProperty(value, name);
  return Object.assign(value, route, slots && {slots});
}

function keepSlots(before: Slots, slots: Slots): Slots {
  const names = Object.keys(slots);
  const isKept =
    isSame(Object.keys(before), names) &&
    names.every((name) => isSame(before[name] ?? [], slots[name] ?? []));
  if (isKept) return before;
  replaced.set(before, slots);
  return slots;
}

/** Gives the layouts on the page the tables that have changed. Everything else stays as it is. */
export function update(root: Route): void {
  const newest = (value: Slots | Route | undefined): Slots | Route | undefined => {
    const next = value && replaced.get(value);
    return next && next !== value ? newest(next) : value;
  };
  const fresh = new Set<unknown>(replaced.values());
  for (const layout of layoutsIn(document)) {
    const before = layout.routes as Slots | Route | undefined; // what it was given
    const next = newest(before);
    // The root layout itself is another one.
    if (next === root && before !== root) location.reload();
    else if (next && (next !== before || before === root)) {
      // The very same object would be taken for what is there already, whatever it holds now.
      layout.routes = undefined;
      layout.routes = next;
      void showAgain(layout, next === root ? (root.slots ?? {}) : (next as Slots), fresh);
    }
  }
  replaced.clear();
}

/** Resolves those route slots as new ones that keep what is no route any more. */
async function showAgain(layout: LayoutElement, slots: Slots, fresh: ReadonlySet<unknown>): Promise<void> {
  await layout.settled;
  const stale = layout.slots.filter(({name, match, isDefault}) => {
    const table = slots[name] ?? [];
    return match
      ? !table.includes(match.route)
      : isDefault && table.some((route) => route.default && fresh.has(route));
  });
  for (const slot of stale) slot.disabled = true;
  await layout.settled;
  for (const slot of stale) slot.disabled = false;
}

function* layoutsIn(root: ParentNode): Generator<LayoutElement> {
  for (const element of root.querySelectorAll('*')) {
    if (element.localName === 'slot-layout') yield element as LayoutElement;
    if (element.shadowRoot) yield* layoutsIn(element.shadowRoot);
  }
}

/** The client of `@web/dev-server`, as far as it is used here. */
interface Client {
  readonly webSocket: WebSocket | null;
  sendMessage(message: object): Promise<unknown>;
}

/** What the server says: where the routes are that have come to be with an edit, or what is wrong. */
interface Message {
  readonly type?: unknown;
  readonly version: number;
  readonly routes?: string;
  readonly error?: string;
}

const TYPE = 'slot-routes';
/** The edit that the page has got to; none where its routes have failed. */
let current: number | undefined;
let isFollowing = false;

/** Imports what has been edited since the page was brought up to date, before anything is shown of it. */
export async function edited(
  url: string,
  modules: readonly (readonly [version: number, load: Load])[],
): Promise<void> {
  const since = new URL(url).searchParams.get('since');
  // A page that is loaded takes each when it needs it.
  if (since === null) return;
  await Promise.all(modules.map(([version, load]) => version > Number(since) && load()));
}

/** Keeps the page up to date with the edits that a server tells of. */
export function follow({webSocket, sendMessage}: Client, version?: number): void {
  current = version ?? current;
  // There may have been others before anybody listened.
  void sendMessage({type: TYPE, version: current});
  if (isFollowing || !webSocket) return;
  isFollowing = true;
  let last = Promise.resolve();
  webSocket.addEventListener('message', ({data}: MessageEvent<string>) => {
    const message = JSON.parse(data) as Message; // of the server that the page is from
    if (message.type === TYPE) last = last.then(() => take(message));
  });
}

async function take({version, routes, error}: Message): Promise<void> {
  if (error !== undefined) complain(error);
  else if (routes === undefined || current === undefined) location.reload();
  else if (version > current) {
    try {
      await import(/* @vite-ignore */ `${routes}&since=${current}&version=${version}`);
    } catch (reason) {
      complain(reason);
    }
  }
}

function complain(reason: unknown): void {
  // eslint-disable-next-line no-console -- whoever edits the files looks there
  console.error(reason);
}
