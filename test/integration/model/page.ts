/** The page that the walks go over: three nested layouts, five route slots by the path, two with own locations. */
import type {FrameWindow, NavigateResult, Route, RouteContext} from '../../support/contract.js';
import {deferred, type Deferred} from '../../support/deferred.js';
import {openPage, type Page} from '../../support/page.js';
import type {Scene} from '../../support/scene.js';
import {fragment} from '../../support/tree.js';
import {describeCalls, describeSlot, urlOf, type Look} from './model.js';
import type {Name} from './rules.js';
import type {Loads, Step} from './steps.js';

/** How long a state may take to come before a step has failed. */
const PATIENCE = 3000;

/** Without a delay, what is shown while something loads depends on no clock. */
const routeSlot = (name: string, attributes = '') =>
  `<route-slot ${name === 'children' ? '' : `name="${name}"`} loading-delay="0" ${attributes}>
    <span slot="loading">Loading ${name}</span><span slot="error">${name} failed</span></route-slot>`;

const html = `<slot-layout base="/page/app">
  ${routeSlot('children')}
  ${routeSlot('modal', 'unmatched="empty"')}
  ${routeSlot('filter', 'source="search"')}
  ${routeSlot('note', 'source="state"')}
</slot-layout>`;

/** Says where it is, from its context, and which of its loads brought it. */
const view = ({slot, segment, searchParams, data}: RouteContext) => {
  const direction = slot === 'filter' ? searchParams.get('dir') : null;
  return [slot, segment, direction, data as string | undefined].filter((part) => part != null).join(' ');
};

const home = (name: string): Route => ({path: '/', view: `${name} home`});
const byDefault = (name: string): Route => ({default: true, view: `${name} default`});

export class WalkedPage {
  readonly #calls = new Map<string, number>();
  readonly #held = new Map<string, {readonly deferred: Deferred<string>; readonly signal: AbortSignal}>();
  #page!: Page;
  /** What the loaders do from now on. */
  #loads: Loads = 'now';

