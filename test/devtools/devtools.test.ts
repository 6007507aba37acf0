/* The panel in a page of its own, mounted with the public door for tests. */
import {expect, waitUntil} from '@open-wc/testing';

import type {SlotRouterDevtools} from '../../src/devtools/index.js';
import {mountLayout, type TestPage} from '../../src/testing/index.js';
import {expectAccessible} from '../support/axe.js';

const html = `
  <main>
    <h1>Page</h1>
    <slot-layout base="/app">
      <nav><a id="ada" href="/app/members/ada">Ada</a> <a id="bob" href="/app/members/bob">Bob</a></nav>
      <route-slot name="users"><template path="/">all users</template></route-slot>
      <route-slot name="side"><template path="/">side</template><template default>side default</template></route-slot>
    </slot-layout>
  </main>
  <slot-router-devtools></slot-router-devtools>`;

const routes = {users: [{path: '/members/:id', load: () => Promise.resolve('data'), view: 'member'}]};

let page: TestPage;

const panel = () => page.document.querySelector('slot-router-devtools') as SlotRouterDevtools;
const root = () => panel().shadowRoot!;
const shown = (el: Element | null) => el?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const section = (label: string) => root().querySelector(`section[aria-label="${label}"]`);
const rows = () => [...root().querySelectorAll<HTMLElement>('section:first-of-type .row')];
/** Without the one that some drivers begin after the panel has come: the load of the page. */
const navigations = () =>
  [...root().querySelectorAll('.navigation')].map(shown).filter((line) => !line.startsWith('load'));
const until = (what: string, isTrue: () => boolean) => waitUntil(isTrue, what, {timeout: 5000});

function press(target: EventTarget, init: KeyboardEventInit): void {
  const {KeyboardEvent} = page.window;
  target.dispatchEvent(
    new KeyboardEvent('keydown', {bubbles: true, composed: true, cancelable: true, ...init}),
  );
}

async function open(): Promise<void> {
  press(page.document.body, {code: 'KeyD', altKey: true, shiftKey: true});
  await until('the panel to open', () => root().querySelector('.panel') !== null);
}

describe('<slot-router-devtools>', () => {
  beforeEach(async () => {
    page = await mountLayout(html, {
      url: '/app',
      routes,
      library: '/test/.build/slot-router.dev.js',
      modules: ['/test/.build/slot-router-devtools.dev.js'],
    });
    await until('the button', () => root().querySelector('.toggle') !== null);
  });
  afterEach(() => page.restore());

  it('is a button, and opens without moving the page or its focus', async () => {
    const link = page.document.querySelector<HTMLElement>('#ada')!;
    link.focus();
    const place = () =>
      JSON.stringify([page.slot('side').getBoundingClientRect(), page.document.body.scrollHeight]);
    const before = place();
    expect(shown(root().querySelector('button'))).to.equal('Route slots');
    await open();
    expect(page.document.activeElement).to.equal(link);
    expect(place()).to.equal(before);
    expect(page.layout.slots.length).to.equal(2);
  });

  it('opens by its button, closes by Escape, and leaves focus on the button', async () => {
    root().querySelector<HTMLElement>('.toggle')!.click();
    expect(shown(root().activeElement)).to.equal('Close');
    press(root().activeElement!, {key: 'Escape'});
    expect(panel().open).to.equal(false);
    expect(root().activeElement?.className).to.equal('toggle');
  });

  it('shows layouts and route slots with route, params, status and source', async () => {
    await open();
    await page.click('#ada');
    await until('the new route', () => shown(rows()[0] ?? null).includes('ada'));
    expect(shown(root().querySelector('.title'))).to.equal('layout /app active');
    expect(rows().map(shown)).to.deep.equal([
      'users ready route /members/:id at /members/ada params id: ada source path',
      'side ready, kept route / at / source path',
    ]);
  });

  it('shows each navigation with what its route slots did: ready, failed, aborted', async () => {
    await open();
    await page.click('#ada');
    const users = page.hold('users');
    await page.click('#bob', {settle: false});
    await users.requested;
    await page.click('#ada');
    users.release();
    page.hold('users').fail(new Error('no network'));
    await page.click('#bob');
    await until('four navigations', () => navigations().length === 4);
    await until('the failure to be painted', () => /render .* failed$/.test(navigations()[0]!));
    const [failed, back, aborted, first] = navigations() as [string, string, string, string];
    expect(failed).to.match(/^push \/app\/members\/bob finished, .*users wait .* load .* render .* failed$/);
    expect(back).to.match(/^push \/app\/members\/ada finished/);
    expect(aborted).to.match(/^push \/app\/members\/bob aborted, .*users wait .* load .* aborted$/);
    expect(first).to.match(/^push \/app\/members\/ada finished, .*users wait .* load .* render .* ready$/);
    expect(first).not.to.include('side');
  });

  it('lists the entries of the history, and goes to one', async () => {
    await open();
    await page.click('#ada');
    const list = section('History')!;
    if (page.window.navigation === undefined) {
      await until('the history', () => shown(list).includes('/app/members/ada'));
      expect(shown(list)).to.match(/does not list them/);
      return;
    }
    await until('two entries', () => list.querySelectorAll('li').length === 2);
    expect(shown(list.querySelector('[aria-current="true"]'))).to.equal('1 /app/members/ada');
    list.querySelector('button')!.click();
    await until('the first entry', () => page.url === '/app');
    await page.settled();
    expect(page.slot('users').textContent).to.include('all users');
  });

  it('outlines the route slot whose row is pointed at, has focus, or is pressed', async () => {
    await open();
    const [, side] = rows() as [HTMLElement, HTMLElement];
    const outline = () => root().querySelector('.outline');
    const {width, top} = page.slot('side').getBoundingClientRect();
    for (const [on, off] of [
      ['mouseenter', 'mouseleave'],
      ['focus', 'blur'],
    ] as const) {
      side.dispatchEvent(new page.window.Event(on));
      await until('the outline', () => outline() !== null);
      const box = outline()!.getBoundingClientRect();
      expect([Math.round(box.width), Math.round(box.top)]).to.deep.equal([
        Math.round(width),
        Math.round(top),
      ]);
      side.dispatchEvent(new page.window.Event(off));
      await until('no outline', () => outline() === null);
    }
    side.click();
    side.dispatchEvent(new page.window.Event('mouseleave'));
    await until('the outline to stay', () => outline() !== null && side.ariaPressed === 'true');
  });

  it('is accessible closed, open, while a route slot loads, and when one has failed, in light and dark', async () => {
    const check = async () => {
      for (const scheme of ['light', 'dark']) {
        page.document.documentElement.style.colorScheme = scheme;
        page.document.documentElement.style.background = 'Canvas';
        await expectAccessible(page);
      }
    };
    await check();
    await open();
    const users = page.hold('users');
    await page.click('#ada', {settle: false});
    await users.requested;
    await until('loading', () => shown(rows()[0] ?? null).includes('loading'));
    await check();
    users.fail();
    await page.settled();
    await until('error', () => shown(rows()[0] ?? null).includes('error'));
    await check();
  });
});
