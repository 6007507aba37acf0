/*
 * Group I, interception, markers and matching, from scenarios.md.
 *
 * Where design.md decides otherwise than Next:
 * A marker counts folders; here `intercept` names the pages themselves, so two layouts that intercept one target (S114) are
 * two `intercept` routes of the layout around both.
 * S129: an empty `intercept` takes every page of the layout for a source, as Next does; a pattern is what users expect there.
 */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {intercepted, layoutWith} from '../support/modal.js';
import {openPage, type Page} from '../support/page.js';
import {isMarked, mark} from '../support/mark.js';
import {layout, slot} from '../support/tree.js';

const APP = '/page/app';

/** A layout whose `children` has pages, and whose `modal` has these `intercept` routes. */
const app = (children: Record<string, string>, ...routes: string[]) =>
  layoutWith(APP, {children}, slot('modal', {default: ''}, 'unmatched="empty"', routes.join('')));

function expectAt(page: Page, path: string, children: string, modal: string): void {
  expect(page.url).to.equal(APP + path);
  expect(page.texts('children', 'modal')).to.deep.equal({children, modal});
}

/** The tree that several scenarios share: a group, and the form for a new thing in it. */
const groups = app(
  {'/groups/:id': 'group {{id}}', '/groups/:id/new': 'new page {{id}}'},
  intercepted('/groups/:id/new', 'new modal {{id}}', '/groups/:id'),
);

