/** A page by the rules: its history, its loads, and what a person and a script see of it. */
import {isUntouched, load, NAMES, navigate, type Address, type Entry, type Name} from './rules.js';
import type {Loads, Step} from './steps.js';

/** What a page looks like, line by line: by the name of a route slot, `url`, `entry`, `calls`, or a load by its name. */
export type Look = Readonly<Record<string, string>>;

/** A load is known by its route slot and how often that one has loaded, for example `tab 3`. */
interface State {
  readonly status: 'ready' | 'loading' | 'error';
  readonly call: number;
}

/** A view that is on screen still while the next one loads, with the states of what is in it. */
interface Screen {
  readonly place: string;
  readonly state: State;
  /** Of `doc`, which is in a view of `tab`. */
  doc?: {readonly place: string; readonly state: State};
}

/** The places with a loader. */
const LOADS: Readonly<Partial<Record<Name, RegExp>>> = {
  modal: /^\/photos\//,
  filter: /^\/by\//,
  tab: /^\/list\//,
  doc: /^\/\d/,
};

export class Model {
  #entries: Entry[] = [];
  #index = 0;
  #states = new Map<Name, State>();
  #calls = new Map<Name, number>();
  #screens = new Map<Name, Screen>();
  /** Loads that were told to wait and have not been released, the superseded ones too. */
  #held: string[] = [];

  constructor(path: string) {
    const entry = load({path, filter: '', note: '/'});
    this.#entries.push(entry);
    this.#show(entry, 'now');
  }

  get isLoading(): boolean {
    return [...this.#states.values()].some(({status}) => status === 'loading');
  }

  get isIntercepted(): boolean {
    return this.#entry.background !== undefined;
  }

  get isKeeping(): boolean {
    return Object.values(this.#entry.slots).some(({kept}) => kept);
  }

  /** The held loads, in an order that does not depend on which began first. */
  get held(): readonly string[] {
    return [...this.#held].sort();
  }

  get superseded(): readonly string[] {
    return this.#held.filter((name) => !this.#isCurrent(name));
  }

  /** The route slot that a retry is for. */
  get failed(): Name | undefined {
    return NAMES.find((name) => this.#states.get(name)?.status === 'error');
  }

  get #entry(): Entry {
    return this.#entries[this.#index]!;
  }

  /** Takes a step; false where it makes no sense here, and nothing has happened. */
  take(step: Step): boolean {
    if (!this.#canTake(step)) return false;
    switch (step.do) {
      case 'push':
      case 'link':
        this.#push(this.#addressOf(step), step.loads);
        break;
      case 'replace':
        this.#replace(this.#addressOf(step), step.loads);
        break;
      case 'own':
        if (step.via === 'replace') this.#replace(this.#addressOf(step), step.loads);
        else this.#push(this.#addressOf(step), step.loads);
        break;
      case 'close':
        this.#push({...this.#address, [step.name]: ''}, 'now');
        break;
      case 'go':
        this.#traverse(step.by, step.loads);
        break;
      case 'reload':
        this.#reload(step.loads);
        break;
      case 'release':
        this.#release(this.held[step.which % this.held.length]!, step.fails);
        break;
      case 'retry': {
        const name = this.failed!;
        this.#states.set(name, this.#load(name, step.loads));
        this.#note(name);
        break;
      }
    }
    return true;
  }

  releaseAll(): void {
    for (const name of this.held) this.#release(name, false);
  }

  /** Without the rules for places that the rules leave open; see the comments. */
  #canTake(step: Step): boolean {
    switch (step.do) {
      case 'push':
      case 'replace':
        // Whether the page behind an ordinary view of `modal` is a source of interception is not said.
        return !(this.#entry.path === '/help' && step.path.startsWith('/photos/'));
      case 'link':
        // A link to the URL itself replaces, and shows nothing by which to know its end.
        return this.#canTake({...step, do: 'push'}) && urlOf(this.#addressOf(step)) !== urlOf(this.#entry);
      case 'own':
        return JSON.stringify(this.#addressOf(step)) !== JSON.stringify(this.#address);
      case 'close':
        return this.#entry[step.name] !== '';
      case 'go':
        return this.#entries[this.#index + step.by] !== undefined;
      case 'reload':
        return true;
      case 'release':
        return this.#held.length > 0;
      case 'retry':
        return this.failed !== undefined;
    }
  }

  get #address(): Address {
    const {path, filter, note} = this.#entry;
    return {path, filter, note};
  }

  #addressOf({path, filter, note}: {path?: string; filter?: string; note?: string}): Address {
    const now = this.#address;
    // At `/`, its default location, `filter` has no route and shows nothing.
    const wanted = filter === '/' ? '' : filter;
    return {path: path ?? now.path, filter: wanted ?? now.filter, note: note ?? now.note};
  }

  #push(to: Address, loads: Loads): void {
    const before = this.#entry;
    const entry = navigate(before, to);
    this.#entries.splice(++this.#index, Infinity, entry);
    this.#show(entry, loads, before);
  }

  #replace(to: Address, loads: Loads): void {
    const before = this.#entry;
    const entry = navigate(before, to);
    this.#entries[this.#index] = entry;
    this.#show(entry, loads, before);
  }

  /** R130: what the entry showed. */
  #traverse(by: number, loads: Loads): void {
    const before = this.#entry;
    this.#index += by;
    this.#show(this.#entry, loads, before);
  }

