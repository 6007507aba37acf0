/*
 * Group J, interception and history, reload, refresh, from scenarios.md. "Refresh" is `reload()` of the layout.
 *
 * Where design.md decides otherwise than Next:
 * S136: a `modal` route slot is emptied by a navigation that it does not match; without `modal` it is kept, as in Next.
 */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {arrival} from '../support/locations.js';
import {intercepted, isOpen, layoutWith, pressCloseButton} from '../support/modal.js';
import {openPage, type Page} from '../support/page.js';
import {fragment, layout, slot} from '../support/tree.js';

const APP = '/page/app';

function expectAt(page: Page, path: string, children: string, modal: string): void {
  expect(page.url).to.equal(APP + path);
  expect(page.texts('children', 'modal')).to.deep.equal({children, modal});
}

async function refresh(page: Page): Promise<void> {
  await page.layout.reload();
  await page.settled();
}

describe('scenarios J: interception and history', () => {
  it('S131 does not intercept again in what is loaded after a reload', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/': 'home'}, modal: {'/': '', default: ''}}),
      setup: ({slot}) => {
        const load = () => Promise.resolve();
        slot('children').routes = [{path: '/detail-page', load, view: 'Detail Page (Non-Intercepted)'}];
        slot('modal').routes = [
          {path: '/detail-page', intercept: true, load, view: 'Detail Page (Intercepted)'},
        ];
      },
    });
    await page.click(`${APP}/detail-page`);
    expectAt(page, '/detail-page', 'home', 'Detail Page (Intercepted)');
    await page.reload();
    expectAt(page, '/detail-page', 'Detail Page (Non-Intercepted)', '');
    await page.back();
    expectAt(page, '', 'home', '');
    await page.reload();
    expectAt(page, '', 'home', '');
    await page.forward();
    expectAt(page, '/detail-page', 'Detail Page (Non-Intercepted)', '');
  });

  it('S133 opens another one after back', async () => {
    const page = await openPage({
      url: APP,
      html: layoutWith(
        APP,
        {children: {'/': 'list', '/:id': 'main {{id}}'}},
        slot('modal', {default: ''}, '', intercepted('/:id', '{{id}}')),
      ),
    });
    await page.click(`${APP}/1`);
    await page.back();
    await page.click(`${APP}/2`);
    expectAt(page, '/2', 'list', '2');
  });

  it('S134 is closed by a link to the background, and opens again', async () => {
    const page = await openPage({
      url: `${APP}/vercel`,
      html: layoutWith(
        APP,
        {children: {'/:user': '<p class="feed">feed of {{user}}</p>', '/:user/photo/:id': 'page {{id}}'}},
        slot(
          'modal',
          {'/:user': '', default: ''},
          '',
          intercepted('/:user/photo/:id', 'photo {{id}}', '/:user'),
        ),
      ),
    });
    const feed = page.find('.feed');
    await page.click(`${APP}/vercel/photo/1`);
    expectAt(page, '/vercel/photo/1', 'feed of vercel', 'photo 1');
    const before = page.historyLength;
    await page.click(`${APP}/vercel`);
    expectAt(page, '/vercel', 'feed of vercel', '');
    expect(page.historyLength).to.equal(before + 1);
    await page.back();
    expectAt(page, '/vercel/photo/1', 'feed of vercel', 'photo 1');
    await page.forward();
    await page.click(`${APP}/vercel/photo/1`);
    expectAt(page, '/vercel/photo/1', 'feed of vercel', 'photo 1');
    expect(page.find('.feed')).to.equal(feed);
  });

  describe('from the modal to another page', () => {
    const open = (templates: Record<string, string>, attributes: string) =>
      openPage({
        url: APP,
        html: layoutWith(
          APP,
          {children: {'/': 'A', '/test': 'B', '/photos/:id': 'full'}},
          slot('modal', templates, attributes, intercepted('/photos/:id', 'photo')),
        ),
      });
    const walk = async (templates: Record<string, string>, attributes = '') => {
      const page = await open(templates, attributes);
      await page.click(`${APP}/photos/1`);
      expectAt(page, '/photos/1', 'A', 'photo');
      await page.click(`${APP}/test`);
      return page;
    };

    it('S136 keeps what is no modal', async () => {
      expectAt(await walk({default: ''}), '/test', 'B', 'photo');
    });

    it('S136 closes a modal', async () => {
      const page = await walk({default: ''}, 'modal');
      expectAt(page, '/test', 'B', '');
      expect(isOpen(page, 'modal')).to.equal(false);
    });

    it('S136 shows the page of the route slot that shows nothing', async () => {
      expectAt(await walk({'/:all+': '', default: ''}), '/test', 'B', '');
    });
  });

  it('S137 keeps the background from modal to modal, and closes to it', async () => {
    const pages = ['profile', 'settings', 'changelog'];
    const children = {'/chat': 'Chat', '/discover': 'Discover'};
    const page = await openPage({
      url: `${APP}/chat`,
      html: layoutWith(
        APP,
        {children: {...children, ...Object.fromEntries(pages.map((name) => [`/${name}`, `${name} page`]))}},
        slot(
          'modal',
          {'/:all+': '', default: ''},
          'modal',
          pages.map((name) => intercepted(`/${name}`, name)).join(''),
        ),
      ),
    });
    for (const name of [...pages, 'profile']) {
      await page.click(`${APP}/${name}`);
      expectAt(page, `/${name}`, 'Chat', name);
    }
    pressCloseButton(page, 'modal');
    await arrival(page, `${APP}/chat`);
    expectAt(page, '/chat', 'Chat', '');
    expect(isOpen(page, 'modal')).to.equal(false);

    await page.click(`${APP}/discover`);
    for (const name of ['profile', 'settings']) {
      await page.click(`${APP}/${name}`);
      expectAt(page, `/${name}`, 'Discover', name);
    }
    void page.slot('modal').close();
    await arrival(page, `${APP}/discover`);
    expectAt(page, '/discover', 'Discover', '');
  });

  /** `children` and `modal` show how often they have loaded, and the param. */
  const openCounted = (url: string, path: string) => {
    let count = 0;
    const load = () => ++count;
    const view = ({data, params, slot: name}: RouteContext) =>
      `${name} ${params['id'] ?? ''} ${String(data)}`;
    return openPage({
      url,
      html: layout(APP, {children: {'/': 'home'}, modal: {default: ''}}),
      setup: ({slot}) => {
        slot('children').routes = [{path, load, view}];
        slot('modal').routes = [{path, intercept: true, load, view}];
      },
    });
  };

  const targets = {
    '/detail-page': '/detail-page',
    '/dynamic/foobar': '/dynamic/:id',
    '/catchall/foobar': '/catchall/:id+',
  };

  for (const [target, path] of Object.entries(targets)) {
    const id = path.includes(':id') ? 'foobar' : '';

    it(`S139 refreshes a page that was loaded, as that page: ${target}`, async () => {
      const page = await openCounted(APP + target, path);
      expectAt(page, target, `children ${id} 1`.replace('  ', ' '), '');
      await refresh(page);
      expectAt(page, target, `children ${id} 2`.replace('  ', ' '), '');
    });

    it(`S140 refreshes an intercepted view, as that view: ${target}`, async () => {
      const page = await openCounted(APP, path);
      await page.click(APP + target);
      expectAt(page, target, 'home', `modal ${id} 1`.replace('  ', ' '));
      await refresh(page);
      expectAt(page, target, 'home', `modal ${id} 2`.replace('  ', ' '));
    });
  }

  it('S141 stays intercepted while its view works, below a layout of the route slot’s own', async () => {
    const result = deferred<string>();
    const page = await openPage({
      url: `${APP}/en`,
      html: layout(`${APP}/:locale`, {
        children: {'/': 'Root Page', '/photos/:id/view': 'Full Page'},
        modal: {default: ''},
      }),
      setup: ({document, slot}) => {
        const view = ({params}: RouteContext) => {
          const content = fragment(
            document,
            `<p>Intercepted Page</p><p>Photo Id: ${params['id']}</p><button>go</button><output></output>`,
          );
          const output = content.querySelector('output');
          content.querySelector('button')?.addEventListener('click', () => {
            if (output) output.textContent = 'Loading';
            void result.promise.then((text) => output && (output.textContent = text));
          });
          return content;
        };
        slot('modal').routes = [
          {
            path: '/photos/:id',
            intercept: true,
            view: () => fragment(document, '<h2>Photos</h2><route-slot></route-slot>'),
            slots: {children: [{path: '/view', view}]},
          },
        ];
      },
    });
    await page.click(`${APP}/en/photos/1/view`);
    expect(page.texts('children', 'modal')).to.deep.equal({
      children: 'Root Page',
      modal: 'Photos Intercepted Page Photo Id: 1 go',
    });
    page.find('button').click();
    expect(page.text('modal')).to.match(/Loading$/);
    result.resolve('Done');
    await page.until('the result', () => page.text('modal').endsWith('Done'));
    expect(page.text('children')).to.equal('Root Page');
    expect(page.url).to.equal(`${APP}/en/photos/1/view`);
    await page.reload();
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'Full Page', modal: ''});
  });
});