describe('scenarios I: markers and matching', () => {
  it('S106 intercepts a page of another tree from a page with two params', async () => {
    const page = await openPage({
      url: `${APP}/1/1`,
      html: app(
        {'/:foo/:bar': 'foo id {{foo}}, bar id {{bar}}', '/baz_id/:baz': 'baz_id/{{baz}}'},
        intercepted('/baz_id/:baz', 'intercepted!', '/:foo/:bar'),
      ),
    });
    await page.click(`${APP}/baz_id/1`);
    expectAt(page, '/baz_id/1', 'foo id 1, bar id 1', 'intercepted!');
    await page.reload();
    expectAt(page, '/baz_id/1', 'baz_id/1', '');
  });

  it('S107 intercepts from two levels below, again and again', async () => {
    const page = await openPage({
      url: `${APP}/foo/bar`,
      html: layoutWith(
        APP,
        {},
        slot(
          'children',
          {'/foo/bar': 'link', '/hoge': 'page'},
          '',
          intercepted('/hoge', 'intercepted', '/foo/bar'),
        ),
      ),
    });
    await page.click(`${APP}/hoge`);
    expect(page.text('children')).to.equal('intercepted');
    await page.back();
    expect(page.text('children')).to.equal('link');
    expect(page.url).to.equal(`${APP}/foo/bar`);
    await page.forward();
    expect(page.text('children')).to.equal('intercepted');
    for (let i = 0; i < 3; i++) {
      await page.back();
      expect(page.text('children')).to.equal('link');
      await page.click(`${APP}/hoge`);
      expect(page.text('children')).to.equal('intercepted');
    }
    expect(page.loads).to.equal(1);
  });

  it('S109 intercepts at a param of the root', async () => {
    const page = await openPage({
      url: APP,
      html: layoutWith(
        APP,
        {children: {'/': 'home', '/:username/:id': 'not intercepted', default: 'children default'}},
        slot('modal', {'/:all+': '', default: ''}, '', intercepted('/:username/:id', 'intercepted', '/')),
      ),
    });
    await page.click(`${APP}/foo/1`);
    expectAt(page, '/foo/1', 'home', 'intercepted');
    await page.reload();
    expectAt(page, '/foo/1', 'not intercepted', '');
  });

  it('S114 intercepts one target from two pages, each with its own view', async () => {
    const page = await openPage({
      url: APP,
      html: app(
        {'/': 'home', '/foo': 'Foo Page', '/bar': 'Bar Page', '/post/:id': 'post {{id}}'},
        intercepted('/post/:id', 'Intercepted on Foo Page', '/foo'),
        intercepted('/post/:id', 'Intercepted on Bar Page', '/bar'),
      ),
    });
    await page.click(`${APP}/foo`);
    await page.click(`${APP}/post/1`);
    expectAt(page, '/post/1', 'Foo Page', 'Intercepted on Foo Page');
    await page.click(APP);
    expectAt(page, '', 'home', '');
    await page.click(`${APP}/bar`);
    await page.click(`${APP}/post/1`);
    expectAt(page, '/post/1', 'Bar Page', 'Intercepted on Bar Page');
    await page.click(APP);
    await page.click(`${APP}/post/1`);
    expectAt(page, '/post/1', 'post 1', '');
  });

  it('S116 has both params of four segments', async () => {
    const team = '/org/:orgId/team/:teamId';
    const page = await openPage({
      url: `${APP}/org/1/team/2`,
      html: app(
        {[team]: '<p class="team">team</p>', [`${team}/settings`]: 'settings page'},
        intercepted(`${team}/settings`, 'settings of {{teamId}} in {{orgId}}', team),
      ),
    });
    mark(page.find('.team'));
    await page.click(`${APP}/org/1/team/2/settings`);
    expectAt(page, '/org/1/team/2/settings', 'team', 'settings of 2 in 1');
    expect(isMarked(page.find('.team'))).to.equal(true);
  });

  it('S117 intercepts a push as it does a link', async () => {
    const page = await openPage({url: `${APP}/groups/123`, html: groups});
    await page.push(`${APP}/groups/123/new`);
    expectAt(page, '/groups/123/new', 'group 123', 'new modal 123');
    await page.back();
    expectAt(page, '/groups/123', 'group 123', '');
  });

  it('S119 intercepts from a page with search params', async () => {
    const page = await openPage({url: `${APP}/groups/123?tab=settings&view=grid`, html: groups});
    await page.click(`${APP}/groups/123/new`);
    expectAt(page, '/groups/123/new', 'group 123', 'new modal 123');
    await page.back();
    expectAt(page, '/groups/123?tab=settings&view=grid', 'group 123', '');
  });

  it('S120 intercepts where all segments are params', async () => {
    const page = await openPage({
      url: `${APP}/x/y/z`,
      html: app(
        {'/:a/:b/:c': 'page', '/:a/:b/:c/item': 'item page'},
        intercepted('/:a/:b/:c/item', '{{a}} {{b}} {{c}}', '/:a/:b/:c'),
      ),
    });
    await page.click(`${APP}/x/y/z/item`);
    expectAt(page, '/x/y/z/item', 'page', 'x y z');
  });

  it('S121 intercepts where no segment is a param', async () => {
    const page = await openPage({
      url: `${APP}/admin/dashboard/users`,
      html: app(
        {'/admin/dashboard/users': 'users', '/admin/dashboard/users/new': 'new page'},
        intercepted('/admin/dashboard/users/new', 'new modal'),
      ),
    });
    await page.click(`${APP}/admin/dashboard/users/new`);
    expectAt(page, '/admin/dashboard/users/new', 'users', 'new modal');
  });

  it('S123 intercepts three times in a row', async () => {
    const page = await openPage({url: `${APP}/groups/456`, html: groups});
    for (let i = 0; i < 3; i++) {
      await page.click(`${APP}/groups/456/new`);
      expectAt(page, '/groups/456/new', 'group 456', 'new modal 456');
      await page.back();
      expectAt(page, '/groups/456', 'group 456', '');
    }
  });

  it('S124 intercepts with other params in one session', async () => {
    const page = await openPage({url: `${APP}/groups/100`, html: groups});
    await page.click(`${APP}/groups/100/new`);
    expectAt(page, '/groups/100/new', 'group 100', 'new modal 100');
    await page.click(`${APP}/groups/200`);
    expectAt(page, '/groups/200', 'group 200', '');
    await page.click(`${APP}/groups/200/new`);
    expectAt(page, '/groups/200/new', 'group 200', 'new modal 200');
  });

  describe('with a search page', () => {
    const html = app({'/': 'home', '/search': 'Search page'}, intercepted('/search', 'Search modal'));

    it('S126 does not intercept again where the page changes its own search params', async () => {
      const page = await openPage({url: APP, html});
      await page.click(`${APP}/search`);
      expectAt(page, '/search', 'home', 'Search modal');
      await page.reload();
      expectAt(page, '/search', 'Search page', '');
      for (const query of ['?q=a', '?q=ab', '?q=abc']) {
        await page.replace(`${APP}/search${query}`);
        expectAt(page, `/search${query}`, 'Search page', '');
      }
      await page.goto(`${APP}/search?q=initial`);
      await page.click(APP);
      await page.click(`${APP}/search`);
      expectAt(page, '/search', 'home', 'Search modal');
    });

    it('S127 keeps the modal where it changes the search params of its own URL', async () => {
      const seen: (string | null)[] = [];
      const page = await openPage({
        url: APP,
        html: layout(APP, {
          children: {'/': '<p id="home">home</p>', '/search': 'Search page'},
          modal: {default: ''},
        }),
        setup: ({slot}) => {
          slot('modal').unmatched = 'empty';
          const view = ({searchParams}: RouteContext) => {
            seen.push(searchParams.get('q'));
            return 'Search modal';
          };
          slot('modal').routes = [{path: '/search', intercept: true, search: ['q'], view}];
        },
      });
      mark(page.find('[id="home"]'));
      await page.click(`${APP}/search`);
      await page.replace(`${APP}/search?q=a`);
      expectAt(page, '/search?q=a', 'home', 'Search modal');
      expect(seen).to.deep.equal([null, 'a']);
      expect(isMarked(page.find('[id="home"]'))).to.equal(true);
      await page.back();
      expectAt(page, '', 'home', '');
    });
  });

  describe('from the full page to its sibling', () => {
    const pages = {'/': 'home', '/sign-in': 'sign-in page', '/sign-up': 'sign-up page'};

    it('S129 intercepts where every page is a source', async () => {
      const html = app(pages, intercepted('/sign-in', 'in'), intercepted('/sign-up', 'up'));
      const page = await openPage({url: `${APP}/sign-in`, html});
      await page.click(`${APP}/sign-up`);
      expectAt(page, '/sign-up', 'sign-in page', 'up');
    });

    it('S129 does not where the pattern names the sources', async () => {
      const html = app(pages, intercepted('/sign-in', 'in', '/'), intercepted('/sign-up', 'up', '/'));
      const page = await openPage({url: `${APP}/sign-in`, html});
      await page.click(`${APP}/sign-up`);
      expectAt(page, '/sign-up', 'sign-up page', '');
      await page.click(APP);
      await page.click(`${APP}/sign-in`);
      await page.click(`${APP}/sign-up`);
      expectAt(page, '/sign-up', 'home', 'up');
    });
  });
});
