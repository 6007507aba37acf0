/* Navigations that come while another one is under way: whatever the order, URL and route slots agree at the end. */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {deferred, type Deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {fragment, layout} from '../support/tree.js';
import {nextEvent} from '../support/wait.js';
import {recordEvents} from '../support/watch.js';

const APP = '/page/app';

const html = layout(APP, {
  children: {'/': 'home', '/n/:n': 'n {{n}}', default: 'default'},
  side: {'/': 'side home', '/side/:id': 'side {{id}}', default: 'side default'},
});

/** A page whose `/slow/:id` ends when the test says so. */
async function openSlow(): Promise<{page: Page; loads: Map<string, Deferred<string>>}> {
  const loads = new Map<string, Deferred<string>>();
  const page = await openPage({
    url: APP,
    html,
    setup: ({slot}) => {
      const load = ({params}: RouteContext) => {
        const next = deferred<string>();
        loads.set(params['id'] ?? '', next);
        return next.promise;
      };
      const view = ({params}: RouteContext) => `slow ${params['id']}`;
      slot('side').routes = [{path: '/slow/:id', load, view}];
    },
  });
  return {page, loads};
}

describe('races', () => {
  it('of traversals end where the last one leads', async () => {
    const page = await openPage({url: APP, html});
    for (const path of ['/n/1', '/side/1', '/n/2', '/side/2']) await page.click(APP + path);
    // Each starts as soon as the URL of the one before is there: WebKitGTK 2.50 makes one traversal of several at once.
    for (const path of ['/n/2', '/side/1', '/n/1']) {
      await page.back({settle: false});
      await page.until(`the URL ${path}`, () => page.url === APP + path);
    }
    await page.settled();
    expect(page.texts('children', 'side')).to.deep.equal({children: 'n 1', side: 'side home'});
    for (const path of ['/side/1', '/n/2']) {
      await page.forward({settle: false});
      await page.until(`the URL ${path}`, () => page.url === APP + path);
    }
    await page.settled();
    expect(page.texts('children', 'side')).to.deep.equal({children: 'n 2', side: 'side 1'});
    expect(page.loads).to.equal(1);
  });

  it('of a traversal and a push leave URL and route slots in agreement', async () => {
    const page = await openPage({url: APP, html});
    await page.click(`${APP}/n/1`);
    await page.click(`${APP}/n/2`);
    page.window.history.back();
    page.link(`${APP}/n/3`).click();
    await page.until(
      'one of both to win',
      () => page.url !== `${APP}/n/2` || page.text('children') !== 'n 2',
    );
    await page.settled();
    await page.until('the route slot to agree with the URL', () => {
      return page.text('children') === `n ${page.url.slice(-1)}`;
    });
    expect(page.loads).to.equal(1);
  });

  it('of a load and the way back and forward load again and show it', async () => {
    const {page, loads} = await openSlow();
    await page.click(`${APP}/slow/1`, {settle: false});
    await page.until('the load', () => loads.has('1'));
    const first = loads.get('1');
    await page.back({settle: false});
    await page.until('the page before', () => page.text('side') === 'side home' && page.url === APP);
    loads.clear();
    await page.forward({settle: false});
    await page.until('the second load', () => loads.has('1'));
    first?.resolve('late');
    loads.get('1')?.resolve('now');
    await page.settled();
    expect(page.text('side')).to.equal('slow 1');
    expect(page.slot('side').data).to.equal('now');
  });

  it('of a load and a reload of the document start anew', async () => {
    const {page, loads} = await openSlow();
    await page.click(`${APP}/slow/1`, {settle: false});
    await page.until('the load', () => loads.has('1'));
    loads.clear();
    await page.reload({settle: false});
    await page.until('the load of the new document', () => loads.has('1'));
    expect(page.text('children')).to.equal('default');
    loads.get('1')?.resolve('');
    await page.settled();
    expect(page.text('side')).to.equal('slow 1');
    await page.back();
    expect(page.texts('children', 'side')).to.deep.equal({children: 'home', side: 'side home'});
  });

  it('of a load and a navigation that keeps its route slot end with the kept view', async () => {
    const {page, loads} = await openSlow();
    await page.click(`${APP}/slow/1`, {settle: false});
    await page.until('the load', () => loads.has('1'));
    await page.click(`${APP}/n/1`, {settle: false});
    await page.until('the other route slot', () => page.text('children') === 'n 1');
    loads.get('1')?.resolve('');
    await page.settled();
    expect(page.texts('children', 'side')).to.deep.equal({children: 'n 1', side: 'slow 1'});
    await page.back();
    expect(page.url).to.equal(`${APP}/slow/1`);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'home', side: 'slow 1'});
  });

  it('of two clicks on one link load once and add one entry', async () => {
    const {page, loads} = await openSlow();
    const before = page.historyLength;
    const changes = recordEvents(page.document, 'slot-load');
    const link = page.link(`${APP}/slow/1`);
    link.click();
    await page.until('the load', () => loads.has('1'));
    link.click();
    await page.until('the URL', () => page.url === `${APP}/slow/1`);
    for (const load of loads.values()) load.resolve('');
    await page.settled();
    expect(page.text('side')).to.equal('slow 1');
    expect(page.historyLength).to.equal(before + 1);
    expect(changes).to.have.length(1);
  });

  it('of a navigation that starts another one in slot-change end with the other', async () => {
    const page = await openPage({url: APP, html});
    const done = nextEvent(page.slot('children'), 'slot-change').then(() => page.push(`${APP}/n/2`));
    page.link(`${APP}/n/1`).click();
    await done;
    await page.settled();
    expect(page.url).to.equal(`${APP}/n/2`);
    expect(page.text('children')).to.equal('n 2');
    await page.back();
    expect(page.text('children')).to.equal('n 1');
  });

  it('of a redirect in a nested route slot end with the page it names', async () => {
    const page = await openPage({
      url: APP,
      html,
      setup: ({document, lib, slot}) => {
        const view = () => fragment(document, '<route-slot name="inner"></route-slot>');
        const inner = [{path: '/old', load: () => lib.redirect(`${APP}/n/7`), view: 'never'}];
        slot('children').routes = [{path: '/team', view, slots: {inner}}];
      },
    });
    const before = page.historyLength;
    await page.click(`${APP}/team/old`);
    expect(page.url).to.equal(`${APP}/n/7`);
    expect(page.text('children')).to.equal('n 7');
    expect(page.has('inner')).to.equal(false);
    expect(page.historyLength).to.equal(before + 1);
    await page.back();
    expect(page.text('children')).to.equal('home');
  });

  it('of a removed and a new route slot of one name show the new one', async () => {
    const page = await openPage({url: `${APP}/side/1`, html});
    const old = page.slot('side');
    const copy = old.cloneNode(true);
    old.replaceWith(copy);
    await page.until(
      'the new route slot',
      () => page.slot('side') === copy && page.slot('side').status === 'ready',
    );
    await page.click(`${APP}/side/2`);
    expect(page.text('side')).to.equal('side 2');
    await page.back();
    expect(page.text('side')).to.equal('side 1');
  });

  it('of a fragment and a page end with both', async () => {
    const page = await openPage({url: APP, html});
    page.window.location.hash = 'part';
    await page.settled();
    await page.click(`${APP}/n/1#other`);
    expect(page.text('children')).to.equal('n 1');
    page.window.location.hash = 'third';
    await page.until('the fragment', () => page.url === `${APP}/n/1#third`);
    await page.settled();
    expect(page.text('children')).to.equal('n 1');
    await page.go(-2);
    expect(page.url).to.equal(`${APP}#part`);
    expect(page.text('children')).to.equal('home');
  });
});
