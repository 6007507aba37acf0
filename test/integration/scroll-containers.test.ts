/* Scroll containers inside route slots get their positions back on traversal; and the page, in spite of loads and smooth scrolling. */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {fragment, layout, slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';

const APP = '/page/app';

const box = (text: string, name = 'box', style = '') =>
  `<div class="${name}" style="height: 100px; width: 200px; overflow: auto; ${style}">
    <div style="height: 2000px; width: 1000px">${text}</div></div>`;

const open = (style = '') =>
  openPage({
    url: APP,
    html: layout(APP, {
      side: {
        '/': box('side home', 'box', style),
        '/side': box('other side', 'box', style),
        '/both': box('both side'),
      },
      children: {
        '/': box('home', 'main') + box('second', 'second'),
        '/b': box('b', 'main'),
        '/both': box('both', 'main'),
      },
    }),
  });

/** Scrolls and lets the browser tell everybody. */
async function scroll(page: Page, selector: string, top: number, left = 0): Promise<void> {
  page.find(selector).scrollTo({top, left, behavior: 'instant'});
  await nextFrame();
  await nextFrame();
}

function at(page: Page, selector: string): [top: number, left: number] {
  const {scrollTop, scrollLeft} = page.find(selector);
  return [scrollTop, scrollLeft];
}

const until = (page: Page, selector: string, top: number) =>
  page.until(`${selector} to be at ${top}`, () => page.find(selector).scrollTop === top);

describe('a scroll container inside a route slot', () => {
  it('is where it was, back and forward', async () => {
    const page = await open();
    await scroll(page, '.box', 300, 40);
    await page.click(`${APP}/side`);
    expect(at(page, '.box')).to.deep.equal([0, 0]);
    await scroll(page, '.box', 150);
    await page.back();
    expect(page.text('side')).to.equal('side home');
    await until(page, '.box', 300);
    expect(at(page, '.box')).to.deep.equal([300, 40]);
    await page.forward();
    await until(page, '.box', 150);
    expect(page.window.scrollY).to.equal(0);
  });

  it('has its own position per entry, not per URL', async () => {
    const page = await open();
    await scroll(page, '.box', 300);
    await page.click(`${APP}/side`);
    await page.click(APP);
    expect(at(page, '.box')).to.deep.equal([0, 0]);
    await scroll(page, '.box', 70);
    await page.go(-2);
    await until(page, '.box', 300);
    await page.go(2);
    await until(page, '.box', 70);
  });

  it('is one of several, in one view and in several route slots', async () => {
    const page = await open();
    await scroll(page, '.box', 100);
    await scroll(page, '.main', 200);
    await scroll(page, '.second', 300);
    await page.click(`${APP}/both`);
    expect(at(page, '.main')).to.deep.equal([0, 0]);
    await page.back();
    await until(page, '.second', 300);
    await until(page, '.main', 200);
    await until(page, '.box', 100);
  });

  it('is left alone where its route slot did not change', async () => {
    const page = await open();
    await scroll(page, '.box', 300);
    await page.click(`${APP}/b`);
    await scroll(page, '.box', 500);
    await page.back();
    expect(page.text('children')).to.contain('home');
    await nextFrame();
    expect(at(page, '.box')).to.deep.equal([500, 0]);
  });

  it('is restored when its content is there', async () => {
    let hold = deferred();
    hold.resolve();
    const page = await openPage({
      url: `${APP}/list`,
      html: layout(APP, {children: {'/': 'home'}, side: {default: 'side'}}),
      setup: ({document, slot}) => {
        const load = () => hold.promise;
        slot('children').routes = [{path: '/list', load, view: () => fragment(document, box('list'))}];
      },
    });
    await scroll(page, '.box', 400);
    await page.click(APP);
    hold = deferred();
    await page.back({settle: false});
    await page.until('the load', () => page.slot('children').status === 'loading');
    hold.resolve();
    await page.settled();
    expect(page.text('children')).to.equal('list');
    await until(page, '.box', 400);
  });

  it('does not animate to its position', async () => {
    const page = await open('scroll-behavior: smooth');
    await scroll(page, '.box', 1500);
    await page.click(`${APP}/side`);
    const seen = new Set<number>();
    page.document.addEventListener(
      'scroll',
      ({target}) => seen.add((target as Partial<Element>).scrollTop ?? 0),
      {capture: true},
    );
    await page.back();
    await until(page, '.box', 1500);
    await nextFrame();
    await nextFrame();
    expect([...seen].filter((top) => top !== 1500)).to.deep.equal([]);
  });

  it('in a nested route slot is where it was', async () => {
    const page = await openPage({
      url: `${APP}/team`,
      html: layout(APP, {children: {'/': 'home'}}),
      setup: ({document, layout}) => {
        const inner = [{path: '/', view: () => fragment(document, box('members'))}];
        const view = () => fragment(document, '<route-slot name="inner"></route-slot>');
        layout.routes = {children: [{path: '/team', view, slots: {inner}}]};
      },
    });
    await scroll(page, '.box', 250);
    await page.click(APP);
    await page.back();
    expect(page.text('inner')).to.equal('members');
    await until(page, '.box', 250);
  });
});

describe('the page', () => {
  const tall = (document: Document, text: string) =>
    fragment(document, `<div style="height: 3000px">${text}</div>`);

  /** A tall page that loads, and another one; the document is short while it loads. */
  async function openTall(head = '') {
    let hold = deferred();
    hold.resolve();
    const page = await openPage({
      url: APP,
      head,
      html: `<slot-layout base="${APP}">${slot('side', {default: 'side'})}
        ${slot('children', {'/short': 'short'}, 'loading-delay="0"', '<p slot="loading">…</p>')}</slot-layout>`,
      setup: ({document, slot}) => {
        const view = ({segment}: RouteContext) => tall(document, `page ${segment}`);
        slot('children').routes = [
          {path: '/', load: () => hold.promise, view},
          {path: '/tall', view},
        ];
      },
    });
    const next = () => (hold = deferred());
    return {page, next};
  }

  async function scrollTo(page: Page, top: number): Promise<void> {
    page.window.scrollTo({top, behavior: 'instant'});
    await page.until(`the page to be at ${top}`, () => page.window.scrollY === top);
    await nextFrame();
  }

  it('is restored when its content is there, not against a half-filled layout', async () => {
    const {page, next} = await openTall();
    await scrollTo(page, 1200);
    await page.click(`${APP}/short`);
    const hold = next();
    await page.back({settle: false});
    await page.until('the loading fallback', () => page.shown('children') === 'loading');
    hold.resolve();
    await page.settled();
    await page.until('the page to be where it was', () => page.window.scrollY === 1200);
  });

  it('is where it was after a navigation of a route slot that does not own it, and the way back', async () => {
    const {page} = await openTall();
    page.slot('side').routes = [{path: '/side', view: 'other side'}];
    await page.settled();
    await scrollTo(page, 900);
    await page.click(`${APP}/side`);
    await nextFrame();
    expect(page.window.scrollY).to.equal(900);
    await scrollTo(page, 1000);
    await page.back();
    expect(page.text('side')).to.equal('side');
    await nextFrame();
    expect(page.window.scrollY).to.equal(1000);
  });

  // Across documents the positions are the browser's. WebKitGTK 2.50 restores none in a frame that a script fills.
  it('is where it was in an entry that an earlier document has left', async () => {
    const {page, next} = await openTall();
    await scrollTo(page, 600);
    await page.click(`${APP}/short`);
    await page.reload();
    const hold = next();
    await page.back({settle: false});
    await page.until('the loading fallback', () => page.shown('children') === 'loading');
    hold.resolve();
    await page.settled();
    if (page.hasNavigationApi)
      await page.until('the page to be where it was', () => page.window.scrollY === 600);
  });

  it('is where it was after a traversal between fragments of one page', async () => {
    const {page} = await openTall();
    await scrollTo(page, 700);
    page.window.location.hash = 'none';
    await page.settled();
    await scrollTo(page, 1500);
    await page.back();
    await page.until('the page to be where it was', () => page.window.scrollY === 700);
    await page.forward();
    await page.until('the page to be where it was', () => page.window.scrollY === 1500);
  });

  it('S196 is not scrolled smoothly by a navigation', async () => {
    const {page} = await openTall('<style>html { scroll-behavior: smooth; }</style>');
    await scrollTo(page, 1500);
    const seen = new Set<number>();
    page.document.addEventListener('scroll', () => seen.add(page.window.scrollY));
    await page.click(`${APP}/tall`);
    await page.until('the page to be at its top', () => page.window.scrollY === 0);
    await page.back();
    await page.until('the page to be where it was', () => page.window.scrollY === 1500);
    await nextFrame();
    const between = [...seen].filter((y) => y !== 0 && y !== 1500);
    expect(between).to.deep.equal([]);
  });

  // The last one: after it, WebKitGTK 2.50 does not go back in another frame.
  it('is where it was after a reload, and after a traversal from another document', async () => {
    const {page} = await openTall();
    await page.click(`${APP}/tall`);
    await scrollTo(page, 800);
    await page.reload();
    if (page.hasNavigationApi)
      await page.until('the page to be where it was', () => page.window.scrollY === 800);
    await page.goto('/page/elsewhere');
    await page.back();
    expect(page.url).to.equal(`${APP}/tall`);
    if (page.hasNavigationApi)
      await page.until('the page to be where it was', () => page.window.scrollY === 800);
  });
});
