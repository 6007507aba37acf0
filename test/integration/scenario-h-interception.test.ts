/*
 * Group H, interception, basics, from scenarios.md.
 *
 * A marker of a folder, such as `(.)`, is an `intercept` route here, with the pattern of the page it intercepts from where
 * not every page of the layout is meant. A named route slot has `unmatched="keep"` where nothing else is said, as in Next.
 */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {intercepted, layoutWith} from '../support/modal.js';
import {openPage, type Page} from '../support/page.js';
import {isMarked, mark} from '../support/mark.js';
import {fragment, layout, slot} from '../support/tree.js';

const APP = '/page/app';

const feed = layoutWith(
  APP,
  {},
  slot(
    'children',
    {'/feed': 'Feed', '/feed/nested': 'Nested feed', '/feed/photos/:id': 'Photo PAGE {{id}}'},
    '',
    intercepted('/feed/photos/:id', 'Photo INTERCEPTED {{id}}', '/feed{/*}?'),
  ),
);

/** Clicks to a URL that is intercepted, and reloads it. */
async function clickAndReload(page: Page, url: string, names: readonly string[], ...expected: string[][]) {
  const texts = () => names.map((name) => page.text(name));
  await page.click(url);
  expect(page.url).to.equal(url);
  expect(page.loads).to.equal(1);
  expect(texts()).to.deep.equal(expected[0]);
  await page.reload();
  expect(page.url).to.equal(url);
  expect(texts()).to.deep.equal(expected[1]);
}

