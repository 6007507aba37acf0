/* `data-slot` on links and forms: the href is a location of that route slot, and everything else stays. */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {arrival} from '../support/locations.js';
import {openPage, type Page} from '../support/page.js';
import {slot} from '../support/tree.js';
import {nextEvent} from '../support/wait.js';

const APP = '/page/app';

const links = `
  <a id="one" data-slot="users" href="/members/1">one</a>
  <a id="two" data-slot="users" href="/members/2?tab=open"><span>two</span></a>
  <a id="panel-x" data-slot="panel" href="/x">x</a>
  <a id="home" data-slot="users" href="/">list</a>
  <form data-slot="users" action="/search">
    <input name="q" value="a b"><input type="checkbox" name="all" value="yes" checked>
    <button name="sort" value="asc">search</button></form>`;
const slots = `${slot('children', {'/': 'home', '/b': 'b'})}
  ${slot('users', {'/': 'list', '/members/:id': 'member {{id}}'}, 'source="search"')}
  ${slot('panel', {'/': 'panel', '/x': 'x'}, 'source="state"')}`;

const open = (path = '', html = `<slot-layout base="${APP}">${links}${slots}</slot-layout>`) =>
  openPage({
    url: APP + path,
    html,
    setup: ({slot}) => {
      const view = ({searchParams}: RouteContext) => `results ${String(searchParams)}`;
      slot('users').routes = [{path: '/search', search: ['q', 'all', 'sort'], view}];
    },
  });

/** Submits the form of the page with its button. */
async function submit(page: Page, url: string): Promise<void> {
  page.find('form button').click();
  await arrival(page, url);
}

describe('a link with data-slot', () => {
  it('sends its href to that route slot, and everything else stays', async () => {
    const page = await open('/b?q=1');
    const before = page.historyLength;
    await page.click('a#one');
    expect(page.url).to.equal(`${APP}/b?q=1&@users=/members/1`);
    expect(page.texts('children', 'users', 'panel')).to.deep.equal({
      children: 'b',
      users: 'member 1',
      panel: 'panel',
    });
    await page.click('a#two span');
    expect(page.url).to.equal(`${APP}/b?q=1&@users=/members/2&@users.tab=open`);
    expect(page.historyLength).to.equal(before + 2);
    await page.back();
    expect(page.text('users')).to.equal('member 1');
    expect(page.loads).to.equal(1);
  });

  it('to the default location removes what was written', async () => {
    const page = await open('?@users=/members/1&q=1');
    await page.click('a#home');
    expect(page.url).to.equal(`${APP}?q=1`);
    expect(page.text('users')).to.equal('list');
  });

  it('moves a route slot whose location is in the entry', async () => {
    const page = await open('?@users=/members/1');
    const before = page.historyLength;
    await page.click('a#panel-x');
    expect(page.url).to.equal(`${APP}?@users=/members/1`);
    expect(page.texts('users', 'panel')).to.deep.equal({users: 'member 1', panel: 'x'});
    expect(page.historyLength).to.equal(before + 1);
    await page.back();
    expect(page.text('panel')).to.equal('panel');
  });

  it('to the location that is there adds no entry', async () => {
    const page = await open();
    await page.click('a#one');
    const before = page.historyLength;
    await page.click('a#one');
    expect(page.historyLength).to.equal(before);
    expect(page.text('users')).to.equal('member 1');
  });

  it('works in a shadow root, and outside every layout', async () => {
    const page = await open();
    const host = page.document.createElement('div');
    host.attachShadow({mode: 'open'}).innerHTML = '<a data-slot="users" href="/members/3"><b>three</b></a>';
    page.document.body.append(host);
    host.shadowRoot?.querySelector('b')?.click();
    await arrival(page, `${APP}?@users=/members/3`);
    expect(page.text('users')).to.equal('member 3');
  });

  it('means the nearest layout around it that has a route slot of the name', async () => {
    const confirm = slot('confirm', {'/delete': 'delete?'}, 'source="search"');
    const edit = `<slot-layout>${confirm}<a id="inner" data-slot="confirm" href="/delete">ask</a>
      <a id="up" data-slot="users" href="/members/4">four</a></slot-layout>`;
    const page = await open(
      '?@modal=/edit',
      `<a id="outside" data-slot="confirm" href="/delete">ask</a>
       <slot-layout base="${APP}">${slot('children', {'/': 'home'})}</slot-layout>
       <slot-layout base="${APP}">${confirm}${slots.replace(/^.*<\/route-slot>/, '')}
       ${slot('modal', {'/edit': edit}, 'source="search"')}</slot-layout>`,
    );
    await page.click('a#inner');
    expect(page.url).to.equal(`${APP}?@modal=/edit&@modal@confirm=/delete`);
    expect(page.slots('confirm').map(({status}) => status)).to.deep.equal(['empty', 'ready']);
    await page.click('a#up');
    expect(page.url).to.equal(`${APP}?@modal=/edit&@modal@confirm=/delete&@users=/members/4`);
    await page.click('a#outside');
    expect(page.slots('confirm').map(({status}) => status)).to.deep.equal(['ready', 'ready']);
    expect(page.url).to.equal(
      `${APP}?@modal=/edit&@modal@confirm=/delete&@users=/members/4&@confirm=/delete`,
    );
  });

  it('that names no route slot of the page is an ordinary link', async () => {
    const page = await open(
      '',
      `<a id="nobody" data-slot="nobody" href="${APP}/b">b</a>
      <slot-layout base="${APP}">${slots}</slot-layout>`,
    );
    await page.click('a#nobody');
    page.dropWarnings(/SR\d+/);
    expect(page.url).to.equal(`${APP}/b`);
    expect(page.text('children')).to.equal('b');
  });

  it('is left to the browser where any link would be', async () => {
    const page = await open();
    const seen: boolean[] = [];
    // After every listener of the router.
    page.window.addEventListener('click', (event) => {
      seen.push(event.defaultPrevented);
      event.preventDefault();
    });
    const click = (init: MouseEventInit, attributes: Record<string, string> = {}) => {
      const link = page.find('#one').cloneNode(true) as HTMLAnchorElement;
      for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
      page.document.body.append(link);
      const {MouseEvent} = page.window;
      link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, composed: true, ...init}));
    };
    click({ctrlKey: true});
    click({metaKey: true});
    click({shiftKey: true});
    click({button: 1});
    click({}, {target: '_blank'});
    click({}, {download: ''});
    await page.settled();
    expect(seen).to.deep.equal(Array.from(seen, () => false));
    expect(seen).to.have.length(6);
    expect(page.url).to.equal(APP);
    expect(page.text('users')).to.equal('list');
  });

  it('that a listener prevents goes nowhere', async () => {
    const page = await open();
    page.find('#one').addEventListener('click', (event) => event.preventDefault());
    page.find('#one').click();
    await page.settled();
    expect(page.url).to.equal(APP);
    await page.click('a#two');
    expect(page.text('users')).to.equal('member 2');
  });
});

