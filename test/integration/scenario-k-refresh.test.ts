/*
 * Group K, refresh, revalidate, redirect, from scenarios.md. "Refresh" is `reload()` of the layout, "revalidate" an action
 * of a form. S150 and S151 are in rules-redirect, but for the target that is no page of the layout.
 */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {fragment, layout} from '../support/tree.js';

const APP = '/page/app';

const REVALIDATE = '<form method="post"><button id="revalidate">revalidate</button></form>';

/** Pages below a base with a number of each load, and the search param `q` that each was shown with. */
async function openRefreshing(base: string, pattern: string): Promise<Page> {
  let count = 0;
  return openPage({
    url: base,
    html: layout(pattern, {children: {}, modal: {}}),
    setup: ({document, layout}) => {
      const load = () => ++count;
      const page = (name: string, markup = '') => ({
        search: ['q'],
        load,
        view: ({data, searchParams}: RouteContext) =>
          fragment(document, `<p>${name} #${String(data)} q=${searchParams.get('q') ?? ''}</p>${markup}`),
      });
      layout.routes = {
        children: [
          {path: '/', ...page('list')},
          {path: '/login', ...page('login page')},
          {path: '/other', ...page('other')},
        ],
        modal: [
          {path: '/login', intercept: true, ...page('modal', REVALIDATE), action: () => undefined},
          {default: true, view: null},
        ],
      };
    },
  });
}

