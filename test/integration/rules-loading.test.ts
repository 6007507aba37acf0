/* Design, part 4, rules 5, 10 and 11: each route slot loads alone, nested loads start together, the last one wins. */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {deferred, type Deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {fragment, layout, slot} from '../support/tree.js';
import {recordEvents} from '../support/watch.js';

const APP = '/page/app';

/** Loads that the test ends, with their signals, by URL. */
class Loads {
  readonly calls: string[] = [];
  readonly #loads = new Map<string, {deferred: Deferred<string>; signal: AbortSignal}>();

  readonly load = ({segment, signal}: RouteContext): Promise<string> => {
    const load = {deferred: deferred<string>(), signal};
    this.calls.push(segment);
    this.#loads.set(segment, load);
    return load.deferred.promise;
  };

  has(segment: string): boolean {
    return this.#loads.has(segment);
  }

  resolve(segment: string): void {
    this.#get(segment).deferred.resolve(`data of ${segment}`);
  }

  reject(segment: string, reason: unknown): void {
    this.#get(segment).deferred.reject(reason);
  }

  aborted(segment: string): boolean {
    return this.#get(segment).signal.aborted;
  }

  #get(segment: string) {
    const load = this.#loads.get(segment);
    if (load === undefined) throw new Error(`${segment} was not loaded, only ${this.calls.join(', ')}`);
    return load;
  }
}

const data = ({data}: RouteContext) => String(data);

/** Two route slots, each with its own pages that load and a page at the base that does not. */
async function openTwo(url = ''): Promise<{page: Page; loads: Loads}> {
  const loads = new Loads();
  const page = await openPage({
    url: APP + url,
    settle: url === '',
    html: layout(APP, {a: {'/': 'a home', '/a/plain': 'a plain'}, b: {'/': 'b home', '/b/plain': 'b plain'}}),
    setup: ({slot}) => {
      slot('a').routes = [{path: '/a/:id', load: loads.load, view: data}];
      slot('b').routes = [{path: '/b/:id', load: loads.load, view: data}];
    },
  });
  return {page, loads};
}

async function startLoad(page: Page, loads: Loads, segment: string): Promise<void> {
  await page.click(APP + segment, {settle: false});
  await page.until(`${segment} to load`, () => loads.has(segment));
}