describe('a form with data-slot', () => {
  const RESULTS = '@users=/search&@users.q=a+b&@users.all=yes&@users.sort=asc';

  it('turns its fields into the search params of that route slot', async () => {
    const page = await open('/b?q=page');
    page.find('form button').click();
    await page.until('the results', () => page.text('users').startsWith('results'));
    await page.settled();
    expect(page.text('users')).to.equal('results q=a+b&all=yes&sort=asc');
    expect(page.text('children')).to.equal('b');
    expect(new page.window.URLSearchParams(page.window.location.search).get('q')).to.equal('page');
    expect([...new page.window.URLSearchParams(page.window.location.search)].slice(1)).to.deep.equal([
      ...new page.window.URLSearchParams(RESULTS),
    ]);
    await page.reload();
    expect(page.text('users')).to.equal('results q=a+b&all=yes&sort=asc');
    await page.back();
    expect(page.text('users')).to.equal('list');
  });

  it('is submitted after its validation only, and with the button that was pressed', async () => {
    const page = await open();
    const field = page.find<HTMLInputElement>('form [name="q"]');
    field.required = true;
    field.value = '';
    const invalid = nextEvent(field, 'invalid');
    page.find('form button').click();
    await invalid;
    await page.settled();
    expect(page.url).to.equal(APP);
    field.value = 'x';
    page.find<HTMLInputElement>('form [name="all"]').checked = false;
    page.find<HTMLButtonElement>('form button').value = 'desc';
    await submit(page, `${APP}?@users=/search&@users.q=x&@users.sort=desc`);
    expect(page.text('users')).to.equal('results q=x&sort=desc');
  });

  it('replaces the search params of the form before', async () => {
    const page = await open('?@users=/search&@users.q=old&@users.page=2');
    await page.until('the results', () => page.text('users') === 'results q=old&page=2');
    page.find<HTMLInputElement>('form [name="q"]').value = 'new';
    await submit(page, `${APP}?@users=/search&@users.q=new&@users.all=yes&@users.sort=asc`);
    expect(page.text('users')).to.equal('results q=new&all=yes&sort=asc');
  });

  it('that a listener prevents goes nowhere', async () => {
    const page = await open();
    const prevent = (event: Event) => event.preventDefault();
    page.find('form').addEventListener('submit', prevent);
    page.find('form button').click();
    await page.settled();
    expect(page.url).to.equal(APP);
    page.find('form').removeEventListener('submit', prevent);
    page.find<HTMLInputElement>('form [name="q"]').value = 'x';
    await submit(page, `${APP}?@users=/search&@users.q=x&@users.all=yes&@users.sort=asc`);
  });
});
