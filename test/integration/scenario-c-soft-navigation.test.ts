/*
 * Group C, soft navigation, keep, back and forward, reload, from scenarios.md.
 *
 * Where design.md decides otherwise than Next:
 * S033/R009: a route slot without match and default is kept on a soft navigation (rule 3), not found on a hard load (rule 2).
 * S049: `unmatched="default"` is the "reset to default" that the scenario mentions.
 * S051: `restore` is the per-entry state on reload that the scenario mentions.
 * Prefetch (S046) has no switch in the core: every link is "without prefetch".
 */
import {expect} from '@open-wc/testing';

import {deferred} from '../support/deferred.js';
import {expectNotFound} from '../support/expectations.js';
import {it} from '../support/it.js';
import {isMarked, mark} from '../support/mark.js';
import {openPage, type Page} from '../support/page.js';
import {fragment, layout} from '../support/tree.js';

const APP = '/page/app';
const TAB = `${APP}/tab`;

const tabs = {
  children: {'/': 'Tab bar page (@children)', default: 'Default'},
  views: {'/': 'Views home', '/view-duration': 'View duration', '/impressions': 'Impressions'},
  audience: {
    '/': '<div class="home">Audience home <input></div>',
    '/demographics': 'Demographics',
    '/subscribers': 'Subscribers',
  },
};
const tabsWithDefaults = {
  children: tabs.children,
  views: {...tabs.views, default: 'Views default'},
  audience: {...tabs.audience, default: 'Audience default'},
};

const HOME = 'Tab bar page (@children)';

type Tabs = readonly [path: string, children: string, views: string, audience: string];

function expectTabs(page: Page, ...[path, children, views, audience]: Tabs): void {
  expect(page.texts('children', 'views', 'audience')).to.deep.equal({children, views, audience});
  expect(page.url).to.equal(TAB + path);
  expect(page.loads).to.equal(1);
}

