/*
 * Group S, product patterns, from scenarios.md.
 *
 * S225 and S226: a role is a matter of `disabled` here, and what is disabled is not loaded (Next loads it).
 * S235: a script cannot make a traversal cancelable, for which the browser wants a user's activation; only push, replace and
 * links are refused here.
 */
import {expect} from '@open-wc/testing';

import {it} from '../support/it.js';
import {isMarked, mark} from '../support/mark.js';
import {isOpen, layoutWith} from '../support/modal.js';
import {openPage} from '../support/page.js';
import {fragment, layout, slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';

const APP = '/page/app';

describe('scenarios S: roles', () => {
  it('S225 loads what the role may see, and nothing else', async () => {
    const loaded: string[] = [];
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}">${slot('admin', {}, 'disabled')}${slot('user', {})}</slot-layout>`,
      setup: ({slot}) => {
        for (const name of ['admin', 'user']) {
          const load = () => void loaded.push(name);
          slot(name).routes = [
            {path: '/', load, view: name},
            {path: '/x', load, view: `${name} x`},
          ];
        }
      },
    });
    expect(page.texts('admin', 'user')).to.deep.equal({admin: '', user: 'user'});
    await page.click(`${APP}/x`);
    await page.click(APP);
    expect(loaded).to.deep.equal(['user', 'user', 'user']);
    loaded.length = 0;
    page.slot('user').disabled = true;
    page.slot('admin').disabled = false;
    await page.until('the other role', () => page.text('admin') === 'admin');
    await page.settled();
    expect(page.texts('admin', 'user')).to.deep.equal({admin: 'admin', user: ''});
    expect(loaded).to.deep.equal(['admin']);
  });

  it('S226 opens a login over the page, and closes it where the user is, without a navigation', async () => {
    const page = await openPage({
      url: `${APP}/b`,
      html: layoutWith(
        APP,
        {children: {'/': 'home', '/b': 'b'}},
        slot('login', {'/:all*': '<button id="enter">log in</button>'}, 'modal'),
      ),
    });
    expect(page.texts('children', 'login')).to.deep.equal({children: 'b', login: 'log in'});
    expect(isOpen(page, 'login')).to.equal(true);
    const before = page.historyLength;
    page.find('[id="enter"]').addEventListener('click', () => (page.slot('login').disabled = true));
    page.find('[id="enter"]').click();
    await page.until('the dialog to close', () => !isOpen(page, 'login'));
    await nextFrame();
    await page.settled();
    expect(page.texts('children', 'login')).to.deep.equal({children: 'b', login: ''});
    expect(page.url).to.equal(`${APP}/b`);
    expect(page.historyLength).to.equal(before);
    expect(page.loads).to.equal(1);
  });
});

describe('scenarios S: tabs', () => {
  it('S227 has tabs in a route slot, with an input around them', async () => {
    const open = (path: string) =>
      openPage({
        url: APP + path,
        html: layout(APP, {children: {'/': 'home', default: 'children default'}, analytics: {default: ''}}),
        setup: ({document, slot}) => {
          const view = () => fragment(document, '<input id="filter"><route-slot name="tab"></route-slot>');
          const tab = [
            {path: '/page-views', view: 'pv'},
            {path: '/visitors', view: 'v'},
          ];
          slot('analytics').routes = [
            {path: '/', view, slots: {tab: [...tab, {default: true, view: 'pick'}]}},
          ];
        },
      });
    const page = await open('');
    await page.click(`${APP}/page-views`);
    expect(page.texts('children', 'tab')).to.deep.equal({children: 'home', tab: 'pv'});
    const input = mark(page.find<HTMLInputElement>('[id="filter"]'));
    input.value = 'typed';
    await page.click(`${APP}/visitors`);
    expect(page.texts('children', 'tab')).to.deep.equal({children: 'home', tab: 'v'});
    expect(isMarked(page.find('[id="filter"]'))).to.equal(true);
    expect(input.value).to.equal('typed');
    await page.back();
    expect(page.text('tab')).to.equal('pv');
    const other = await open('/visitors');
    expect(other.texts('children', 'tab')).to.deep.equal({children: 'children default', tab: 'v'});
  });
});

