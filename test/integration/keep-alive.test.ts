/* `keep-alive`: left views stay as they were, hidden and inert, up to a count; the least recently used go first. */
import {expect} from '@open-wc/testing';

import type {Route, RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {navigate} from '../support/locations.js';
import {isMarked, mark} from '../support/mark.js';
import {intercepted, isOpen, layoutWith, pressEscape} from '../support/modal.js';
import {openPage, type Page} from '../support/page.js';
import type {Scene} from '../support/scene.js';
import {fragment, slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';
import {watchMutations} from '../support/watch.js';

const APP = '/page/app';

const VIEW = (id: string) => `<section id="${id}"><h2>${id}</h2><input>
  <div class="box" style="height: 50px; overflow: auto"><div style="height: 1000px">tall</div></div></section>`;

/** Pages `/1`, `/2`, … that load, and `/plain`, in one route slot. */
async function open(keepAlive: number, routes: (scene: Scene) => Route[] = () => []) {
  const loads: string[] = [];
  const page = await openPage({
    url: `${APP}/1`,
    html: `<slot-layout base="${APP}">${slot(
      'children',
      {'/plain': 'plain'},
      `keep-alive="${keepAlive}"`,
    )}${slot('side', {'/1': 'side 1', '/other': 'other'}, 'unmatched="keep"')}</slot-layout>`,
    setup: (scene) => {
      const {document, slot} = scene;
      const load = ({params}: RouteContext) => loads.push(String(params['id']));
      const view = ({params}: RouteContext) => fragment(document, VIEW(`v${params['id']}`));
      slot('children').routes = [...routes(scene), {path: '/:id', search: ['q'], load, view}];
    },
  });
  return {page, loads};
}

const input = (page: Page, id: string) => page.find<HTMLInputElement>(`#${id} input`);
const ids = (page: Page) => [...page.slot('children').querySelectorAll('section')].map(({id}) => id).sort();

describe('keep-alive', () => {
  it('shows a left view again as it was: node, text, scroll, and no load', async () => {
    const {page, loads} = await open(2);
    const section = mark(page.find('#v1'));
    input(page, 'v1').value = 'typed';
    page.find('#v1 .box').scrollTop = 200;
    await nextFrame();
    await page.click(`${APP}/2`);
    expect(page.text('children')).to.contain('v2').and.not.to.contain('v1');
    for (const act of [() => page.back(), () => page.click(`${APP}/2`), () => page.click(`${APP}/1`)]) {
      await act();
    }
    expect(page.text('children')).to.contain('v1').and.not.to.contain('v2');
    expect(page.find('#v1')).to.equal(section);
    expect(isMarked(page.find('#v1'))).to.equal(true);
    expect(input(page, 'v1').value).to.equal('typed');
    expect(page.find('#v1 .box').scrollTop).to.equal(200);
    expect(page.slot('children').status).to.equal('ready');
    expect(page.slot('children').params).to.deep.equal({id: '1'});
    expect(loads).to.deep.equal(['1', '2']);
  });

  it('hides what it keeps from everybody', async () => {
    const {page} = await open(1);
    input(page, 'v1').focus();
    await page.click(`${APP}/2`);
    const left = page.find('#v1');
    expect(left.closest('[inert]')).not.to.equal(null);
    expect(left.checkVisibility()).to.equal(false);
    expect(left.contains(page.document.activeElement)).to.equal(false);
    expect(page.find('#v2').closest('[inert]')).to.equal(null);
    expect(page.find('#v2').checkVisibility()).to.equal(true);
    await page.back();
    expect(left.closest('[inert]')).to.equal(null);
    expect(left.checkVisibility()).to.equal(true);
  });

  it('keeps nothing without the attribute', async () => {
    const {page, loads} = await open(0);
    const section = page.find('#v1');
    await page.click(`${APP}/2`);
    expect(section.isConnected).to.equal(false);
    await page.back();
    expect(page.find('#v1')).not.to.equal(section);
    expect(loads).to.deep.equal(['1', '2', '1']);
  });

  it('lets the least recently used view go first', async () => {
    const {page, loads} = await open(2);
    for (const id of ['2', '3']) await page.click(`${APP}/${id}`);
    expect(ids(page)).to.deep.equal(['v1', 'v2', 'v3']);
    await page.click(`${APP}/1`);
    await page.click(`${APP}/4`);
    expect(ids(page)).to.deep.equal(['v1', 'v3', 'v4']);
    await page.click(`${APP}/3`);
    expect(ids(page)).to.deep.equal(['v1', 'v3', 'v4']);
    expect(loads).to.deep.equal(['1', '2', '3', '4']);
    await page.click(`${APP}/2`);
    expect(loads).to.deep.equal(['1', '2', '3', '4', '2']);
  });

  it('keeps one view per params and per search param of the route', async () => {
    const {page, loads} = await open(3);
    const shown = () => [...page.document.querySelectorAll('#v1')].filter((el) => el.checkVisibility());
    const first = page.find('#v1');
    await page.click('?q=x');
    expect(shown()).to.have.length(1);
    expect(shown()).not.to.include(first);
    await page.click('?q=x&other=1');
    expect(loads).to.deep.equal(['1', '1']);
    await page.go(-2);
    expect(shown()).to.deep.equal([first]);
    expect(loads).to.deep.equal(['1', '1']);
  });

  it('tells the view with slot-deactivate and slot-activate, which do not bubble', async () => {
    const {page} = await open(1);
    const heard: string[] = [];
    const bubbled: string[] = [];
    for (const type of ['slot-deactivate', 'slot-activate']) {
      page.find('#v1').addEventListener(type, (event) => {
        heard.push(`${type} ${(event.target as Element).id}`);
      });
      page.slot('children').addEventListener(type, () => bubbled.push(type));
    }
    await page.click(`${APP}/2`);
    expect(heard).to.deep.equal(['slot-deactivate v1']);
    await page.back();
    expect(heard).to.deep.equal(['slot-deactivate v1', 'slot-activate v1']);
    expect(bubbled).to.deep.equal([]);
  });

  it('neither disconnects an element nor unmounts a mounted view, until it goes', async () => {
    const lives: string[] = [];
    const {page} = await open(1, ({window}) => {
      class Probe extends window.HTMLElement {
        connectedCallback() {
          lives.push('connected');
        }
        disconnectedCallback() {
          lives.push('disconnected');
        }
      }
      window.customElements.define('x-probe', Probe);
      const view = {
        mount(container: HTMLElement) {
          lives.push('mount');
          container.append('mounted');
          return {unmount: () => void lives.push('unmount')};
        },
      };
      return [
        {path: '/element', view: 'x-probe'},
        {path: '/mounted', view},
      ];
    });
    await page.click(`${APP}/element`);
    await page.click(`${APP}/2`);
    await page.back();
    expect(lives).to.deep.equal(['connected']);
    await page.click(`${APP}/3`);
    await page.click(`${APP}/4`);
    expect(lives).to.deep.equal(['connected', 'disconnected']);

    lives.length = 0;
    await page.click(`${APP}/mounted`);
    await page.click(`${APP}/2`);
    await page.back();
    expect(page.text('children')).to.equal('mounted');
    expect(lives).to.deep.equal(['mount']);
    await page.click(`${APP}/3`);
    page.slot('children').remove();
    await page.until('the view to go', () => lives.includes('unmount'));
    expect(lives).to.deep.equal(['mount', 'unmount']);
  });

  it('keeps the document of an iframe', async () => {
    const {page} = await open(1, ({document}) => [
      {path: '/frame', view: () => fragment(document, '<iframe id="inner" srcdoc="<p>inner</p>"></iframe>')},
    ]);
    await page.click(`${APP}/frame`);
    const inner = page.find<HTMLIFrameElement>('#inner');
    await page.until('the inner document', () => inner.contentDocument?.querySelector('p') != null);
    const kept = inner.contentDocument;
    await page.click(`${APP}/2`);
    await page.back();
    expect(page.find('#inner')).to.equal(inner);
    expect(inner.contentDocument).to.equal(kept);
  });

  it('loads the view on screen for reload(), and the hidden ones not', async () => {
    const {page, loads} = await open(2);
    await page.click(`${APP}/2`);
    await page.click(`${APP}/1`);
    loads.length = 0;
    void page.layout.reload();
    await page.until('the load', () => loads.length > 0);
    await page.settled();
    expect(loads).to.deep.equal(['1']);
    void page.slot('children').reload();
    await page.until('the second load', () => loads.length > 1);
    await page.settled();
    expect(loads).to.deep.equal(['1', '1']);
    expect(page.text('children')).to.contain('v1');
  });

  it('keeps a view through an error and an empty route slot', async () => {
    const {page, loads} = await open(1, ({window}) => {
      const load = () => {
        throw new window.Error('broken');
      };
      return [{path: '/broken', load, view: 'never'}];
    });
    page.slot('children').unmatched = 'empty';
    const section = page.find('#v1');
    await page.click(`${APP}/broken`);
    expect(page.shown('children')).to.equal('error');
    await page.back();
    expect(page.find('#v1')).to.equal(section);
    expect(page.shown('children')).to.equal('content');

    page.slot('side').routes = [{path: '/deep/er', view: 'deeper'}];
    await page.settled();
    await page.click(`${APP}/deep/er`);
    expect(page.slot('children').status).to.equal('empty');
    expect(page.text('children')).to.equal('');
    await page.back();
    expect(page.find('#v1')).to.equal(section);
    expect(loads).to.deep.equal(['1']);
  });

  it('brings the title of the view back', async () => {
    const {page} = await open(1, ({document}) => [
      {path: '/titled', title: 'Titled', view: () => fragment(document, '<p>titled</p>')},
    ]);
    await page.click(`${APP}/titled`);
    expect(page.document.title).to.equal('Titled');
    await page.click(`${APP}/2`);
    expect(page.document.title).to.equal('Fixture');
    await page.back();
    expect(page.document.title).to.equal('Titled');
  });

  for (const source of ['path', 'search', 'state']) {
    it(`closes a modal while its views are hidden, and one that shows nothing: ${source}`, async () => {
      const own = source !== 'path';
      const view = 'photo {{id}} <input>';
      const modal = slot(
        'modal',
        own ? {'/': '', '/nothing': '', '/photos/:id': view} : {'/nothing': '', default: ''},
        `modal keep-alive="2" source="${source}"`,
        own ? '' : intercepted('/photos/:id', view),
      );
      const page = await openPage({
        url: APP,
        html: layoutWith(APP, {children: {'/': 'home', '/photos/:id': 'page'}}, modal),
      });
      const go = (to: string) => (own ? navigate(page, {modal: to}) : page.click(APP + to));
      const expectOpen = (is: boolean, text: string) => {
        expect(isOpen(page, 'modal')).to.equal(is);
        expect(page.text('modal')).to.equal(text);
      };
      expectOpen(false, '');
      await go('/photos/1');
      page.find<HTMLInputElement>('input').value = 'typed';
      await page.back();
      expectOpen(false, '');
      await page.forward();
      expectOpen(true, 'photo 1');
      expect(page.find<HTMLInputElement>('input').value).to.equal('typed');
      await go('/nothing');
      expectOpen(false, '');
      await page.back();
      expectOpen(true, 'photo 1');
      await go('/photos/2');
      expectOpen(true, 'photo 2');
      pressEscape(page, 'modal');
      // Not by the URL: a state leaves it as it is.
      await page.until('the modal to close', () => !isOpen(page, 'modal'));
      expectOpen(false, '');
    });
  }

  it('is nothing to a route slot that is kept', async () => {
    const {page} = await open(1);
    page.slot('side').routes = [{path: '/only/side', view: 'only side'}];
    await page.settled();
    const watch = watchMutations(page.slot('children'));
    await page.click(`${APP}/only/side`);
    expect(page.text('side')).to.equal('only side');
    expect(page.slot('children').kept).to.equal(true);
    expect(watch.take()).to.deep.equal([]);
  });
});
