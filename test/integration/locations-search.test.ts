/* `source="search"`: locations of route slots in the URL, `?@name=/path&@name.key=value`. */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {navigate} from '../support/locations.js';
import {openPage} from '../support/page.js';
import {APP, expectAt, html, NAMES, openSearchPage, SEARCH} from '../support/search-page.js';
import {slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';
import {watchMutations} from '../support/watch.js';

describe('a search location', () => {
  const spellings = [
    '?@users=/members/42&@users.tab=open',
    '?%40users=/members/42&%40users.tab=open',
    '?%40users=%2Fmembers%2F42&%40users.tab=open',
    '?@users.tab=open&q=1&@users=%2fmembers%2F42',
  ];

  for (const search of spellings) {
    it(`is read from ${search}`, async () => {
      const page = await openSearchPage(search);
      expectAt(page, search, {users: 'member 42'});
      const {segment, segments, params, match} = page.slot('users');
      expect(segment).to.equal('/members/42');
      expect([...segments]).to.deep.equal(['members', '42']);
      expect(params).to.deep.equal({id: '42'});
      expect(match?.params).to.deep.equal({id: '42'});
    });
  }

  it('is / where the URL does not name it: that route, else the default, else empty', async () => {
    const page = await openSearchPage('?q=1');
    expectAt(page, '?q=1', {});
    expect(page.layout.status).to.equal('active');
    expect(page.statuses('users', 'chat', 'help')).to.deep.equal({
      users: 'ready',
      chat: 'empty',
      help: 'ready',
    });
    expect(page.slot('users').isDefault).to.equal(false);
    expect(page.slot('help').isDefault).to.equal(true);
  });

  it('that no route answers shows the default, and leaves the others alone', async () => {
    const page = await openSearchPage('?@help=/nowhere&@users=/members/1');
    expectAt(page, '?@help=/nowhere&@users=/members/1', {users: 'member 1'});
    expect(page.slot('help').isDefault).to.equal(true);
  });

  it('that no route answers is no other route slot’s business', async () => {
    const page = await openSearchPage('?@chat=/nowhere');
    page.dropWarnings(/SR\d+/);
    expect(page.layout.status).to.equal('active');
    expect(page.texts('children', 'users', 'help')).to.deep.equal({
      children: 'home',
      users: 'list',
      help: 'help default',
    });
    expect(page.shown('chat')).to.be.oneOf(['empty', 'not-found']);
  });

  it('is closed by false', async () => {
    const page = await openSearchPage('?@users=false&@help=false');
    expectAt(page, '?@users=false&@help=false', {users: '', help: ''});
    expect(page.statuses('users', 'help')).to.deep.equal({users: 'empty', help: 'empty'});
  });

  it('is never kept', async () => {
    const page = await openSearchPage('?@users=/members/1&@help=/topics/x', {
      html: html.replaceAll(SEARCH, `${SEARCH} unmatched="keep"`),
    });
    await page.click(`${APP}/b`);
    expectAt(page, '/b', {children: 'b'});
    expect(page.slot('users').kept).to.equal(false);
    await page.click('?@help=/nowhere');
    expectAt(page, '/b?@help=/nowhere', {children: 'b'});
  });

  it('is followed by plain links, and each of them is an entry', async () => {
    const page = await openSearchPage();
    const before = page.historyLength;
    await page.click('?@users=/members/1');
    expectAt(page, '?@users=/members/1', {users: 'member 1'});
    await page.click('?@users=/members/2&@chat=/rooms/a');
    expectAt(page, '?@users=/members/2&@chat=/rooms/a', {users: 'member 2', chat: 'room a'});
    await page.click('?@users=false');
    expectAt(page, '?@users=false', {users: ''});
    expect(page.historyLength).to.equal(before + 3);

    await page.back();
    expectAt(page, '?@users=/members/2&@chat=/rooms/a', {users: 'member 2', chat: 'room a'});
    await page.go(-2);
    expectAt(page, '', {});
    await page.go(3);
    expectAt(page, '?@users=false', {users: ''});
    expect(page.loads).to.equal(1);
  });

  it('survives a reload and a visit to another document', async () => {
    const page = await openSearchPage();
    await page.click('?@users=/members/1');
    await page.click('?@users=/members/2');
    await page.reload();
    expectAt(page, '?@users=/members/2', {users: 'member 2'});
    await page.back();
    expectAt(page, '?@users=/members/1', {users: 'member 1'});
    await page.goto('/page/elsewhere');
    await page.back();
    expectAt(page, '?@users=/members/1', {users: 'member 1'});
  });

  it('leaves every other route slot untouched', async () => {
    const page = await openSearchPage('?@help=/topics/x');
    const others = ['children', 'chat', 'help'].map((name) => watchMutations(page.slot(name)));
    await navigate(page, {users: '/members/1'});
    await navigate(page, {users: '/members/2?tab=open'});
    await page.back();
    expect(page.texts('users', 'help')).to.deep.equal({users: 'member 1', help: 'topic x'});
    expect(others.map((watch) => watch.take())).to.deep.equal([[], [], []]);
  });

  it('means nothing outside the base of the layout', async () => {
    const page = await openPage({url: `/page/other?@users=/members/1`, html});
    expect(page.layout.status).to.equal('inactive');
    expect(page.texts(...NAMES)).to.deep.equal({children: '', users: '', chat: '', help: ''});
  });

  it('neither moves the page nor takes the focus', async () => {
    const page = await openSearchPage('', {
      html: `<input id="outside"><div style="height: 3000px"></div>${html}`,
    });
    page.window.scrollTo(0, 800);
    page.find('#outside').focus({preventScroll: true});
    await page.until('the page to be at 800', () => page.window.scrollY === 800);
    await nextFrame();
    await page.click('?@users=/members/1');
    await navigate(page, {chat: '/rooms/a'});
    await nextFrame();
    expect(page.window.scrollY).to.equal(800);
    expect(page.document.activeElement?.id).to.equal('outside');
  });

  const hostile = [
    '?@users',
    '?@users=',
    '?@users=members',
    '?@users=//evil.example/x',
    '?@users=https://evil.example/',
    '?@users=javascript:alert(1)',
    '?@users=/%E0%A4%A',
    '?@users=%',
    '?@users=/../../x',
    '?@users=/members/1&@users=/members/2',
    '?@=/x&@users.=1&@.tab=2',
    '?@__proto__=/x&@users.__proto__=1&@constructor.prototype=1',
    '?@users@chat=/rooms/a',
    `?@users=/${'x/'.repeat(2000)}`,
  ];

  for (const search of hostile) {
    it(`is resolved or not found, and breaks nothing: ${search.slice(0, 60)}`, async () => {
      const page = await openSearchPage(search);
      page.dropWarnings(/SR\d+/);
      expect(page.text('children')).to.equal('home');
      expect(page.url).to.equal(APP + search);
      await page.click('?@users=/members/7');
      expect(page.text('users')).to.equal('member 7');
    });
  }
});

describe('what a search location gives to its view', () => {
  interface Seen {
    context: RouteContext | undefined;
    loads: number;
  }

  /** `users` counts its loads; it names `tab`, and `children` names `q`. */
  async function openCounted(path: string) {
    const seen: Record<'users' | 'children', Seen> = {
      users: {context: undefined, loads: 0},
      children: {context: undefined, loads: 0},
    };
    const page = await openSearchPage(path, {
      html: `<slot-layout base="${APP}">${slot('children', {})}${slot('users', {}, SEARCH)}</slot-layout>`,
      setup: ({slot}) => {
        const route = (name: keyof typeof seen, search: string[], path: string) => ({
          path,
          search,
          load: () => ++seen[name].loads,
          view: (context: RouteContext) => {
            seen[name].context = context;
            return `${name} ${context.searchParams.get(search[0]!) ?? 'none'}`;
          },
        });
        slot('users').routes = [route('users', ['tab'], '/members/:id')];
        slot('children').routes = [route('children', ['q'], '/')];
      },
    });
    const loads = () => [seen.users.loads, seen.children.loads];
    return {page, seen, loads};
  }

  it('is its own segment, its own search params, and the URL of the page', async () => {
    const {page, seen} = await openCounted('?q=1&tab=page&@users=/members/a%2520b&@users.tab=own');
    const {context} = seen.users;
    expect(context?.segment).to.equal('/members/a%20b');
    expect(context?.params).to.deep.equal({id: 'a b'});
    expect([...(context?.searchParams ?? [])]).to.deep.equal([['tab', 'own']]);
    expect(context?.url.href).to.equal(page.window.location.href);
    expect(context?.slot).to.equal('users');
    expect(seen.children.context?.searchParams.get('tab')).to.equal('page');
  });

  it('changes with its own params that the route names, and with no others', async () => {
    const {page, loads} = await openCounted('?@users=/members/1');
    expect(loads()).to.deep.equal([1, 1]);
    await page.click('?@users=/members/1&@users.tab=open');
    expect(page.text('users')).to.equal('users open');
    expect(loads()).to.deep.equal([2, 1]);
    await page.click('?@users=/members/1&@users.tab=open&@users.sort=asc&tab=page');
    expect(loads()).to.deep.equal([2, 1]);
    await page.click('?@users=/members/1&@users.tab=open&q=5');
    expect(page.texts('users', 'children')).to.deep.equal({users: 'users open', children: 'children 5'});
    expect(loads()).to.deep.equal([2, 2]);
  });
});

describe('a route slot inside the view of a search location', () => {
  const confirm = `<p>edit</p><slot-layout>
    ${slot('confirm', {'/delete/:id': 'delete {{id}}?'}, SEARCH)}</slot-layout>`;
  const team = `<slot-layout base="/team/:id">${slot('tabs', {'/': 'overview', '/members': 'members of {{id}}'})}</slot-layout>`;
  const nested = `<slot-layout base="${APP}">${slot('children', {'/': 'home'})}
    ${slot('modal', {'/edit': confirm, '/team/:id/*': team, '/team/:id': team}, SEARCH)}</slot-layout>`;

  it('is named with all names', async () => {
    const page = await openSearchPage('?@modal=/edit&@modal@confirm=/delete/7', {html: nested});
    expect(page.text('modal')).to.equal('edit delete 7?');
    await page.click('?@modal=/edit');
    expect(page.text('modal')).to.equal('edit');
    await page.back();
    expect(page.text('confirm')).to.equal('delete 7?');
    expect(page.loads).to.equal(1);
  });

  it('writes all names', async () => {
    const page = await openSearchPage('?q=1', {html: nested});
    await navigate(page, {modal: '/edit'});
    await page.slot('confirm').navigate('/delete/7?force=yes').finished;
    await page.settled();
    expect(page.url).to.equal(`${APP}?q=1&@modal=/edit&@modal@confirm=/delete/7&@modal@confirm.force=yes`);
    expect(page.text('modal')).to.equal('edit delete 7?');
    await page.reload();
    expect(page.text('modal')).to.equal('edit delete 7?');
  });

  it('goes with the view that held it', async () => {
    const page = await openSearchPage('?@modal=/edit&@modal@confirm=/delete/7', {html: nested});
    await navigate(page, {modal: false});
    expect(page.text('modal')).to.equal('');
    expect(page.url).to.equal(APP);
  });

  it('without a source resolves the location around it', async () => {
    const page = await openSearchPage('?@modal=/team/7/members', {html: nested});
    expect(page.text('modal')).to.equal('members of 7');
    await navigate(page, {modal: '/team/7'});
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'home', modal: 'overview'});
  });
});