describe('scenarios S: what is kept', () => {
  it('S234 gives a view transition to the route slot that changed only', async () => {
    const started: {on: string; kept: string}[] = [];
    const running: Promise<unknown>[] = [];
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/': 'home'}, side: {'/': 'side', '/x': 'side x'}}, 'transition'),
      prepare: ({window, document}) => {
        for (const prototype of [window.Document.prototype, window.Element.prototype]) {
          const original: unknown = Reflect.get(prototype, 'startViewTransition');
          if (typeof original !== 'function') continue;
          Object.defineProperty(prototype, 'startViewTransition', {
            configurable: true,
            value(this: Document | Element, ...args: unknown[]): unknown {
              const kept = document.querySelector('route-slot:not([name])');
              const {viewTransitionName} = kept ? window.getComputedStyle(kept) : {viewTransitionName: ''};
              started.push({
                on: 'localName' in this ? `${this.localName} ${this.getAttribute('name')}` : 'document',
                kept: viewTransitionName,
              });
              const transition = Reflect.apply(original, this, args) as {finished: Promise<unknown>};
              running.push(transition.finished);
              return transition;
            },
          });
        }
      },
    });
    started.length = 0;
    await page.click(`${APP}/x`);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'home', side: 'side x'});
    const isScoped = 'startViewTransition' in page.window.Element.prototype;
    const isWanted = !page.window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    expect(started).to.deep.equal(
      isWanted ? [{on: isScoped ? 'route-slot side' : 'document', kept: 'none'}] : [],
    );
    // WebKitGTK 2.50 crashes when a frame goes during a transition in it.
    await Promise.allSettled(running);
  });

  it('S235 is not left with unsaved changes until the user says so', async () => {
    let isDirty = true;
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/': 'home', '/x': 'x'}, form: {}}),
      setup: ({document, slot}) => {
        slot('form').routes = [
          {path: '/', view: () => fragment(document, '<input id="field">'), canLeave: () => !isDirty},
          {path: '/x', view: 'form x'},
        ];
      },
    });
    const field = mark(page.find<HTMLInputElement>('[id="field"]'));
    field.value = 'typed';
    const before = page.historyLength;
    const refused = async () => {
      await page.settled();
      await nextFrame();
      expect(page.url).to.equal(APP);
      expect(page.text('children')).to.equal('home');
      expect(isMarked(page.find('[id="field"]'))).to.equal(true);
      expect(field.value).to.equal('typed');
      expect(page.historyLength).to.equal(before);
    };
    await page.click(`${APP}/x`, {settle: false});
    await refused();
    const {committed, finished} = page.layout.navigate(`${APP}/x`);
    const results = await Promise.allSettled([committed, finished]);
    expect(results.map(({status}) => status)).to.deep.equal(['rejected', 'rejected']);
    await refused();

    isDirty = false;
    await page.click(`${APP}/x`);
    expect(page.texts('children', 'form')).to.deep.equal({children: 'x', form: 'form x'});
    expect(page.loads).to.equal(1);
  });

  it('S236 goes on with its stream through ten navigations of others', async () => {
    const listeners = new Set<(message: string) => void>();
    const page = await openPage({
      url: `${APP}/n/0`,
      html: layout(APP, {children: {'/n/:n': 'page {{n}}'}, chat: {}}),
      setup: ({document, slot}) => {
        const chat = {
          mount(container: HTMLElement) {
            const log = document.createElement('p');
            log.id = 'log';
            container.append(log);
            const listen = (message: string) => log.append(message);
            listeners.add(listen);
            return {unmount: () => listeners.delete(listen)};
          },
        };
        slot('chat').routes = [{default: true, view: chat}];
      },
    });
    const log = mark(page.find('[id="log"]'));
    const sent: string[] = [];
    for (let n = 1; n <= 10; n++) {
      await page.click(`${APP}/n/${n}`);
      expect(page.text('children')).to.equal(`page ${n}`);
      for (const listen of listeners) listen(`${n},`);
      sent.push(`${n},`);
    }
    expect(log.textContent).to.equal(sent.join(''));
    expect(isMarked(page.find('[id="log"]'))).to.equal(true);
    expect(listeners.size).to.equal(1);
  });
});
