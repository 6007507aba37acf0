/* What the Navigation API driver does with an event, against a stand-in for `navigation` that every engine can run. */
import {expect} from '@open-wc/testing';

import type {NavigationRequest} from '../../src/navigation/driver.js';
import {withMemory} from '../../src/navigation/memory.js';
import {NavigationApiDriver} from '../../src/navigation/navigation-api-driver.js';
import {deferred} from '../support/deferred.js';
import {StubRouter} from './driver-frame.js';

const {origin: ORIGIN} = location;

class StubEvent extends Event {
  readonly navigationType: NavigationRequest['type'] | 'reload' = 'push';
  readonly canIntercept: boolean = true;
  readonly hashChange: boolean = false;
  readonly downloadRequest: string | null = null;
  readonly formData: FormData | null = null;
  readonly sourceElement: Element | null = null;
  readonly destination = {url: `${ORIGIN}/x`, sameDocument: false, getState: (): unknown => undefined};
  readonly #controller = new AbortController();
  readonly signal = this.#controller.signal;
  intercepted: NavigationInterceptOptions | undefined;
  scrolled = 0;

  constructor(facts: object = {}) {
    super('navigate', {cancelable: true});
    Object.assign(this, facts);
  }

  intercept(options: NavigationInterceptOptions): void {
    this.intercepted = options;
  }

  scroll(): void {
    this.scrolled++;
  }

  abort(): void {
    this.#controller.abort();
  }
}

class StubNavigation extends EventTarget {
  state: unknown;
  readonly navigated: unknown[][] = [];
  transition: {finished: Promise<void>} | null = null;

  get currentEntry(): {getState(): unknown} {
    return {getState: () => this.state};
  }

  updateCurrentEntry({state}: {state: unknown}): void {
    this.state = state;
  }

  navigate(...args: unknown[]): {committed: Promise<unknown>; finished: Promise<unknown>} {
    this.navigated.push(args);
    return {committed: Promise.resolve('entry'), finished: Promise.resolve('entry')};
  }
}

/** A driver on a stand-in, with a router of the test's. */
function start(signal = new AbortController().signal) {
  const navigation = new StubNavigation();
  const driver = new NavigationApiDriver(navigation as unknown as Navigation); // all that the driver uses of it
  const router = new StubRouter();
  driver.listen(router.handle, router.remember, signal);
  const send = (facts: object = {}) => {
    const event = new StubEvent(facts);
    navigation.dispatchEvent(event);
    return event;
  };
  return {navigation, driver, router, send};
}

/** The driver asks in a microtask for what an entry remembers. */
const microtask = () => Promise.resolve();

const download = Object.assign(document.createElement('a'), {href: '/x', download: ''});

describe('the Navigation API driver takes or leaves', () => {
  for (const [name, facts, expected] of [
    ['a push', {}, 'push /x'],
    ['a replacement', {navigationType: 'replace'}, 'replace /x'],
    ['a traversal', {navigationType: 'traverse'}, 'traverse /x'],
    ['a reload', {navigationType: 'reload'}, 'left'],
    ['what cannot be intercepted', {canIntercept: false}, 'left'],
    ['a fragment', {hashChange: true}, 'left'],
    ['a traversal over a fragment', {hashChange: true, navigationType: 'traverse'}, 'traverse /x'],
    ['a POST form', {formData: new FormData()}, 'left'],
    ['a download with a name', {downloadRequest: 'x.txt'}, 'left'],
    // '' is a real value: <a download> without a file name.
    ['a download without a name', {downloadRequest: ''}, 'left'],
    ['the second event of a download in Firefox', {sourceElement: download}, 'left'],
    ['the event of another element', {sourceElement: document.createElement('a')}, 'push /x'],
  ] as const) {
    it(`${name}: ${expected}`, () => {
      const {router, send} = start();
      const event = send(facts);
      expect(router.requests.length > 0 ? router.asked : 'left').to.equal(expected);
      expect(event.intercepted !== undefined).to.equal(expected !== 'left');
      expect(event.defaultPrevented).to.equal(false);
    });
  }

  it('what another listener has taken: left', () => {
    const {navigation, router} = start();
    const event = new StubEvent();
    event.preventDefault();
    navigation.dispatchEvent(event);
    expect(router.requests).to.deep.equal([]);
    expect(event.intercepted).to.equal(undefined);
  });

  it('what the router does not want: left to the browser', () => {
    const {router, send} = start();
    router.answer = undefined;
    const event = send();
    expect(event.intercepted).to.equal(undefined);
    expect(event.defaultPrevented).to.equal(false);
  });

  it('what the router refuses: cancelled', () => {
    const {router, send} = start();
    router.answer = false;
    const event = send();
    expect(event.intercepted).to.equal(undefined);
    expect(event.defaultPrevented).to.equal(true);
  });

  it('nothing any more once its signal is aborted', () => {
    const controller = new AbortController();
    const {router, send} = start(controller.signal);
    controller.abort();
    send();
    expect(router.requests).to.deep.equal([]);
  });
});

