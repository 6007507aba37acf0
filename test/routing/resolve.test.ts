import {expect} from '@open-wc/testing';

import {Base} from '../../src/routing/location.js';
import {isSame, resolve} from '../../src/routing/resolve.js';
import type {Route} from '../../src/routing/route.js';
import {placeOf} from './places.js';
import {describePlan, planOf, plansOf, stateOf, type Before} from './plans.js';

describe('unmatched on a soft navigation', () => {
  const routes = ['/x', '/y', 'default'];
  const bare = ['/x', '/y'];
  for (const [unmatched, before, shows, expected] of [
    ['keep', routes, '/app/x', 'keep'],
    ['default', routes, '/app/x', 'show default'],
    ['empty', routes, '/app/x', 'empty'],
    ['keep', bare, '/app/x', 'keep'],
    // Nothing to fall back to: empty, not kept.
    ['default', bare, '/app/x', 'empty'],
    ['empty', bare, '/app/x', 'empty'],
    // A default that is there already is the same.
    ['default', routes, '/app/before', 'same default'],
    ['keep', routes, '/app/before', 'keep'],
    ['empty', routes, '/app/before', 'empty'],
    // Empty on purpose, it stays so until something matches.
    ['keep', routes, null, 'keep'],
    ['default', routes, null, 'keep'],
    ['empty', routes, null, 'keep'],
    // With nothing to keep it is new: default, else not found.
    ['keep', routes, undefined, 'show default'],
    ['default', routes, undefined, 'show default'],
    ['empty', routes, undefined, 'show default'],
    ['empty', bare, undefined, 'not-found'],
  ] as const) {
    const had = shows === undefined ? 'nothing' : (shows ?? 'empty on purpose');
    it(`${unmatched}, ${before === routes ? 'with' : 'without'} default, had ${had}: ${expected}`, () => {
      for (const type of ['push', 'replace'] as const) {
        expect(planOf({routes: before, unmatched, shows}, type, '/app/nothing'), type).to.equal(expected);
      }
    });
  }

  it('has no say where something matches', () => {
    for (const unmatched of ['keep', 'default', 'empty'] as const)
      expect(planOf({routes, unmatched, shows: '/app/x'}, 'push', '/app/y')).to.equal('show /y');
  });

  it('has no say on a hard load', () => {
    for (const unmatched of ['keep', 'default', 'empty'] as const) {
      expect(planOf({routes, unmatched}, 'load', '/app/nothing')).to.equal('show default');
      expect(planOf({routes: bare, unmatched}, 'load', '/app/nothing')).to.equal('not-found');
    }
  });

  it('has no say on a traversal to what an entry remembers', () => {
    for (const unmatched of ['keep', 'default', 'empty'] as const) {
      const slot = {routes, unmatched, shows: '/app/y', remembered: '/app/x'};
      expect(planOf(slot, 'traverse', '/app/nothing')).to.equal('show /x');
    }
  });
});

describe('restored on a reload', () => {
  const routes = ['/x', '/y', 'default'];
  for (const [to, remembered, expected] of [
    // What an entry remembers is handed in only where the layout has `restore`.
    ['/app/nothing', undefined, 'show default'],
    ['/app/nothing', '/app/x', 'show /x'],
    ['/app/nothing', '/app/elsewhere', 'show default'],
    ['/app/nothing', null, 'empty'],
    ['/app/y', undefined, 'show /y'],
  ] as const) {
    it(`${to}, remembered ${String(remembered)}: ${expected}`, () => {
      expect(planOf({routes, remembered}, 'reload', to)).to.equal(expected);
    });
  }

  it('only what the URL does not match', () => {
    const slots = {
      a: {routes: ['/y', 'default'], remembered: undefined},
      b: {routes: ['/x', 'default'], remembered: '/app/x'},
    };
    expect(plansOf({type: 'reload', to: '/app/y', slots}).plans).to.deep.equal({a: 'show /y', b: 'show /x'});
  });
});

describe('what an entry remembers', () => {
  for (const [name, before, expected] of [
    [
      'a place whose route is gone, with a default',
      {routes: ['/y', 'default'], remembered: '/app/x'},
      'show default',
    ],
    [
      'a place whose route is gone, without one',
      {routes: ['/y'], shows: '/app/y', remembered: '/app/x'},
      'keep',
    ],
    ['a place whose route is gone, nothing shown', {routes: ['/y'], remembered: '/app/x'}, 'not-found'],
    ['empty, and empty it is', {routes: ['/y'], shows: null, remembered: null}, 'empty'],
    [
      'empty, where the URL matches',
      {routes: ['/now', 'default'], shows: '/app/now', remembered: null},
      'empty',
    ],
    [
      'its own search',
      {routes: [{path: '/x', search: ['q']}], shows: '/app/x?q=1', remembered: '/app/x?q=2'},
      'show /x',
    ],
    [
      'the same search',
      {routes: [{path: '/x', search: ['q']}], shows: '/app/x?q=1', remembered: '/app/x?q=1'},
      'same /x',
    ],
  ] as const satisfies readonly (readonly [string, Before, string])[]) {
    it(`${name}: ${expected}`, () => {
      expect(planOf(before, 'traverse', '/app/now')).to.equal(expected);
    });
  }

  it('shows the default with the params of the place that brought it', () => {
    const slots = {it: {routes: ['/y', 'default'], shows: '/teams/1/y', remembered: '/teams/2/gone'}};
    expect(plansOf({type: 'traverse', to: '/teams/3/now', base: '/teams/:team', slots}).plans).to.deep.equal({
      it: 'show default {"team":"2"}',
    });
  });
});

