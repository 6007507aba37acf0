import type {RouteSlot} from '../elements/route-slot.js';
import type {NavigationType} from '../routing/route.js';

/** How many navigations are kept. */
const LIMIT = 50;

export type BarEnd = 'running' | 'ready' | 'empty' | 'not-found' | 'error' | 'aborted';

/** What one route slot did in one navigation. Times are in milliseconds since the navigation began. */
export interface Bar {
  readonly slot: string;
  /** It began to load; undefined where it had nothing to load. Before that it waited: for guards, or for the commit. */
  load: number | undefined;
  /** Its load was over: it came to something, failed, or was given up. */
  end: number | undefined;
  /** What it came to was painted. */
  painted: number | undefined;
  outcome: BarEnd;
}

export interface TimelineEntry {
  readonly type: NavigationType;
  readonly url: string;
  readonly bars: Bar[];
  /** Undefined while it is under way. */
  duration: number | undefined;
  outcome: 'running' | 'finished' | 'aborted';
}

type Draft = {-readonly [Key in keyof TimelineEntry]: TimelineEntry[Key]} & {
  readonly start: number;
  /** Nobody has announced it: its type is not known until a route slot tells. */
  readonly isGuess: boolean;
};

/** Records navigations from what everybody can hear: the events of the elements, and of the Navigation API. */
export class Timeline {
  /** The newest first. */
  readonly entries: TimelineEntry[] = [];
  readonly #onChange: () => void;
  readonly #running = new WeakMap<RouteSlot, {readonly bar: Bar; readonly entry: Draft}>();
  #current: Draft | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  listen(signal: AbortSignal): void {
    const on = <Type extends keyof HTMLElementEventMap>(
      type: Type,
      listener: (slot: RouteSlot, event: HTMLElementEventMap[Type]) => void,
    ) => {
      const heard = (event: HTMLElementEventMap[Type]) => {
        listener(event.composedPath()[0] as RouteSlot, event); // layout-settle does not ask
        this.#onChange();
      };
      window.addEventListener(type, heard as EventListener, {signal, capture: true}); // by the map
    };
    on('slot-load', (slot, event) => this.#load(slot, event.signal));
    on('slot-change', (slot, event) => this.#end(slot, event.status, event.navigationType));
    on('slot-error', (slot) => this.#end(slot, 'error'));
    on('layout-settle', () => this.#finish('finished'));
    const {navigation} = globalThis;
    if (typeof Navigation !== 'function' || !(navigation instanceof Navigation)) return;
    navigation.addEventListener(
      'navigate',
      ({navigationType, destination, canIntercept, downloadRequest, signal: aborted}) => {
        // The page is left, or stays as it is.
        if (!canIntercept || downloadRequest !== null) return;
        const entry = this.#begin(navigationType, destination.url);
        aborted.addEventListener('abort', () => this.#current === entry && this.#finish('aborted'));
      },
      {signal},
    );
    navigation.addEventListener('navigatesuccess', () => this.#finishIfIdle(), {signal});
    navigation.addEventListener('currententrychange', this.#onChange, {signal});
  }

  #begin(type: NavigationType, href: string, isGuess = false): Draft {
    this.#finish('aborted');
    const {origin, pathname, search, hash} = new URL(href);
    const url = origin === location.origin ? pathname + search + hash : href;
    const start = performance.now();
    this.#current = {type, url, start, isGuess, bars: [], duration: undefined, outcome: 'running'};
    this.entries.unshift(this.#current);
    this.entries.splice(LIMIT);
    this.#onChange();
    return this.#current;
  }

  /** What nobody has announced is a load of the route slot itself, or a navigation that only the History driver sees. */
  #entry(type: NavigationType): Draft {
    const entry = this.#current;
    const isElsewhere = entry?.isGuess && new URL(entry.url, location.href).href !== location.href;
    return entry && !isElsewhere ? entry : this.#begin(type, location.href, true);
  }

  #load(slot: RouteSlot, signal: AbortSignal): void {
    const entry = this.#entry(slot.status === 'ready' ? 'reload' : 'push');
    const bar = this.#add(entry, slot, performance.now() - entry.start);
    this.#running.set(slot, {bar, entry});
    signal.addEventListener('abort', () => {
      if (bar.outcome !== 'running') return;
      bar.outcome = 'aborted';
      bar.end = performance.now() - entry.start;
      this.#onChange();
    });
  }

  #end(slot: RouteSlot, status: RouteSlot['status'], type: NavigationType = 'push'): void {
    const running = this.#running.get(slot);
    this.#running.delete(slot);
    // A load goes on that a later navigation has not changed.
    const isOwn = running?.bar.outcome === 'running';
    const entry = isOwn ? running.entry : this.#entry(type);
    if (entry.isGuess && status !== 'error') entry.type = type;
    const bar = isOwn ? running.bar : this.#add(entry, slot, undefined);
    if (status !== 'loading') bar.outcome = status;
    bar.end ??= performance.now() - entry.start;
    // A bar that failed is painted with its fallback, and then says slot-change too.
    requestAnimationFrame(() => {
      bar.painted ??= performance.now() - entry.start;
      this.#onChange();
    });
  }

  #add(entry: Draft, slot: RouteSlot, load: number | undefined): Bar {
    const known = entry.bars.find(({slot: name, outcome}) => name === slot.name && outcome === 'error');
    if (known && load === undefined) return known;
    const bar: Bar = {slot: slot.name, load, end: undefined, painted: undefined, outcome: 'running'};
    entry.bars.push(bar);
    return bar;
  }

  /** A navigation that no route slot takes part in has no layout-settle. */
  #finishIfIdle(): void {
    if (this.#current?.bars.every(({outcome}) => outcome !== 'running')) this.#finish('finished');
  }

  #finish(outcome: 'finished' | 'aborted'): void {
    const entry = this.#current;
    if (!entry) return;
    // Another route slot may load on: what takes over changes only its own.
    entry.outcome = outcome;
    entry.duration = performance.now() - entry.start;
    this.#current = undefined;
    this.#onChange();
  }
}