describe('the Navigation API driver tells the router', () => {
  it('whether the URL changes anyhow', () => {
    const {router, send} = start();
    for (const sameDocument of [true, false]) {
      send({destination: {url: `${ORIGIN}/x`, sameDocument, getState: () => undefined}});
      expect(router.requests.at(-1)?.sameDocument).to.equal(sameDocument);
    }
  });

  for (const [type, state, memory] of [
    ['traverse', withMemory({mine: 1}, {a: '/x', b: null}), {a: '/x', b: null}],
    ['traverse', {mine: 1}, undefined],
    ['traverse', 'foreign', undefined],
    ['traverse', undefined, undefined],
    // The state that a push brings is the caller's.
    ['push', withMemory(undefined, {a: '/x'}), undefined],
    ['replace', withMemory(undefined, {a: '/x'}), undefined],
  ] as const) {
    it(`on a ${type} to ${JSON.stringify(state) ?? 'no state'}: ${JSON.stringify(memory) ?? 'no memory'}`, () => {
      const {router, send} = start();
      const destination = {url: `${ORIGIN}/x`, sameDocument: true, getState: () => state};
      send({navigationType: type, destination});
      expect(router.requests.at(-1)?.memory).to.deep.equal(memory);
    });
  }
});

describe('the Navigation API driver commits', () => {
  it('in the handler, once the URL has changed', async () => {
    const {router, send} = start();
    const event = send();
    expect(router.commits).to.deep.equal([]);
    await event.intercepted?.handler?.();
    expect(router.commits).to.deep.equal(['/x']);
  });

  for (const ownsPage of [true, false]) {
    it(`and ${ownsPage ? 'leaves scroll and focus to' : 'keeps scroll and focus from'} the browser`, () => {
      const {router, send} = start();
      router.answer = {ownsPage};
      const expected = ownsPage ? 'after-transition' : 'manual';
      const {intercepted} = send();
      expect(intercepted?.scroll).to.equal(expected);
      expect(intercepted?.focusReset).to.equal(expected);
    });
  }

  it('does not wait for route slots beside the page', async () => {
    const {router, send} = start();
    const never = new Promise<never>(() => undefined);
    router.answer = {ownsPage: false, committed: {painted: never, settled: never}};
    await send().intercepted?.handler?.();
  });

  it('scrolls when the page shows something new, and ends when it has settled', async () => {
    const {router, send} = start();
    const [painted, settled] = [deferred(), deferred()];
    router.answer = {ownsPage: true, committed: {painted: painted.promise, settled: settled.promise}};
    const event = send();
    let ended = false;
    const end = Promise.resolve(event.intercepted?.handler?.()).then(() => (ended = true));
    expect(event.scrolled).to.equal(0);
    painted.resolve();
    await painted.promise;
    await microtask();
    expect(event.scrolled).to.equal(1);
    expect(ended).to.equal(false);
    settled.resolve();
    await end;
    expect(event.scrolled).to.equal(1);
  });

  it('scrolls no more when another navigation has taken over', async () => {
    const {router, send} = start();
    const painted = deferred();
    router.answer = {ownsPage: true, committed: {painted: painted.promise, settled: undefined}};
    const event = send();
    const end = event.intercepted?.handler?.();
    event.abort();
    painted.resolve();
    await end;
    expect(event.scrolled).to.equal(0);
  });

  it('leaves the scroll position of a traversal to the browser', async () => {
    const {router, send} = start();
    const now = Promise.resolve();
    router.answer = {ownsPage: true, committed: {painted: now, settled: now}};
    const event = send({navigationType: 'traverse'});
    await event.intercepted?.handler?.();
    // Firefox 153 is told when.
    expect(event.scrolled).to.equal(event.intercepted?.scroll === 'manual' ? 1 : 0);
    expect(scrollY).to.equal(0);
  });
});

