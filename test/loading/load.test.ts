import {expect} from '@open-wc/testing';
import {html} from 'lit';

import type {LoadContext, RouteContext, View} from '../../src/routing/route.js';
import {deferred} from '../support/deferred.js';
import {ended, load, outcomeLater, outcomeNow, url} from './loads.js';

class XLoad extends HTMLElement {}
customElements.define('x-load', XLoad);

describe('a load that waits for nothing is there at once', () => {
  const node = document.createElement('p');
  const template = html`<p>x</p>`;
  const mountable = {mount: () => undefined};
  for (const [name, view, expected] of [
    ['a tag', 'x-load', 'x-load'],
    ['text', 'Hello', 'Hello'],
    ['an element class', XLoad, XLoad],
    ['a Lit template', template, template],
    ['a node', node, node],
    ['null', null, null],
    ['no view', undefined, undefined],
    ['an object with mount()', mountable, mountable],
    ['a function', () => 'x-load', 'x-load'],
    ['a function of a function', () => () => 'x-load', 'x-load'],
    ['a function that returns an element class', () => XLoad, XLoad],
    ['a function of the context', ({params}: RouteContext) => `user ${params.id ?? ''}`, 'user 7'],
    ['a function of the data', ({data}: RouteContext) => `data ${String(data)}`, 'data undefined'],
  ] as const) {
    it(name, () => {
      expect(outcomeNow({view}).loaded?.view).to.equal(expected);
    });
  }

  it('with the data of a loader that returns it', () => {
    const {loaded} = outcomeNow({load: () => ({name: 'Ada'}), view: ({data}) => data as Node});
    expect(loaded?.context.data).to.deep.equal({name: 'Ada'});
    expect(loaded?.view).to.equal(loaded?.context.data);
  });
});

describe('what a loader and a view get to see', () => {
  it('is the same, and the view has the data as well', () => {
    const seen: LoadContext[] = [];
    const started = load({
      load(context) {
        seen.push({...context});
        return 'data';
      },
      view(context: RouteContext) {
        seen.push({...context});
        return null;
      },
    });
    const [first, second] = seen;
    expect(first).to.deep.equal({
      url,
      params: {id: '7'},
      segment: '/users/7',
      searchParams: url.searchParams,
      slot: 'users',
      navigationType: 'push',
      signal: started.signal,
      data: undefined,
      waitUntil: started.context.waitUntil,
    });
    expect(second).to.deep.equal({...first, data: 'data'});
    expect(started.context).to.deep.equal(second);
  });

  it('is this: a loader may be a method of its route', () => {
    const route = {
      factor: 6,
      load(this: {factor: number}) {
        return this.factor * 7;
      },
    };
    expect(outcomeNow(route).loaded?.context.data).to.equal(42);
  });
});

describe('a load that waits', () => {
  it('ends when its data is there', async () => {
    const data = deferred<string>();
    const started = load({load: () => data.promise, view: ({data}) => `view of ${String(data)}`});
    expect(started.outcome).to.be.instanceOf(Promise);
    data.resolve('x');
    expect((await ended(started)).loaded?.view).to.equal('view of x');
  });

  it('takes any thenable for a promise', async () => {
    const value = Promise.resolve('x');
    const thenable: PromiseLike<string> = {then: (...args) => value.then(...args)};
    expect((await outcomeLater({load: () => thenable})).loaded?.context.data).to.equal('x');
    expect((await outcomeLater({view: () => thenable})).loaded?.view).to.equal('x');
    expect(
      (await outcomeLater({view: () => Promise.resolve(thenable as unknown as View)})).loaded?.view,
    ).to.equal('x');
  });

  for (const [name, value, expected] of [
    ['a module', {default: 'x-load'}, 'x-load'],
    ['a view itself', 'x-load', 'x-load'],
    ['a module with a class', {default: XLoad}, XLoad],
    ['a module with a function', {default: ({params}: RouteContext) => `user ${params.id ?? ''}`}, 'user 7'],
    ['a module with null', {default: null}, null],
    ['null', null, null],
  ] as const) {
    it(`shows what it imports: ${name}`, async () => {
      const {loaded} = await outcomeLater({view: () => Promise.resolve(value as View)});
      expect(loaded?.view).to.equal(expected);
    });
  }

  it('shows what a module imports in its turn', async () => {
    const inner = () => Promise.resolve({default: 'x-load'});
    const {loaded} = await outcomeLater({view: () => Promise.resolve({default: inner})});
    expect(loaded?.view).to.equal('x-load');
  });

  it('imports a real module', async () => {
    const {loaded} = await outcomeLater({view: () => import('../fixtures/lazy-view.js')});
    expect(loaded?.view).not.to.equal(undefined);
  });
});

