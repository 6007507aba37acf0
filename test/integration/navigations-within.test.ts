/* Code of the page that navigates while another navigation is planned, asked about or shown: the last one wins. */
import {expect} from '@open-wc/testing';

import type {Library, Route} from '../support/contract.js';
import {it} from '../support/it.js';
import {arrival} from '../support/locations.js';
import {intercepted, layoutWith, pressEscape} from '../support/modal.js';
import {openPage, type Page} from '../support/page.js';
import type {Scene} from '../support/scene.js';
import {layout, slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';

const APP = '/page/app';

/** Where code of the page can begin a navigation of its own: at most once, and only while the test wants it. */
interface Case {
  /** What the route that is left has. */
  readonly home?: (go: () => void) => Partial<Route>;
  /** What the route on the way has. */
  readonly way?: (go: () => void, lib: Library) => Partial<Route>;
  /** The event whose listener does it. */
  readonly event?: string;
}

const mounts = (text: string, onMount?: () => void, onUnmount?: () => void) => ({
  mount(container: HTMLElement) {
    container.textContent = text;
    onMount?.();
    return {unmount: () => onUnmount?.()};
  },
});

const cases: Readonly<Record<string, Case>> = {
  'a slot-leave listener': {event: 'slot-leave'},
  'a slot-load listener': {event: 'slot-load', way: () => ({load: () => Promise.resolve()})},
  'a slot-change listener': {event: 'slot-change'},
  'a slot-error listener': {event: 'slot-error', way: () => ({load: () => Promise.reject(new Error('x'))})},
  'a slot-error listener, at once': {
    event: 'slot-error',
    way: () => ({
      load: () => {
        throw new Error('x');
      },
    }),
  },
  'a guard': {home: (go) => ({canLeave: () => (go(), true)})},
  'a guard that promises yes': {home: (go) => ({canLeave: () => (go(), Promise.resolve(true))})},
  when: {way: (go) => ({when: () => (go(), true)})},
  'redirect()': {way: (go) => ({redirect: () => (go(), APP)})},
  'a loader': {way: (go) => ({load: () => go()})},
  'a loader that never settles': {way: (go) => ({load: () => (go(), new Promise(() => undefined))})},
  'a loader that redirects': {way: (_, lib) => ({load: () => lib.redirect(`${APP}/b`)})},
  'a view': {way: (go) => ({view: () => (go(), 'on the way')})},
  'mount()': {way: (go) => ({view: mounts('on the way', go)})},
  'mount() after a load': {way: (go) => ({load: () => Promise.resolve(), view: mounts('on the way', go)})},
  'unmount()': {home: (go) => ({view: mounts('home', undefined, go)})},
  title: {way: (go) => ({title: () => (go(), 'on the way')})},
};

function open({home, way, event}: Case): Promise<Page> {
  const setup = ({layout, document, lib}: Scene) => {
    let isOver = true;
    const go = () => {
      if (isOver) return;
      isOver = true;
      layout.navigate(`${APP}/b`);
    };
    document.addEventListener('begin', () => (isOver = false));
    if (event !== undefined) document.addEventListener(event, go);
    const routes = (first?: Partial<Route>, second?: Partial<Route>): Route[] => [
      {path: '/', view: 'home', ...first},
      {path: '/way', view: 'on the way', ...second},
      {path: '/b', view: 'b'},
    ];
    layout.routes = {
      before: routes(),
      children: routes(home?.(go), way?.(go, lib)),
      after: routes(),
    };
  };
  return openPage({url: APP, html: layout(APP, {before: {}, children: {}, after: {}}), setup});
}

describe('a navigation that begins within another one', () => {
  for (const [name, options] of Object.entries(cases)) {
    it(`is the one that all route slots show: from ${name}`, async () => {
      const page = await open(options);
      const {historyLength} = page;
      page.document.dispatchEvent(new page.window.Event('begin'));
      page.layout.navigate(`${APP}/way`);
      await page.until('the page', () => page.url === `${APP}/b`);
      await page.settled();
      await nextFrame();
      await page.settled();
      expect(page.url).to.equal(`${APP}/b`);
      expect(page.texts('before', 'children', 'after')).to.deep.equal({
        before: 'b',
        children: 'b',
        after: 'b',
      });
      expect(page.statuses('before', 'children', 'after')).to.deep.equal({
        before: 'ready',
        children: 'ready',
        after: 'ready',
      });
      expect(page.historyLength - historyLength).to.be.oneOf([1, 2]);
      await page.go(historyLength - page.historyLength);
      expect(page.url).to.equal(APP);
      expect(page.text('after')).to.equal('home');
    });
  }

  it('keeps the last of several, and a fragment after it', async () => {
    const page = await open({});
    page.document.addEventListener(
      'slot-change',
      () => {
        page.layout.navigate(APP);
        page.layout.navigate(`${APP}/b`);
        page.window.location.hash = 'there';
      },
      {once: true},
    );
    page.layout.navigate(`${APP}/way`);
    await page.until('the page', () => page.url === `${APP}/b#there`);
    await page.settled();
    expect(page.texts('before', 'children', 'after')).to.deep.equal({before: 'b', children: 'b', after: 'b'});
  });

  it('is remembered by its entry', async () => {
    const page = await open({event: 'slot-change'});
    page.document.dispatchEvent(new page.window.Event('begin'));
    page.layout.navigate(`${APP}/way`);
    await page.until('the page', () => page.url === `${APP}/b`);
    await page.settled();
    await page.push(APP);
    await page.reload();
    await page.back();
    expect(page.texts('before', 'children', 'after')).to.deep.equal({before: 'b', children: 'b', after: 'b'});
  });

  it('opens a modal that closes to where it was opened', async () => {
    const photo = slot('modal', {}, 'modal', intercepted('/photos/:id', 'photo {{id}}'));
    const pages = {'/': 'home', '/b': 'b', '/photos/:id': 'page {{id}}'};
    const page = await openPage({url: APP, html: layoutWith(APP, {children: pages}, photo)});
    page.document.addEventListener('slot-change', () => page.layout.navigate(`${APP}/photos/1`), {
      once: true,
    });
    page.layout.navigate(`${APP}/b`);
    await arrival(page, `${APP}/photos/1`);
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'b', modal: 'photo 1'});
    pressEscape(page, 'modal');
    await arrival(page, `${APP}/b`);
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'b', modal: ''});
  });

  it('may be about places that are no part of its URL', async () => {
    const panel = slot('panel', {'/': 'panel', '/x': 'x'}, 'source="state"');
    const side = slot('side', {'/b': 'side', default: 'default'}, 'unmatched="default"');
    const page = await openPage({
      url: APP,
      html: layoutWith(APP, {children: {'/': 'home', '/b': 'b'}}, panel, side),
    });
    page.document.addEventListener('slot-change', () => page.layout.navigate({panel: '/x'}), {once: true});
    page.layout.navigate(`${APP}/b`);
    await page.until('the place', () => page.text('panel') === 'x');
    await page.settled();
    expect(page.url).to.equal(`${APP}/b`);
    expect(page.texts('children', 'panel', 'side')).to.deep.equal({children: 'b', panel: 'x', side: 'side'});
    await page.back();
    expect(page.texts('children', 'panel', 'side')).to.deep.equal({
      children: 'b',
      panel: 'panel',
      side: 'side',
    });
    await page.back();
    expect(page.texts('children', 'panel', 'side')).to.deep.equal({
      children: 'home',
      panel: 'panel',
      side: 'default',
    });
  });
});