describe('the Navigation API driver and redirects', () => {
  const url = new URL('/y', ORIGIN);
  const hasPrecommit = 'NavigationPrecommitController' in globalThis;

  for (const type of ['push', 'replace'] as const) {
    it(`leads a ${type} there, before the commit where the browser can`, async () => {
      const {navigation, router, send} = start();
      router.answer = {url};
      const {intercepted} = send({navigationType: type});
      const redirected: unknown[] = [];
      const controller = {redirect: (to: unknown) => redirected.push(to)};
      const precommit = intercepted?.precommitHandler as
        ((c: typeof controller) => Promise<void>) | undefined;
      expect(precommit !== undefined).to.equal(hasPrecommit);
      await precommit?.(controller);
      await intercepted?.handler?.();
      if (hasPrecommit) {
        expect(redirected).to.deep.equal([url.href]);
        expect(router.commits).to.deep.equal(['/y']);
        expect(navigation.navigated).to.deep.equal([]);
      } else {
        expect(navigation.navigated).to.deep.equal([[url.href, {history: 'replace'}]]);
        expect(router.commits).to.deep.equal([]);
      }
    });
  }

  it('replaces the entry of a traversal', async () => {
    const {navigation, router, send} = start();
    router.answer = {url};
    const {intercepted} = send({navigationType: 'traverse'});
    expect(intercepted?.precommitHandler).to.equal(undefined);
    await intercepted?.handler?.();
    // Firefox commits a traversal twice, and the entry can be replaced after the second time only.
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(navigation.navigated).to.deep.equal([[url.href, {history: 'replace'}]]);
    expect(router.commits).to.deep.equal([]);
  });
});

describe('the Navigation API driver and what entries remember', () => {
  it('has it written down after a navigation, but for a traversal to what is known', async () => {
    const {router, send} = start();
    await send().intercepted?.handler?.();
    await microtask();
    expect(router.entries).to.equal(1);
    const known = {url: `${ORIGIN}/x`, sameDocument: true, getState: () => withMemory(undefined, {})};
    await send({navigationType: 'traverse', destination: known}).intercepted?.handler?.();
    await microtask();
    expect(router.entries).to.equal(1);
    await send({navigationType: 'traverse'}).intercepted?.handler?.();
    await microtask();
    expect(router.entries).to.equal(2);
  });

  it('has it written down for an entry that somebody else has made or overwritten', () => {
    const {navigation, driver, router} = start();
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(router.entries).to.equal(1);
    driver.remember({a: '/x'});
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(router.entries).to.equal(1);
  });

  it('not while a navigation of its own is on the way', async () => {
    const {navigation, router, send} = start();
    const event = send();
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(router.entries).to.equal(0);
    await event.intercepted?.handler?.();
    const superseded = send();
    superseded.abort();
    await microtask();
    router.entries = 0;
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(router.entries).to.equal(1);
  });

  it('adds it to the keys of others', () => {
    const {navigation, driver} = start();
    navigation.state = {mine: {deep: 1}};
    driver.remember({a: '/x'});
    expect(navigation.state).to.deep.include({mine: {deep: 1}});
    expect(driver.memory()).to.deep.equal({a: '/x'});
  });

  for (const state of ['text', 7, [1], new Map([[1, 2]])]) {
    it(`leaves a state that is ${Object.prototype.toString.call(state)} as it is`, () => {
      const {navigation, driver} = start();
      navigation.state = state;
      driver.remember({a: '/x'});
      expect(navigation.state).to.equal(state);
      expect(driver.memory()).to.equal(undefined);
    });
  }
});

describe('the Navigation API driver and navigate()', () => {
  for (const [options, expected] of [
    [{}, {history: 'auto', state: undefined, info: undefined}],
    [{history: 'replace'}, {history: 'replace', state: undefined, info: undefined}],
    [
      {history: 'push', state: {a: 1}, info: 'i'},
      {history: 'push', state: {a: 1}, info: 'i'},
    ],
  ] as const) {
    it(`hands on ${JSON.stringify(options)}`, async () => {
      const {navigation, driver} = start();
      const {committed, finished} = driver.navigate(new URL('/x', ORIGIN), options);
      expect(navigation.navigated).to.deep.equal([[`${ORIGIN}/x`, expected]]);
      expect(await Promise.all([committed, finished])).to.deep.equal(['entry', 'entry']);
    });
  }
});