  static async open(path: string, onWrite: () => void): Promise<WalkedPage> {
    const walked = new WalkedPage();
    walked.#page = await openPage({
      url: urlOf({path, filter: ''}),
      html,
      settle: false,
      prepare: ({window}) => watchWrites(window, onWrite),
      setup: (scene) => walked.#setup(scene),
    });
    return walked;
  }

  close(): void {
    this.#page.check();
    this.#page.close();
  }

  /** Only to be called after a walk that failed. */
  discard(): void {
    this.#page.close();
  }

  /** Takes a step and returns when it is committed. `held` and `failed` are what the step is for. */
  async take(step: Step, held: readonly string[], failed: Name | undefined): Promise<void> {
    if ('loads' in step) this.#loads = step.loads;
    const {layout} = this.#page;
    switch (step.do) {
      case 'push':
      case 'replace':
        await this.#committed(layout.navigate(urlOf(step), {history: step.do}));
        break;
      case 'link':
        this.#page.link(urlOf(step)).click();
        break;
      case 'own':
        await this.#navigateOwn(step);
        break;
      case 'close':
        this.#page.slot(step.name).close();
        break;
      case 'go':
        await this.#traverse(step.by);
        break;
      case 'reload':
        this.#held.clear();
        await this.#inTime('the document', this.#page.reload({settle: false}));
        break;
      case 'release':
        this.#release(held[step.which % held.length]!, step.fails);
        break;
      case 'retry':
        this.#page.slot(failed!).retry();
        break;
    }
  }

  releaseAll(): void {
    for (const name of [...this.#held.keys()]) this.#release(name, false);
  }

  /** Waits until the page looks as it should, then until nothing is under way, and returns what it looks like. */
  async reach(expected: Look, isLoading: boolean): Promise<Look> {
    const end = performance.now() + PATIENCE;
    const isThere = () => Object.entries(expected).every(([key, line]) => this.#lookOf(key, line) === line);
    while (!isThere() && performance.now() < end) await task();
    if (isLoading) {
      // What should not come has had its chance.
      await task();
      await task();
    } else {
      await this.#inTime('nothing to be under way', this.#quiet());
    }
    return this.#look(expected);
  }

  #setup({window, document, slot}: Scene): void {
    const load = (context: RouteContext) => this.#load(window, context);
    const doc: Route[] = [home('doc'), {path: '/:doc', load, view}, byDefault('doc')];
    const tab: Route[] = [
      home('tab'),
      {path: '/list/:list', load, view},
      {
        path: '/docs',
        view: (_: RouteContext) => fragment(document, `Docs ${routeSlot('doc')}`),
        slots: {doc},
      },
      byDefault('tab'),
    ];
    const aside: Route[] = [{path: '/list/:list', view}, {path: '/info', view}, byDefault('aside')];
    const team = ({params}: RouteContext) =>
      fragment(document, `<h2>Team ${params['team']}</h2> ${routeSlot('tab')} ${routeSlot('aside')}`);

    slot('children').routes = [
      home('children'),
      {path: '/photos/:photo', view},
      {path: '/team/:team', view: team, slots: {tab, aside}},
      byDefault('children'),
    ];
    slot('modal').routes = [
      {path: '/help', view},
      {path: '/photos/:photo', intercept: '/team/:team{/*}?', load, view},
      byDefault('modal'),
    ];
    slot('filter').routes = [{path: '/by/:key', search: ['dir'], load, view}];
    slot('note').routes = [home('note'), {path: '/on/:note', view}];
  }

  #load(window: FrameWindow, {slot, signal}: RouteContext): Promise<string> {
    const call = (this.#calls.get(slot) ?? 0) + 1;
    this.#calls.set(slot, call);
    const load = deferred<string>();
    if (this.#loads === 'hold') this.#held.set(`${slot} ${call}`, {deferred: load, signal});
    else if (this.#loads === 'fail') load.reject(new window.Error('broken'));
    else load.resolve(`load ${call}`);
    return load.promise;
  }

  #release(name: string, fails: boolean): void {
    const held = this.#held.get(name);
    if (held === undefined) throw new Error(`${name} did not load`);
    this.#held.delete(name);
    const [, call] = name.split(' ');
    if (fails) held.deferred.reject(new this.#page.window.Error('broken'));
    else held.deferred.resolve(`load ${call}`);
  }

  async #navigateOwn({via, filter, note}: Step & {do: 'own'}): Promise<void> {
    const locations = {...(filter === undefined ? {} : {filter}), ...(note === undefined ? {} : {note})};
    const [[name, location] = ['', '']] = Object.entries(locations);
    const {layout} = this.#page;
    if (via === 'layout') await this.#committed(layout.navigate(locations));
    else if (via === 'replace') await this.#committed(layout.navigate(locations, {history: 'replace'}));
    else if (via === 'slot') await this.#committed(this.#page.slot(name).navigate(location));
    else {
      const link = this.#page.link(location);
      link.dataset['slot'] = name;
      link.click();
    }
  }

  async #committed({committed, finished}: NavigateResult): Promise<void> {
    // Superseded, it rejects.
    finished.catch(() => undefined);
    await this.#inTime('the commit', committed);
  }

  async #traverse(by: number): Promise<void> {
    const {window} = this.#page;
    const over = this.#page.hasNavigationApi ? nextTraverse(window) : nextPopState(window);
    window.history.go(by);
    await this.#inTime('the entry', over);
  }

  async #quiet(): Promise<void> {
    await task();
    while (this.#page.hasNavigationApi && this.#page.window.navigation.transition)
      await this.#page.window.navigation.transition.finished.catch(() => undefined);
    await this.#page.layout.settled;
    await task();
  }

  /** What of the page is expected to look like something. */
  #look(expected: Look): Look {
    return Object.fromEntries(Object.keys(expected).map((key) => [key, this.#lookOf(key, expected[key]!)]));
  }

  #lookOf(key: string, expected: string): string {
    if (key === 'url') return this.#page.url;
    if (key === 'calls') return describeCalls(this.#calls);
    if (key === 'entry') {
      // The entries of a frame cannot be counted elsewhere; going back and forward tells there.
      if (!this.#page.hasNavigationApi) return expected;
      const {navigation} = this.#page.window;
      return `${(navigation.currentEntry?.index ?? -1) + 1} of ${navigation.entries().length}`;
    }
    if (key.startsWith('load ')) return this.#lookOfLoad(key.slice('load '.length));
    const slots = this.#page.slots(key);
    if (slots.length !== 1) return slots.length === 0 ? 'absent' : `${slots.length} times`;
    const {status, kept, isDefault} = slots[0]!;
    return describeSlot({status, kept, isDefault, text: this.#page.text(key)});
  }

  #lookOfLoad(name: string): string {
    const load = this.#held.get(name);
    if (load === undefined) return 'not started';
    return load.signal.aborted ? 'aborted' : 'running';
  }

  /** A state that never comes is a failure with a name, and not the end of the whole run. */
  async #inTime(name: string, state: Promise<unknown>): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`waited in vain for ${name} at ${this.#page.url}`)),
        PATIENCE,
      );
    });
    try {
      await Promise.race([state, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Other than `updateCurrentEntry()`, which fires the same event. */
function nextTraverse({navigation}: FrameWindow): Promise<void> {
  return new Promise((resolve) => {
    navigation.addEventListener('currententrychange', function listen({navigationType}) {
      if (navigationType !== 'traverse') return;
      navigation.removeEventListener('currententrychange', listen);
      resolve();
    });
  });
}

function nextPopState(window: FrameWindow): Promise<void> {
  return new Promise((resolve) => {
    window.addEventListener('popstate', () => resolve(), {once: true});
  });
}

/** A task of its own, without the four milliseconds of a nested timer. */
function task(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function watchWrites({history}: FrameWindow, onWrite: () => void): void {
  for (const method of ['pushState', 'replaceState'] as const) {
    const original = history[method].bind(history);
    history[method] = (...args: Parameters<History['pushState']>) => {
      onWrite();
      original(...args);
    };
  }
}