describe('search params', () => {
  const search = ['page', 'sort'];
  const named: Route = {path: '/list', search};
  const unnamed: Route = {path: '/list'};
  for (const [route, from, to, expected] of [
    [named, '?page=1', '?page=2', 'show'],
    [named, '?page=1', '?page=1', 'same'],
    [named, '?page=1', '?page=1&other=2', 'same'],
    [named, '?page=1&other=1', '?page=1', 'same'],
    [named, '', '?page=1', 'show'],
    [named, '?page=1', '', 'show'],
    [named, '', '?page=', 'show'],
    [named, '?page=1&page=2', '?page=1', 'show'],
    [named, '?page=1&page=2', '?page=2&page=1', 'show'],
    [named, '?page=1&sort=a', '?sort=a&page=1', 'same'],
    [named, '?page=1,2', '?page=1&page=2', 'show'],
    [named, '?page=a%20b', '?page=a+b', 'same'],
    [named, '?page=%', '?page=%25', 'same'],
    [named, '?page=1', '?Page=2&page=1', 'same'],
    [{...named, search: []}, '?page=1', '?page=2', 'same'],
    [unnamed, '?page=1', '?page=2', 'same'],
    [unnamed, '', '?page=2', 'same'],
    [unnamed, '', '#top', 'same'],
    [named, '?page=1', '?page=1#top', 'same'],
  ] as const) {
    const names = route.search ? `[${route.search.join()}]` : 'nothing';
    it(`a route that names ${names}: "${from}" to "${to}" is ${expected}`, () => {
      const plan = planOf({routes: [route], shows: `/app/list${from}`}, 'push', `/app/list${to}`);
      expect(plan).to.equal(`${expected} /list`);
    });
  }

  it('count for the route slot that names them, and for no other', () => {
    const slots = {
      a: {routes: [named], shows: '/app/list?page=1'},
      b: {routes: [unnamed], shows: '/app/list?page=1'},
      c: {routes: [{path: '/list', search: ['tab']}], shows: '/app/list?page=1'},
    };
    expect(plansOf({type: 'push', to: '/app/list?page=2', slots}).plans).to.deep.equal({
      a: 'show /list',
      b: 'same /list',
      c: 'same /list',
    });
  });

  it('never count for a default or for what is kept', () => {
    const fallback: Route = {default: true, search};
    expect(
      planOf({routes: [fallback], shows: '/app/x?page=1', unmatched: 'default'}, 'push', '/app/x?page=2'),
    ).to.equal('same default');
    expect(planOf({routes: [named], shows: '/app/list?page=1'}, 'push', '/app/other?page=2')).to.equal(
      'keep',
    );
  });
});

describe('kept', () => {
  const kept = (before: Before, type: 'load' | 'push' | 'traverse', to: string) =>
    resolve(placeOf(to, '/app'), [stateOf(before)], type).plans[0]?.kept;
  for (const [name, before, type, expected] of [
    ['a match', {routes: ['/now']}, 'push', false],
    ['a match that changes nothing', {routes: ['/now'], shows: '/app/now'}, 'push', false],
    ['what does not match and stays', {routes: ['/x'], shows: '/app/x'}, 'push', true],
    ['a default', {routes: ['default']}, 'load', false],
    ['empty', {routes: ['/x'], shows: '/app/x', unmatched: 'empty'}, 'push', false],
    // Back where it was kept, it is kept again.
    ['what an entry kept', {routes: ['/x', '/y'], shows: '/app/y', remembered: '/app/x'}, 'traverse', true],
    [
      'what an entry kept and is on screen',
      {routes: ['/x'], shows: '/app/x', remembered: '/app/x'},
      'traverse',
      true,
    ],
    ['what an entry emptied', {routes: ['/x'], shows: '/app/x', remembered: null}, 'traverse', false],
  ] as const) {
    it(`${name}: ${expected ? 'yes' : 'no'}`, () => {
      expect(kept(before, type, '/app/now')).to.equal(expected);
    });
  }

  it('what its own URL brought: no', () => {
    const now = placeOf('/app/now', '/app');
    const slot = {...stateOf({routes: ['/now', '/x'], shows: '/app/x'}), remembered: now};
    expect(resolve(now, [slot], 'traverse').plans[0]?.kept).to.equal(false);
  });
});