  /** R020, R122: by the URL alone, and that is what the entry remembers from now on. */
  #reload(loads: Loads): void {
    const entry = load(this.#address);
    this.#entries[this.#index] = entry;
    // They went with the document.
    this.#held = [];
    this.#screens.clear();
    this.#show(entry, loads);
  }

  #show({slots}: Entry, loads: Loads, before?: Entry): void {
    if (before?.slots.children?.place !== slots.children?.place)
      for (const name of ['tab', 'aside', 'doc'] as const) this.#screens.delete(name);
    const doc = this.#states.get('doc');
    const docPlace = before?.slots.doc?.place;
    const onScreen = this.#screens.get('tab');
    // What it still loads is given up when the view that it is in is about to leave (rule 11).
    if (onScreen && doc?.status === 'loading') delete onScreen.doc;
    else if (onScreen && doc && docPlace !== undefined) onScreen.doc = {place: docPlace, state: doc};
    for (const name of NAMES) {
      if (slots[name] === undefined) this.#states.delete(name);
      else if (before === undefined || !isUntouched(name, before.slots, slots))
        this.#states.set(name, this.#stillThere(name, before) ?? this.#load(name, loads));
      this.#note(name);
    }
  }

  /** What has never left the screen is there again, with no load. */
  #stillThere(name: Name, before: Entry | undefined): State | undefined {
    if (before === undefined) return undefined;
    const place = this.#placeOf(name);
    const outer = name === 'doc' ? this.#screens.get('tab') : undefined;
    const inner = outer?.place === '/docs' && before.slots.doc === undefined ? outer.doc : undefined;
    const there = inner ?? this.#screens.get(name);
    return place !== '' && there?.place === place ? there.state : undefined;
  }

  /** What is on screen in the end: a load leaves what is there until it has ended. */
  #note(name: Name): void {
    const state = this.#states.get(name);
    const place = this.#placeOf(name);
    if (state?.status === 'loading') return;
    if (state?.status !== 'ready' || place === '') this.#screens.delete(name);
    else if (this.#screens.get(name)?.place !== place || this.#screens.get(name)?.state !== state)
      this.#screens.set(name, {place, state});
  }

  #load(name: Name, loads: Loads): State {
    if (!LOADS[name]?.test(this.#placeOf(name))) return {status: 'ready', call: 0};
    const call = (this.#calls.get(name) ?? 0) + 1;
    this.#calls.set(name, call);
    if (loads === 'now') return {status: 'ready', call};
    if (loads === 'fail') return {status: 'error', call};
    this.#held.push(`${name} ${call}`);
    return {status: 'loading', call};
  }

  #release(held: string, fails: boolean): void {
    const [name, call] = parseLoad(held);
    // Rule 11: superseded work never shows.
    if (this.#isCurrent(held)) {
      this.#states.set(name, {status: fails ? 'error' : 'ready', call});
      this.#note(name);
    }
    this.#held = this.#held.filter((other) => other !== held);
  }

  #isCurrent(held: string): boolean {
    const [name, call] = parseLoad(held);
    const state = this.#states.get(name);
    return state?.status === 'loading' && state.call === call;
  }

  #placeOf(name: Name): string {
    return this.#entry.slots[name]?.place ?? '';
  }

  look(): Look {
    return {
      url: urlOf(this.#entry),
      entry: `${this.#index + 1} of ${this.#entries.length}`,
      calls: describeCalls(this.#calls),
      ...Object.fromEntries(NAMES.flatMap((name) => this.#lookOf(name))),
      ...Object.fromEntries(this.#held.flatMap((held) => this.#lookOfLoad(held))),
    };
  }

  #lookOf(name: Name): [string, string][] {
    const shown = this.#entry.slots[name];
    const status = this.#statusOf(name);
    if (shown !== undefined && status !== undefined) {
      const isDefault = shown.place === 'default';
      return [[name, describeSlot({status, text: this.#textOf(name), kept: shown.kept, isDefault})]];
    }
    // A view that is left may stay, unseen, until the next one is loaded.
    return this.#isOuterLoading(name) ? [] : [[name, 'absent']];
  }

  #lookOfLoad(held: string): [string, string][] {
    const [name] = parseLoad(held);
    if (this.#isCurrent(held)) return [[`load ${held}`, 'running']];
    return !this.#states.has(name) && this.#isOuterLoading(name) ? [] : [[`load ${held}`, 'aborted']];
  }

  #isOuterLoading(name: Name): boolean {
    return name === 'doc' && this.#states.get('tab')?.status === 'loading';
  }

  #statusOf(name: Name): string | undefined {
    return this.#placeOf(name) === '' && this.#states.has(name) ? 'empty' : this.#states.get(name)?.status;
  }

  #textOf(name: Name): string {
    const place = this.#placeOf(name);
    const {status, call} = this.#states.get(name) ?? {status: 'ready', call: 0};
    if (place === '') return '';
    if (status === 'loading') return `Loading ${name}`;
    if (status === 'error') return `${name} failed`;
    if (name === 'children' && place.startsWith('/team/'))
      return `Team ${place.slice(-1)} ${this.#textOf('tab')} ${this.#textOf('aside')}`;
    if (name === 'tab' && place === '/docs') return `Docs ${this.#textOf('doc')}`;
    return [name, textOfPlace(place), call > 0 ? `load ${call}` : ''].join(' ').trim();
  }
}

/** As the page writes it: `?dir=up` of an own location is one of its own search params. */
function textOfPlace(place: string): string {
  return place === '/' ? 'home' : place.replace('?dir=', ' ');
}

/** Path and search of the address bar; a route slot at its default location is not in it. */
export function urlOf({path, filter}: Pick<Address, 'path' | 'filter'>): string {
  const search = filter === '' || filter === '/' ? '' : `?@filter=${filter.replace('?', '&@filter.')}`;
  return `/page/app${path === '/' ? '' : path}${search}`;
}

export function describeSlot(slot: {
  status: string;
  text: string;
  kept: boolean;
  isDefault: boolean;
}): string {
  const {status, text, kept, isDefault} = slot;
  return `${status} "${text}"${kept ? ' kept' : ''}${isDefault ? ' default' : ''}`;
}

export function describeCalls(calls: ReadonlyMap<string, number>): string {
  return [...calls]
    .map(([name, count]) => `${name} ${count}`)
    .sort()
    .join(', ');
}

export function parseLoad(held: string): [name: Name, call: number] {
  const [name, call] = held.split(' ');
  return [name as Name, Number(call)];
}
