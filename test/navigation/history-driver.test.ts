/* What the History driver takes and what it leaves, in a real document of every engine. */
import {expect} from '@open-wc/testing';

import {nextEvent} from '../support/page.js';
import {closeDriverFrames, openDriverFrame, startEntry, StubRouter, type DriverFrame} from './driver-frame.js';

afterEach(closeDriverFrames);

/** Listens with a router of the test's, and behind it keeps the browser from doing what was left to it. */
function listen({driver, window}: DriverFrame, signal = new AbortController().signal): StubRouter {
  const router = new StubRouter();
  driver.listen(router.handle, router.remember, signal);
  for (const type of ['click', 'submit']) window.addEventListener(type, (event) => event.preventDefault());
  return router;
}

/** Notes how the history is written. Its length says nothing where it is full. */
function spyHistory({window: {history}}: DriverFrame): string[] {
  const calls: string[] = [];
  for (const type of ['push', 'replace'] as const) {
    const original = history[`${type}State`].bind(history);
    history[`${type}State`] = (...args: Parameters<History['pushState']>) => {
      calls.push(type);
      original(...args);
    };
  }
  return calls;
}

/** What became of it: `push /page/x`, or `left`. */
function outcome({requests, asked}: StubRouter): string {
  return requests.length > 0 ? asked : 'left';
}

describe('the History driver and a click', () => {
  for (const [name, html, init, expected] of [
    ['on a link', '<a href="/page/x">x</a>', {}, 'push /page/x'],
    ['inside a link', '<a href="/page/x"><b><i id="it">x</i></b></a>', {}, 'push /page/x'],
    ['on a relative link', '<a href="x?a=b#c">x</a>', {}, 'push /page/x?a=b#c'],
    ['on a link below a <base>', '<base href="/page/deep/"><a href="x">x</a>', {}, 'push /page/deep/x'],
    ['on a link to the URL that is there', '<a href="/page/start">x</a>', {}, 'replace /page/start'],
    ['on an area', '<map><area href="/page/x" alt="x" id="it"></map>', {}, 'push /page/x'],
    // The browser loads it: its href and target are no texts.
    ['on a link in a drawing', '<svg><a href="/page/x"><text id="it">x</text></a></svg>', {}, 'left'],
    ['on a link with target="_self"', '<a href="/page/x" target="_SELF">x</a>', {}, 'push /page/x'],
    ['on a link with target="_blank"', '<a href="/page/x" target="_blank">x</a>', {}, 'left'],
    ['on a link with target="_parent" in a frame', '<a href="/page/x" target="_parent">x</a>', {}, 'left'],
    ['on a link with another target', '<a href="/page/x" target="other">x</a>', {}, 'left'],
    ['on a download', '<a href="/page/x" download>x</a>', {}, 'left'],
    ['on a download with a name', '<a href="/page/x" download="x.txt">x</a>', {}, 'left'],
    ['on a link to another origin', '<a href="https://example.test/x">x</a>', {}, 'left'],
    ['on a mail address', '<a href="mailto:a@example.test">x</a>', {}, 'left'],
    ['on a script', '<a href="javascript:void 0">x</a>', {}, 'left'],
    ['on no URL', '<a href="https://[">x</a>', {}, 'left'],
    ['on a fragment', '<a href="#x">x</a>', {}, 'left'],
    ['on an anchor without href', '<a id="it">x</a>', {}, 'left'],
    ['on a button', '<button id="it">x</button>', {}, 'left'],
    ['with Ctrl', '<a href="/page/x">x</a>', {ctrlKey: true}, 'left'],
    ['with Meta', '<a href="/page/x">x</a>', {metaKey: true}, 'left'],
    ['with Shift', '<a href="/page/x">x</a>', {shiftKey: true}, 'left'],
    ['with Alt', '<a href="/page/x">x</a>', {altKey: true}, 'left'],
    ['of another button', '<a href="/page/x">x</a>', {button: 1}, 'left'],
  ] as const) {
    it(`${name}: ${expected}`, async () => {
      const frame = await openDriverFrame(html);
      const router = listen(frame);
      const target = frame.document.querySelector('#it') ?? frame.find('a');
      const event = new frame.window.MouseEvent('click', {bubbles: true, composed: true, cancelable: true, ...init});
      target.dispatchEvent(event);
      expect(outcome(router)).to.equal(expected);
      if (expected !== 'left') {
        expect(router.commits).to.have.length(1);
        expect(expected).to.contain(frame.window.location.pathname);
      } else {
        expect(frame.window.location.pathname).to.equal('/page/start');
      }
    });
  }

  it('on a link in a shadow root: taken', async () => {
    const frame = await openDriverFrame('<div></div>');
    const router = listen(frame);
    const root = frame.find('div').attachShadow({mode: 'open'});
    root.innerHTML = '<a href="/page/x">x</a>';
    root.querySelector('a')?.click();
    expect(router.asked).to.equal('push /page/x');
  });

  it('that somebody else has taken: left', async () => {
    const frame = await openDriverFrame('<a href="/page/x">x</a>');
    const router = listen(frame);
    // Added later, but nearer to the link.
    frame.document.addEventListener('click', (event) => event.preventDefault());
    frame.find('a').click();
    expect(outcome(router)).to.equal('left');
  });

  it('that no route slot matches: left', async () => {
    const frame = await openDriverFrame('<a href="/page/x">x</a>');
    const router = listen(frame);
    router.answer = undefined;
    let prevented: boolean | undefined;
    frame.window.addEventListener('click', (event) => (prevented = event.defaultPrevented), {capture: true});
    frame.find('a').click();
    expect(prevented).to.equal(false);
    expect(router.commits).to.deep.equal([]);
    expect(frame.window.location.pathname).to.equal('/page/start');
  });

  it('that is refused: nothing happens', async () => {
    const frame = await openDriverFrame('<a href="/page/x">x</a>');
    const router = new StubRouter();
    frame.driver.listen(router.handle, router.remember, new AbortController().signal);
    router.answer = false;
    let prevented: boolean | undefined;
    frame.window.addEventListener('click', (event) => (prevented = event.defaultPrevented));
    frame.find('a').click();
    expect(prevented).to.equal(true);
    expect(router.commits).to.deep.equal([]);
    expect(frame.window.location.pathname).to.equal('/page/start');
  });
});