describe('rule 5: each route slot loads, fails, retries and aborts alone', () => {
  it('does not abort the load of a route slot that the navigation does not change', async () => {
    const {page, loads} = await openTwo();
    await startLoad(page, loads, '/a/1');
    await startLoad(page, loads, '/b/1');
    expect(loads.aborted('/a/1')).to.equal(false);
    await page.click('?x=1', {settle: false});
    await page.until('the URL to change', () => page.url === `${APP}/b/1?x=1`);
    expect(loads.aborted('/a/1')).to.equal(false);
    expect(loads.aborted('/b/1')).to.equal(false);
    loads.resolve('/b/1');
    await page.until('b to show', () => page.text('b') === 'data of /b/1');
    expect(page.slot('a').status).to.equal('loading');
    loads.resolve('/a/1');
    await page.settled();
    expect(page.texts('a', 'b')).to.deep.equal({a: 'data of /a/1', b: 'data of /b/1'});
    expect(loads.calls).to.deep.equal(['/a/1', '/b/1']);
  });

  it('does not reject the navigation, and leaves the sibling alone, when a load fails', async () => {
    const {page, loads} = await openTwo();
    const {committed, finished} = page.layout.navigate(`${APP}/a/1`);
    await committed;
    await page.until('the load', () => loads.has('/a/1'));
    loads.reject('/a/1', new page.window.Error('broken'));
    await finished;
    await page.settled();
    expect(page.statuses('a', 'b')).to.deep.equal({a: 'error', b: 'ready'});
    expect(page.shown('a')).to.equal('error');
    expect(page.text('b')).to.equal('b home');
    expect(page.url).to.equal(`${APP}/a/1`);
  });

  for (const attributes of ['', 'unmatched="empty"', 'modal', 'keep-alive="1"']) {
    it(`leaves the sibling and the next view alone when one throws as it leaves: ${attributes}`, async () => {
      const page = await openPage({
        url: `${APP}/a`,
        html: `<slot-layout base="${APP}">${slot('a', {'/b': 'a b'}, attributes)}
          ${slot('b', {'/a': 'b a', '/b': 'b b', '/c': 'b c'})}</slot-layout>`,
        setup: ({slot, window}) => {
          const unmount = () => {
            throw new window.Error('broken');
          };
          const mount = (container: HTMLElement) => {
            container.textContent = 'a';
            return {unmount};
          };
          slot('a').routes = [
            {path: '/a', view: {mount}},
            {path: '/d', view: {mount}},
          ];
        },
      });
      await page.push(`${APP}/b`);
      expect(page.texts('a', 'b')).to.deep.equal({a: 'a b', b: 'b b'});
      await page.push(`${APP}/d`);
      await page.push(`${APP}/c`);
      expect(page.text('b')).to.equal('b c');
      expect(page.slot('a').status).to.equal(/empty|modal/.test(attributes) ? 'empty' : 'ready');
      page.slot('a').remove();
      await page.push(`${APP}/b`);
      expect(page.text('b')).to.equal('b b');
      page.takeErrors(/broken/);
    });
  }

  it('retries one without a navigation', async () => {
    const {page, loads} = await openTwo();
    await startLoad(page, loads, '/a/1');
    loads.reject('/a/1', new page.window.Error('broken'));
    await page.settled();
    const before = page.historyLength;
    void page.slot('a').retry();
    await page.until('the second load', () => loads.calls.length === 2);
    expect(page.slot('a').status).to.equal('loading');
    loads.resolve('/a/1');
    await page.settled();
    expect(page.text('a')).to.equal('data of /a/1');
    expect(page.slot('a').error).to.be.oneOf([undefined, null]);
    expect(page.historyLength).to.equal(before);
  });

  it('aborts a load when its route slot leaves the page', async () => {
    const {page, loads} = await openTwo();
    await startLoad(page, loads, '/a/1');
    page.slot('a').remove();
    await page.until('the signal', () => loads.aborted('/a/1'));
    await page.settled();
    expect(page.text('b')).to.equal('b home');
  });

  it('R084 reloads one with its data on screen meanwhile', async () => {
    const {page, loads} = await openTwo();
    await startLoad(page, loads, '/a/1');
    loads.resolve('/a/1');
    await page.settled();
    void page.slot('a').reload();
    await page.until('the second load', () => loads.calls.length === 2);
    expect(page.text('a')).to.equal('data of /a/1');
    loads.resolve('/a/1');
    await page.settled();
    expect(page.slot('a').data).to.equal('data of /a/1');
  });

  it('R140 reloads all that is on screen, kept views and defaults with the URL that brought them', async () => {
    const urls: string[] = [];
    const load = ({url, slot}: RouteContext) => {
      urls.push(`${slot} ${url.pathname}${url.search}`);
    };
    const page = await openPage({
      url: `${APP}/one?value=first`,
      html: layout(APP, {side: {}, other: {}, children: {}}),
      setup: ({layout}) => {
        layout.routes = {
          side: [{path: '/one', search: ['value'], load, view: 'side'}],
          other: [{default: true, load, view: 'other default'}],
          children: [{path: '/:page', search: ['value'], load, view: 'page'}],
        };
      },
    });
    await page.click(`${APP}/two?value=second`);
    expect(page.slot('side').kept).to.equal(true);
    const before = page.historyLength;
    urls.length = 0;
    void page.layout.reload();
    await page.until('three loads', () => urls.length === 3);
    await page.settled();
    expect(urls.sort()).to.deep.equal([
      `children ${APP}/two?value=second`,
      `other ${APP}/one?value=first`,
      `side ${APP}/one?value=first`,
    ]);
    expect(page.historyLength).to.equal(before);
    expect(page.slot('side').kept).to.equal(true);
  });
});

