/*
 * The two decision tables of parallel routes as Next.js has them, for one layout that is on the matched path of the
 * URL, row by row.
 *
 * The first one, "what a slot shows", is here whole, with these rows read as slot-router has them:
 *
 * | row                                | here                                                                    |
 * | ---------------------------------- | ----------------------------------------------------------------------- |
 * | URL intercepted by slot S          | belongs to interception; every other route slot is kept as by the rules |
 * | back/forward, entry has no tree    | every entry made while a layout is there has one; without, it resolves  |
 * |                                    | like a push: what the URL brought stays, what it did not bring is kept  |
 * | refresh                            | no navigation: the route slot's own reload() resolves nothing           |
 * | hash-only                          | left to the browser (ignore-reason); resolved, nothing changes          |
 *
 * Of the second one, "intercept or not", these rows need interception, and come with it: hard load or reload of a target
 * with an intercepting route, push/replace/link from inside, from outside, while an intercepted page is open, with the
 * same pathname, and a refresh of an intercepted page. The rows that hold without it are here.
 */
import {expect} from '@open-wc/testing';

import {planOf, plansOf, type Before} from './plans.js';

/** The route slot of every row. */
const routes = ['/x', '/items/:id', '/all/:rest+', '/q', 'default'];
const withoutDefault = routes.slice(0, -1);

type Row = readonly [kind: string, to: string, before: Partial<Before>, expected: string];

const rows: readonly Row[] = [
  // hard load / reload: the URL decides, whatever was shown
  ['load', '/x', {routes}, 'show /x'],
  ['load', '/x', {routes: withoutDefault}, 'show /x'],
  ['load', '/all/a/b', {routes}, 'show /all/:rest+ {"rest":"a/b"}'],
  ['load', '/nothing', {routes}, 'show default'],
  ['load', '/nothing', {routes: withoutDefault}, 'not-found'],
  ['reload', '/x', {routes}, 'show /x'],
  ['reload', '/all/a/b', {routes}, 'show /all/:rest+ {"rest":"a/b"}'],
  ['reload', '/nothing', {routes}, 'show default'],
  ['reload', '/nothing', {routes: withoutDefault}, 'not-found'],
  ['reload', '/nothing', {routes, shows: '/x'}, 'show default'],
  ['reload', '/nothing', {routes: withoutDefault, shows: '/x'}, 'not-found'],

  // push / replace, the URL matches: a new instance if a param changed, the same if only search changed
  ['push', '/x', {routes}, 'show /x'],
  ['push', '/x', {routes, shows: '/items/1'}, 'show /x'],
  ['push', '/x', {routes, shows: '/nothing'}, 'show /x'],
  ['push', '/x', {routes, shows: null}, 'show /x'],
  ['push', '/items/2', {routes, shows: '/items/1'}, 'show /items/:id {"id":"2"}'],
  ['push', '/items/1', {routes, shows: '/items/1'}, 'same /items/:id {"id":"1"}'],
  ['push', '/items/1?a=b', {routes, shows: '/items/1'}, 'same /items/:id {"id":"1"}'],
  ['replace', '/x', {routes, shows: '/items/1'}, 'show /x'],
  ['replace', '/items/2', {routes, shows: '/items/1'}, 'show /items/:id {"id":"2"}'],
  ['replace', '/items/1', {routes, shows: '/items/1'}, 'same /items/:id {"id":"1"}'],

  // push / replace, a catch-all covers it: the same instance only with equal params
  ['push', '/all/a', {routes, shows: '/x'}, 'show /all/:rest+ {"rest":"a"}'],
  ['push', '/all/a', {routes, shows: '/all/a'}, 'same /all/:rest+ {"rest":"a"}'],
  ['push', '/all/b', {routes, shows: '/all/a'}, 'show /all/:rest+ {"rest":"b"}'],
  ['replace', '/all/a', {routes, shows: '/all/a'}, 'same /all/:rest+ {"rest":"a"}'],
  ['replace', '/all/b', {routes, shows: '/all/a'}, 'show /all/:rest+ {"rest":"b"}'],

  // push / replace, no match, something was shown: kept, untouched, with a default or without
  ['push', '/nothing', {routes, shows: '/x'}, 'keep'],
  ['push', '/nothing', {routes: withoutDefault, shows: '/x'}, 'keep'],
  ['replace', '/nothing', {routes, shows: '/x'}, 'keep'],
  ['replace', '/nothing', {routes: withoutDefault, shows: '/x'}, 'keep'],
  // R025: a default over a default is still no match
  ['push', '/nothing', {routes, shows: '/nothing-before'}, 'keep'],

  // push / replace, no match, the layout is new
  ['push', '/nothing', {routes}, 'show default'],
  ['push', '/nothing', {routes: withoutDefault}, 'not-found'],
  ['replace', '/nothing', {routes}, 'show default'],
  ['replace', '/nothing', {routes: withoutDefault}, 'not-found'],

  // back / forward: what the entry says for this route slot
  ['traverse', '/nothing', {routes, shows: '/items/1', remembered: '/x'}, 'show /x'],
  ['traverse', '/x', {routes, shows: '/x', remembered: '/items/1'}, 'show /items/:id {"id":"1"}'],
  ['traverse', '/x', {routes, shows: '/items/1', remembered: '/x'}, 'show /x'],
  ['traverse', '/nothing', {routes, shows: '/x', remembered: '/x'}, 'same /x'],
  ['traverse', '/nothing', {routes, shows: '/x', remembered: '/nothing'}, 'show default'],
  ['traverse', '/x', {routes, shows: '/x', remembered: null}, 'empty'],
  ['traverse', '/nothing', {routes, remembered: '/x'}, 'show /x'],

  // back / forward, the entry says nothing
  ['traverse', '/x', {routes, shows: '/x'}, 'same /x'],
  ['traverse', '/nothing', {routes, shows: '/x'}, 'keep'],

  // search only: the same instance, kept ones untouched
  ['push', '/q?page=2', {routes, shows: '/q?page=1'}, 'same /q'],
  ['push', '/nothing?page=2', {routes, shows: '/q?page=1'}, 'keep'],

  // hash only
  ['push', '/x#top', {routes, shows: '/x'}, 'same /x'],
  ['push', '/nothing#top', {routes, shows: '/x'}, 'keep'],
];

