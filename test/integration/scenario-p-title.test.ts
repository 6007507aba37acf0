/*
 * Group P, title and styles, from scenarios.md.
 *
 * Where design.md decides otherwise than users expect: S210, the title of a modal is shown where `children` has none
 * (small print: `children` first).
 */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {fragment, layout, slot} from '../support/tree.js';

const APP = '/page/app';

function expectTitle(page: Page, title: string): void {
  expect(page.document.title).to.equal(title);
  expect(page.document.querySelectorAll('title')).to.have.length(1);
}

describe('scenarios P: title', () => {
  it('S206 is one, that of children, when a route slot has no page', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {}, foo: {}, bar: {'/': 'bar home'}}),
      setup: ({layout}) => {
        layout.routes = {
          children: [
            {path: '/', title: 'Home', view: 'home'},
            {path: '/no-bar', title: 'No Bar', view: 'no bar'},
          ],
          foo: [
            {path: '/', title: 'Foo', view: 'foo'},
            {path: '/no-bar', title: 'Foo of No Bar', view: 'foo'},
          ],
        };
      },
    });
    expectTitle(page, 'Home');
    await page.click(`${APP}/no-bar`);
    expect(page.slot('bar').kept).to.equal(true);
    expectTitle(page, 'No Bar');
    await page.back();
    expectTitle(page, 'Home');
  });

  it('S207 is that of the document where the layout has no children', async () => {
    const page = await openPage({
      url: APP,
      title: 'Layout Title',
      html: `<slot-layout base="${APP}">${slot('side', {'/': 'side', '/b': 'side b'})}</slot-layout>`,
      setup: ({layout}) => {
        layout.routes = {children: [{path: '/', title: 'Never shown', view: 'children'}]};
      },
    });
    expectTitle(page, 'Layout Title');
    await page.click(`${APP}/b`);
    expectTitle(page, 'Layout Title');
  });

  it('S209 goes with nested layouts, there and back', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {}, side: {default: 'side'}}),
      setup: ({document, layout}) => {
        const view = () =>
          fragment(document, '<route-slot></route-slot><route-slot name="specs"></route-slot>');
        const slots = {
          children: [{path: '/', view: 'product'}],
          specs: [{path: '/', view: 'specs'}],
        };
        layout.routes = {
          children: [
            {path: '/', title: 'Home Layout', view: 'home'},
            {path: '/product/:id', title: ({params}: RouteContext) => `Product ${params['id']}`, view, slots},
          ],
        };
      },
    });
    expectTitle(page, 'Home Layout');
    await page.click(`${APP}/product/7`);
    expect(page.texts('children/children', 'specs')).to.deep.equal({
      'children/children': 'product',
      specs: 'specs',
    });
    expectTitle(page, 'Product 7');
    await page.back();
    expectTitle(page, 'Home Layout');
    await page.forward();
    expectTitle(page, 'Product 7');
  });

  const openModal = (title?: string) =>
    openPage({
      url: APP,
      title: 'Document',
      html: layout(APP, {children: {}, modal: {}}),
      setup: ({layout}) => {
        layout.routes = {
          children: [
            {path: '/', view: 'home', ...(title !== undefined && {title})},
            {path: '/login', title: 'Login page', view: 'login page'},
          ],
          modal: [
            {path: '/login', intercept: true, title: 'Login', view: 'login'},
            {default: true, view: null},
          ],
        };
      },
    });

  it('S210 is set by a modal, and restored when it closes', async () => {
    const page = await openModal();
    await page.click(`${APP}/login`);
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'home', modal: 'login'});
    expectTitle(page, 'Login');
    await page.back();
    expectTitle(page, 'Document');
    await page.forward();
    expectTitle(page, 'Login');
    await page.reload();
    expectTitle(page, 'Login page');
  });

  it('S210 stays that of children where children has one', async () => {
    const page = await openModal('Home');
    expectTitle(page, 'Home');
    await page.click(`${APP}/login`);
    expectTitle(page, 'Home');
    await page.back();
    expectTitle(page, 'Home');
  });

  it('is one where the document starts with none', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {}}),
      prepare: ({document}) => document.querySelector('title')?.remove(),
      setup: ({slot}) => {
        slot('children').routes = [
          {path: '/', title: 'Home', view: 'home'},
          {path: '/b', title: 'B', view: 'b'},
        ];
      },
    });
    expectTitle(page, 'Home');
    await page.click(`${APP}/b`);
    expectTitle(page, 'B');
  });
});

describe('scenarios P: styles and scripts', () => {
  const colour = (page: Page, selector: string) => page.window.getComputedStyle(page.find(selector)).color;
  const [RED, BLUE] = ['rgb(255, 0, 0)', 'rgb(0, 0, 255)'];

  it('S211 come and go with the view', async () => {
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}"><route-slot>
        <template path="/" title="Home Page"><style>.page { color: blue; }</style><main class="page">home</main></template>
        <template path="/nested"></template><template default></template></route-slot><route-slot name="slot">
        <template path="/"></template>
        <template path="/nested"><style>.slot { color: red; }</style><p class="slot">slot</p></template>
        </route-slot></slot-layout>`,
    });
    expect(colour(page, '.page')).to.equal(BLUE);
    expectTitle(page, 'Home Page');
    await page.click(`${APP}/nested`);
    expect(colour(page, '.slot')).to.equal(RED);
    expect(page.document.querySelector('main')).to.equal(null);
    await page.reload();
    expect(colour(page, '.slot')).to.equal(RED);
    await page.click(APP);
    expect(colour(page, '.page')).to.equal(BLUE);
    expect(page.document.querySelector('.slot')).to.equal(null);
  });

  it('S213 apply in a route slot after a soft navigation: global and scoped', async () => {
    const page = await openPage({
      url: APP,
      head: '<style>.global { color: blue; }</style>',
      html: layout(APP, {children: {'/': 'home'}, slot: {default: ''}}),
      setup: ({window, slot}) => {
        class Scoped extends window.HTMLElement {
          connectedCallback() {
            this.attachShadow({mode: 'open'}).innerHTML =
              '<style>:host { color: red; } p { margin: 0; }</style><p>scoped</p>';
            this.className = 'scoped';
          }
        }
        window.customElements.define('x-scoped', Scoped);
        const view = ({params}: RouteContext) => {
          const p = window.document.createElement('p');
          p.className = 'global';
          p.textContent = String(params['id']);
          return p;
        };
        slot('slot').routes = [
          {path: '/global/:id', view},
          {path: '/scoped', view: 'x-scoped'},
        ];
      },
    });
    await page.click(`${APP}/global/1`);
    expect(colour(page, '.global')).to.equal(BLUE);
    await page.click(`${APP}/scoped`);
    expect(colour(page, '.scoped')).to.equal(RED);
    expect(page.text('slot')).to.equal('scoped');
  });

  it('S214 run a script of the layout on a page, and on one that is not found', async () => {
    const html = `<slot-layout base="${APP}"><script nonce="fixture">window.ran = (window.ran ?? 0) + 1;</script>
      ${slot('children', {'/': 'home'})}</slot-layout>`;
    const ran = (page: Page) => (page.window as Window & {ran?: number}).ran;
    const page = await openPage({url: APP, html});
    expect(ran(page)).to.equal(1);
    await page.goto(`${APP}/unknown`);
    expect(page.layout.status).to.equal('not-found');
    expect(ran(page)).to.equal(1);
  });
});