describe('the History driver and a form', () => {
  for (const [name, html, expected] of [
    ['GET', '<form action="/page/x"><input name="q" value="a b"></form>', 'push /page/x?q=a+b'],
    ['without an action', '<form><input name="q" value="1"></form>', 'push /page/start?q=1'],
    ['GET over the search of its action', '<form action="/page/x?old=1"><input name="q" value="2"></form>', 'push /page/x?q=2'],
    ['without fields', '<form action="/page/x"></form>', 'push /page/x'],
    ['with two of one name', '<form action="/page/x"><input name="q" value="1"><input name="q" value="2"></form>', 'push /page/x?q=1&q=2'],
    ['with a file', '<form action="/page/x"><input type="file" name="f"></form>', 'push /page/x?f='],
    ['POST', '<form action="/page/x" method="post"></form>', 'left'],
    ['POST in capitals', '<form action="/page/x" method="POST"></form>', 'left'],
    ['of a dialog', '<form action="/page/x" method="dialog"></form>', 'left'],
    ['into another window', '<form action="/page/x" target="_blank"></form>', 'left'],
    ['to another origin', '<form action="https://example.test/x"></form>', 'left'],
    ['whose fields are named like its properties', '<form action="/page/x"><input name="action" value="1"><input name="method" value="post"></form>', 'push /page/x?action=1&method=post'],
    ['whose button has a value', '<form action="/page/x"><button name="b" value="1">x</button></form>', 'push /page/x?b=1'],
    ['whose button has an action', '<form action="/page/x"><button formaction="/page/y">x</button></form>', 'push /page/y'],
    ['whose button posts', '<form action="/page/x"><button formmethod="post">x</button></form>', 'left'],
    ['whose button gets', '<form action="/page/x" method="post"><button formmethod="get">x</button></form>', 'push /page/x'],
    ['whose button opens a window', '<form action="/page/x"><button formtarget="_blank">x</button></form>', 'left'],
  ] as const) {
    it(`${name}: ${expected}`, async () => {
      const frame = await openDriverFrame(html);
      const router = listen(frame);
      const form = frame.find<HTMLFormElement>('form');
      // A field may be named like the method.
      frame.window.HTMLFormElement.prototype.requestSubmit.call(form, form.querySelector('button'));
      expect(outcome(router).replace(/\?$/, '')).to.equal(expected);
    });
  }
});

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
      const result = frame.driver.navigate(new URL(path, frame.window.location.href), history ? {history} : {});
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
    const reasons = await Promise.all([committed, finished].map((each) => each.catch((reason: unknown) => reason)));
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
    const own = {pushState: history.pushState.bind(history), replaceState: history.replaceState.bind(history)};
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