/** Takes a step after which both route slots show the same view with other data. */
async function expectBothNew(page: Page, act: () => unknown): Promise<void> {
  const now = () => [page.text('children'), page.text('modal')];
  const before = now();
  await act();
  await page.until('new data in both', () => now().every((text, i) => text !== before[i]));
  await page.settled();
  const names = (texts: string[]) => texts.map((text) => text.replace(/#\d+/, ''));
  expect(names(now())).to.deep.equal(names(before));
}

const bases: Record<string, [base: string, pattern: string]> = {
  'a static base': [`${APP}/refreshing`, `${APP}/refreshing`],
  'a dynamic base': [`${APP}/dynamic-refresh/foo`, `${APP}/dynamic-refresh/:id`],
};

describe('scenarios K: refresh', () => {
  for (const [name, [base, pattern]] of Object.entries(bases)) {
    for (const withSearch of [false, true]) {
      it(`S146 refreshes modal and background: ${name}, ${withSearch ? 'with' : 'without'} search params`, async () => {
        const page = await openRefreshing(base, pattern);
        if (withSearch) {
          await page.click('?q=background');
          expect(page.text('children')).to.match(/^list #\d+ q=background$/);
        }
        await page.click(`${base}/login`);
        expect(page.text('modal')).to.match(/^modal #\d+ q=/);
        await expectBothNew(page, () => page.layout.reload());
        await expectBothNew(page, () => page.find('#revalidate').click());
        const background = withSearch ? 'background' : '';
        expect(page.text('children')).to.match(new RegExp(`^list #\\d+ q=${background}$`));
        if (withSearch) {
          await page.replace(`${base}/login?q=modal`);
          expect(page.text('modal')).to.match(/^modal #\d+ q=modal /);
          expect(page.text('children')).to.match(/^list #\d+ q=background$/);
        }

        await page.reload();
        expect(page.text('children')).to.match(/^login page #\d+/);
        expect(page.text('modal')).to.equal('');
        const before = page.text('children');
        void page.layout.reload();
        await page.until('new data', () => page.text('children') !== before);
        expect(page.text('children')).to.match(/^login page #\d+/);
        expect(page.text('modal')).to.equal('');
      });

      it(`S147 refreshes a kept modal and a new page: ${name}, ${withSearch ? 'with' : 'without'} search params`, async () => {
        const page = await openRefreshing(base, pattern);
        await page.click(`${base}/login${withSearch ? '?q=modal' : ''}`);
        await page.click(`${base}/other${withSearch ? '?q=other' : ''}`);
        expect(page.text('children')).to.match(withSearch ? /^other #\d+ q=other$/ : /^other #\d+ q=$/);
        expect(page.text('modal')).to.match(withSearch ? /^modal #\d+ q=modal / : /^modal #\d+ q= /);
        expect(page.slot('modal').kept).to.equal(true);
        await expectBothNew(page, () => page.layout.reload());
        await expectBothNew(page, () => page.find('#revalidate').click());
        expect(page.url).to.equal(`${base}/other${withSearch ? '?q=other' : ''}`);
      });
    }
  }

  it('S143 refreshes children from a button in another route slot', async () => {
    let count = 0;
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/refresh-modal': 'refresh page'}, dialog: {'/': '', default: ''}}),
      setup: ({document, layout}) => {
        const view = () => {
          const content = fragment(document, '<button id="refresh">refresh</button>');
          content.querySelector('button')?.addEventListener('click', () => void layout.reload());
          return content;
        };
        layout.routes = {
          children: [
            {path: '/', load: () => ++count, view: ({data}: RouteContext) => `number ${String(data)}`},
          ],
          dialog: [{path: '/refresh-modal', intercept: true, view}],
        };
      },
    });
    await page.click(`${APP}/refresh-modal`);
    expect(page.texts('children', 'dialog')).to.deep.equal({children: 'number 1', dialog: 'refresh'});
    page.find('#refresh').click();
    await page.until('another number', () => page.text('children') === 'number 2');
    await page.settled();
    expect(page.text('dialog')).to.equal('refresh');
    await page.click(APP);
    expect(page.text('dialog')).to.equal('');
  });

  it('S144 redirects from an action in an intercepted view', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {
        children: {'/': 'Current Data', '/redirect-modal': 'redirect page'},
        interception: {'/': '', default: ''},
      }),
      setup: ({document, lib, layout}) => {
        const view = () => fragment(document, '<form method="post"><button id="go">redirect</button></form>');
        const action = () => lib.redirect(APP);
        layout.routes = {interception: [{path: '/redirect-modal', intercept: true, view, action}]};
      },
    });
    await page.click(`${APP}/redirect-modal`);
    expect(page.texts('children', 'interception')).to.deep.equal({
      children: 'Current Data',
      interception: 'redirect',
    });
    page.find('#go').click();
    await page.until('the page it leads to', () => page.url === APP);
    await page.settled();
    expect(page.texts('children', 'interception')).to.deep.equal({
      children: 'Current Data',
      interception: '',
    });
    expect(page.loads).to.equal(1);
  });

  it('S149 refreshes a kept route slot with the search params that brought it', async () => {
    let loads = 0;
    const page = await openPage({
      url: `${APP}/start`,
      html: layout(APP, {
        children: {'/:page': 'page {{page}}'},
        side: {default: ''},
      }),
      setup: ({slot}) => {
        const load = ({searchParams}: RouteContext) => {
          loads++;
          return searchParams.get('value');
        };
        slot('side').routes = [
          {path: '/one', search: ['value'], load, view: ({data}: RouteContext) => String(data)},
        ];
      },
    });
    await page.click(`${APP}/one?value=first`);
    expect(page.text('side')).to.equal('first');
    await page.click(`${APP}/two?value=second`);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'page two', side: 'first'});
    void page.layout.reload();
    await page.until('the second load', () => loads === 2);
    await page.settled();
    expect(page.text('side')).to.equal('first');
    await page.click(`${APP}/three?value=third`);
    void page.layout.reload();
    await page.until('the third load', () => loads === 3);
    await page.settled();
    expect(page.texts('children', 'side')).to.deep.equal({children: 'page three', side: 'first'});
  });

  it('S150 leaves the document once for a target that is no page of the layout', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/': 'home'}}),
      setup: ({slot}) => {
        slot('children').routes = [{path: '/leave', redirect: '/page/elsewhere'}];
      },
    });
    page.link(`${APP}/leave`).click();
    await page.until('the other document', () => page.loads === 2 && page.url === '/page/elsewhere');
    await page.settled();
    expect(page.loads).to.equal(2);
    await page.back();
    expect(page.url).to.equal(APP);
    expect(page.text('children')).to.equal('home');
  });
});
