/* Loading, error and not-found fallbacks: built in, replaced, filled, retried; states and aria-busy on the host. */
import {expect} from '@open-wc/testing';

import type {Route} from '../support/contract.js';
import {deferred, type Deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import type {Scene} from '../support/scene.js';
import {slot} from '../support/tree.js';

const APP = '/page/app';

/** One route slot with fallbacks, at a page whose load the test ends. */
async function openLoading(
  fallbacks = '',
  more: Route = {},
): Promise<{page: Page; loads: Deferred<string>[]}> {
  const loads: Deferred<string>[] = [];
  const page = await openPage({
    url: APP,
    settle: false,
    html: `<slot-layout base="${APP}">${slot('children', {}, 'loading-delay="0"', fallbacks)}</slot-layout>`,
    setup: ({slot}) => {
      const load = () => {
        const next = deferred<string>();
        loads.push(next);
        return next.promise;
      };
      slot('children').routes = [{path: '/', load, view: 'view', ...more}];
    },
  });
  await page.until('the load', () => loads.length === 1);
  return {page, loads};
}

async function openFailed(fallbacks = '', message = 'broken', more: Route = {}): Promise<Page> {
  const {page, loads} = await openLoading(fallbacks, more);
  loads[0]?.reject(new page.window.Error(message));
  await page.settled();
  return page;
}

const part = (page: Page, name: string) =>
  page.slot('children').shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`);

const STATES = ['loading', 'ready', 'error', 'not-found', 'empty', 'kept', 'default'];
const states = (page: Page, name = 'children') =>
  STATES.filter((state) => page.slot(name).matches(`:state(${state})`));

/** A fallback is built when it is first shown: these parts are there. */
function expectParts(page: Page, ...names: string[]): void {
  for (const name of names) expect(part(page, name), name).to.be.an.instanceOf(page.window.Element);
}

describe('fallbacks', () => {
  it('are built in, with the documented parts', async () => {
    const {page, loads} = await openLoading();
    await page.until('the loading fallback', () => page.shown('children') === 'loading');
    expectParts(page, 'content', 'loading', 'spinner');
    expect(part(page, 'loading')?.checkVisibility()).to.equal(true);
    loads[0]?.reject(new page.window.Error('broken'));
    await page.settled();
    expect(page.shown('children')).to.equal('error');
    expectParts(page, 'content', 'error', 'error-message', 'retry-button');
    expect(part(page, 'retry-button')?.checkVisibility()).to.equal(true);
  });

  it('are replaced by light children', async () => {
    const all =
      '<p slot="loading">My loading</p><p slot="error">My error</p><p slot="not-found">My not-found</p>';
    const {page, loads} = await openLoading(all);
    await page.until('the loading fallback', () => page.text('children') === 'My loading');
    loads[0]?.reject(new page.window.Error('broken'));
    await page.settled();
    expect(page.text('children')).to.equal('My error');
    expect(page.shown('children')).to.equal('error');
  });

  it('are replaced by the views of the route', async () => {
    const view = ({error}: {error?: Error}) => `Route error: ${error?.message}`;
    const {page, loads} = await openLoading('<p slot="loading">My loading</p>', {
      loading: 'Route loading',
      error: view,
    });
    await page.until('the loading view', () => page.text('children') === 'Route loading');
    loads[0]?.reject(new page.window.Error('broken'));
    await page.settled();
    expect(page.text('children')).to.equal('Route error: broken');
  });

  it('give the error view of a route a way to retry', async () => {
    const {page, loads} = await openLoading('', {
      error: {
        mount(container: HTMLElement, {retry}: {retry: () => void}) {
          const button = container.ownerDocument.createElement('button');
          button.id = 'again';
          button.addEventListener('click', () => retry());
          container.append(button);
          return {unmount: () => button.remove()};
        },
      },
    });
    loads[0]?.reject(new page.window.Error('broken'));
    await page.settled();
    page.find('#again').click();
    await page.until('the second load', () => loads.length === 2);
    loads[1]?.resolve('data');
    await page.settled();
    expect(page.text('children')).to.equal('view');
    expect(page.document.querySelector('#again')).to.equal(null);
  });

  it('fill {{message}} in a template as text', async () => {
    const page = await openFailed(
      '<template slot="error"><p title="{{message}}">Sorry: {{message}}</p><button data-retry>Again</button></template>',
      '<b id="bold">bold</b> & "more"',
    );
    expect(page.text('children')).to.equal('Sorry: <b id="bold">bold</b> & "more" Again');
    expect(page.document.querySelector('#bold')).to.equal(null);
    expect(page.slot('children').shadowRoot?.querySelector('#bold')).to.equal(null);
  });

  it('fill {{message}} anew for another error', async () => {
    const {page, loads} = await openLoading('<template slot="error"><p>{{message}}</p></template>');
    for (const [i, message] of ['first', 'second'].entries()) {
      await page.until('a load', () => loads.length === i + 1);
      loads[i]?.reject(new page.window.Error(message));
      await page.settled();
      expect(page.text('children')).to.equal(message);
      void page.slot('children').retry();
    }
    await page.until('a load', () => loads.length === 3);
    loads[2]?.resolve('');
    await page.settled();
    expect(page.text('children')).to.equal('view');
  });

  for (const [name, fallback, find] of [
    ['the built-in button', '', (page) => part(page, 'retry-button')],
    [
      'a light button',
      '<p slot="error"><button data-retry>Again</button></p>',
      (page) => page.find('[data-retry]'),
    ],
    [
      'the light fallback itself',
      '<button slot="error" data-retry>Again</button>',
      (page) => page.find('[data-retry]'),
    ],
    [
      'something inside a button',
      '<p slot="error"><button data-retry><i>Again</i></button></p>',
      (page) => page.find('[data-retry] i'),
    ],
    [
      'a button of a template',
      '<template slot="error"><button data-retry>Again {{message}}</button></template>',
      (page) => page.find('[data-retry]'),
    ],
  ] as const satisfies [string, string, (page: Page) => HTMLElement | null | undefined][]) {
    it(`retries by ${name}`, async () => {
      const {page, loads} = await openLoading(fallback);
      loads[0]?.reject(new page.window.Error('broken'));
      await page.settled();
      const before = page.historyLength;
      find(page)?.click();
      await page.until('the second load', () => loads.length === 2);
      expect(page.slot('children').status).to.equal('loading');
      loads[1]?.resolve('data');
      await page.settled();
      expect(page.text('children')).to.equal('view');
      expect(page.historyLength).to.equal(before);
    });
  }

  it('show nothing built in when slot-error is canceled', async () => {
    const page = await openPage({
      url: `${APP}/ok`,
      html: `<slot-layout base="${APP}">${slot('children', {'/ok': 'ok'})}</slot-layout>`,
      setup: (scene) => {
        let calls = 0;
        const load = () => {
          if (++calls === 1) throw new scene.window.Error('broken');
          return calls;
        };
        scene.slot('children').routes = [{path: '/fails', load, view: 'loaded'}];
      },
    });
    let failure: (Event & {error?: unknown; retry?: () => unknown}) | undefined;
    page.slot('children').addEventListener('slot-error', (event) => {
      event.preventDefault();
      failure = event;
    });
    await page.click(`${APP}/fails`);
    expect(page.slot('children').status).to.equal('error');
    expect(page.shown('children')).not.to.contain('error');
    expect(failure?.error).to.have.property('message', 'broken');
    void failure?.retry?.();
    await page.until('the retried view', () => page.text('children') === 'loaded');
  });

  it('show nothing of an error any more after the next navigation', async () => {
    const page = await openFailed('', 'broken', {path: '/:page?'});
    page.slot('children').routes = [{path: '/b', view: 'b'}];
    await page.settled();
    await page.click(`${APP}/b`);
    expect(page.shown('children')).to.equal('content');
    expect(page.slot('children').error).to.be.oneOf([null, undefined]);
  });
});

describe('the state of the host', () => {
  const openStates = () =>
    openPage({
      url: `${APP}/ready`,
      html: `<slot-layout base="${APP}">${slot('children', {'/ready': 'ready', '/kept': 'k', '/empty': ''})}
        ${slot('side', {'/ready': 'side', '/error': 'never', default: 'default'}, 'unmatched="empty"')}</slot-layout>`,
      setup: ({window, lib, slot}: Scene) => {
        slot('children').routes = [
          {path: '/error', load: () => Promise.reject(new window.Error('broken'))},
          {path: '/not-found', load: () => lib.notFound()},
        ];
      },
    });

  it('is one custom state for each status, and kept and default beside it', async () => {
    const page = await openStates();
    expect(states(page)).to.deep.equal(['ready']);
    await page.click(`${APP}/empty`);
    expect(states(page)).to.deep.equal(['ready']);
    expect(states(page, 'side')).to.deep.equal(['empty']);
    await page.click(`${APP}/error`);
    expect(states(page)).to.deep.equal(['error']);
    await page.click(`${APP}/not-found`);
    expect(states(page)).to.deep.equal(['not-found']);
    await page.goto(`${APP}/kept`);
    expect(states(page, 'side')).to.deep.equal(['ready', 'default']);
  });

  it('is loading with aria-busy, and nothing else is ever changed', async () => {
    const {page, loads} = await openLoading();
    const host = page.slot('children');
    const names = () => host.getAttributeNames().filter((name) => name !== 'loading-delay');
    expect(states(page)).to.deep.equal(['loading']);
    expect(host.getAttribute('aria-busy')).to.equal('true');
    loads[0]?.resolve('');
    await page.settled();
    expect(host.getAttribute('aria-busy')).to.be.oneOf([null, 'false']);
    expect(names().filter((name) => name !== 'aria-busy' && name !== 'tabindex')).to.deep.equal([]);
    expect(host.className).to.equal('');
  });
});