describe('scenarios C: soft navigation', () => {
  it('S040 walks two independent route slots through the whole history', async () => {
    const page = await openPage({url: TAB, html: layout(TAB, tabs)});
    const states: readonly Tabs[] = [
      ['', HOME, 'Views home', 'Audience home'],
      ['/view-duration', HOME, 'View duration', 'Audience home'],
      ['/impressions', HOME, 'Impressions', 'Audience home'],
      ['/demographics', HOME, 'Impressions', 'Demographics'],
      ['/subscribers', HOME, 'Impressions', 'Subscribers'],
      // Next's own test checks only the URL here; by R021 all three show their `/` pages.
      ['', HOME, 'Views home', 'Audience home'],
    ];

    expectTabs(page, ...states[0]!);
    const shell = mark(page.layout);
    const children = mark(page.slot('children').firstElementChild ?? page.slot('children'));
    for (const state of states.slice(1)) {
      await page.click(TAB + state[0]);
      expectTabs(page, ...state);
    }
    for (const state of states.slice(0, -1).reverse()) {
      await page.back();
      expectTabs(page, ...state);
    }
    for (const state of states.slice(1, 5)) {
      await page.forward();
      expectTabs(page, ...state);
    }
    expect(isMarked(page.layout)).to.equal(true);
    expect(page.layout).to.equal(shell);
    expect(children.isConnected).to.equal(true);
  });

  it('S041 does not find the same deep URL on a hard load where a route slot has no default', async () => {
    const page = await openPage({url: `${TAB}/view-duration`, html: layout(TAB, tabs)});
    expectNotFound(page, 'audience');
  });

  it('S043 keeps on a soft navigation and resets on reload', async () => {
    const base = `${APP}/nested`;
    const page = await openPage({
      url: base,
      html: `<h1>Root Layout</h1><slot-layout base="${base}"><h1>Nested Layout</h1>
        <route-slot></route-slot><route-slot name="foo"></route-slot><route-slot name="bar"></route-slot></slot-layout>`,
      setup: ({document, layout}) => {
        const framed = (heading: string) => () =>
          fragment(document, `<h1>${heading}</h1><route-slot></route-slot>`);
        const bar = [
          {path: '/', view: 'Bar Slot'},
          {path: '/subroute', view: 'Subroute'},
        ];
        layout.routes = {
          children: [
            {path: '/', view: 'Hello from Nested'},
            {default: true, view: 'default page'},
          ],
          foo: [
            {path: '/', view: framed('@foo Layout'), slots: {children: [{path: '/', view: 'Foo Slot'}]}},
            {default: true, view: '@foo default'},
          ],
          bar: [
            {path: '/', view: framed('@bar Layout'), slots: {children: bar}},
            {default: true, view: '@bar default'},
          ],
        };
      },
    });
    const headings = () => [...page.document.querySelectorAll('h1')].map((h1) => h1.textContent);
    const texts = () => page.texts('children', 'foo', 'bar');
    const [root, nested, foo, bar] = ['Root Layout', 'Nested Layout', '@foo Layout', '@bar Layout'];

    expect(headings()).to.deep.equal([root, nested, foo, bar]);
    expect(texts()).to.deep.equal({
      children: 'Hello from Nested',
      foo: '@foo Layout Foo Slot',
      bar: '@bar Layout Bar Slot',
    });

    const heading = mark(page.slot('bar').querySelector('h1') as HTMLElement);
    await page.click(`${base}/subroute`);
    expect(headings()).to.deep.equal([root, nested, foo, bar]);
    expect(texts()).to.deep.equal({
      children: 'Hello from Nested',
      foo: '@foo Layout Foo Slot',
      bar: '@bar Layout Subroute',
    });
    expect(page.slot('bar').querySelector('h1')).to.equal(heading);

    await page.reload();
    // R044: a layout of the route slot's own is not drawn around its default.
    expect(headings()).to.deep.equal([root, nested, bar]);
    expect(texts()).to.deep.equal({
      children: 'default page',
      foo: '@foo default',
      bar: '@bar Layout Subroute',
    });
  });

  describe('S044 with route slots that match different pages', () => {
    const html = layout(APP, {
      children: {'/': 'home', '/foo': 'foo', default: 'root default'},
      nav: {'/login': 'nav login', default: ''},
      auth: {
        '/login': 'auth login',
        '/reset': 'reset',
        '/reset/withEmail': 'email',
        '/reset/withMobile': 'mobile',
        default: '',
      },
    });
    const texts = (page: Page) => page.texts('children', 'nav', 'auth');

    it('S044 keeps the ones that do not match', async () => {
      const page = await openPage({url: APP, html});
      await page.click(`${APP}/login`);
      expect(texts(page)).to.deep.equal({children: 'home', nav: 'nav login', auth: 'auth login'});
      await page.click(`${APP}/reset`);
      expect(texts(page)).to.deep.equal({children: 'home', nav: 'nav login', auth: 'reset'});
      await page.click(`${APP}/reset/withEmail`);
      expect(texts(page)).to.deep.equal({children: 'home', nav: 'nav login', auth: 'email'});
    });

    it('S044 keeps a default that shows nothing', async () => {
      const page = await openPage({url: APP, html});
      await page.click(`${APP}/reset`);
      await page.click(`${APP}/foo`);
      expect(texts(page)).to.deep.equal({children: 'foo', nav: '', auth: 'reset'});
    });

    it('S044 shows the defaults on a hard load', async () => {
      const page = await openPage({url: `${APP}/reset/withMobile`, html});
      expect(texts(page)).to.deep.equal({children: 'root default', nav: '', auth: 'mobile'});
    });
  });

  it('S046 replaces a default by the match', async () => {
    const html = layout(`${APP}/pf`, {
      children: {'/': 'home', default: 'children default'},
      parallel: {'/foo': 'parallel for foo', default: 'default view for parallel'},
    });
    const page = await openPage({url: `${APP}/pf`, html});
    expect(page.text('parallel')).to.equal('default view for parallel');
    await page.click(`${APP}/pf/foo`);
    expect(page.texts('children', 'parallel')).to.deep.equal({
      children: 'home',
      parallel: 'parallel for foo',
    });
  });

  it('S047 keeps only while the layout stays', async () => {
    const inner = layout('/a', {
      s: {'/': 's home', '/x': 'sx', default: 's default'},
      children: {'/': 'a', '/x': 'ax', default: 'a default'},
    });
    const page = await openPage({
      url: `${APP}/a/x`,
      html: layout(APP, {children: {'/a/:rest*': inner, '/b': 'b'}}),
    });

    expect(page.text('s')).to.equal('sx');
    await page.click(`${APP}/b`);
    expect(page.text('children')).to.equal('b');
    expect(page.has('s')).to.equal(false);
    await page.click(`${APP}/a`);
    expect(page.texts('s', 'children/children')).to.deep.equal({s: 's home', 'children/children': 'a'});
    await page.back();
    expect(page.text('children')).to.equal('b');
    await page.back();
    expect(page.texts('s', 'children/children')).to.deep.equal({s: 'sx', 'children/children': 'ax'});
    expect(page.loads).to.equal(1);
  });

  describe('S049 with a default and active content', () => {
    const slots = {
      children: {'/': 'home', '/foo': 'foo', default: 'children default'},
      parallel: {'/foo': 'parallel for foo', default: 'default view for parallel'},
    };
    const url = `${APP}/pni/foo`;

    it('S049 does not replace the content by the default', async () => {
      const page = await openPage({url, html: layout(`${APP}/pni`, slots)});
      await page.click(`${APP}/pni`);
      expect(page.texts('children', 'parallel')).to.deep.equal({
        children: 'home',
        parallel: 'parallel for foo',
      });
    });

    it('S049 replaces it where unmatched says so', async () => {
      const html = layout(`${APP}/pni`, slots).replace(
        'name="parallel"',
        'name="parallel" unmatched="default"',
      );
      const page = await openPage({url, html});
      await page.click(`${APP}/pni`);
      expect(page.texts('children', 'parallel')).to.deep.equal({
        children: 'home',
        parallel: 'default view for parallel',
      });
    });
  });

  describe('S050 with a page that shows nothing', () => {
    const children = {'/': 'home', '/about': 'about'};
    const catchAll = {'/:all+': '', '/login': 'Login', default: ''};

    it('S050 clears a route slot where a default does not', async () => {
      const page = await openPage({url: APP, html: layout(APP, {children, modal: {...catchAll, '/': ''}})});
      await page.push(`${APP}/login`);
      expect(page.texts('children', 'modal')).to.deep.equal({children: 'home', modal: 'Login'});
      await page.push(`${APP}/about`);
      expect(page.texts('children', 'modal')).to.deep.equal({children: 'about', modal: ''});
      await page.push(`${APP}/login`);
      await page.push(APP);
      expect(page.texts('children', 'modal')).to.deep.equal({children: 'home', modal: ''});
      expect(page.slot('modal').status).to.equal('ready');
    });

    it('S050 does not match the base path with a catch-all', async () => {
      const page = await openPage({url: APP, html: layout(APP, {children, modal: catchAll})});
      await page.push(`${APP}/login`);
      await page.push(APP);
      expect(page.texts('children', 'modal')).to.deep.equal({children: 'home', modal: 'Login'});
    });
  });

  describe('S051 after many soft steps', () => {
    const walk = async (attributes: string) => {
      const page = await openPage({url: TAB, html: layout(TAB, tabsWithDefaults, attributes)});
      await page.click(`${TAB}/impressions`);
      await page.click(`${TAB}/demographics`);
      await page.reload();
      expect(page.loads).to.equal(2);
      return page.texts('children', 'views', 'audience');
    };

    it('S051 shows what the URL says on reload', async () => {
      expect(await walk('')).to.deep.equal({
        children: 'Default',
        views: 'Views default',
        audience: 'Demographics',
      });
    });

    it('S051 shows what the entry remembers with restore', async () => {
      expect(await walk('restore')).to.deep.equal({
        children: HOME,
        views: 'Impressions',
        audience: 'Demographics',
      });
    });
  });

  it('S053 keeps what was typed in the other route slot through back and forward', async () => {
    const page = await openPage({url: TAB, html: layout(TAB, tabs)});
    const home = mark(page.find('.home'));
    page.find<HTMLInputElement>('.home input').value = 'typed';

    await page.click(`${TAB}/view-duration`);
    await page.click(`${TAB}/impressions`);
    await page.back();
    await page.back();
    expect(page.find('.home')).to.equal(home);
    expect(page.find<HTMLInputElement>('.home input').value).to.equal('typed');
    await page.forward();
    expect(page.find<HTMLInputElement>('.home input').value).to.equal('typed');
  });

  it('S054 replaces in one route slot', async () => {
    const page = await openPage({url: TAB, html: layout(TAB, tabs)});
    await page.click(`${TAB}/view-duration`);
    const before = page.historyLength;
    await page.replace(`${TAB}/impressions`);
    expectTabs(page, '/impressions', HOME, 'Impressions', 'Audience home');
    expect(page.historyLength).to.equal(before);
    await page.back();
    expectTabs(page, '', HOME, 'Views home', 'Audience home');
  });

  it('S056 navigates a second route slot while the first still loads', async () => {
    const duration = deferred();
    const demographics = deferred();
    const page = await openPage({
      url: TAB,
      html: layout(TAB, {children: tabs.children, views: {}, audience: {}}),
      setup: ({layout}) => {
        layout.routes = {
          views: [
            {path: '/', view: 'Views home'},
            {path: '/view-duration', load: () => duration.promise, view: 'View duration'},
          ],
          audience: [
            {path: '/', view: 'Audience home'},
            {path: '/demographics', load: () => demographics.promise, view: 'Demographics'},
          ],
        };
      },
    });
    await page.click(`${TAB}/view-duration`, {settle: false});
    await page.until('views to load', () => page.slot('views').status === 'loading');
    await page.click(`${TAB}/demographics`, {settle: false});
    await page.until('audience to load', () => page.slot('audience').status === 'loading');
    demographics.resolve();
    duration.resolve();
    await page.settled();
    // Rule 5: the second navigation does not change `views`, so its load went on.
    expectTabs(page, '/demographics', HOME, 'View duration', 'Demographics');
  });
});
