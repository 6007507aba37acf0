/*
 * Group D, catch-all precedence, from scenarios.md. A catch-all param is one string with its slashes.
 *
 * | not here | why                                                                                                |
 * | -------- | -------------------------------------------------------------------------------------------------- |
 * | S066     | interception                                                                                       |
 * | S070     | rewrites; its redirect is in rules-redirect.test.ts                                                |
 *
 * Where design.md decides otherwise than Next: S061, S063, S064 are hard loads only where a click would keep (rule 3); the
 * default of a deeper level (`/[baz] default`) needs a nested layout. S073: each route slot resolves on its own (rule 1).
 * S074: params are those of the route's own place.
 */
import {expect} from '@open-wc/testing';

import type {Route, RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {fragment, layout} from '../support/tree.js';

const APP = '/page/app';

describe('scenarios D: catch-all', () => {
  describe('S061 with a catch-all in both route slots', () => {
    const base = `${APP}/c`;
    const html = layout(base, {
      children: {'/': 'root', '/foo': 'foo', '/bar': 'bar', '/:all+': 'main catchall'},
      slot: {'/foo': 'foo slot', '/baz': 'baz slot', '/:all+': 'slot catchall', default: '@slot default'},
    });
    const steps = [
      ['/bar', 'bar', 'slot catchall'],
      ['/foo', 'foo', 'foo slot'],
      ['/baz', 'main catchall', 'baz slot'],
      ['/quux', 'main catchall', 'slot catchall'],
    ] as const;

    it('S061 fills in, and specific pages win, by click', async () => {
      const page = await openPage({url: base, html});
      expect(page.texts('children', 'slot')).to.deep.equal({children: 'root', slot: '@slot default'});
      for (const [path, children, slot] of steps) {
        await page.click(base + path);
        expect(page.texts('children', 'slot'), path).to.deep.equal({children, slot});
      }
    });

    it('S061 fills in, and specific pages win, by hard load', async () => {
      const page = await openPage({url: base, html});
      for (const [path, children, slot] of steps) {
        await page.goto(base + path);
        expect(page.texts('children', 'slot'), path).to.deep.equal({children, slot});
      }
    });
  });

  const openDeep = (path: string, names: readonly string[], slots: Record<string, Record<string, string>>) =>
    openPage({
      url: `${APP}/en/nested${path}`,
      html: layout(APP, {children: {'/:locale/:all*': 'top catch-all'}}),
      setup: ({document, slot}) => {
        const html = names.map((name) => `<route-slot name="${name}"></route-slot>`).join('');
        const tables = Object.entries(slots).map(([name, routes]) => [
          name,
          Object.entries(routes).map(([path, view]) =>
            path === 'default' ? {default: true, view} : {path, view},
          ),
        ]);
        slot('children').routes = [
          {
            path: '/:locale/nested/:foo/:bar',
            view: () => fragment(document, html),
            slots: Object.fromEntries(tables) as Record<string, Route[]>,
          },
        ];
      },
    });

  describe('S063 with a deep layout below a catch-all', () => {
    const open = (path: string) =>
      openDeep(path, ['children', 'slot'], {
        children: {default: 'nested default'},
        slot: {'/': 'slot page', '/:baz': 'slot baz', default: 'slot default'},
      });
    const texts = {'children/children': 'nested default'};

    it('S063 shows the catch-all where the layout does not match', async () => {
      const page = await open('');
      expect(page.text('children')).to.equal('top catch-all');
    });

    it('S063 prefers the defaults of the layout at its own path', async () => {
      const page = await open('/foo/bar');
      expect(page.texts('children/children', 'slot')).to.deep.equal({...texts, slot: 'slot page'});
    });

    it('S063 prefers the defaults of the layout below its path', async () => {
      const page = await open('/foo/bar/baz');
      expect(page.texts('children/children', 'slot')).to.deep.equal({...texts, slot: 'slot baz'});
    });
  });

  describe('S064 with dynamic segments and defaults per route slot', () => {
    const names = ['children', 'slot0', 'slot1', 'slot2'] as const;
    const open = (path: string) =>
      openDeep(path, names, {
        children: {default: 'd'},
        slot0: {'/': 's0', '/:baz': 's0 baz', default: 's0 default'},
        slot1: {'/': 's1', '/:baz': 's1 baz', '/:baz/:qux': 's1 qux'},
        slot2: {default: 's2 default'},
      });
    const rows = [
      ['/foo/bar', 's0', 's1'],
      ['/foo/bar/baz', 's0 baz', 's1 baz'],
      ['/foo/bar/baz/qux', 's0 default', 's1 qux'],
    ] as const;

    for (const [path, slot0, slot1] of rows) {
      it(`S064 resolves ${path} in each`, async () => {
        const page = await open(path);
        expect(page.texts('children/children', 'slot0', 'slot1', 'slot2')).to.deep.equal({
          'children/children': 'd',
          slot0,
          slot1,
          slot2: 's2 default',
        });
      });
    }

    it('S064 shows the catch-all where the layout does not match', async () => {
      const page = await open('');
      expect(page.text('children')).to.equal('top catch-all');
    });
  });

  it('S067 falls back to a layout that has only a catch-all', async () => {
    const catcher = layout('/', {parallel: {'/:catcher+': 'Catcher'}});
    const html = layout(APP, {children: {'/': 'Home', '/foo': 'Foo Page', '/:catcher+': catcher}});
    const page = await openPage({url: APP, html});
    expect(page.text('children')).to.equal('Home');
    await page.click(`${APP}/foo`);
    expect(page.text('children')).to.equal('Foo Page');
    await page.back();
    expect(page.text('children')).to.equal('Home');
    await page.click(`${APP}/bar`);
    expect(page.text('parallel')).to.equal('Catcher');
  });

  it('S069 prefers the specific optional catch-all', async () => {
    const html = layout(APP, {children: {'/:slug*': 'Generic Page', '/specific/:slug*': 'Specific Page'}});
    const page = await openPage({url: `${APP}/foo`, html});
    expect(page.text('children')).to.equal('Generic Page');
    await page.goto(`${APP}/specific`);
    expect(page.text('children')).to.equal('Specific Page');
    await page.goto(APP);
    expect(page.text('children')).to.equal('Generic Page');
  });

  describe('S071 with a breadcrumb route slot', () => {
    const open = (path: string) =>
      openPage({
        url: APP + path,
        html: layout(APP, {
          children: {
            '/': 'home',
            '/:artist': 'Artist: {{artist}}',
            '/:artist/:album': 'Album: {{album}}',
            '/:artist/:album/:track': 'Track: {{track}}',
            '/foo/:lang/bar': 'foo bar page',
            '/fizz/:buzz+': 'fizz page',
            '/buzz/:fizz*': 'buzz page',
          },
          slot: {default: 'no crumbs'},
        }),
        setup: ({slot}) => {
          const crumbs = ({params}: RouteContext) => {
            const [artist = '', album = 'Select an album', track = 'Select a track'] = (
              params['all'] ?? ''
            ).split('/');
            return `${artist} / ${album} / ${track}`;
          };
          slot('slot').routes = [{path: '/:all+', view: crumbs}];
        },
      });

    it('S071 follows the path by click', async () => {
      const page = await open('');
      const steps = [
        ['/artist1', 'Artist: artist1', 'artist1 / Select an album / Select a track'],
        ['/artist1/album2', 'Album: album2', 'artist1 / album2 / Select a track'],
        ['/artist1/album2/track3', 'Track: track3', 'artist1 / album2 / track3'],
      ] as const;
      for (const [path, children, slot] of steps) {
        await page.click(APP + path);
        expect(page.texts('children', 'slot')).to.deep.equal({children, slot});
      }
    });

    for (const [path, children, slot] of [
      ['/foo/en/bar', 'foo bar page', 'foo / en / bar'],
      ['/fizz/a/b', 'fizz page', 'fizz / a / b'],
      ['/buzz/a/b', 'buzz page', 'buzz / a / b'],
    ] as const) {
      it(`S071 follows the path on a hard load of ${path}`, async () => {
        const page = await open(path);
        expect(page.texts('children', 'slot')).to.deep.equal({children, slot});
      });
    }
  });

  it('S073 applies a dynamic segment of one route slot to a static page of another', async () => {
    const html = layout(APP, {
      children: {'/test/:p': 'c dyn', '/test/static': 'c static'},
      s: {'/test/:p': 's dyn {{p}}', default: 's default'},
    });
    const page = await openPage({url: `${APP}/test/abc`, html});
    expect(page.texts('children', 's')).to.deep.equal({children: 'c dyn', s: 's dyn abc'});
    await page.goto(`${APP}/test/static`);
    expect(page.texts('children', 's')).to.deep.equal({children: 'c static', s: 's dyn static'});
  });

  it('S074 gives a catch-all in a deep route slot the params of its own place', async () => {
    const inner = layout('/foo', {children: {'/var': 'var'}, p: {'/:seg+': '{{seg}}'}});
    const page = await openPage({
      url: `${APP}/top/foo/var`,
      html: layout(`${APP}/top`, {children: {'/foo/:rest*': inner}}),
    });
    expect(page.text('p')).to.equal('var');
    expect(page.slot('p').params['seg']).to.equal('var');
  });
});
