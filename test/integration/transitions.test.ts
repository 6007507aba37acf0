/*
 * View transitions: element-scoped where the browser has them, else one of the document per navigation.
 *
 * What is counted are the calls of `startViewTransition()`, which is replaced; so each engine runs both ways. The last tests
 * leave the browser's own in place.
 */
import {expect} from '@open-wc/testing';

import type {FrameWindow, RouteSlotElement} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {layout, slot} from '../support/tree.js';

const APP = '/page/app';

type Update = () => unknown;
type Options = Update | {update?: Update} | undefined;
type Start = (scope: Document | Element, update: () => Promise<void>) => unknown;

/** A transition as the browser gives it, once its update has run. */
const transition: Start = (_, update) => {
  const done = Promise.resolve().then(update);
  return {
    updateCallbackDone: done,
    ready: done,
    finished: done,
    types: new Set(),
    skipTransition: () => undefined,
  };
};

/** Transitions of a browser that takes its time: each update waits to be called. */
function heldTransitions() {
  const updates: (() => void)[] = [];
  const start: Start = (_, update) => {
    const done = new Promise<void>((resolve) => {
      updates.push(() => void update().then(resolve));
    });
    return {updateCallbackDone: done, ready: done, finished: done, skipTransition: () => undefined};
  };
  return {updates, start};
}

/** Replaces the browser's view transitions; without `elements` there are none that are scoped. */
function replaceTransitions(window: FrameWindow, {elements = false, start = transition} = {}): string[] {
  const started: string[] = [];
  const call = (scope: Document | Element, options: Options) => {
    started.push('name' in scope ? (scope as RouteSlotElement).name : scope.nodeName);
    const update = typeof options === 'function' ? options : options?.update;
    return start(scope, async () => {
      await update?.();
    });
  };
  Object.defineProperty(window.document, 'startViewTransition', {
    configurable: true,
    value: (options: Options) => call(window.document, options),
  });
  const {prototype} = window.Element;
  Reflect.deleteProperty(prototype, 'startViewTransition');
  Reflect.deleteProperty(window.HTMLElement.prototype, 'startViewTransition');
  if (elements) {
    Object.defineProperty(prototype, 'startViewTransition', {
      configurable: true,
      value(this: Element, options: Options) {
        return call(this, options);
      },
    });
  }
  return started;
}

const tree = {
  children: {'/': 'home', '/both': 'children both', '/third': 'third'},
  side: {'/': 'side home', '/both': 'side both'},
  kept: {'/': 'kept'},
};

async function open(options: Parameters<typeof replaceTransitions>[1] = {}, attributes = 'transition') {
  let started: string[] = [];
  const page = await openPage({
    url: APP,
    html: layout(APP, tree, attributes),
    prepare: ({window}) => {
      started = replaceTransitions(window, options);
    },
  });
  return {page, started};
}

const both = {children: 'children both', side: 'side both', kept: 'kept'};

