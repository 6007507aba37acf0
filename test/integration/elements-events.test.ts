/* Events: which come, on what, in which order, with which fields; all bubble and are composed. */
import {expect} from '@open-wc/testing';

import type {SlotLayoutElement} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {fragment, layout} from '../support/tree.js';
import {nextEvent} from '../support/wait.js';
import {recordEvents, type Recorded} from '../support/watch.js';

const APP = '/page/app';
const TYPES = ['slot-leave', 'slot-load', 'slot-change', 'slot-error', 'layout-settle'];

const names = (seen: readonly Recorded[]) => seen.map(({type, slot}) => `${type} ${slot}`);

type Fields = Record<string, unknown>;

describe('events', () => {
  const open = () =>
    openPage({
      url: APP,
      html: layout(APP, {a: {'/': 'a home'}, b: {'/': 'b home', '/x': 'b x'}}),
      setup: ({window, slot}) => {
        slot('a').routes = [
          {path: '/x', load: () => Promise.resolve('data'), view: 'a x'},
          {path: '/fails', load: () => Promise.reject(new window.Error('broken')), view: 'never'},
        ];
      },
    });

  it('come in order: leave, load, change, settle', async () => {
    const page = await open();
    const seen = recordEvents(page.document, ...TYPES);
    await page.click(`${APP}/x`);
    const all = names(seen);
    expect([...all].sort()).to.deep.equal(
      [
        'slot-leave a',
        'slot-leave b',
        'slot-load a',
        'slot-change a',
        'slot-change b',
        'layout-settle slot-layout',
      ].sort(),
    );
    const before = (first: string, second: string) => all.indexOf(first) < all.indexOf(second);
    expect(before('slot-leave a', 'slot-load a'), all.join()).to.equal(true);
    expect(before('slot-leave b', 'slot-load a'), all.join()).to.equal(true);
    expect(before('slot-load a', 'slot-change a'), all.join()).to.equal(true);
    expect(all.at(-1)).to.equal('layout-settle slot-layout');
  });

  it('bubble, are composed, and can be canceled where it says so', async () => {
    const page = await open();
    const seen = recordEvents(page.document, ...TYPES);
    await page.click(`${APP}/x`);
    await page.click(`${APP}/fails`);
    const flags = new Map(
      seen.map(({type, event}) => [type, [event.bubbles, event.composed, event.cancelable]]),
    );
    expect(Object.fromEntries(flags)).to.deep.equal({
      'slot-leave': [true, true, true],
      'slot-load': [true, true, false],
      'slot-change': [true, true, false],
      'slot-error': [true, true, true],
      'layout-settle': [true, true, false],
    });
  });

  it('have the fields that are documented', async () => {
    const page = await open();
    const load = nextEvent<Event & Fields>(page.slot('a'), 'slot-load');
    const change = nextEvent<Event & Fields>(page.slot('a'), 'slot-change');
    await page.click(`${APP}/x`);
    expect((await load)['signal']).to.be.an.instanceOf(page.window.AbortSignal);
    const {match, status, navigationType} = await change;
    expect(status).to.equal('ready');
    expect(navigationType).to.equal('push');
    expect(match).to.have.property('params');

    const error = nextEvent<Event & Fields>(page.slot('a'), 'slot-error');
    await page.click(`${APP}/fails`);
    expect((await error)['error']).to.have.property('message', 'broken');
    expect((await error)['retry']).to.be.a('function');

    const back = nextEvent<Event & Fields>(page.slot('a'), 'slot-change');
    await page.back();
    expect((await back)['navigationType']).to.equal('traverse');
    const replaced = nextEvent<Event & Fields>(page.slot('a'), 'slot-change');
    await page.replace(APP);
    expect((await replaced)['navigationType']).to.equal('replace');
  });

  it('tell the signal of a load that is superseded', async () => {
    const hold = deferred();
    const page = await openPage({
      url: APP,
      html: layout(APP, {a: {'/': 'home'}}),
      setup: ({slot}) => {
        slot('a').routes = [{path: '/slow', load: () => hold.promise, view: 'slow'}];
      },
    });
    const load = nextEvent<Event & {signal: AbortSignal}>(page.slot('a'), 'slot-load');
    await page.click(`${APP}/slow`, {settle: false});
    const {signal} = await load;
    expect(signal.aborted).to.equal(false);
    await page.back({settle: false});
    await page.until('the signal', () => signal.aborted);
    hold.resolve();
    await page.settled();
  });

  it('do not come for a route slot that is kept or unchanged', async () => {
    const page = await open();
    await page.click(`${APP}/x`);
    const seen = recordEvents(page.document, ...TYPES);
    await page.click(`${APP}/fails`);
    await page.click('?x=1');
    expect(names(seen).filter((name) => name.endsWith(' b'))).to.deep.equal([]);
    expect(names(seen).filter((name) => name === 'slot-error a')).to.have.length(1);
  });

  it('come out of a shadow root', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {a: {'/': 'home', '/x': 'x'}}),
      prepare: ({document, layout}) => {
        const host = document.createElement('div');
        document.body.append(host);
        host.attachShadow({mode: 'open'}).append(layout);
      },
      setup: ({document}) => {
        document.body.append(fragment(document, '<a href="/page/app/x">x</a>'));
      },
      settle: false,
    });
    // The harness does not look into shadow roots for layouts.
    const inner = page.find('div').shadowRoot?.querySelector<SlotLayoutElement>('slot-layout');
    await page.until('the layout to settle', () => inner?.slots[0]?.status === 'ready');
    await inner?.settled;
    const seen = recordEvents(page.document, ...TYPES);
    const settled = nextEvent(page.document, 'layout-settle');
    page.find<HTMLAnchorElement>('a').click();
    await settled;
    expect(names(seen)).to.deep.equal(['slot-leave a', 'slot-change a', 'layout-settle slot-layout']);
  });

  it('layout-settle comes once per navigation, after the slowest route slot', async () => {
    const hold = deferred();
    const page = await openPage({
      url: APP,
      html: layout(APP, {a: {'/': 'a'}, b: {'/': 'b', '/slow': 'b slow'}}),
      setup: ({slot}) => {
        slot('a').routes = [{path: '/slow', load: () => hold.promise, view: 'a slow'}];
      },
    });
    const seen = recordEvents(page.document, 'layout-settle', 'slot-change');
    await page.click(`${APP}/slow`, {settle: false});
    await page.until('the fast one', () => page.text('b') === 'b slow');
    expect(names(seen)).to.deep.equal(['slot-change b']);
    hold.resolve();
    await page.settled();
    expect(names(seen)).to.deep.equal(['slot-change b', 'slot-change a', 'layout-settle slot-layout']);
  });
});
