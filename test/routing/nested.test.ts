/* Layouts inside views: what the inner base takes upon itself does not change the route slot around it. */
import {expect} from '@open-wc/testing';

import {planOf, plansOf, type Before} from './plans.js';

describe('a view that holds a layout', () => {
  // A route slot whose view holds a <slot-layout base="/docs"> takes the rest of the path.
  const docs: Before = {routes: ['/docs/:rest*', '/x', 'default'], inner: '/docs'};
  for (const [name, before, to, expected] of [
    ['stays when only the rest changes', {...docs, shows: '/app/docs/a'}, '/app/docs/b', 'same'],
    ['stays when the rest goes', {...docs, shows: '/app/docs/a'}, '/app/docs', 'same'],
    ['stays when a rest comes', {...docs, shows: '/app/docs'}, '/app/docs/b/c', 'same'],
    ['leaves for another route', {...docs, shows: '/app/docs/a'}, '/app/x', 'show'],
    ['is kept where nothing matches', {...docs, shows: '/app/docs/a'}, '/app/nothing', 'keep'],
    ['is made anew when its base comes back', {...docs, shows: '/app/x'}, '/app/docs/a', 'show'],
    // Without a layout inside, a catch-all with another rest is another location.
    ['changes without a layout inside', {routes: docs.routes, shows: '/app/docs/a'}, '/app/docs/b', 'show'],
    // A layout inside at the same base takes nothing upon itself.
    [
      'changes with a layout at the same base',
      {...docs, inner: '/', shows: '/app/docs/a'},
      '/app/docs/b',
      'show',
    ],
  ] as const satisfies readonly (readonly [string, Before, string, string])[]) {
    it(`${name}: ${expected}`, () => {
      expect(planOf(before, 'push', to).split(' ')[0]).to.equal(expected);
    });
  }

  it('is another one where a param of the inner base changes', () => {
    const teams: Before = {routes: ['/teams/:rest+'], inner: '/teams/:team', shows: '/app/teams/1/a'};
    expect(planOf(teams, 'push', '/app/teams/1/b').split(' ')[0]).to.equal('same');
    expect(planOf(teams, 'push', '/app/teams/2/a').split(' ')[0]).to.equal('show');
  });

  it('counts named search params still', () => {
    const named = {...docs, routes: [{path: '/docs/:rest*', search: ['q']}], shows: '/app/docs/a?q=1'};
    expect(planOf(named, 'push', '/app/docs/b?q=1').split(' ')[0]).to.equal('same');
    expect(planOf(named, 'push', '/app/docs/b?q=2').split(' ')[0]).to.equal('show');
  });
});

describe('a route with route slots of its own', () => {
  const slots = {main: [{path: '/'}, {path: '/:tab'}], side: [{path: '/:tab'}, {default: true}]};
  const routes = [{path: '/teams/:team', slots}, {path: '/:all+'}];
  for (const [shows, to, expected] of [
    // R071: the rest belongs to the layout in its view.
    ['/app/teams/1/a', '/app/teams/1/b', 'same /teams/:team {"team":"1"}'],
    ['/app/teams/1', '/app/teams/1/b', 'same /teams/:team {"team":"1"}'],
    ['/app/teams/1/a', '/app/teams/1/', 'same /teams/:team {"team":"1"}'],
    ['/app/teams/1/a', '/app/teams/2/a', 'show /teams/:team {"team":"2"}'],
    ['/app/other', '/app/teams/1/a', 'show /teams/:team {"team":"1"}'],
    // R054: no route slot of the inner layout has a route.
    ['/app/teams/1/a', '/app/teams/1/a/b', 'show /:all+ {"all":"teams/1/a/b"}'],
  ] as const) {
    it(`${shows} to ${to}: ${expected}`, () => {
      expect(planOf({routes, shows}, 'push', to)).to.equal(expected);
    });
  }
});

describe('params of the layouts around', () => {
  const base = '/teams/:team/:id';
  it('are in those of a route; the inner one wins', () => {
    const it = {routes: ['/x/:id', '/y', 'default']};
    const params = (to: string) => plansOf({type: 'load', to, base, slots: {it}}).plans.it;
    expect(params('/teams/a/b/y')).to.equal('show /y {"team":"a","id":"b"}');
    expect(params('/teams/a/b/x/c')).to.equal('show /x/:id {"team":"a","id":"c"}');
    expect(params('/teams/a/b/nothing')).to.equal('show default {"team":"a","id":"b"}');
  });

  it('make another location where they change', () => {
    const slots = {it: {routes: ['/y', 'default'], shows: '/teams/a/b/y'}};
    expect(plansOf({type: 'push', to: '/teams/a/c/y', base, slots}).plans.it).to.equal(
      'show /y {"team":"a","id":"c"}',
    );
    expect(plansOf({type: 'push', to: '/teams/a/b/y', base, slots}).plans.it).to.equal(
      'same /y {"team":"a","id":"b"}',
    );
  });
});
