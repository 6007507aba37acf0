/*
 * Group L, loading, from scenarios.md. The times of the scenarios are loads that the test ends one after the other.
 *
 * | not here | why                                                                                                     |
 * | -------- | ------------------------------------------------------------------------------------------------------- |
 * | S156     | a loading unit of the layout level is a file of the folder plugin; a route slot without one has a built-in |
 * | S161     | of the scroll during the load: rule 9 leaves the moment to the browser, which scrolls when the load is over |
 *
 * S157: each route slot has its own loading fallback, for a default too (part 3).
 */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {mark} from '../support/mark.js';
import {openPage} from '../support/page.js';
import {observe} from '../support/realm.js';
import {layout, slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';

const APP = '/page/app';

describe('scenarios L: loading', () => {
  it('S153 shows the loading fallback of children while a sibling is ready', async () => {
    const foo = deferred();
    const children = slot(
      'children',
      {'/': 'Root Page'},
      'loading-delay="0"',
      '<p slot="loading">Loading...</p>',
    );
    const page = await openPage({
      url: `${APP}/wl`,
      html: `<slot-layout base="${APP}/wl">${children}${slot('slot', {'/': 'Root Slot', '/foo': 'Nested Slot'})}
        </slot-layout>`,
      setup: ({slot}) => {
        slot('children').routes = [{path: '/foo', load: () => foo.promise, view: 'Welcome to Foo Page'}];
      },
    });
    expect(page.texts('children', 'slot')).to.deep.equal({children: 'Root Page', slot: 'Root Slot'});

    await page.click(`${APP}/wl/foo`, {settle: false});
    await page.until('the loading fallback', () => page.shown('children') === 'loading');
    expect(page.text('children')).to.equal('Loading...');
    await page.until('the sibling', () => page.text('slot') === 'Nested Slot');
    foo.resolve();
    await page.settled();
    expect(page.texts('children', 'slot')).to.deep.equal({
      children: 'Welcome to Foo Page',
      slot: 'Nested Slot',
    });
  });

  it('S154 loads each route slot for itself', async () => {
    const loads = {children: deferred(), team: deferred(), analytics: deferred()};
    const hole = (name: string, loading: string) => slot(name, {}, '', `<p slot="loading">${loading}</p>`);
    const page = await openPage({
      url: `${APP}/d`,
      settle: false,
      html: `<slot-layout base="${APP}/d">${hole('children', 'Lc')}${hole('team', 'Lt')}${hole('analytics', 'La')}
        </slot-layout>`,
      setup: ({layout}) => {
        layout.routes = {
          children: [{path: '/', load: () => loads.children.promise, view: 'c'}],
          team: [{path: '/', load: () => loads.team.promise, view: 't'}],
          analytics: [{path: '/', load: () => loads.analytics.promise, view: 'a'}],
        };
      },
    });
    const shows = async (children: string, team: string, analytics: string) => {
      const expected = JSON.stringify({children, team, analytics});
      const now = () => JSON.stringify(page.texts('children', 'team', 'analytics'));
      await page.until(`${expected} on screen`, () => now() === expected);
    };

    await shows('Lc', 'Lt', 'La');
    loads.children.resolve();
    await shows('c', 'Lt', 'La');
    loads.team.resolve();
    await shows('c', 't', 'La');
    loads.analytics.resolve();
    await shows('c', 't', 'a');
    await page.settled();
  });

  it('S157 shows the own loading fallback for a default', async () => {
    const header = deferred();
    const page = await openPage({
      url: `${APP}/a`,
      settle: false,
      html: `<slot-layout base="${APP}">${slot('header', {'/': 'h'}, '', '<p slot="loading">Lh</p>')}
        ${slot('children', {'/a': 'a'}, '', '<p slot="loading">Lc</p>')}</slot-layout>`,
      setup: ({slot}) => {
        slot('header').routes = [{default: true, load: () => header.promise, view: 'h async default'}];
      },
    });
    await page.until('the loading fallback', () => page.shown('header') === 'loading');
    expect(page.text('header')).to.equal('Lh');
    header.resolve();
    await page.settled();
    expect(page.texts('header', 'children')).to.deep.equal({header: 'h async default', children: 'a'});
    expect(page.slot('header').isDefault).to.equal(true);
  });

  it('S159 loads anew for another value of a search param that the route names', async () => {
    let next = deferred();
    const page = await openPage({
      url: `${APP}/search`,
      html: layout(APP, {children: {}, other: {'/search': 'other'}}),
      setup: ({slot}) => {
        const load = ({searchParams}: RouteContext) => {
          const value = searchParams.get('q');
          return value === null ? '' : next.promise.then(() => value);
        };
        slot('children').loadingDelay = 0;
        slot('children').routes = [
          {path: '/search', search: ['q'], load, view: ({data}: RouteContext) => `value: ${String(data)}`},
        ];
      },
    });
    const other = mark(page.slot('other').firstChild as Node);

    for (const value of ['test', 'another']) {
      next = deferred();
      await page.click(`?q=${value}`, {settle: false});
      await page.until('the loading fallback', () => page.shown('children') === 'loading');
      next.resolve();
      await page.settled();
      expect(page.text('children')).to.equal(`value: ${value}`);
    }
    expect(page.slot('other').firstChild).to.equal(other);
  });

  it('S160 shows no loading fallback on a refresh', async () => {
    let next = deferred();
    let count = 0;
    next.resolve();
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {}}),
      setup: ({slot}) => {
        const load = async () => {
          const call = ++count;
          await next.promise;
          return call;
        };
        slot('children').loadingDelay = 0;
        slot('children').routes = [
          {path: '/', load, view: ({data}: RouteContext) => `count ${String(data)}`},
        ];
      },
    });
    expect(page.text('children')).to.equal('count 1');
    const before = page.historyLength;

    next = deferred();
    const seen = new Set<string>();
    void page.layout.reload();
    await page.until('the second load to begin', () => count === 2);
    await nextFrame();
    seen.add(page.shown('children'));
    next.resolve();
    await page.until('the new data', () => {
      seen.add(page.shown('children'));
      return page.text('children') === 'count 2';
    });
    expect([...seen]).to.deep.equal(['content']);
    expect(page.historyLength).to.equal(before);
    expect(page.loads).to.equal(1);
  });

  it('S161 scrolls to the top for a page with a load', async () => {
    const about = deferred();
    const page = await openPage({
      url: APP,
      html: `<div style="min-height: 3000px">${layout(APP, {children: {'/': 'home'}})}</div>`,
      setup: ({slot}) => {
        slot('children').loadingDelay = 0;
        slot('children').routes = [{path: '/about', load: () => about.promise, view: 'about'}];
      },
    });
    page.window.scrollTo(0, 500);
    await page.click(`${APP}/about`, {settle: false});
    await page.until('the loading fallback', () => page.shown('children') === 'loading');
    about.resolve();
    await page.settled();
    await page.until('the page to be at its top', () => page.window.scrollY === 0);
    expect(page.text('children')).to.equal('about');
  });

  describe('the loading delay', () => {
    const open = (delay: string, load: () => unknown) =>
      openPage({
        url: APP,
        html: `<slot-layout base="${APP}">${slot('children', {'/': 'home'}, delay)}
          ${slot('aside', {'/': 'aside'}, `unmatched="empty" ${delay}`)}</slot-layout>`,
        setup: ({layout}) => {
          const slow = [{path: '/slow', load, view: 'slow'}];
          layout.routes = {children: [...slow, {path: '/other', view: 'other'}], aside: slow};
        },
      });

    it('R080 keeps the view on screen for a while and shows the fallback of an empty route slot at once', async () => {
      const slow = deferred();
      const page = await open('loading-delay="600000"', () => slow.promise);
      await page.click(`${APP}/other`);
      expect(page.slot('aside').status).to.equal('empty');
      await page.click(`${APP}/slow`, {settle: false});
      await page.until('the empty route slot to show its fallback', () => page.shown('aside') === 'loading');
      expect(page.slot('children').status).to.equal('loading');
      expect(page.text('children')).to.equal('other');
      slow.resolve();
      await page.settled();
      expect(page.texts('children', 'aside')).to.deep.equal({children: 'slow', aside: 'slow'});
    });

    it('R080 replaces the view by the fallback when the delay is over', async () => {
      const slow = deferred();
      const page = await open('', () => slow.promise);
      await page.click(`${APP}/slow`, {settle: false});
      await page.until('the loading fallback', () => page.shown('children') === 'loading');
      slow.resolve();
      await page.settled();
      expect(page.shown('children')).to.equal('content');
    });

    it('R080 shows no fallback for a load that is ready at once', async () => {
      const page = await open('', () => Promise.resolve());
      const seen = new Set<string>();
      const observer = observe(page.window, () => seen.add(page.shown('children')));
      const slot = page.slot('children');
      const everything = {attributes: true, childList: true, characterData: true, subtree: true};
      observer.observe(slot, everything);
      if (slot.shadowRoot) observer.observe(slot.shadowRoot, everything);
      await page.click(`${APP}/slow`);
      expect(page.text('children')).to.equal('slow');
      expect([...seen].filter((shown) => shown.includes('loading'))).to.deep.equal([]);
    });
  });
});