describe('rule 10: loaders of all matched routes start together', () => {
  it('starts the loads of siblings and nested route slots before any of them ends', async () => {
    const started: string[] = [];
    const hold = deferred();
    const load = ({slot}: RouteContext) => {
      started.push(slot);
      return hold.promise;
    };
    const page = await openPage({
      url: `${APP}/team/7/members`,
      settle: false,
      html: layout(APP, {children: {}, side: {}}),
      setup: ({document, layout}) => {
        const nested = () => fragment(document, '<route-slot name="inner"></route-slot>');
        const slots = {inner: [{path: '/members', load, view: 'members'}]};
        layout.routes = {
          children: [{path: '/team/:id', load, view: nested, slots}],
          side: [{default: true, load, view: 'side'}],
        };
      },
    });
    await page.until('three loads', () => started.length === 3);
    expect(started.sort()).to.deep.equal(['children', 'inner', 'side']);
    hold.resolve();
    await page.settled();
    expect(page.texts('inner', 'side')).to.deep.equal({inner: 'members', side: 'side'});
    expect(started).to.have.length(3);
  });
});

describe('rule 11: superseded work never shows', () => {
  it('shows the last navigation, and tells the others by their signals', async () => {
    const {page, loads} = await openTwo();
    const changes = recordEvents(page.document, 'slot-change');
    await startLoad(page, loads, '/a/1');
    await startLoad(page, loads, '/a/2');
    await startLoad(page, loads, '/a/3');
    expect(['/a/1', '/a/2', '/a/3'].map((segment) => loads.aborted(segment))).to.deep.equal([
      true,
      true,
      false,
    ]);
    loads.resolve('/a/3');
    loads.resolve('/a/2');
    loads.reject('/a/1', new page.window.Error('too late'));
    await page.settled();
    expect(page.text('a')).to.equal('data of /a/3');
    expect(page.url).to.equal(`${APP}/a/3`);
    expect(changes.map(({slot}) => slot)).to.deep.equal(['a']);
  });

  it('shows a page without a load that comes after one with a load', async () => {
    const {page, loads} = await openTwo();
    await startLoad(page, loads, '/a/1');
    await page.click(`${APP}/a/plain`, {settle: false});
    await page.until('the page', () => page.text('a') === 'a plain');
    expect(loads.aborted('/a/1')).to.equal(true);
    loads.resolve('/a/1');
    await page.settled();
    expect(page.text('a')).to.equal('a plain');
    expect(page.slot('a').status).to.equal('ready');
  });

  it('leaves nothing of an aborted load on the way back', async () => {
    const {page, loads} = await openTwo();
    await startLoad(page, loads, '/a/1');
    await page.back({settle: false});
    await page.until(
      'the page before',
      () => page.text('a') === 'a home' && page.slot('a').status === 'ready',
    );
    expect(loads.aborted('/a/1')).to.equal(true);
    loads.resolve('/a/1');
    await page.settled();
    expect(page.url).to.equal(APP);
    expect(page.text('a')).to.equal('a home');
  });

  it('has a settled promise for all of it', async () => {
    const {page, loads} = await openTwo();
    let settled = false;
    await startLoad(page, loads, '/a/1');
    void page.layout.settled.then(() => (settled = true));
    await startLoad(page, loads, '/b/1');
    loads.resolve('/a/1');
    await page.until('a to show', () => page.text('a') === 'data of /a/1');
    expect(settled).to.equal(false);
    loads.resolve('/b/1');
    await page.until('the promise', () => settled);
    expect(page.text('b')).to.equal('data of /b/1');
  });
});