describe('route slots that come late', () => {
  const there: Before = {routes: ['/x', 'default'], shows: '/app/x'};

  it('match like any other', () => {
    const slots = {there, late: {routes: ['/x']}};
    expect(plansOf({type: 'push', to: '/app/x', slots})).to.deep.equal({
      status: 'active',
      plans: {there: 'same /x', late: 'show /x'},
    });
  });

  it('take their default, having nothing to keep', () => {
    const slots = {there, late: {routes: ['/y', 'default']}};
    expect(plansOf({type: 'push', to: '/app/z', slots}).plans).to.deep.equal({
      there: 'keep',
      late: 'show default',
    });
  });

  it('are not found for themselves, and take nobody with them', () => {
    const slots = {there, late: {routes: ['/y']}};
    expect(plansOf({type: 'push', to: '/app/x', slots})).to.deep.equal({
      status: 'active',
      plans: {there: 'same /x', late: 'not-found'},
    });
  });

  it('show what the entry remembers', () => {
    const slots = {
      there: {...there, remembered: '/app/x'},
      late: {routes: ['/y', 'default'], remembered: '/app/y'},
    };
    expect(plansOf({type: 'traverse', to: '/app/x', slots}).plans).to.deep.equal({
      there: 'same /x',
      late: 'show /y',
    });
  });
});

describe('a URL outside the base', () => {
  it('makes the layout inactive: its route slots show nothing', () => {
    const slots = {a: {routes: ['/x'], shows: '/app/x'}, b: {routes: ['default']}, c: {routes: ['*']}};
    for (const type of ['load', 'push', 'replace', 'reload', 'traverse'] as const) {
      expect(plansOf({type, to: '/other/x', slots}), type).to.deep.equal({
        status: 'inactive',
        plans: {a: 'clear', b: 'clear', c: 'clear'},
      });
    }
  });
});

describe('a route slot without any route', () => {
  for (const type of ['load', 'push', 'replace', 'reload', 'traverse'] as const) {
    it(`keeps its static content on ${type}, and makes nobody not found`, () => {
      const slots = {it: {routes: []}, sibling: {routes: ['/x']}};
      expect(plansOf({type, to: '/app/x', slots})).to.deep.equal({
        status: 'active',
        plans: {it: 'keep', sibling: 'show /x'},
      });
    });
  }

  it('shows nothing where its routes were taken away', () => {
    const before = stateOf({routes: ['/x'], shows: '/app/x'});
    const {table} = stateOf({routes: []});
    const {plans} = resolve(placeOf('/app/x', '/app'), [{...before, table}], 'push');
    expect(plans.map(describePlan)).to.deep.equal(['clear']);
  });

  it('a layout without route slots is active', () => {
    expect(plansOf({type: 'load', to: '/app/x', slots: {}})).to.deep.equal({status: 'active', plans: {}});
  });
});

describe('whether a route slot has a route for the URL itself', () => {
  const matched = (before: Before, type: 'load' | 'push' | 'traverse', to: string) =>
    resolve(new Base('/app').locate(new URL(to, 'https://example.test')), [stateOf(before)], type).matched;
  for (const [name, before, to, expected] of [
    ['a match', {routes: ['/x']}, '/app/x', true],
    ['a match that changes nothing', {routes: ['/x'], shows: '/app/x'}, '/app/x', true],
    ['a match for nothing', {routes: [{path: '/x', view: null}]}, '/app/x', true],
    ['a default', {routes: ['default']}, '/app/x', false],
    ['something kept', {routes: ['/y'], shows: '/app/y'}, '/app/x', false],
    ['no route', {routes: []}, '/app/x', false],
    ['a URL outside', {routes: ['*']}, '/other', false],
  ] as const satisfies readonly (readonly [string, Before, string, boolean])[]) {
    it(`${name}: ${expected ? 'yes' : 'no'}`, () => {
      for (const type of ['load', 'push'] as const)
        expect(matched(before, type, to), type).to.equal(expected);
    });
  }
});

describe('a plan of the same location', () => {
  it('has the URL of now and the very params of before', () => {
    const before = stateOf({routes: ['/items/:id'], shows: '/app/items/1?a=1'});
    const [plan] = resolve(placeOf('/app/items/1?a=2', '/app'), [before], 'push').plans;
    expect(plan?.action).to.equal('same');
    expect(plan?.target?.url.search).to.equal('?a=2');
    expect(plan?.target?.params).to.equal(before.current?.params);
  });

  it('changes nothing that it was given', () => {
    const state = stateOf({routes: ['/x', 'default'], shows: '/app/x', remembered: '/app/y'});
    const seen = {...state};
    const place = Object.freeze(placeOf('/app/y', '/app'));
    resolve(place, Object.freeze([Object.freeze(state)]), 'traverse');
    expect(state).to.deep.equal(seen);
  });

  it('is told by route, key and named search', () => {
    const [a, b] = ['/app/x', '/app/x/'].map((shows) => stateOf({routes: ['/x'], shows}).current);
    // Of another table, so of another route.
    expect(a && b && isSame(a, b)).to.equal(false);
    expect(a && isSame(a, {...a})).to.equal(true);
    expect(a && isSame(a, {...a, url: new URL('https://example.test/other')})).to.equal(true);
    expect(a && isSame(a, {...a, search: 'other'})).to.equal(false);
  });
});
