/* What the History driver does with the history, in a real document of every engine. */
import {expect} from '@open-wc/testing';

import {nextEvent} from '../support/wait.js';
import {
  closeDriverFrames,
  listen,
  openDriverFrame,
  spyHistory,
  startEntry,
  StubRouter,
  type DriverFrame,
} from './driver-frame.js';

afterEach(closeDriverFrames);

describe('the History driver and the history', () => {
  it('hands over what the entry remembers, on back and forward', async () => {
    startEntry();
    const frame = await openDriverFrame();
    const router = listen(frame);
    frame.driver.remember({a: '/first'});
    router.answer = {memory: {a: '/second', b: null}};
    frame.driver.navigate(new URL('/page/x', frame.window.location.href), {});
    router.answer = {};
    for (const [step, path, memory] of [
      ['back', '/page/start', {a: '/first'}],
      ['forward', '/page/x', {a: '/second', b: null}],
    ] as const) {
      const popped = nextEvent(frame.window, 'popstate');
      frame.window.history[step]();
      await popped;
      expect(router.asked).to.equal(`traverse ${path}`);
      expect(router.requests.at(-1)?.memory).to.deep.equal(memory);
      expect(router.requests.at(-1)?.sameDocument).to.equal(true);
    }
  });

  it('leaves the keys of others in the state', async () => {
    const frame = await openDriverFrame();
    listen(frame);
    frame.window.history.replaceState({mine: {deep: 1}}, '');
    frame.driver.remember({a: '/x'});
    expect((frame.window.history.state as {mine: unknown}).mine).to.deep.equal({deep: 1});
    expect(frame.driver.memory()).to.deep.equal({a: '/x'});
    frame.driver.remember({b: '/y'});
    expect((frame.window.history.state as {mine: unknown}).mine).to.deep.equal({deep: 1});
    expect(frame.driver.memory()).to.deep.equal({b: '/y'});
  });

  for (const state of ['text', 7, [1, 2]]) {
    it(`leaves a state that is ${JSON.stringify(state)} as it is`, async () => {
      const frame = await openDriverFrame();
      listen(frame);
      frame.window.history.replaceState(state, '');
      frame.driver.remember({a: '/x'});
      expect(frame.window.history.state).to.deep.equal(state);
      expect(frame.driver.memory()).to.equal(undefined);
    });
  }

  it('keeps the state that navigate() was given', async () => {
    const frame = await openDriverFrame();
    listen(frame);
    frame.driver.navigate(new URL('/page/x', frame.window.location.href), {state: {mine: 1}});
    expect((frame.window.history.state as {mine: unknown}).mine).to.equal(1);
    frame.driver.navigate(new URL('/page/y', frame.window.location.href), {state: 'text'});
    expect(frame.window.history.state).to.equal('text');
  });

  it('is asked about a new entry of a native fragment link', async () => {
    const frame = await openDriverFrame('<a href="#x">x</a><p id="x">x</p>');
    const router = new StubRouter();
    frame.driver.listen(router.handle, router.remember, new AbortController().signal);
    const changed = nextEvent(frame.window, 'hashchange');
    frame.find('a').click();
    await changed;
    expect(router.requests).to.deep.equal([]);
    expect(router.entries).to.equal(1);
  });

  it('has no listener any more once its signal is aborted', async () => {
    const frame = await openDriverFrame('<a href="/page/x">x</a><form action="/page/x"></form>');
    const before = frame.window.history.scrollRestoration;
    const controller = new AbortController();
    const router = listen(frame, controller.signal);
    controller.abort();
    frame.find('a').click();
    frame.find<HTMLFormElement>('form').requestSubmit();
    expect(router.requests).to.deep.equal([]);
    expect(frame.window.history.scrollRestoration).to.equal(before);
  });
});