describe('transition', () => {
  it('animates one document transition for a navigation of several route slots', async () => {
    const {page, started} = await open();
    expect(started, 'nothing is there to animate from').to.deep.equal([]);
    await page.click(`${APP}/both`);
    expect(started).to.deep.equal(['#document']);
    expect(page.texts('children', 'side', 'kept')).to.deep.equal(both);
    await page.back();
    expect(started).to.deep.equal(['#document', '#document']);
    expect(page.text('children')).to.equal('home');
  });

  it('animates each route slot that changed where elements have transitions, and no other', async () => {
    const {page, started} = await open({elements: true});
    await page.click(`${APP}/both`);
    expect([...started].sort()).to.deep.equal(['children', 'side']);
    expect(page.texts('children', 'side', 'kept')).to.deep.equal(both);
    started.length = 0;
    await page.click(`${APP}/third`);
    expect(started).to.deep.equal(['children']);
  });

  it('animates a route slot that goes empty, and one that is not found', async () => {
    const {page, started} = await open({elements: true});
    page.slot('side').unmatched = 'empty';
    await page.settled();
    await page.click(`${APP}/third`);
    expect([...started].sort()).to.deep.equal(['children', 'side']);
    expect(page.statuses('children', 'side')).to.deep.equal({children: 'ready', side: 'empty'});
    expect(page.text('side')).to.equal('');
    started.length = 0;
    await page.click(`${APP}/both`);
    expect(started, 'nothing is there to animate from').to.deep.equal(['children']);
  });

  it('is off without the attribute, and can be turned on', async () => {
    const {page, started} = await open({}, '');
    await page.click(`${APP}/both`);
    expect(started).to.deep.equal([]);
    page.layout.transition = true;
    await page.click(APP);
    expect(started).to.deep.equal(['#document']);
  });

  it('does not animate what does not change', async () => {
    const {page, started} = await open();
    await page.click('?x=1');
    await page.click('#part');
    await page.click(`${APP}/?x=2`);
    expect(started).to.deep.equal([]);
  });

  it('respects prefers-reduced-motion', async () => {
    let started: string[] = [];
    const page = await openPage({
      url: APP,
      html: layout(APP, tree, 'transition'),
      prepare: ({window}) => {
        started = replaceTransitions(window, {elements: true});
        const matchMedia = window.matchMedia.bind(window);
        window.matchMedia = (query) => {
          const list = matchMedia(query);
          if (!/prefers-reduced-motion/.test(query)) return list;
          Object.defineProperty(list, 'matches', {value: !/no-preference/.test(query)});
          return list;
        };
      },
    });
    await page.click(`${APP}/both`);
    expect(started).to.deep.equal([]);
    expect(page.texts('children', 'side', 'kept')).to.deep.equal(both);
  });

  it('waits for the load of a route slot, and does not make it wait', async () => {
    const hold = deferred();
    let started: string[] = [];
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}" transition>${slot('children', {'/': 'home'}, 'loading-delay="600000"')}
        </slot-layout>`,
      prepare: ({window}) => {
        started = replaceTransitions(window);
      },
      setup: ({slot}) => {
        slot('children').routes = [{path: '/slow', load: () => hold.promise, view: 'slow'}];
      },
    });
    await page.click(`${APP}/slow`, {settle: false});
    await page.until('the load', () => page.slot('children').status === 'loading');
    expect(started).to.deep.equal([]);
    hold.resolve();
    await page.settled();
    expect(started).to.deep.equal(['#document']);
    expect(page.text('children')).to.equal('slow');
  });

  const broken: Record<string, Start> = {
    throws: () => {
      throw new DOMException('hidden', 'InvalidStateError');
    },
    'is skipped': (_, update) => {
      const skipped = () => Promise.reject(new DOMException('skipped', 'AbortError'));
      return {
        updateCallbackDone: Promise.resolve().then(update),
        ready: skipped(),
        finished: Promise.resolve(),
        skipTransition: () => undefined,
      };
    },
    'never ends': (_, update) => {
      const never = new Promise(() => undefined);
      return {
        updateCallbackDone: Promise.resolve().then(update),
        ready: never,
        finished: never,
        skipTransition: () => undefined,
      };
    },
  };
  for (const [name, start] of Object.entries(broken)) {
    for (const elements of [false, true]) {
      it(`never loses an update when one ${name}: ${elements ? 'elements' : 'document'}`, async () => {
        const {page, started} = await open({elements, start});
        await page.click(`${APP}/both`);
        expect(page.texts('children', 'side', 'kept')).to.deep.equal(both);
        await page.click(`${APP}/third`);
        expect(page.text('children')).to.equal('third');
        expect(started).not.to.deep.equal([]);
      });
    }
  }

  it('does not show an update that was superseded while the browser waited with it', async () => {
    const {updates, start} = heldTransitions();
    const {page} = await open({start});
    await page.click(`${APP}/both`, {settle: false});
    await page.until('the first transition', () => updates.length === 1);
    await page.click(`${APP}/third`, {settle: false});
    await page.until('the URL to change', () => page.url === `${APP}/third`);
    await page.until('the last view', () => {
      for (const update of updates.splice(0)) update();
      return page.text('children') === 'third';
    });
    await page.settled();
    expect(page.texts('children', 'side')).to.deep.equal({children: 'third', side: 'side both'});
  });
});

describe('a transition to nothing', () => {
  it('is not shown when the way leads back before the browser has begun', async () => {
    const {updates, start} = heldTransitions();
    const {page} = await open({start});
    page.slot('side').unmatched = 'empty';
    await page.settled();
    await page.click(`${APP}/third`, {settle: false});
    await page.until('the transition', () => updates.length === 1);
    expect(page.slot('side').status, 'until it is gone it is there').to.equal('ready');
    await page.click(APP, {settle: false});
    await page.until('the last view', () => {
      for (const update of updates.splice(0)) update();
      return page.text('children') === 'home';
    });
    await page.settled();
    expect(page.texts('children', 'side')).to.deep.equal({children: 'home', side: 'side home'});
    expect(page.statuses('children', 'side')).to.deep.equal({children: 'ready', side: 'ready'});
  });
});

describe("transition with the browser's own", () => {
  /** WebKitGTK 2.50 crashes when a frame goes during a transition in it, so their ends are waited for. */
  async function openWatched() {
    const running: Promise<unknown>[] = [];
    const page = await openPage({
      url: APP,
      html: layout(APP, tree, 'transition'),
      prepare: ({window}) => {
        for (const prototype of [window.Document.prototype, window.Element.prototype]) {
          const original: unknown = Reflect.get(prototype, 'startViewTransition');
          if (typeof original !== 'function') continue;
          Object.defineProperty(prototype, 'startViewTransition', {
            configurable: true,
            value(this: Document | Element, ...args: unknown[]): unknown {
              const transition = Reflect.apply(original, this, args) as {finished: Promise<unknown>};
              running.push(transition.finished);
              return transition;
            },
          });
        }
      },
    });
    return {page, ended: () => Promise.allSettled(running)};
  }

  it('ends with the last of many navigations, without an unhandled rejection', async () => {
    const {page, ended} = await openWatched();
    for (const path of ['/both', '/third', '', '/both', '/third']) {
      page.layout.navigate(APP + path).finished.catch(() => undefined);
    }
    await page.until('the last view', () => page.text('children') === 'third');
    await page.settled();
    expect(page.url).to.equal(`${APP}/third`);
    await page.back();
    expect(page.url).to.equal(`${APP}/both`);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'children both', side: 'side both'});
    await ended();
  });

  it('leaves no name on a route slot when it is over', async () => {
    const {page, ended} = await openWatched();
    const attributes = () =>
      page.layout.slots.map((each) => each.getAttributeNames().filter((name) => name === 'style'));
    await page.click(`${APP}/both`);
    await page.until('the end of the transition', () => {
      return page.layout.slots.every(
        (each) => page.window.getComputedStyle(each).viewTransitionName === 'none',
      );
    });
    expect(attributes()).to.deep.equal([[], [], []]);
    await ended();
  });
});
