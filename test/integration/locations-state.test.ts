/* `source="state"`: locations of route slots in the history entry, and nowhere else. */
import {expect} from '@open-wc/testing';

import type {Library, Route, RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {navigate} from '../support/locations.js';
import {openPage, type Page} from '../support/page.js';
import type {PageOptions} from '../support/scene.js';
import {slot} from '../support/tree.js';
import {watchMutations} from '../support/watch.js';

const APP = '/page/app';
const STATE = 'source="state"';

/** `panel` has a route at `/`, `chat` has none. */
const html = `<slot-layout base="${APP}">
  ${slot('children', {'/': 'home', '/b': 'b', '/c': 'c'})}
  ${slot('panel', {'/': 'panel', '/x/:id': 'x {{id}}', '/y': 'y'}, STATE)}
  ${slot('chat', {'/rooms/:room': 'room {{room}}'}, STATE)}
  ${slot('find', {'/:text': 'found {{text}}'}, 'source="search"')}</slot-layout>`;
const open = (path = '', options: Partial<PageOptions> = {}) => openPage({url: APP + path, html, ...options});

function expectAt(page: Page, path: string, children: string, panel: string, chat = ''): void {
  expect(page.url).to.equal(APP + path);
  expect(page.texts('children', 'panel', 'chat')).to.deep.equal({children, panel, chat});
}

describe('a state location', () => {
  for (const [name, redirect] of [
    ['redirect()', (lib: Library): Route => ({path: '/r', load: () => lib.redirect(`${APP}/b`)})],
    ['a route that redirects', (): Route => ({path: '/r', redirect: `${APP}/b`})],
  ] as const) {
    it(`is left by ${name}`, async () => {
      const page = await open('', {setup: ({slot, lib}) => (slot('panel').routes = [redirect(lib)])});
      // A redirect from a loader takes over: that is no end of the navigation that it replaces.
      page.layout.navigate({panel: '/r', chat: '/rooms/1'}).finished.catch(() => undefined);
      await page.until('the other page', () => page.text('children') === 'b');
      await page.settled();
      expectAt(page, '/b', 'b', 'panel', 'room 1');
    });
  }

  it('is / where the entry does not name it', async () => {
    const page = await open('?@panel=/y&panel=/y');
    expectAt(page, '?@panel=/y&panel=/y', 'home', 'panel');
    expect(page.layout.status).to.equal('active');
    expect(page.statuses('panel', 'chat')).to.deep.equal({panel: 'ready', chat: 'empty'});
  });

  it('is an entry of its own, and leaves the URL as it is', async () => {
    const page = await open('/b?q=1');
    const before = page.historyLength;
    await navigate(page, {panel: '/x/1'});
    expectAt(page, '/b?q=1', 'b', 'x 1');
    await navigate(page, {panel: '/x/2', chat: '/rooms/a'});
    expectAt(page, '/b?q=1', 'b', 'x 2', 'room a');
    expect(page.historyLength).to.equal(before + 2);
    await page.back();
    expectAt(page, '/b?q=1', 'b', 'x 1');
    await page.back();
    expectAt(page, '/b?q=1', 'b', 'panel');
    await page.go(2);
    expectAt(page, '/b?q=1', 'b', 'x 2', 'room a');
    expect(page.loads).to.equal(1);
  });

  it('leaves the fragment of the URL as it is, and the page where it is', async () => {
    const page = await openPage({
      url: `${APP}/b?@find=/me#there`,
      html: `${html}<p style="margin-block: 3000px" id="there">there</p>`,
    });
    page.window.scrollTo(0, 100);
    const before = page.historyLength;
    await navigate(page, {panel: '/x/1'});
    expectAt(page, '/b?@find=/me#there', 'b', 'x 1');
    await navigate(page, {panel: '/y', find: '/me'});
    expectAt(page, '/b?@find=/me#there', 'b', 'y');
    expect(page.window.scrollY).to.equal(100);
    expect(page.historyLength).to.equal(before + 2);
    await page.back();
    expectAt(page, '/b?@find=/me#there', 'b', 'x 1');
    await page.reload();
    expectAt(page, '/b?@find=/me#there', 'b', 'x 1');
  });

  it('replaces the entry where it is told to', async () => {
    const page = await open();
    await navigate(page, {panel: '/x/1'});
    const before = page.historyLength;
    await navigate(page, {panel: '/x/2'}, {history: 'replace'});
    expect(page.historyLength).to.equal(before);
    expectAt(page, '', 'home', 'x 2');
    await page.back();
    expectAt(page, '', 'home', 'panel');
  });

  it('survives a reload, and the traversals after it', async () => {
    const page = await open();
    await navigate(page, {panel: '/x/1'});
    await navigate(page, {panel: '/x/2', chat: '/rooms/a'});
    await page.reload();
    expectAt(page, '', 'home', 'x 2', 'room a');
    await page.back();
    expectAt(page, '', 'home', 'x 1');
    await page.back();
    expectAt(page, '', 'home', 'panel');
    await page.reload();
    await page.go(2);
    expectAt(page, '', 'home', 'x 2', 'room a');
  });

  it('survives a visit to another document', async () => {
    const page = await open();
    await navigate(page, {panel: '/x/1'});
    await page.goto('/page/elsewhere');
    await page.back();
    expectAt(page, '', 'home', 'x 1');
  });

  it('is not shared by the URL', async () => {
    const page = await open();
    await navigate(page, {panel: '/x/1'});
    const other = await open(page.url.slice(APP.length));
    expectAt(other, '', 'home', 'panel');
    await page.goto(APP);
    expectAt(page, '', 'home', 'panel');
  });

  it('has no part in href()', async () => {
    const page = await open('/b?q=1');
    const path = (href: string) => new URL(href, page.window.location.href).href;
    expect(path(page.layout.href({panel: '/x/1'}))).to.equal(page.window.location.href);
    expect(path(page.layout.href({panel: '/x/1', children: '/c'}))).to.match(new RegExp(`${APP}/c`));
  });

  it('stays while others navigate that do not name it', async () => {
    const page = await open();
    await navigate(page, {panel: '/x/1'});
    const panel = watchMutations(page.slot('panel'));
    await page.click(`${APP}/b`);
    expectAt(page, '/b', 'b', 'x 1');
    await navigate(page, {find: '/word'});
    await navigate(page, {chat: '/rooms/a'});
    expectAt(page, '/b?@find=/word', 'b', 'x 1', 'room a');
    await page.replace(`${APP}/c`);
    expectAt(page, '/c', 'c', 'x 1', 'room a');
    expect(panel.take()).to.deep.equal([]);
    await page.reload();
    expectAt(page, '/c', 'c', 'x 1', 'room a');
  });

  it('changes together with the path and the search in one entry', async () => {
    const page = await open();
    const before = page.historyLength;
    await navigate(page, {children: '/b', panel: '/y', find: '/word'});
    expect(page.historyLength).to.equal(before + 1);
    expectAt(page, '/b?@find=/word', 'b', 'y');
    expect(page.text('find')).to.equal('found word');
    await page.back();
    expectAt(page, '', 'home', 'panel');
    expect(page.text('find')).to.equal('');
  });

  it('leaves every other route slot untouched', async () => {
    const page = await open('?@find=/word');
    const others = ['children', 'chat', 'find'].map((name) => watchMutations(page.slot(name)));
    await navigate(page, {panel: '/x/1'});
    await page.back();
    expect(page.text('panel')).to.equal('panel');
    expect(others.map((watch) => watch.take())).to.deep.equal([[], [], []]);
  });

  it('gives its view its own segment and search params', async () => {
    let context: RouteContext | undefined;
    const view = (given: RouteContext) => {
      context = given;
      return `tab ${given.searchParams.get('tab')}`;
    };
    const page = await open('?tab=page', {
      setup: ({slot}) => void (slot('panel').routes = [{path: '/tabs/:id', search: ['tab'], view}]),
    });
    await page.slot('panel').navigate('/tabs/a%20b?tab=own').finished;
    await page.settled();
    expect(page.text('panel')).to.equal('tab own');
    expect(context?.segment).to.equal('/tabs/a%20b');
    expect(context?.params).to.deep.equal({id: 'a b'});
    expect(context?.url.href).to.equal(page.window.location.href);
    expect(page.url).to.equal(`${APP}?tab=page`);
    await page.reload();
    expect(page.text('panel')).to.equal('tab own');
  });

  it('is closed by close(), and by false', async () => {
    const page = await open();
    await navigate(page, {panel: '/x/1', chat: '/rooms/a'});
    void page.slot('panel').close();
    await page.until('the panel to be closed', () => page.slot('panel').status === 'empty');
    await page.settled();
    expectAt(page, '', 'home', '', 'room a');
    await navigate(page, {chat: false});
    expectAt(page, '', 'home', '', '');
    await page.reload();
    expectAt(page, '', 'home', '', '');
    await navigate(page, {panel: '/'});
    expectAt(page, '', 'home', 'panel', '');
    await page.go(-3);
    expectAt(page, '', 'home', 'x 1', 'room a');
  });

  it('leaves the states of others in the entry', async () => {
    const page = await open();
    const own = (): unknown =>
      page.hasNavigationApi ? page.window.navigation.currentEntry?.getState() : page.window.history.state;
    await page.push(`${APP}/b`, {state: {theirs: 1}});
    await navigate(page, {panel: '/x/1'}, {state: {theirs: 2}});
    expect(own()).to.include({theirs: 2});
    await page.back();
    expect(own()).to.include({theirs: 1});
    expectAt(page, '/b', 'b', 'panel');
  });

  const junk: Record<string, unknown> = {
    'a number': 42,
    'a hostile path': '//evil.example/%E0%A4%A',
    'a list': [{}, null, 'x'],
    'an object': {path: 1, toString: 1},
  };

  for (const [name, leaf] of Object.entries(junk)) {
    it(`that was tampered with is ignored: ${name}`, async () => {
      const page = await open();
      await navigate(page, {panel: '/x/1'});
      const {navigation, history} = page.window;
      const state: unknown = page.hasNavigationApi ? navigation.currentEntry?.getState() : history.state;
      const tampered = replaceLeaves(state, leaf);
      if (page.hasNavigationApi) navigation.updateCurrentEntry({state: tampered});
      else history.replaceState(tampered, '');
      await page.reload();
      page.dropWarnings(/SR\d+/);
      expect(page.text('children')).to.equal('home');
      await navigate(page, {panel: '/x/2'});
      expectAt(page, '', 'home', 'x 2');
    });
  }
});

function replaceLeaves(value: unknown, leaf: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceLeaves(item, leaf));
  if (typeof value !== 'object' || value === null) return leaf;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceLeaves(item, leaf)]));
}
