/* Design, part 4, rule 6, and the small print on other people's navigations and states. */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {layout} from '../support/tree.js';

const APP = '/page/app';

const html = layout(APP, {
  children: {'/': 'home', '/b': 'b', '/c': 'c', default: 'children default'},
  side: {'/': 'side home', '/side/:id': 'side {{id}}', default: 'side default'},
});
const open = (path = '') => openPage({url: APP + path, html});

function expectTexts(page: Page, path: string, children: string, side: string): void {
  expect(page.texts('children', 'side')).to.deep.equal({children, side});
  expect(page.url).to.equal(APP + path);
}

/** What a page keeps of its own in the entry: through the Navigation API where there is one, else in `history.state`. */
function ownState(page: Page): unknown {
  return page.hasNavigationApi ? page.window.navigation.currentEntry?.getState() : page.window.history.state;
}

function writeOwnState(page: Page, state: unknown): void {
  if (page.hasNavigationApi) page.window.navigation.updateCurrentEntry({state});
  else page.window.history.replaceState(state, '');
}

describe('rule 6: traverse', () => {
  it('R130 shows what the entry showed, kept route slots too', async () => {
    const page = await open();
    await page.click(`${APP}/side/1`);
    await page.click(`${APP}/b`);
    await page.click(`${APP}/side/2`);
    expectTexts(page, '/side/2', 'b', 'side 2');
    await page.back();
    expectTexts(page, '/b', 'b', 'side 1');
    expect(page.slot('side').kept).to.equal(true);
    await page.go(-2);
    expectTexts(page, '', 'home', 'side home');
    await page.go(3);
    expectTexts(page, '/side/2', 'b', 'side 2');
    expect(page.loads).to.equal(1);
  });

  it('R132 shows what the entry showed after a reload in between', async () => {
    const page = await open();
    await page.click(`${APP}/side/1`);
    await page.click(`${APP}/b`);
    await page.click(`${APP}/side/2`);
    await page.reload();
    expectTexts(page, '/side/2', 'children default', 'side 2');
    await page.back();
    expectTexts(page, '/b', 'b', 'side 1');
    await page.back();
    expectTexts(page, '/side/1', 'home', 'side 1');
    await page.forward();
    expectTexts(page, '/b', 'b', 'side 1');
  });

  it('R122 rewrites what the reloaded entry remembers, and no other', async () => {
    const page = await open();
    await page.click(`${APP}/side/1`);
    await page.click(`${APP}/b`);
    await page.click(`${APP}/c`);
    await page.back();
    expectTexts(page, '/b', 'b', 'side 1');
    await page.reload();
    expectTexts(page, '/b', 'b', 'side default');
    await page.forward();
    expectTexts(page, '/c', 'c', 'side 1');
    await page.back();
    expectTexts(page, '/b', 'b', 'side default');
  });

  it('shows what the entry showed when it is reached from another document', async () => {
    const page = await open();
    await page.click(`${APP}/side/1`);
    await page.click(`${APP}/b`);
    await page.goto('/page/elsewhere');
    expect(page.layout.status).to.equal('inactive');
    await page.back();
    expectTexts(page, '/b', 'b', 'side 1');
    expect(page.loads).to.equal(3);
    await page.back();
    expectTexts(page, '/side/1', 'home', 'side 1');
  });

  it('R131 leaves the route slots as they are on a fragment, there and back', async () => {
    const page = await open();
    await page.click(`${APP}/b`);
    await page.click('#part');
    expectTexts(page, '/b#part', 'b', 'side home');
    await page.back();
    expectTexts(page, '/b', 'b', 'side home');
    await page.back();
    expectTexts(page, '', 'home', 'side home');
  });

  it('R027 forgets what was kept when its layout left the URL', async () => {
    const page = await openPage({
      url: `${APP}/in/x`,
      html:
        layout(`${APP}/in`, {
          side: {'/x': 'side x', default: 'side default'},
          children: {'/': 'in', '/x': 'x'},
        }) + layout(`${APP}/out`, {other: {'/': 'out'}}),
    });
    await page.click(`${APP}/out`);
    expect(page.layout.status).to.equal('inactive');
    expect(page.texts('side', 'other')).to.deep.equal({side: '', other: 'out'});
    await page.click(`${APP}/in`);
    expect(page.texts('side', 'children', 'other')).to.deep.equal({
      side: 'side default',
      children: 'in',
      other: '',
    });
    await page.go(-2);
    expect(page.texts('side', 'children', 'other')).to.deep.equal({side: 'side x', children: 'x', other: ''});
    expect(page.loads).to.equal(1);
  });
});