describe('the History driver and navigate()', () => {
  for (const [history, path, expected] of [
    [undefined, '/page/x', 'push'],
    ['auto', '/page/x', 'push'],
    ['auto', '/page/start', 'replace'],
    ['push', '/page/start', 'push'],
    ['replace', '/page/x', 'replace'],
  ] as const) {
    it(`${history ?? 'without history'} to ${path}: ${expected}`, async () => {
      const frame = await openDriverFrame();
      const router = listen(frame);
      const calls = spyHistory(frame);
      const result = frame.driver.navigate(
        new URL(path, frame.window.location.href),
        history ? {history} : {},
      );
      expect(router.asked).to.equal(`${expected} ${path}`);
      expect(frame.window.location.pathname).to.equal(path);
      expect(calls).to.deep.equal([expected]);
      await Promise.all([result.committed, result.finished]);
    });
  }

  it('refused: both promises reject, and the URL stays', async () => {
    const frame = await openDriverFrame();
    const router = listen(frame);
    router.answer = false;
    const {committed, finished} = frame.driver.navigate(new URL('/page/x', frame.window.location.href), {});
    const reasons = await Promise.all(
      [committed, finished].map((each) => each.catch((reason: unknown) => reason)),
    );
    for (const reason of reasons) expect((reason as Error).name).to.equal('AbortError');
    expect(frame.window.location.pathname).to.equal('/page/start');
  });

  it('superseded: finished rejects, and nothing goes unhandled', async () => {
    const frame = await openDriverFrame();
    const router = listen(frame);
    let paint: (() => void) | undefined;
    const painted = new Promise<void>((resolve) => (paint = resolve));
    router.answer = {ownsPage: true, committed: {painted, settled: painted}};
    const first = frame.driver.navigate(new URL('/page/x', frame.window.location.href), {});
    router.answer = {};
    const second = frame.driver.navigate(new URL('/page/y', frame.window.location.href), {});
    paint?.();
    expect(await first.finished.catch((reason: unknown) => (reason as Error).name)).to.equal('AbortError');
    await second.finished;
    expect(router.commits).to.deep.equal(['/page/x', '/page/y']);
  });

  it('follows a redirect that is known before', async () => {
    const frame = await openDriverFrame();
    const router = listen(frame);
    router.answer = {url: new URL('/page/y', frame.window.location.href)};
    frame.driver.navigate(new URL('/page/x', frame.window.location.href), {});
    expect(frame.window.location.pathname).to.equal('/page/y');
    expect(router.commits).to.deep.equal(['/page/y']);
  });

  for (const [name, answer, path] of [
    ['a URL that no route slot matches', undefined, '/page/x'],
    ['a redirect that no route slot matches', {leavesPage: true}, '/page/y'],
  ] as const) {
    it(`${name}: another document`, async () => {
      const frame = await openDriverFrame();
      const router = listen(frame);
      const url = new URL('/page/y', frame.window.location.href);
      router.answer = answer && {...answer, url};
      const next = frame.next();
      frame.driver.navigate(new URL('/page/x', frame.window.location.href), {});
      await next;
      expect(frame.loads).to.equal(2);
      expect(frame.window.location.pathname).to.equal(path);
      expect(router.commits).to.deep.equal([]);
    });
  }
});

describe('the History driver and a browser that refuses to write for a while', () => {
  /** Refuses as WebKit does beyond 100 calls; hands out what waits for later. */
  function refuse({window}: DriverFrame): {allow(): void} {
    const {history} = window;
    const own = {
      pushState: history.pushState.bind(history),
      replaceState: history.replaceState.bind(history),
    };
    const waiting: TimerHandler[] = [];
    const {setTimeout} = window;
    const stub = () => {
      throw new window.DOMException('Too many calls', 'SecurityError');
    };
    Object.assign(history, {pushState: stub, replaceState: stub});
    Object.assign(window, {setTimeout: (handler: TimerHandler) => waiting.push(handler)});
    return {
      allow() {
        Object.assign(history, own);
        Object.assign(window, {setTimeout});
        for (const handler of waiting) if (typeof handler === 'function') (handler as () => void)();
      },
    };
  }

  it('shows the view at once, and writes the entry later', async () => {
    const frame = await openDriverFrame();
    const router = listen(frame);
    const calls = spyHistory(frame);
    const browser = refuse(frame);
    router.answer = {memory: {a: '/x'}};
    frame.driver.navigate(new URL('/page/x', frame.window.location.href), {});
    expect(router.commits).to.deep.equal(['/page/x']);
    expect(frame.driver.memory()).to.deep.equal({a: '/x'});
    frame.driver.remember({b: '/y'});
    expect(frame.driver.memory()).to.deep.equal({b: '/y'});
    browser.allow();
    expect(frame.window.location.pathname).to.equal('/page/x');
    expect(calls).to.deep.equal(['push']);
    expect(frame.driver.memory()).to.deep.equal({b: '/y'});
  });

  it('writes the last one where more came meanwhile', async () => {
    const frame = await openDriverFrame();
    const router = listen(frame);
    const browser = refuse(frame);
    for (const path of ['/page/x', '/page/y', '/page/z']) {
      frame.driver.navigate(new URL(path, frame.window.location.href), {});
    }
    browser.allow();
    expect(router.commits).to.deep.equal(['/page/x', '/page/y', '/page/z']);
    expect(frame.window.location.pathname).to.equal('/page/z');
  });
});
