/* Rule 11 under pressure: 200 navigations, each with loaders of 20 ms, each in the way of the one before. */
import {expect} from '@open-wc/testing';

import type {FrameWindow, RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {observe} from '../support/realm.js';
import {fragment} from '../support/tree.js';

const APP = '/page/app';
const COUNT = 200;
/** How long a loader takes. */
const LOAD = 20;

const html = `<slot-layout base="${APP}">
  <route-slot></route-slot>
  <route-slot name="side"></route-slot>
  <route-slot name="own" source="search"></route-slot>
</slot-layout>`;
const SLOTS = ['children', 'side', 'own', 'inner'];

const urlOf = (n: number) => `${APP}/n/${n}?@own=/n/${n}`;
const textOf = (name: string, n: number) =>
  name === 'children' ? `children ${n} inner ${n}` : `${name} ${n}`;

interface Load {
  readonly name: string;
  readonly n: number;
  readonly signal: AbortSignal;
  readonly done: Promise<unknown>;
}

/** Counts navigations, and holds what is on screen against the last one whenever the DOM changes. */
class Race {
  readonly loads: Load[] = [];
  /** What came on screen when a later navigation was committed already. */
  readonly stale: string[] = [];
  page!: Page;
  started = 0;
  #begun = 0;
  readonly #shown = new Map<string, string | undefined>();

  static async open(): Promise<Race> {
    const race = new Race();
    race.page = await openPage({
      url: urlOf(0),
      html,
      prepare: ({window}) => race.#watch(window),
      setup: ({document, slot}) => {
        const view = ({slot: name, params}: RouteContext) => `${name} ${params['n']}`;
        const team = ({params}: RouteContext) =>
          fragment(document, `children ${params['n']} <route-slot name="inner"></route-slot>`);
        slot('children').routes = [
          {
            path: '/n/:n',
            load: race.#load,
            view: team,
            slots: {inner: [{path: '/', load: race.#load, view}]},
          },
        ];
        slot('side').routes = [{path: '/n/:n', load: race.#load, view}];
        slot('own').routes = [{path: '/n/:n', load: race.#load, view}];
      },
    });
    expect(race.page.texts(...SLOTS)).to.deep.equal(race.#texts(0));
    // The first view stays until there is another one: it is old, but nothing that has come late.
    for (const name of SLOTS) race.#shown.set(name, '0');
    return race;
  }

  go(): void {
    const n = ++this.started;
    const {committed, finished} = this.page.layout.navigate(urlOf(n), {history: 'push'});
    // Superseded, both reject, and that is for who called.
    for (const promise of [committed, finished]) promise.catch(() => undefined);
  }

  async shown(): Promise<void> {
    const n = this.started;
    await this.page.until(`${n} in every route slot`, () => this.#shows(n));
  }

  /** The last one is there, every other one knows that it is over, and it stays so when their loaders end. */
  async expectLast(): Promise<void> {
    await this.shown();
    await this.page.until('the last URL', () => this.page.url === urlOf(this.started));
    await this.page.settled();
    await Promise.allSettled(this.loads.map(({done}) => done));
    await this.page.settled();
    expect(this.page.texts(...SLOTS)).to.deep.equal(this.#texts(this.started));
    expect(this.page.statuses(...SLOTS)).to.deep.equal(
      Object.fromEntries(SLOTS.map((name) => [name, 'ready'])),
    );
    expect(this.page.url).to.equal(urlOf(this.started));
    expect(this.stale, 'stale').to.deep.equal([]);

    const unaborted = this.loads.filter(({signal}) => !signal.aborted).map(({name, n}) => `${name} ${n}`);
    expect(unaborted.sort()).to.deep.equal(SLOTS.map((name) => `${name} ${this.started}`).sort());
  }

  #texts(n: number): Record<string, string> {
    return Object.fromEntries(SLOTS.map((name) => [name, textOf(name, n)]));
  }

  #shows(n: number): boolean {
    return SLOTS.every((name) => this.page.has(name) && this.page.text(name) === textOf(name, n));
  }

  /** Each route slot has a loader of another temper: most of them do not listen to their signal. */
  readonly #load = ({slot: name, params, signal}: RouteContext): Promise<unknown> => {
    const done = new Promise((resolve, reject) => {
      const end = () => {
        if (name === 'side' && signal.aborted) reject(new Error(`${name} ${params['n']} fails too late`));
        else resolve(undefined);
      };
      setTimeout(end, LOAD);
      if (name === 'children') signal.addEventListener('abort', () => reject(signal.reason as unknown));
    });
    const n = Number(params['n']);
    this.#begun = Math.max(n, this.#begun);
    this.loads.push({name, n, signal, done});
    return done;
  };

  #watch(window: FrameWindow): void {
    const look = () => {
      if (this.page === undefined) return;
      // A browser may write the URL long before or after a navigation is handled: what has begun to load counts.
      const last = this.#begun;
      for (const name of SLOTS) {
        const shown = this.page.has(name) ? /\d+/.exec(this.page.text(name))?.[0] : undefined;
        // What has been on screen all the time may stay there while the next one loads.
        const isNew = shown !== this.#shown.get(name);
        this.#shown.set(name, shown);
        if (isNew && Number(shown) < last) this.stale.push(`${name} ${shown} after ${last}`);
      }
    };
    const observer = observe(window, look);
    const everything = {childList: true, characterData: true, attributes: true, subtree: true};
    observer.observe(window.document, everything);
    const {attachShadow} = window.Element.prototype;
    window.Element.prototype.attachShadow = function (this: Element, init) {
      const root = attachShadow.call(this, init);
      observer.observe(root, everything);
      return root;
    };
  }
}

/** No navigation starts between a change of the DOM and the look at it. */
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

describe(`${COUNT} navigations that supersede each other`, function () {
  // WebKitGTK 2.50 lets a page write 100 entries in 10 s; the History driver writes the last one when it may again.
  this.timeout(40_000);

  // The loaders are of this realm; what goes unhandled in the frame fails a test anyway.
  let outer: string[];
  const onUnhandled = ({reason}: PromiseRejectionEvent) => outer.push(String(reason));
  beforeEach(() => {
    outer = [];
    window.addEventListener('unhandledrejection', onUnhandled);
  });
  afterEach(() => {
    window.removeEventListener('unhandledrejection', onUnhandled);
  });

  it('each in a task of its own end with the last one, in every route slot', async () => {
    const race = await Race.open();
    while (race.started < COUNT) {
      race.go();
      await task();
    }
    await race.expectLast();
    expect(outer, 'unhandled').to.deep.equal([]);
  });

  it('all in one task end with the last one, in every route slot', async () => {
    const race = await Race.open();
    while (race.started < COUNT) race.go();
    await race.expectLast();
    expect(outer, 'unhandled').to.deep.equal([]);
  });

  it('in bursts, with loaders at every stage, show nothing but the latest at any time', async () => {
    const race = await Race.open();
    while (race.started < COUNT) {
      race.go();
      // Now and then one is the last for long enough to be shown; others come when some of the loads have just ended.
      if (race.started % 50 === 0) await race.shown();
      else if (race.started % 5 === 0) await race.loads.at(-1)?.done.catch(() => undefined);
      if (race.started % 5 < 3) await task();
    }
    await race.expectLast();
    expect(outer, 'unhandled').to.deep.equal([]);
  });
});
