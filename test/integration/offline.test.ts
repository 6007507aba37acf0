/* A failed load knows whether the browser is offline, says so, and loads again by itself when it is back. */
import {expect} from '@open-wc/testing';

import type {FrameWindow, RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import type {Templates} from '../support/tree.js';
import {layout, slot} from '../support/tree.js';
import {nextEvent, nextFrame} from '../support/wait.js';

const APP = '/page/app';

function setOnline(window: FrameWindow, isOnline: boolean): void {
  Object.defineProperty(window.navigator, 'onLine', {configurable: true, get: () => isOnline});
}

function goOnline({window}: Page): void {
  setOnline(window, true);
  window.dispatchEvent(new window.Event('online'));
}

interface Network {
  readonly page: Page;
  /** The route slots that have loaded, in order. */
  readonly calls: string[];
  /** Loads succeed or fail, whatever the browser says of itself. */
  reaches: boolean;
}

async function open(templates: Templates = {}, error = ''): Promise<Network> {
  const calls: string[] = [];
  const tree = ['a', 'b', 'children'].map((name) =>
    slot(name, name === 'children' ? {'/': 'home'} : templates, '', error),
  );
  const page = await openPage({
    url: APP,
    html: `<slot-layout base="${APP}">${tree.join('')}</slot-layout>`,
    setup: ({window, layout}) => {
      const load = ({slot}: RouteContext) => {
        calls.push(slot);
        if (!network.reaches) throw new window.TypeError('Failed to fetch');
      };
      layout.routes = {
        a: [
          {path: '/a', load, view: 'a'},
          {path: '/both', load, view: 'a'},
        ],
        b: [
          {path: '/b', load, view: 'b'},
          {path: '/both', load, view: 'b'},
        ],
        children: [{path: '/both', view: 'both'}],
      };
    },
  });
  const network: Network = {page, calls, reaches: true};
  return network;
}

const home = {'/': 'home', '/x': 'x'};

function fail(network: Network, isOnline: boolean): void {
  network.reaches = false;
  setOnline(network.page.window, isOnline);
}

describe('a load that fails while the browser is offline', () => {
  it('says so: in the event, and in the built-in fallback', async () => {
    const network = await open(home);
    const {page} = network;
    fail(network, false);
    const error = nextEvent<Event & {offline: boolean}>(page.slot('a'), 'slot-error');
    await page.click(`${APP}/a`);
    expect((await error).offline).to.equal(true);
    expect(page.slot('a').status).to.equal('error');
    expect(page.text('a')).to.contain('You are offline.');
    expect(page.text('b')).to.equal('home');
  });

  it('says so to an error view', async () => {
    const network = await open(home);
    const {page} = network;
    const error = ({offline}: RouteContext) => `offline: ${String(offline)}`;
    const load = () => {
      throw new page.window.TypeError('Failed to fetch');
    };
    page.slot('a').routes = [{path: '/own', load, error}];
    await page.settled();
    fail(network, false);
    await page.click(`${APP}/own`);
    expect(page.text('a')).to.equal('offline: true');
    await page.click(`${APP}/x`);
    setOnline(page.window, true);
    await page.click(`${APP}/own`);
    expect(page.text('a')).to.equal('offline: false');
  });

  it('loads again by itself when the browser is back, without a navigation', async () => {
    const network = await open(home);
    const {page, calls} = network;
    fail(network, false);
    await page.click(`${APP}/both`);
    expect(page.statuses('a', 'b', 'children')).to.deep.equal({a: 'error', b: 'error', children: 'ready'});
    expect(calls.sort()).to.deep.equal(['a', 'b']);
    const length = page.historyLength;

    calls.length = 0;
    network.reaches = true;
    goOnline(page);
    await page.until(
      'both to be ready',
      () => page.slot('a').status === 'ready' && page.slot('b').status === 'ready',
    );
    expect(page.texts('a', 'b', 'children')).to.deep.equal({a: 'a', b: 'b', children: 'both'});
    expect(calls.sort()).to.deep.equal(['a', 'b']);
    expect(page.historyLength).to.equal(length);
  });

  it('tries each time the browser says it is back', async () => {
    const network = await open(home);
    const {page, calls} = network;
    fail(network, false);
    await page.click(`${APP}/a`);
    page.window.dispatchEvent(new page.window.Event('online'));
    await page.until('the second load', () => calls.length === 2);
    await page.settled();
    expect(page.slot('a').status).to.equal('error');
    network.reaches = true;
    goOnline(page);
    await page.until('a to be ready', () => page.text('a') === 'a');
    expect(calls).to.have.length(3);
  });

  it('loads again too where a listener shows the error in its own way', async () => {
    const network = await open(home);
    const {page} = network;
    page.slot('a').addEventListener('slot-error', (event) => event.preventDefault());
    fail(network, false);
    await page.click(`${APP}/a`);
    expect(page.shown('a')).not.to.equal('error');
    network.reaches = true;
    goOnline(page);
    await page.until('a to be ready', () => page.text('a') === 'a');
  });

  it('is forgotten when its route slot has moved on or has left', async () => {
    const network = await open(home);
    const {page, calls} = network;
    fail(network, false);
    await page.click(`${APP}/both`);
    page.slot('b').remove();
    await page.click(`${APP}/x`);
    expect(page.text('a')).to.equal('x');
    calls.length = 0;
    network.reaches = true;
    goOnline(page);
    await page.settled();
    await nextFrame();
    expect(calls).to.deep.equal([]);
    expect(page.text('a')).to.equal('x');
  });
});

describe('a load that fails while the browser is online', () => {
  it('says nothing of being offline, and waits for a retry', async () => {
    const network = await open(home);
    const {page, calls} = network;
    fail(network, true);
    const error = nextEvent<Event & {offline: boolean}>(page.slot('a'), 'slot-error');
    await page.click(`${APP}/a`);
    expect((await error).offline).to.equal(false);
    expect(page.shown('a')).to.equal('error');
    expect(page.text('a')).not.to.contain('You are offline.');

    network.reaches = true;
    goOnline(page);
    await page.settled();
    await nextFrame();
    expect(calls).to.deep.equal(['a']);
    expect(page.slot('a').status).to.equal('error');
    void page.slot('a').retry();
    await page.settled();
    expect(page.text('a')).to.equal('a');
  });
});

describe('offline from the start', () => {
  it('loads what the document could not', async () => {
    let calls = 0;
    const page = await openPage({
      url: `${APP}/late`,
      html: layout(APP, {children: {}}),
      prepare: ({window}) => setOnline(window, false),
      setup: ({window, slot}) => {
        const load = () => {
          if (++calls === 1) throw new window.TypeError('Failed to fetch');
        };
        slot('children').routes = [{path: '/late', load, view: 'late'}];
      },
    });
    expect(page.text('children')).to.contain('You are offline.');
    goOnline(page);
    await page.until('the page', () => page.text('children') === 'late');
  });
});