describe('data and code', () => {
  it('start together: no waterfall', async () => {
    const started: string[] = [];
    const [data, code] = [deferred<string>(), deferred<View>()];
    const running = load({
      load() {
        started.push('data');
        return data.promise;
      },
      view() {
        started.push('code');
        return code.promise;
      },
    });
    expect([...started].sort()).to.deep.equal(['code', 'data']);
    code.resolve('x-load');
    data.resolve('x');
    const {loaded} = await ended(running);
    expect(loaded?.view).to.equal('x-load');
    expect(loaded?.context.data).to.equal('x');
    expect(started).to.have.length(2);
  });

  it('start together with the module of a template', async () => {
    let isStarted = false;
    const data = deferred<string>();
    const running = load({
      module: '/test/fixtures/x-stamp.js',
      load() {
        isStarted = true;
        return data.promise;
      },
      view: 'x-stamp',
    });
    expect(isStarted).to.equal(true);
    data.resolve('x');
    expect((await ended(running)).loaded?.view).to.equal('x-stamp');
    expect(customElements.get('x-stamp')).not.to.equal(undefined);
  });

  it('of which the view asks for the context: called when the data is there, and only then', async () => {
    const data = deferred<string>();
    const calls: unknown[] = [];
    const running = load({
      load: () => data.promise,
      view(context: RouteContext) {
        calls.push(context.data);
        return null;
      },
    });
    expect(calls).to.deep.equal([]);
    data.resolve('x');
    await running.outcome;
    expect(calls).to.deep.equal(['x']);
  });
});

describe('a lazy view', () => {
  it('is imported once, and there at once the next time', async () => {
    let imports = 0;
    const view = () => {
      imports++;
      return Promise.resolve({default: 'x-load'});
    };
    await outcomeLater({view});
    expect(outcomeNow({view}).loaded?.view).to.equal('x-load');
    expect(imports).to.equal(1);
  });

  it('is imported once beside a loader too', async () => {
    let imports = 0;
    const view = () => {
      imports++;
      return Promise.resolve({default: 'x-load'});
    };
    await outcomeLater({view, load: () => Promise.resolve('x')});
    expect(outcomeNow({view, load: () => 'y'}).loaded?.view).to.equal('x-load');
    expect(imports).to.equal(1);
  });

  it('is imported again when it has failed', async () => {
    let imports = 0;
    const view = () => (++imports === 1 ? Promise.reject(new Error('offline')) : Promise.resolve('x-load'));
    expect(((await outcomeLater({view})).error as Error).message).to.equal('offline');
    expect((await outcomeLater({view})).loaded?.view).to.equal('x-load');
  });

  it('that asks for the context is called each time', async () => {
    let calls = 0;
    const view = (context: RouteContext) => Promise.resolve(`${String(context.params.id)} ${++calls}`);
    expect((await outcomeLater({view})).loaded?.view).to.equal('7 1');
    expect((await outcomeLater({view})).loaded?.view).to.equal('7 2');
  });

  it('is asked for its element each time it is there', async () => {
    const view = () => Promise.resolve({default: () => document.createElement('p')});
    const first = (await outcomeLater({view})).loaded?.view;
    const second = outcomeNow({view}).loaded?.view;
    expect(first).to.be.instanceOf(HTMLElement);
    expect(second).to.be.instanceOf(HTMLElement).and.not.equal(first);
  });

  it('a module is imported once', async () => {
    const module = URL.createObjectURL(
      new Blob(['globalThis.loadTestCount = (globalThis.loadTestCount ?? 0) + 1'], {type: 'text/javascript'}),
    );
    await outcomeLater({module, view: 'x-load'});
    expect(outcomeNow({module, view: 'x-load'}).loaded?.view).to.equal('x-load');
    expect(Reflect.get(globalThis, 'loadTestCount')).to.equal(1);
    Reflect.deleteProperty(globalThis, 'loadTestCount');
    URL.revokeObjectURL(module);
  });
});