describe('restore', () => {
  it('shows on reload what the entry remembers where the URL does not match', async () => {
    const page = await openPage({url: APP, html: html.replace('<slot-layout', '<slot-layout restore')});
    await page.click(`${APP}/side/1`);
    await page.click(`${APP}/b`);
    await page.reload();
    expectTexts(page, '/b', 'b', 'side 1');
    expect(page.layout.restore).to.equal(true);
    await page.reload();
    expectTexts(page, '/b', 'b', 'side 1');
  });
});

describe('a reload whose routes come late', () => {
  const routes = [
    {path: '/side/:id', view: ({params}: RouteContext) => `side ${params.id}`},
    {default: true, view: 'side default'},
  ];
  const open = (attribute: string) =>
    openPage({
      url: APP,
      html: layout(
        APP,
        {children: {'/': 'home', '/b': 'b', default: 'children default'}, side: {}},
        attribute,
      ),
      // As a script does that the browser has loaded after the library.
      setup: ({layout, slot}) => void layout.settled.then(() => (slot('side').routes = routes)),
    });

  for (const {attribute, text} of [
    {attribute: '', text: 'side default'},
    {attribute: 'restore', text: 'side 1'},
  ]) {
    it(`shows "${text}" with ${attribute || 'no'} restore`, async () => {
      const page = await open(attribute);
      await page.until('the routes', () => page.text('side') === 'side default');
      await page.click(`${APP}/side/1`);
      await page.click(`${APP}/b`);
      expectTexts(page, '/b', 'b', 'side 1');
      await page.reload();
      await page.until('the routes', () => page.text('side') !== '');
      expectTexts(page, '/b', 'b', text);
    });
  }
});

describe('navigations of others', () => {
  it('R134 routes history.pushState of another router', async () => {
    const page = await open();
    page.window.history.pushState({theirs: 1}, '', `${APP}/b`);
    if (page.hasNavigationApi) {
      await page.until('the pushed URL to show', () => page.text('children') === 'b');
      expect(page.window.history.state).to.deep.equal({theirs: 1});
    } else {
      // The History driver patches nothing: it sees the URL at its next navigation.
      await page.settled();
      expect(page.text('children')).to.equal('home');
      await page.click('?next=1');
      expect(page.text('children')).to.equal('b');
    }
    await page.settled();
    expect(page.loads).to.equal(1);
  });

  it('leaves links alone that are not its own', async () => {
    const page = await open();
    const seen: string[] = [];
    page.document.addEventListener('click', (event) => {
      seen.push(event.defaultPrevented ? 'taken' : 'left');
      event.preventDefault();
    });
    const click = (attributes: Record<string, string>, init: MouseEventInit = {}) => {
      const link = page.link(`${APP}/b`);
      for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
      link.dispatchEvent(
        new page.window.MouseEvent('click', {bubbles: true, cancelable: true, composed: true, ...init}),
      );
    };
    click({target: '_blank'});
    click({download: ''});
    click({href: 'https://example.com/'});
    click({}, {ctrlKey: true});
    click({}, {metaKey: true});
    click({}, {shiftKey: true});
    click({}, {button: 1});
    await page.settled();
    expect(seen).to.deep.equal(Array.from(seen, () => 'left'));
    expectTexts(page, '', 'home', 'side home');
  });

  it('leaves a prevented click alone', async () => {
    const page = await open();
    const link = page.link(`${APP}/b`);
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    await page.settled();
    expectTexts(page, '', 'home', 'side home');
  });

  it('routes a link in a shadow root, and a form that gets', async () => {
    const page = await open();
    const host = page.document.createElement('div');
    host.attachShadow({mode: 'open'}).innerHTML = `<a href="${APP}/b"><span>to b</span></a>`;
    page.document.body.append(host);
    host.shadowRoot?.querySelector('span')?.click();
    await page.until('b to show', () => page.text('children') === 'b');
    await page.settled();

    const form = page.document.createElement('form');
    form.action = `${APP}/c`;
    form.innerHTML = '<input name="q" value="x"><button>go</button>';
    page.document.body.append(form);
    form.querySelector('button')?.click();
    await page.until('c to show', () => page.text('children') === 'c');
    await page.settled();
    expect(page.url).to.equal(`${APP}/c?q=x`);
    expect(page.loads).to.equal(1);
  });
});

