/*
 * Group O, prefetch and URL, from scenarios.md.
 *
 * Where design.md decides otherwise than Next:
 * S199: what was prefetched is used once, within 30 seconds; for longer a route has `staleTime`.
 * S203: a navigation of the app's own code is routed like any other, so the screen follows the URL; the History driver
 * patches nothing, and follows at its next navigation.
 */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {layout} from '../support/tree.js';
import {recordEvents} from '../support/watch.js';

const APP = '/page/app';

function intend(page: Page, selector: string): void {
  const {PointerEvent} = page.window;
  const link = page.find(selector);
  link.dispatchEvent(new PointerEvent('pointerover', {bubbles: true, composed: true, pointerType: 'mouse'}));
  link.dispatchEvent(new PointerEvent('pointerenter', {pointerType: 'mouse'}));
}

describe('scenarios O: prefetch', () => {
  async function open() {
    const loads: string[] = [];
    const page = await openPage({
      url: APP,
      html: layout(
        APP,
        {children: {'/': 'home', '/b': 'b'}, side: {default: 'side default'}},
        'prefetch="intent"',
      ),
      prepare: ({document, layout}) => {
        const nav = document.createElement('nav');
        nav.innerHTML = `<a id="all" href="${APP}/all">all</a> <a id="missing" href="${APP}/missing">missing</a>`;
        layout.prepend(nav);
      },
      setup: ({lib, layout}) => {
        const load = ({slot}: RouteContext) => {
          loads.push(slot);
          return `data ${loads.length}`;
        };
        const view = ({slot, data}: RouteContext) => `${slot} ${String(data)}`;
        const missing = () => {
          loads.push('missing');
          return lib.notFound();
        };
        layout.routes = {
          children: [
            {path: '/all', load, view},
            {path: '/missing', load: missing, view},
          ],
          side: [{path: '/all', load, view}],
        };
      },
    });
    return {page, loads};
  }

  it('S199 shows prefetched route slots without a load on the click', async () => {
    const {page, loads} = await open();
    intend(page, '#all');
    await page.until('both loads', () => loads.length === 2);
    const events = recordEvents(page.document, 'slot-change');
    await page.click('a#all');
    expect(page.text('children')).to.match(/^children data/);
    expect(page.text('side')).to.match(/^side data/);
    expect([...loads].sort()).to.deep.equal(['children', 'side']);
    expect(events).to.have.length(2);
  });

  it('S200 shows the not-found state of what was prefetched, and other links still work', async () => {
    const {page, loads} = await open();
    intend(page, '#missing');
    await page.until('the load', () => loads.length === 1);
    expect(page.text('children')).to.equal('home');
    await page.click('a#missing');
    expect(page.slot('children').status).to.equal('not-found');
    expect(page.shown('children')).to.equal('not-found');
    await page.click('a#all');
    expect(page.text('children')).to.match(/^children data/);
    await page.click(`${APP}/b`);
    expect(page.text('children')).to.equal('b');
    expect(page.loads).to.equal(1);
  });
});

describe('scenarios O: entries', () => {
  const html = layout(APP, {
    children: {'/': 'home', '/b': 'b', '/c': 'c', '/d': 'd'},
    side: {'/': 'side home', default: 'side default'},
  });

  it('S201 adds one entry for a push, none for a replace or a link to the URL that is there', async () => {
    const page = await openPage({url: APP, html});
    const start = page.historyLength;
    await page.push(`${APP}/b`);
    expect(page.historyLength).to.equal(start + 1);
    await page.replace(`${APP}/c`);
    expect(page.historyLength).to.equal(start + 1);
    await page.click(`${APP}/c`);
    await page.click(`${APP}/c`);
    expect(page.historyLength).to.equal(start + 1);
    expect(page.text('children')).to.equal('c');
    await page.back();
    expect(page.url).to.equal(APP);
    expect(page.text('children')).to.equal('home');
  });

  it('S203 keeps state that the app writes, whatever it is', async () => {
    const page = await openPage({url: APP, html});
    const {history} = page.window;
    for (const [state, url] of [
      [{mine: 1}, ''],
      ['text', undefined],
      [null, `${APP}/b`],
      [undefined, `${APP}/c`],
    ] as const) {
      if (url === undefined) history.pushState(state, '');
      else history.pushState(state, '', url || undefined);
      await page.settled();
      if (page.hasNavigationApi) expect(history.state ?? null).to.deep.equal(state ?? null);
    }
    expect(page.url).to.equal(`${APP}/c`);
    if (page.hasNavigationApi) expect(page.text('children')).to.equal('c');
    await page.click(`${APP}/d`);
    expect(page.text('children')).to.equal('d');
    await page.back();
    expect(page.url).to.equal(`${APP}/c`);
    expect(page.text('children')).to.equal('c');
    expect(page.loads).to.equal(1);
  });

  it('S203 follows a replaceState with another path and another search', async () => {
    const page = await openPage({url: APP, html});
    await page.click('#part');
    page.window.history.replaceState({mine: 1}, '', `${APP}/b?x=1`);
    if (page.hasNavigationApi) {
      await page.until('the page', () => page.text('children') === 'b');
      await page.settled();
      expect(page.window.history.state).to.deep.equal({mine: 1});
    }
    await page.click('?x=2');
    expect(page.url).to.equal(`${APP}/b?x=2`);
    expect(page.text('children')).to.equal('b');
    await page.back();
    expect(page.url).to.equal(`${APP}/b?x=1`);
    expect(page.text('children')).to.equal('b');
    expect(page.loads).to.equal(1);
  });

  it('S204 leaves the document for a URL that is no page of the layout, and tells nobody', async () => {
    const page = await openPage({url: APP, html});
    const seen = recordEvents(page.document, 'slot-leave', 'slot-load', 'slot-change', 'slot-error');
    await page.push('/page/elsewhere');
    expect(page.url).to.equal('/page/elsewhere');
    expect(page.loads).to.equal(2);
    expect(seen).to.deep.equal([]);
    expect(page.layout.status).to.equal('inactive');
  });
});
