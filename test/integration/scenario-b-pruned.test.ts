/*
 * Group B, the pruned-matcher family: a hard load, and a soft navigation that mounts the layout, must agree. "From a page
 * outside the layout" is a page of the layout around it, so that the navigation stays in the document.
 *
 * | not here  | why                                                                                           |
 * | --------- | --------------------------------------------------------------------------------------------- |
 * | S034      | the report of unreachable pages is the folder plugin's                                        |
 * | S036,S037 | interception                                                                                  |
 *
 * Next answers not found for the whole URL. Here the layout that holds the lacking route slot is not found (rule 2), and
 * a route slot that is new on the page has nothing to keep (rule 3).
 */
import {expect} from '@open-wc/testing';

import type {Route, SlotLayoutElement} from '../support/contract.js';
import {expectLayoutNotFound} from '../support/expectations.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {fragment, layout} from '../support/tree.js';

const APP = '/page/app';

type Slots = Record<string, Route[]>;

interface Case {
  name: string;
  /** Where the layout under test is mounted. */
  path: string;
  slots: Slots;
  /** URL to what each route slot shows, or to the names of those that lack a default. */
  shows?: Record<string, Record<string, string>>;
  lacks?: Record<string, string[]>;
}

const pruned: Case[] = [
  {
    name: 'S023 two route slots that never match together',
    path: '/children-catchall',
    slots: {
      children: [{path: '/:slug+', view: 'c'}],
      first: [{path: '/foo', view: 'f'}],
      second: [{path: '/bar', view: 's'}],
    },
    lacks: {'/children-catchall/foo': ['second'], '/children-catchall/bar': ['first']},
  },
  {
    name: 'S024 an optional catch-all next to a specific page',
    path: '/opt',
    slots: {
      children: [
        {path: '/:slug*', view: 'c'},
        {path: '/specific', view: 'p'},
      ],
      slot: [{path: '/specific', view: 's'}],
    },
    shows: {'/opt/specific': {children: 'p', slot: 's'}},
    lacks: {'/opt': ['slot'], '/opt/anything': ['slot']},
  },
  {
    name: 'S027 a catch-all next to a specific page',
    path: '/grouped',
    slots: {
      children: [
        {path: '/specific', view: 'p'},
        {path: '/:slug+', view: 'c'},
      ],
      slot: [{path: '/specific', view: 's'}],
    },
    shows: {'/grouped/specific': {children: 'p', slot: 's'}},
    lacks: {'/grouped/anything': ['slot']},
  },
  {
    name: 'S029 a default for children',
    path: '/cd',
    slots: {
      children: [{default: true, view: 'children default'}],
      slot: [{path: '/:a+', view: 'slot catch-all'}],
    },
    shows: {'/cd/anything': {children: 'children default', slot: 'slot catch-all'}},
  },
  {
    name: 'S030 a catch-all in both',
    path: '/cc',
    slots: {children: [{path: '/:a+', view: 'children'}], slot: [{path: '/:a+', view: 'slot'}]},
    shows: {'/cc/anything': {children: 'children', slot: 'slot'}},
  },
  {
    name: 'S031 a default for the named route slot',
    path: '/valid',
    slots: {
      children: [{path: '/:a+', view: 'children'}],
      slot: [
        {path: '/special', view: 'special'},
        {default: true, view: 'slot default'},
      ],
    },
    shows: {
      '/valid/foo': {children: 'children', slot: 'slot default'},
      '/valid/special': {children: 'children', slot: 'special'},
    },
  },
];

function openOutside(url: string, {path, slots}: Case): Promise<Page> {
  return openPage({
    url: APP + url,
    html: layout(APP, {outer: {'/': 'outside'}}),
    setup: ({document, layout}) => {
      const html = Object.keys(slots).map((name) => `<route-slot name="${name}"></route-slot>`);
      layout.routes = {outer: [{path, slots, view: () => fragment(document, html.join(''))}]};
    },
  });
}

function inner(page: Page): SlotLayoutElement {
  return page.find<SlotLayoutElement>('slot-layout slot-layout');
}

/** The name without the quotes would be found in many a sentence. */
function expectWarningsFor(page: Page, names: string[]): void {
  const said = page.takeWarnings(/SR\d+/).join('\n');
  for (const name of names) expect(said).to.match(new RegExp(`["'\`“]${name}["'\`”]`));
}

