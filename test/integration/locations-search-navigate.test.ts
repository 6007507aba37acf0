/* `navigate()`, `href()` and `close()` with locations in the URL: what they write, and what they leave alone. */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {arrival, foreignParams, navigate} from '../support/locations.js';
import {APP, expectAt, NAMES, openSearchPage, START} from '../support/search-page.js';

describe('navigate() to a search location', () => {
  it('writes it as people write it', async () => {
    const page = await openSearchPage('?q=1');
    const before = page.historyLength;
    await navigate(page, {users: '/members/42?tab=open'});
    expectAt(page, '?q=1&@users=/members/42&@users.tab=open', {users: 'member 42'});
    expect(page.historyLength).to.equal(before + 1);
  });

  it('replaces its own params, in either spelling, and no others', async () => {
    const page = await openSearchPage(
      '?b=x+y%20z&%40users=%2Fmembers%2F1&a&%40users.tab=open&b=&c=%C3%A9,%e9&@usersx=1',
    );
    await navigate(page, {users: '/members/2'});
    expect(page.text('users')).to.equal('member 2');
    expect(foreignParams(page)).to.deep.equal(['b=x+y%20z', 'a', 'b=', 'c=%C3%A9,%e9']);
    expect(page.url).to.include('@users=/members/2').and.to.include('@usersx=1');
    expect(page.url).not.to.match(/%40users|users\.tab|members(\/|%2F)1/);
  });

  it('writes only what differs from the default', async () => {
    const page = await openSearchPage('?q=1&@users=/members/1&@users.tab=open');
    await navigate(page, {users: '/'});
    expectAt(page, '?q=1', {users: 'list'});
    await navigate(page, {users: '/?tab=open'});
    expectAt(page, '?q=1&@users.tab=open', {users: 'list'});
  });

  it('changes several route slots in one entry, with the path of the page', async () => {
    const page = await openSearchPage('?q=1');
    const before = page.historyLength;
    await navigate(page, {users: '/members/1', chat: '/rooms/a'});
    expectAt(page, '?q=1&@users=/members/1&@chat=/rooms/a', {users: 'member 1', chat: 'room a'});
    await navigate(page, {children: '/b', users: '/members/2', chat: false});
    expect(page.texts(...NAMES)).to.deep.equal({...START, children: 'b', users: 'member 2'});
    expect(page.window.location.pathname).to.equal(`${APP}/b`);
    expect(page.historyLength).to.equal(before + 2);
    await page.back();
    expect(page.texts(...NAMES)).to.deep.equal({...START, users: 'member 1', chat: 'room a'});
  });

  it('changes what it names, and everything else stays', async () => {
    const page = await openSearchPage('?@users=/members/1&@users.tab=open');
    await navigate(page, {children: '/b'});
    expectAt(page, '/b?@users=/members/1&@users.tab=open', {children: 'b', users: 'member 1'});
    await navigate(page, {help: '/topics/x'});
    expect(page.texts(...NAMES)).to.deep.equal({
      ...START,
      children: 'b',
      users: 'member 1',
      help: 'topic x',
    });
  });

  it('replaces the entry where it is told to', async () => {
    const page = await openSearchPage();
    await navigate(page, {users: '/members/1'});
    const before = page.historyLength;
    await navigate(page, {users: '/members/2'}, {history: 'replace'});
    expect(page.historyLength).to.equal(before);
    await page.back();
    expectAt(page, '', {});
  });

  it('adds no entry for the location that is there', async () => {
    const page = await openSearchPage('?@users=/members/1');
    const before = page.historyLength;
    await navigate(page, {users: '/members/1'});
    expect(page.historyLength).to.equal(before);
    expectAt(page, '?@users=/members/1', {users: 'member 1'});
  });

  it('adds no entry for it where the URL has a fragment, and leaves that', async () => {
    const page = await openSearchPage('?@users=/members/1#there');
    const before = page.historyLength;
    await navigate(page, {users: '/members/1'});
    await navigate(page, {children: '/#there', users: '/members/1'});
    expect(page.historyLength).to.equal(before);
    expectAt(page, '?@users=/members/1#there', {users: 'member 1'});
  });

  it('brings every text through the URL', async () => {
    const page = await openSearchPage();
    const ids = ['a&b', 'a=b', 'a+b', 'a b', 'a#b', 'a?b', 'a/b', '100%', '%2F', 'é', '@x', '"<b>"'];
    const shown: string[] = [];
    for (const id of ids) {
      await navigate(page, {users: `/members/${encodeURIComponent(id)}`});
      shown.push(page.slot('users').params['id'] ?? '');
    }
    expect(shown).to.deep.equal(ids);
    await page.reload();
    for (const id of ids.slice().reverse()) {
      expect(page.slot('users').params['id'], page.url).to.equal(id);
      await page.back();
    }
    expectAt(page, '', {});
  });

  it('brings every own search param through the URL', async () => {
    let params: URLSearchParams | undefined;
    const view = ({searchParams}: RouteContext) => {
      params = searchParams;
      return 'view';
    };
    const page = await openSearchPage('', {
      setup: ({slot}) => void (slot('chat').routes = [{path: '/x', search: ['tag', 'a.b'], view}]),
    });
    const search = 'tag=a%26b&tag=c+d%3D1&a.b=%23';
    await navigate(page, {chat: `/x?${search}`});
    expect([...(params ?? [])]).to.deep.equal([...new URLSearchParams(search)]);
    params = undefined;
    await page.reload();
    expect([...(params ?? [])]).to.deep.equal([...new URLSearchParams(search)]);
  });

  it('shows the last of many that come at once', async () => {
    const page = await openSearchPage();
    const results = Array.from({length: 12}, (_, i) => page.layout.navigate({users: `/members/${i}`}));
    await Promise.allSettled(results.flatMap(({committed, finished}) => [committed, finished]));
    await page.settled();
    expectAt(page, '?@users=/members/11', {users: 'member 11'});
  });

  it('is done by the route slot itself', async () => {
    const page = await openSearchPage('/b?q=1');
    const {committed, finished} = page.slot('users').navigate('/members/42?tab=open');
    await committed;
    expect(page.url).to.equal(`${APP}/b?q=1&@users=/members/42&@users.tab=open`);
    await finished;
    await page.settled();
    expect(page.texts('children', 'users')).to.deep.equal({children: 'b', users: 'member 42'});
  });

  it('has its URL in href()', async () => {
    const page = await openSearchPage('?q=1&@chat=/rooms/a');
    const hrefs = [{users: '/members/42?tab=open'}, {chat: false as const}, {users: '/'}].map(
      (to) => new URL(page.layout.href(to), page.window.location.href).search,
    );
    expect(hrefs[0])
      .to.match(/^\?q=1&/)
      .and.to.include('@users=/members/42&@users.tab=open');
    expect(hrefs.slice(1)).to.deep.equal(['?q=1', '?q=1&@chat=/rooms/a']);
    expectAt(page, '?q=1&@chat=/rooms/a', {chat: 'room a'});
  });
});

