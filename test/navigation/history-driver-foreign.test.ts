/* Another router on the page of the History driver: it writes states of its own, and nothing tells where it goes. */
import {expect} from '@open-wc/testing';

import {nextEvent, nextFrame} from '../support/wait.js';
import {closeDriverFrames, listen, openDriverFrame, startEntry, type DriverFrame} from './driver-frame.js';

afterEach(closeDriverFrames);

const go = async ({window}: DriverFrame, step: 'back' | 'forward') => {
  const popped = nextEvent(window, 'popstate');
  window.history[step]();
  await popped;
};

describe('the History driver beside another router', () => {
  it('knows an entry again whose state that router has replaced, and leaves its own there', async () => {
    startEntry();
    const frame = await openDriverFrame();
    const {history, location} = frame.window;
    const router = listen(frame);
    frame.driver.remember({a: '/first'});
    const {index} = frame.driver;
    history.replaceState({theirs: 1}, '');
    router.answer = {memory: {a: '/second'}};
    frame.driver.navigate(new URL('/page/x', location.href), {});
    router.answer = {};
    history.replaceState({theirs: 2}, '');
    for (const [step, asked, memory, theirs] of [
      ['back', 'traverse /page/start', '/first', 1],
      ['forward', 'traverse /page/x', '/second', 2],
      ['back', 'traverse /page/start', '/first', 1],
    ] as const) {
      await go(frame, step);
      expect(router.asked).to.equal(asked);
      expect(router.requests.at(-1)?.memory).to.deep.equal({a: memory});
      expect(history.state).to.include({theirs});
      expect(frame.driver.index).to.equal(index + theirs - 1);
    }
  });

  for (const [when, push] of [
    ['at once', (run: () => void) => run()],
    ['later', (run: () => void) => setTimeout(run)],
  ] as const) {
    it(`follows a click that leads that router elsewhere ${when}`, async () => {
      const frame = await openDriverFrame('<a href="/page/x">x</a>');
      const {history} = frame.window;
      const link = frame.find('a');
      link.addEventListener('click', (event) => {
        event.preventDefault();
        push(() => history.pushState({theirs: 1}, '', '/page/x'));
      });
      const router = listen(frame);
      const {index} = frame.driver;
      link.click();
      while (router.commits.length === 0) await nextFrame();
      expect(router.asked).to.equal('push /page/x');
      expect(router.requests).to.have.length(1);
      expect(router.requests[0]).to.include({sameDocument: true, cancelable: false});
      expect(router.entries).to.equal(1);
      expect(frame.driver.index).to.equal(index + 1);
      frame.driver.remember({a: '/x'});
      expect(history.state).to.include({theirs: 1});
    });
  }

  it('asks nobody about a click that leads nowhere', async () => {
    const frame = await openDriverFrame('<button>x</button>');
    const router = listen(frame);
    frame.find('button').click();
    await nextFrame();
    await nextFrame();
    expect(router.requests).to.deep.equal([]);
  });

  it('takes a navigation of its own for nobody else', async () => {
    const frame = await openDriverFrame('<a href="/page/x">x</a>');
    const router = listen(frame);
    const {index} = frame.driver;
    frame.find('a').addEventListener('click', (event) => {
      event.preventDefault();
      frame.driver.navigate(new URL('/page/y', frame.window.location.href), {});
    });
    frame.find('a').click();
    await nextFrame();
    await nextFrame();
    expect(router.asked).to.equal('push /page/y');
    expect(router.requests).to.have.length(1);
    expect(frame.driver.index).to.equal(index + 1);
    expect(frame.driver.entry).to.equal(
      Reflect.get(frame.window.history.state as object, 'slot-router-entry'),
    );
  });
});