describe('scenarios B: pruned matchers', () => {
  for (const one of pruned) {
    for (const [url, texts] of Object.entries(one.shows ?? {})) {
      it(`${one.name}: ${url} shows the same hard and soft`, async () => {
        const hard = await openOutside(url, one);
        expect(hard.texts(...Object.keys(texts))).to.deep.equal(texts);

        const soft = await openOutside('', one);
        await soft.click(APP + url);
        expect(soft.texts(...Object.keys(texts))).to.deep.equal(texts);
        expect(soft.loads).to.equal(1);
      });
    }

    for (const [url, names] of Object.entries(one.lacks ?? {})) {
      it(`${one.name}: ${url} is not found hard and soft`, async () => {
        const hard = await openOutside(url, one);
        expectLayoutNotFound(inner(hard), names);
        expectWarningsFor(hard, names);

        const soft = await openOutside('', one);
        await soft.click(APP + url);
        expectLayoutNotFound(inner(soft), names);
        expectWarningsFor(soft, names);
      });
    }
  }

  describe('S026 a nested layout with a route slot that lacks a default', () => {
    const open = (path: string) =>
      openPage({
        url: `${APP}/np${path}`,
        html: layout(`${APP}/np`, {children: {'/specific': 'p', '/:slug+': 'catch-all'}, outer: {}}),
        setup: ({document, layout}) => {
          const view = () =>
            fragment(document, '<route-slot></route-slot><route-slot name="inner"></route-slot>');
          const children = [
            {path: '/specific', view: 'o'},
            {path: '/:slug+', view: 'outer catch-all'},
          ];
          layout.routes = {
            outer: [{path: '/', view, slots: {children, inner: [{path: '/specific', view: 'i'}]}}],
          };
        },
      });

    it('S026 shows all where all match', async () => {
      const page = await open('/specific');
      expect(page.text('children')).to.equal('p');
      expect(page.texts('outer/children', 'outer/inner')).to.deep.equal({
        'outer/children': 'o',
        'outer/inner': 'i',
      });
    });

    // Next: the whole URL is not found. Rule 2: the layout that lacks the default is, its siblings outside are not.
    it('S026 finds the nested layout not found, and leaves the layout around it', async () => {
      const page = await open('/anything');
      expectLayoutNotFound(inner(page), ['inner']);
      expect(page.layout.status).to.equal('active');
      expect(page.text('children')).to.equal('catch-all');
      expectWarningsFor(page, ['inner']);
    });
  });

  describe('S033 with a URL that only a catch-all of a route slot knows', () => {
    const html = layout(APP, {
      children: {'/': 'home', '/page-a': 'Page A'},
      breadcrumb: {'/page-a': 'bc a', '/:catchAll+': 'bc', default: 'bc default'},
    });

    it('S033 is not found on a hard load', async () => {
      const page = await openPage({url: `${APP}/does-not-exist`, html});
      expectLayoutNotFound(page.layout, ['children']);
      expectWarningsFor(page, ['children']);
    });

    // Next: not found. Rule 3: a soft navigation keeps what does not match.
    it('S033 keeps children on a soft navigation', async () => {
      const page = await openPage({url: `${APP}/page-a`, html});
      await page.click(`${APP}/does-not-exist`);
      expect(page.texts('children', 'breadcrumb')).to.deep.equal({children: 'Page A', breadcrumb: 'bc'});
      expect(page.slot('children').kept).to.equal(true);
      expect(page.layout.status).to.equal('active');
    });
  });

  it('S039 does not hide a page behind the catch-all of a sibling layout', async () => {
    const page = await openPage({
      url: `${APP}/settings`,
      html: layout(APP, {children: {'/settings': 'Settings'}}),
      setup: ({document, slot}) => {
        const view = () =>
          fragment(document, '<route-slot></route-slot><route-slot name="modal"></route-slot>');
        const modal = [
          {path: '/:all+', view: null},
          {default: true, view: null},
        ];
        slot('children').routes = [
          {path: '/', view, slots: {children: [{path: '/home', view: 'Home'}], modal}},
        ];
      },
    });
    expect(page.text('children')).to.equal('Settings');
  });
});