describe('what a route slot shows', () => {
  for (const [kind, to, before, expected] of rows) {
    const type = kind as 'push'; // or one of the other kinds
    const had = before.shows === undefined ? 'nothing' : (before.shows ?? 'empty on purpose');
    const memory = 'remembered' in before ? `, remembered ${String(before.remembered)}` : '';
    const hasDefault = before.routes === routes ? 'with default' : 'no default';
    it(`${kind} ${to}, ${hasDefault}, had ${had}${memory}: ${expected}`, () => {
      const below = (path: string | null | undefined) => (typeof path === 'string' ? `/app${path}` : path);
      const slot = {routes, ...before, shows: below(before.shows), remembered: below(before.remembered)};
      expect(planOf(slot, type, `/app${to}`)).to.equal(expected);
    });
  }
});

describe('the whole layout', () => {
  it('is not found on a hard load when one route slot has neither match nor default; no sibling shows', () => {
    for (const type of ['load', 'reload'] as const) {
      const slots = {a: {routes: ['/x']}, b: {routes: ['/y']}, c: {routes: ['/z', 'default']}};
      expect(plansOf({type, to: '/app/x', slots})).to.deep.equal({
        status: 'not-found',
        plans: {a: 'clear', b: 'not-found', c: 'clear'},
      });
    }
  });

  it('is not found in the same way on a soft navigation that brings it (R023)', () => {
    const slots = {a: {routes: ['/x']}, b: {routes: ['/y']}};
    expect(plansOf({type: 'push', to: '/app/x', slots})).to.deep.equal({
      status: 'not-found',
      plans: {a: 'clear', b: 'not-found'},
    });
  });

  it('is active on a soft navigation that nobody matches', () => {
    const slots = {a: {routes: ['/x'], shows: '/app/x'}, b: {routes: ['/y', 'default'], shows: '/app/x'}};
    expect(plansOf({type: 'push', to: '/app/nothing', slots})).to.deep.equal({
      status: 'active',
      plans: {a: 'keep', b: 'keep'},
    });
  });
});

describe('intercept or not, the rows without interception', () => {
  const page = {routes: ['/', '/photos/:id', '/about'], shows: '/app'};

  it('back and forward show what the entry says, in the background too', () => {
    const slots = {
      children: {...page, shows: '/app/photos/1', remembered: '/app'},
      modal: {routes: ['/photos/:id', 'default'], shows: '/app', remembered: '/app/photos/1'},
    };
    expect(plansOf({type: 'traverse', to: '/app/photos/1', slots}).plans).to.deep.equal({
      children: 'show /',
      modal: 'show /photos/:id {"id":"1"}',
    });
  });

  it('soft navigation to a URL the modal does not match: the others change, the modal stays (R022)', () => {
    const modal = {routes: ['/photos/:id', 'default'], shows: '/app/photos/1'};
    expect(plansOf({type: 'push', to: '/app/about', slots: {children: page, modal}}).plans).to.deep.equal({
      children: 'show /about',
      modal: 'keep',
    });
  });

  it('soft navigation to a URL for which the modal has a page that shows nothing: the modal is gone (R028)', () => {
    const modal = {
      routes: ['/photos/:id', {path: '/:all+', view: null}, 'default'],
      shows: '/app/photos/1',
    };
    expect(plansOf({type: 'push', to: '/app/about', slots: {children: page, modal}}).plans).to.deep.equal({
      children: 'show /about',
      modal: 'show /:all+ {"all":"about"}',
    });
  });
});
