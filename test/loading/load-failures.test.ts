import {expect} from '@open-wc/testing';

import {notFound, NotFoundError, redirect, RedirectError} from '../../src/routing/control-flow.js';
import type {RouteContext, View} from '../../src/routing/route.js';
import {deferred} from '../support/deferred.js';
import {ended, load, outcomeLater, outcomeNow, unhandledDuring, type Ended} from './loads.js';

describe('a load that fails', () => {
  const failure = new Error('down');
  const fail = () => {
    throw failure;
  };
  for (const [name, route, error] of [
    ['a loader that throws', {load: fail}, failure],
    ['a view that throws', {view: fail}, failure],
    [
      'a view that throws when its data is there',
      {load: () => 'x', view: (context: RouteContext) => (context.data ? fail() : null)},
      failure,
    ],
    [
      'a loader that throws nothing',
      {
        load: () => {
          throw undefined;
        },
      },
      undefined,
    ],
    [
      'a loader that throws a text',
      {
        load: () => {
          throw 'text';
        },
      },
      'text',
    ],
  ] as const) {
    it(`${name}: its outcome has the error, at once`, () => {
      const outcome = outcomeNow(route);
      expect(outcome.loaded).to.equal(undefined);
      expect(outcome.error).to.equal(error);
    });
  }

  for (const [name, route] of [
    ['a loader that rejects', {load: () => Promise.reject(failure)}],
    ['a view that rejects', {view: () => Promise.reject(failure)}],
    [
      'an import that rejects beside a loader',
      {load: () => Promise.resolve(1), view: () => Promise.reject(failure)},
    ],
    [
      'a loader that rejects beside an import',
      {load: () => Promise.reject(failure), view: () => Promise.resolve('x-load')},
    ],
    ['both', {load: () => Promise.reject(failure), view: () => Promise.reject(failure)}],
    ['a loader that throws beside an import', {load: fail, view: () => Promise.reject(failure)}],
    [
      'a view that throws after its data',
      {load: () => Promise.resolve(1), view: (_: RouteContext) => fail()},
    ],
    ['a module whose default throws', {view: () => Promise.resolve({default: fail})}],
  ] as const) {
    it(`${name}: its outcome has the error, and nothing goes unhandled`, async () => {
      let outcome: Ended | undefined;
      const unhandled = await unhandledDuring(async () => {
        outcome = await ended(load(route));
      });
      expect(outcome?.error).to.equal(failure);
      expect(unhandled).to.deep.equal([]);
    });
  }

  /** A module whose evaluation throws, each time at another URL. */
  const brokenModule = () => `data:text/javascript,throw Error('down')//${++modules}`;
  let modules = 0;

  it('a module that throws', async () => {
    const {error} = await outcomeLater({module: brokenModule(), view: 'x-load'});
    expect((error as Error).message).to.equal('down');
  });

  it('a loader that throws beside a module that does: nothing goes unhandled', async () => {
    const module = brokenModule();
    const unhandled = await unhandledDuring(async () => {
      const {error} = await ended(load({load: fail, module}));
      expect(error).to.equal(failure);
      // The same module: the one before has ended with it.
      await import(module).catch(() => undefined);
    });
    expect(unhandled).to.deep.equal([]);
  });

  it('a module whose URL is none', () => {
    expect(outcomeNow({module: 'https://[', view: 'x-load'}).error).to.be.instanceOf(TypeError);
  });

  for (const [name, run, type] of [
    ['notFound()', () => notFound(), NotFoundError],
    ['redirect()', () => redirect('/x'), RedirectError],
  ] as const) {
    it(`${name} from a loader or a view is an outcome like any other`, async () => {
      expect(outcomeNow({load: run}).error).to.be.instanceOf(type);
      expect(outcomeNow({view: run}).error).to.be.instanceOf(type);
      expect((await outcomeLater({load: async () => run()})).error).to.be.instanceOf(type);
    });
  }
});

describe('a load that is given up', () => {
  it('tells its signal', () => {
    const started = load({load: () => new Promise(() => undefined)});
    expect(started.signal.aborted).to.equal(false);
    started.abort();
    expect(started.signal.aborted).to.equal(true);
    expect((started.signal.reason as Error).name).to.equal('AbortError');
  });

  it('gives the loader the same signal', () => {
    let given: AbortSignal | undefined;
    const started = load({
      load({signal}) {
        given = signal;
        return new Promise(() => undefined);
      },
    });
    expect(given).to.equal(started.signal);
  });

  it('never calls its view: data that comes too late is dropped', async () => {
    const data = deferred<string>();
    let calls = 0;
    const started = load({load: () => data.promise, view: (_: RouteContext) => `call ${++calls}`});
    started.abort();
    data.resolve('x');
    const {loaded, error} = await ended(started);
    expect(loaded).to.equal(undefined);
    expect((error as Error).name).to.equal('AbortError');
    expect(calls).to.equal(0);
  });

  it('never calls what it has imported', async () => {
    const code = deferred<{default: View}>();
    let calls = 0;
    const started = load({view: () => code.promise});
    started.abort();
    code.resolve({default: () => `call ${++calls}`});
    expect(((await ended(started)).error as Error).name).to.equal('AbortError');
    expect(calls).to.equal(0);
  });

  it('takes a loader that rejects with the reason of the signal for no failure of its own', async () => {
    let outcome: Ended | undefined;
    const unhandled = await unhandledDuring(async () => {
      const started = load({
        load: ({signal}) =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          }),
      });
      started.abort();
      outcome = await ended(started);
    });
    expect((outcome?.error as Error).name).to.equal('AbortError');
    expect(unhandled).to.deep.equal([]);
  });

  it('aborts nobody else', () => {
    const [first, second] = [
      load({load: () => new Promise(() => undefined)}),
      load({load: () => new Promise(() => undefined)}),
    ];
    first.abort();
    expect(second.signal.aborted).to.equal(false);
  });
});