describe('state of others', () => {
  it('is kept in the entries that slot-router remembers things in', async () => {
    const page = await open();
    writeOwnState(page, {theirs: 'first'});
    await page.click(`${APP}/side/1`);
    await page.push(`${APP}/b`, {state: {theirs: 'second'}});
    expect(ownState(page)).to.include({theirs: 'second'});
    await page.click(`${APP}/c`);
    await page.back();
    expect(ownState(page)).to.include({theirs: 'second'});
    await page.go(-2);
    expect(ownState(page)).to.include({theirs: 'first'});
    expectTexts(page, '', 'home', 'side home');
    await page.reload();
    expect(ownState(page)).to.include({theirs: 'first'});
  });

  it('is left alone in history.state where the Navigation API has a place of its own', async () => {
    const page = await open();
    if (!page.hasNavigationApi) return;
    page.window.history.replaceState({theirs: 1}, '');
    await page.settled();
    await page.click(`${APP}/b`);
    expect(page.window.history.state).to.equal(null);
    await page.back();
    expect(page.window.history.state).to.deep.equal({theirs: 1});
  });

  const junk: Record<string, (state: Record<string, unknown>) => unknown> = {
    'nothing at all': () => null,
    'a string': () => 'state',
    'null in every place': (state) => Object.fromEntries(Object.keys(state).map((key) => [key, null])),
    'text in every place': (state) => Object.fromEntries(Object.keys(state).map((key) => [key, '__proto__'])),
    'numbers far down': (state) => replaceLeaves(state, 42),
    'lists far down': (state) => replaceLeaves(state, [{}, null, 'x']),
    'hostile paths far down': (state) => replaceLeaves(state, '//evil.example/%E0%A4%A'),
  };

  for (const [name, tamper] of Object.entries(junk)) {
    it(`is ignored when it was tampered with: ${name}`, async () => {
      const page = await openPage({url: APP, html: html.replace('<slot-layout', '<slot-layout restore')});
      await page.click(`${APP}/b`);
      const state = ownState(page);
      writeOwnState(page, tamper((state ?? {}) as Record<string, unknown>));
      await page.reload();
      expect(page.text('children')).to.equal('b');
      expect(page.slot('side').status).to.be.oneOf(['ready', 'not-found', 'empty']);
      writeOwnState(page, tamper((ownState(page) ?? {}) as Record<string, unknown>));
      await page.back();
      expectTexts(page, '', 'home', 'side home');
      await page.forward();
      expect(page.text('children')).to.equal('b');
      expect(page.url).to.equal(`${APP}/b`);
    });
  }
});

function replaceLeaves(value: unknown, leaf: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceLeaves(item, leaf));
  if (typeof value !== 'object' || value === null) return leaf;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceLeaves(item, leaf)]));
}