describe('scenarios H: interception, basics', () => {
  it('S090 replaces children where there is no other route slot', async () => {
    const page = await openPage({url: `${APP}/feed`, html: feed});
    const url = `${APP}/feed/photos/1`;
    await clickAndReload(page, url, ['children'], ['Photo INTERCEPTED 1'], ['Photo PAGE 1']);
  });

  it('S091 intercepts from below the source', async () => {
    const page = await openPage({url: `${APP}/feed/nested`, html: feed});
    const url = `${APP}/feed/photos/1`;
    await clickAndReload(page, url, ['children'], ['Photo INTERCEPTED 1'], ['Photo PAGE 1']);
  });

  it('S093 intercepts one known page of many, and says nothing on the console', async () => {
    const page = await openPage({
      url: `${APP}/photos`,
      html: layoutWith(
        APP,
        {},
        slot(
          'children',
          {'/photos': 'Photos', '/photos/1': 'Photo PAGE 1', '/photos/2': 'Photo PAGE 2'},
          '',
          intercepted('/photos/:id', 'Photo INTERCEPTED {{id}}', '/photos'),
        ),
      ),
    });
    const url = `${APP}/photos/1`;
    await clickAndReload(page, url, ['children'], ['Photo INTERCEPTED 1'], ['Photo PAGE 1']);
    expect([...page.errors, ...page.warnings]).to.deep.equal([]);
  });

  it('S094 intercepts an optional catch-all', async () => {
    const page = await openPage({
      url: `${APP}/photos`,
      html: layoutWith(
        APP,
        {},
        slot(
          'children',
          {'/photos': 'Photos', '/photos/optional-catchall/:id*': 'Regular Page'},
          '',
          intercepted('/photos/optional-catchall/:id*', 'Intercepted Page', '/photos'),
        ),
      ),
    });
    const url = `${APP}/photos/optional-catchall/123`;
    await clickAndReload(page, url, ['children'], ['Intercepted Page'], ['Regular Page']);
  });

  describe('with a route slot of the root layout', () => {
    const button = '<button>interception from @slot/nested</button>';
    const html = layoutWith(
      APP,
      {children: {'/': 'home', '/nested': 'hello world from /nested', '/nested-link': 'link'}},
      slot('slot', {default: 'default from @slot'}, '', intercepted('/nested', button)),
    );

    it('S096 intercepts from the root, and the view is alive', async () => {
      const page = await openPage({url: APP, html});
      expect(page.text('slot')).to.equal('default from @slot');
      const before = mark(page.slot('children').firstChild ?? page.slot('children'));
      await page.click(`${APP}/nested`);
      expect(page.texts('children', 'slot')).to.deep.equal({
        children: 'home',
        slot: 'interception from @slot/nested',
      });
      expect(isMarked(before) && before.isConnected).to.equal(true);
      let presses = 0;
      page.slot('slot').addEventListener('click', () => presses++);
      page.find('route-slot[name="slot"] button').click();
      expect(presses).to.equal(1);
      await page.reload();
      expect(page.text('children')).to.equal('hello world from /nested');
    });

    it('S097 intercepts from a page below', async () => {
      const page = await openPage({url: `${APP}/nested-link`, html});
      const names = ['children', 'slot'];
      await clickAndReload(
        page,
        `${APP}/nested`,
        names,
        ['link', 'interception from @slot/nested'],
        ['hello world from /nested', 'default from @slot'],
      );
    });
  });

  it('S099 intercepts sibling after sibling over the same list', async () => {
    const base = `${APP}/is`;
    const page = await openPage({
      url: base,
      html: layoutWith(
        base,
        {children: {'/': 'list', '/:id': 'main {{id}}'}},
        slot('modal', {default: ''}, '', intercepted('/:id', '{{id}}')),
      ),
    });
    for (const id of ['1', '2', '3']) {
      await page.click(`${base}/${id}`);
      expect(page.texts('children', 'modal')).to.deep.equal({children: 'list', modal: id});
    }
    expect(page.loads).to.equal(1);
    await page.goto(`${base}/1`);
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'main 1', modal: ''});
  });

  it('S100 has the params of the base, whatever their names', async () => {
    const base = `${APP}/x/:this_is_my_route`;
    const url = `${APP}/x/some-random-param`;
    const page = await openPage({
      url,
      html: layoutWith(
        base,
        {children: {'/': 'home', '/some-page': 'page, Param: {{this_is_my_route}}'}},
        slot(
          'intercept',
          {default: ''},
          '',
          intercepted('/some-page', 'intercepted, Param: {{this_is_my_route}}'),
        ),
      ),
    });
    await clickAndReload(
      page,
      `${url}/some-page`,
      ['children', 'intercept'],
      ['home', 'intercepted, Param: some-random-param'],
      ['page, Param: some-random-param', ''],
    );
  });

  it('S101 keeps all other route slots', async () => {
    const page = await openPage({
      url: APP,
      html: layoutWith(
        APP,
        {
          children: {'/': 'Home Page', '/cart': 'Cart Page', '/:s+': 'catch-all'},
          slot: {'/': 'Slot Page', '/:s+': 'slot catch-all'},
        },
        slot('modal', {'/:s+': 'modal catch-all', default: ''}, '', intercepted('/cart', 'Cart Modal')),
      ),
    });
    await clickAndReload(
      page,
      `${APP}/cart`,
      ['children', 'slot', 'modal'],
      ['Home Page', 'Slot Page', 'Cart Modal'],
      ['Cart Page', 'slot catch-all', 'modal catch-all'],
    );
  });

  it('S103 has a form at work in the modal and on the page', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/': 'home'}, modal: {default: ''}}),
      setup: ({document, slot}) => {
        const form = () => {
          const view = fragment(document, '<form><button>save</button></form><output></output>');
          view.querySelector('form')?.addEventListener('submit', (event) => {
            event.preventDefault();
            const output = (event.target as Element).nextElementSibling;
            if (output) output.textContent = 'saved';
          });
          return view;
        };
        slot('children').routes = [{path: '/edit', view: form}];
        slot('modal').routes = [{path: '/edit', intercept: true, view: form}];
      },
    });
    await page.click(`${APP}/edit`);
    page.find('form button').click();
    await page.settled();
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'home', modal: 'save saved'});
    expect(page.url).to.equal(`${APP}/edit`);
    await page.reload();
    expect(page.text('children')).to.equal('save');
    page.find('form button').click();
    await page.settled();
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'save saved', modal: ''});
  });

  it('S104 shows a page of the route slot’s own where nothing intercepts', async () => {
    const page = await openPage({
      url: `${APP}/en`,
      html: layoutWith(
        `${APP}/:locale`,
        {
          children: {
            '/': 'Home Page',
            '/interception/:id': 'page',
            '/no-interception/:id': 'No Interception Page',
            default: 'children default',
          },
        },
        slot(
          'modal',
          {'/no-interception/:id': 'slot for no interception', default: ''},
          '',
          intercepted('/interception/:id', 'Modal for Interception Page'),
        ),
      ),
    });
    const texts = () => page.texts('children', 'modal');
    await page.click(`${APP}/en/interception/123`);
    expect(texts()).to.deep.equal({children: 'Home Page', modal: 'Modal for Interception Page'});
    await page.back();
    expect(texts()).to.deep.equal({children: 'Home Page', modal: ''});
    await page.click(`${APP}/en/no-interception/123`);
    expect(texts()).to.deep.equal({children: 'No Interception Page', modal: 'slot for no interception'});
  });

  it('S093 loads the view that intercepts, and no page, on the click', async () => {
    const loaded: string[] = [];
    const page = await openPage({
      url: `${APP}/photos`,
      html: layout(APP, {children: {'/photos': 'Photos'}}),
      setup: ({slot}) => {
        const load = ({params}: RouteContext, name: string) => void loaded.push(`${name} ${params['id']}`);
        slot('children').routes = [
          {path: '/photos/:id', load: (context) => load(context, 'page'), view: 'Photo PAGE'},
          {
            path: '/photos/:id',
            intercept: '/photos',
            load: (context) => load(context, 'intercepted'),
            view: 'Photo INTERCEPTED',
          },
        ];
      },
    });
    await page.click(`${APP}/photos/1`);
    expect(page.text('children')).to.equal('Photo INTERCEPTED');
    expect(loaded).to.deep.equal(['intercepted 1']);
    await page.reload();
    expect(page.text('children')).to.equal('Photo PAGE');
    expect(loaded).to.deep.equal(['intercepted 1', 'page 1']);
  });
});