describe('close() of a search location', () => {
  it('removes the parameter where nothing would show without it', async () => {
    const page = await openSearchPage('?q=1&@chat=/rooms/a&@chat.tab=x');
    const before = page.historyLength;
    void page.slot('chat').close();
    await arrival(page, `${APP}?q=1`);
    expectAt(page, '?q=1', {});
    expect(page.slot('chat').status).to.equal('empty');
    expect(page.historyLength).to.equal(before + 1);
    await page.back();
    expect(page.text('chat')).to.equal('room a');
  });

  it('writes false where something would', async () => {
    const page = await openSearchPage('?q=1&@users=/members/1&@users.tab=x');
    void page.slot('users').close();
    await arrival(page, `${APP}?q=1&@users=false`);
    expectAt(page, '?q=1&@users=false', {users: ''});
    void page.slot('help').close();
    await page.until('the help to be closed', () => page.slot('help').status === 'empty');
    await page.settled();
    await page.reload();
    expect(page.texts('users', 'help')).to.deep.equal({users: '', help: ''});
  });

  it('is what navigate() does with false', async () => {
    const page = await openSearchPage('?@chat=/rooms/a');
    await navigate(page, {chat: false, users: false});
    expectAt(page, '?@users=false', {users: ''});
    await navigate(page, {users: '/'});
    expectAt(page, '', {});
  });
});
