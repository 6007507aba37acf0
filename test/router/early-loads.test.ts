import {expect} from '@open-wc/testing';

import {EarlyLoads} from '../../src/router/early-loads.js';
import {targetOf, type Target} from '../../src/routing/resolve.js';
import {RouteTable} from '../../src/routing/route-table.js';
import type {LoadContext, Route} from '../../src/routing/route.js';
import {placeOf} from '../routing/places.js';

/** Notes who loads, with what. Nobody's data ever comes. */
class Log {
  readonly contexts: Record<string, LoadContext> = {};
  started: string[] = [];

  /** A route that notes when it loads. */
  route(name: string, route: Route): Route {
    const load = (context: LoadContext) => {
      this.started.push(name);
      this.contexts[name] = context;
      return new Promise(() => undefined);
    };
    return {...route, load};
  }

  /** Those that were given up. */
  get aborted(): string[] {
    return Object.entries(this.contexts).flatMap(([name, {signal}]) => (signal.aborted ? [name] : []));
  }
}

function targetAt(routes: readonly Route[], path: string, base = '/'): Target {
  const target = targetOf(new RouteTable(routes), placeOf(path, base), 'users');
  if (!target) throw new Error(`nothing matches "${path}"`);
  return target;
}

describe('the loaders of nested routes', () => {
  let log: Log;
  let tabs: Route[];
  let routes: Route[];
  beforeEach(() => {
    log = new Log();
    tabs = [log.route('tab', {path: '/:tab'})];
    const slots = {
      tabs,
      side: [log.route('other', {path: '/other'}), log.route('default', {default: true})],
      empty: [log.route('nobody', {path: '/nobody'})],
      moved: [log.route('moved', {path: '/:x', redirect: '/elsewhere'})],
    };
    routes = [log.route('team', {path: '/teams/:team', slots})];
  });

  it('start together with the one around them: no waterfall', () => {
    new EarlyLoads().take(targetAt(routes, '/teams/7/a'), 'children', 'push');
    expect(log.started).to.deep.equal(['team', 'tab', 'default']);
  });

  it('see their own place', () => {
    new EarlyLoads().take(targetAt(routes, '/teams/7/a'), 'children', 'push');
    const {slot, params, segment, navigationType} = log.contexts.tab!;
    expect({slot, params, segment, navigationType}).to.deep.equal({
      slot: 'tabs',
      params: {team: '7', tab: 'a'},
      segment: '/a',
      navigationType: 'push',
    });
    expect(log.contexts.default?.params).to.deep.equal({team: '7'});
  });

  it('are taken over by the route slot that comes for them, and run once', () => {
    const early = new EarlyLoads();
    early.take(targetAt(routes, '/teams/7/a'), 'children', 'push');
    const inner = targetAt(tabs, '/teams/7/a', '/teams/:team');
    const load = early.take(inner, 'tabs', 'push');
    expect(load.signal).to.equal(log.contexts.tab?.signal);
    expect(log.started.filter((name) => name === 'tab')).to.have.length(1);
    // Once: the next one is a load of its own.
    expect(early.take(inner, 'tabs', 'push').signal).not.to.equal(load.signal);
    expect(log.started.filter((name) => name === 'tab')).to.have.length(2);
  });

  it('go with the one around them as long as nobody has taken them over', () => {
    const early = new EarlyLoads();
    const outer = early.take(targetAt(routes, '/teams/7/a'), 'children', 'push');
    early.take(targetAt(tabs, '/teams/7/a', '/teams/:team'), 'tabs', 'push');
    outer.abort();
    expect(log.aborted).to.deep.equal(['team', 'default']);
  });

  it('that were given up are taken over by nobody', () => {
    const early = new EarlyLoads();
    early.take(targetAt(routes, '/teams/7/a'), 'children', 'push').abort();
    const load = early.take(targetAt(tabs, '/teams/7/a', '/teams/:team'), 'tabs', 'push');
    expect(load.signal.aborted).to.equal(false);
  });

  it('of another place are others', () => {
    const early = new EarlyLoads();
    early.take(targetAt(routes, '/teams/7/a'), 'children', 'push');
    early.take(targetAt(tabs, '/teams/8/a', '/teams/:team'), 'tabs', 'push');
    expect(log.started.filter((name) => name === 'tab')).to.have.length(2);
  });

  it('start at every depth', () => {
    const deep = log.route('deep', {path: '/:c'});
    const middle = log.route('middle', {path: '/:b', slots: {inner: [deep]}});
    const outer = log.route('outer', {path: '/:a', slots: {middle: [middle]}});
    new EarlyLoads().take(targetAt([outer], '/x/y/z'), 'children', 'load');
    expect([...log.started].sort()).to.deep.equal(['deep', 'middle', 'outer']);
    expect(log.contexts.deep?.params).to.deep.equal({a: 'x', b: 'y', c: 'z'});
  });
});
