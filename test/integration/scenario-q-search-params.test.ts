/*
 * Group Q, search params, from scenarios.md.
 *
 * R062, a hook of the page's URL in a background page, is Next's own: here the context of a view has the URL that brought it.
 */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {layout} from '../support/tree.js';
import {watchMutations} from '../support/watch.js';

const APP = '/page/app';

describe('scenarios Q: search params', () => {
  for (const start of ['', '?page=2']) {
    it(`S216 follows the values, loaded with "${start}"`, async () => {
      const page = await openPage({
        url: `${APP}/p${start}`,
        html: layout(APP, {children: {'/': 'home'}}),
        setup: ({slot}) => {
          const view = ({searchParams}: RouteContext) => `page ${searchParams.get('page') ?? 'none'}`;
          slot('children').routes = [{path: '/p', search: ['page'], view}];
        },
      });
      const texts: string[] = [page.text('children')];
      for (const search of ['?page=2', '?page=3', '?page=4', '']) {
        await page.click(`${APP}/p${search}`);
        texts.push(page.text('children'));
      }
      const first = start === '' ? 'page none' : 'page 2';
      expect(texts).to.deep.equal([first, 'page 2', 'page 3', 'page 4', 'page none']);
      expect(page.loads).to.equal(1);
    });
  }

  it('S217 leaves the background its own search params while a modal has others', async () => {
    const seen: string[] = [];
    const page = await openPage({
      url: `${APP}/list?q=background`,
      html: layout(APP, {children: {'/': 'home'}, modal: {default: ''}}),
      setup: ({slot}) => {
        const load = ({slot: name, searchParams}: RouteContext) =>
          void seen.push(`${name} ${searchParams.get('q')}`);
        const view = ({searchParams}: RouteContext) => `q is ${searchParams.get('q')}`;
        slot('children').routes = [
          {path: '/list', search: ['q'], load, view},
          {path: '/login', search: ['q'], load, view},
        ];
        slot('modal').routes = [{path: '/login', intercept: true, search: ['q'], load, view}];
      },
    });
    const texts = () => page.texts('children', 'modal');
    await page.click(`${APP}/login?q=modal`);
    expect(texts()).to.deep.equal({children: 'q is background', modal: 'q is modal'});
    await page.replace(`${APP}/login?q=changed`);
    expect(texts()).to.deep.equal({children: 'q is background', modal: 'q is changed'});
    expect(seen).to.deep.equal(['children background', 'modal modal', 'modal changed']);
    seen.length = 0;
    await page.layout.reload();
    await page.settled();
    expect(seen.sort()).to.deep.equal(['children background', 'modal changed']);
    await page.reload();
    expect(texts()).to.deep.equal({children: 'q is changed', modal: ''});
  });

  it('S219 runs no other route slot on a push of search params only', async () => {
    const counts: Record<string, number> = {};
    const page = await openPage({
      url: `${APP}/tab`,
      html: layout(APP, {children: {}, views: {}, follower: {}}),
      setup: ({slot}) => {
        for (const name of ['children', 'views', 'follower']) {
          const view = ({searchParams}: RouteContext) => {
            counts[name] = (counts[name] ?? 0) + 1;
            return `x is ${searchParams.get('x') ?? 'none'}`;
          };
          slot(name).routes = [{path: '/tab', view, ...(name === 'follower' ? {search: ['x']} : {})}];
        }
      },
    });
    const others = ['children', 'views'].map((name) => watchMutations(page.slot(name)));
    await page.push(`${APP}/tab?x=1`);
    expect(page.texts('children', 'views', 'follower')).to.deep.equal({
      children: 'x is none',
      views: 'x is none',
      follower: 'x is 1',
    });
    expect(counts).to.deep.equal({children: 1, views: 1, follower: 2});
    expect(others.map((watch) => watch.take())).to.deep.equal([[], []]);
  });
});
