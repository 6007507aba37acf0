/* A view that is not complete when it is mounted, or not any more: `waitUntil` of its context. */
import {expect} from '@open-wc/testing';

import type {MountView, RouteContext} from '../support/contract.js';
import {deferred, type Deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import type {Scene} from '../support/scene.js';
import {layout} from '../support/tree.js';
import {recordEvents} from '../support/watch.js';

const APP = '/page/app';

/** A view that a framework might have mounted: it waits wherever its id has a gate. */
class View implements MountView {
  readonly gates = new Map<string, Deferred<unknown>>();
  readonly calls: string[] = [];
  context: RouteContext | undefined;
  readonly #updates: boolean;

  constructor(updates = true) {
    this.#updates = updates;
  }

  gate(id: string): Deferred<unknown> {
    const gate = deferred<unknown>();
    this.gates.set(id, gate);
    return gate;
  }

  mount(container: HTMLElement, first: RouteContext) {
    const show = (context: RouteContext) => {
      this.context = context;
      const id = String(context.params['id']);
      const gate = this.gates.get(id);
      container.textContent = gate ? '' : `view ${id}`;
      if (!gate) return;
      context.waitUntil(gate.promise);
      gate.promise.then(
        () => (container.textContent = `view ${id}`),
        () => undefined,
      );
    };
    this.calls.push('mount');
    show(first);
    const update = (context: RouteContext) => {
      this.calls.push('update');
      show(context);
    };
    return {...(this.#updates ? {update} : {}), unmount: () => this.calls.push('unmount')};
  }
}

const open = (view: MountView, url = '/1', more: (scene: Scene) => void = () => undefined, settle = true) =>
  openPage({
    url: APP + url,
    settle,
    html: layout(APP, {a: {'/': 'a home'}, b: {'/': 'b home', '/:id': 'b'}}),
    setup: (scene) => {
      scene.slot('a').loadingDelay = 0;
      scene.slot('a').routes = [{path: '/:id', view, title: ({params}) => `Title ${params['id']}`}];
      more(scene);
    },
  });

const until = (page: Page, status: string) =>
  page.until(`a to be ${status}`, () => page.slot('a').status === status);

describe('a view that waits', () => {
  it('is loading until its promise resolves, and only then ready', async () => {
    const view = new View();
    const gate = view.gate('1');
    const page = await open(view, '/1', undefined, false);
    const events = recordEvents(page.document, 'slot-change');
    await until(page, 'loading');
    expect(page.shown('a')).to.equal('loading');
    expect(page.document.title).to.equal('Fixture');
    gate.resolve(null);
    await page.settled();
    expect(page.text('a')).to.equal('view 1');
    expect(page.document.title).to.equal('Title 1');
    expect(events.filter(({slot}) => slot === 'a').length).to.equal(1);
  });

  it('reaches the error state where its promise rejects, and a retry mounts it again', async () => {
    const view = new View();
    const gate = view.gate('2');
    const page = await open(view);
    await page.click(`${APP}/2`, {settle: false});
    await until(page, 'loading');
    gate.reject(new Error('no such component'));
    await page.settled();
    expect(page.shown('a')).to.equal('error');
    expect(page.text('a')).to.contain('no such component');
    expect(page.text('b')).to.equal('b');
    view.gates.clear();
    await page.slot('a').retry();
    expect(page.text('a')).to.equal('view 2');
    expect(view.calls).to.deep.equal(['mount', 'update', 'unmount', 'mount']);
  });

  it('waits for all that it names, in an update as when it is mounted', async () => {
    const view = new View();
    const page = await open(view);
    const [one, two] = [view.gate('2'), deferred()];
    await page.click(`${APP}/2`, {settle: false});
    await until(page, 'loading');
    view.context?.waitUntil(two.promise);
    one.resolve(null);
    await one.promise;
    expect(page.slot('a').status).to.equal('loading');
    two.resolve();
    await page.settled();
    expect(page.text('a')).to.equal('view 2');
    expect(view.calls).to.deep.equal(['mount', 'update']);
  });

  it('is loading again where it waits after it was complete, and fails where it fails then', async () => {
    const view = new View();
    const page = await open(view);
    const gate = deferred();
    const signal = view.context?.signal;
    view.context?.waitUntil(gate.promise);
    expect(page.slot('a').status).to.equal('loading');
    expect(page.shown('a')).to.equal('loading');
    gate.resolve();
    await page.settled();
    expect(page.text('a')).to.equal('view 1');
    expect(signal?.aborted).to.equal(false);
    const failure = new Error('rendered badly');
    view.context?.waitUntil(Promise.reject(failure));
    await page.settled();
    expect(page.shown('a')).to.equal('error');
    expect(page.slot('a').error).to.equal(failure);
    expect(view.calls).to.deep.equal(['mount', 'unmount']);
  });

  it('says nothing any more when it has left', async () => {
    const view = new View(false);
    const gate = view.gate('2');
    const page = await open(view);
    const first = view.context;
    await page.click(`${APP}/2`, {settle: false});
    await until(page, 'loading');
    await page.click(`${APP}/3`);
    expect(page.text('a')).to.equal('view 3');
    gate.reject(new Error('too late'));
    first?.waitUntil(Promise.reject(new Error('later still')));
    first?.waitUntil(deferred().promise);
    await page.settled();
    expect(page.text('a')).to.equal('view 3');
    expect(page.slot('a').status).to.equal('ready');
  });

  it('may say that it is not found, or that one should go elsewhere', async () => {
    const view = new View();
    const page = await open(view, '/1', ({slot, lib}) => {
      slot('b').routes = [];
      Object.assign(view, {lib});
    });
    const thrown = (run: () => unknown) => Promise.resolve().then(run);
    const {lib} = view as unknown as {lib: {notFound(): never; redirect(to: string): never}};
    view.context?.waitUntil(thrown(() => lib.redirect(`${APP}/2`)));
    await page.until('the redirect', () => page.url === `${APP}/2`);
    await page.settled();
    expect(page.text('a')).to.equal('view 2');
    view.context?.waitUntil(thrown(() => lib.notFound()));
    await page.settled();
    expect(page.slot('a').status).to.equal('not-found');
  });

  it('fails behind a load that is under way, which then shows a new one', async () => {
    const view = new View();
    const load = deferred<string>();
    let isHeld = false;
    const page = await open(view, '/1', ({slot}) => {
      slot('a').routes = [{path: '/:id', view, load: () => (isHeld ? load.promise : 'data')}];
    });
    isHeld = true;
    const reloaded = page.slot('a').reload();
    view.context?.waitUntil(Promise.reject(new Error('behind')));
    await page.until('the broken view to leave', () => view.calls.includes('unmount'));
    load.resolve('again');
    await reloaded;
    expect(page.text('a')).to.equal('view 1');
    expect(page.slot('a').status).to.equal('ready');
    expect(view.calls).to.deep.equal(['mount', 'unmount', 'mount']);
  });

  it('keeps nobody waiting with its fallbacks', async () => {
    const view = new View();
    view.gate('1');
    const page = await open(new View(), '/9', ({slot}) => {
      slot('a').routes = [{path: '/:id', view: () => Promise.reject(new Error('no')), error: view}];
    });
    await page.click(`${APP}/1`);
    expect(page.slot('a').status).to.equal('error');
  });

  it('stays in its error where it fails while it waits for two things', async () => {
    const view: MountView = {
      mount(container, {params, waitUntil}) {
        container.textContent = `view ${params['id']}`;
        if (params['id'] === '1') return {unmount: () => undefined};
        waitUntil(deferred().promise);
        queueMicrotask(() => waitUntil(Promise.reject(new Error('too late'))));
        return {unmount: () => undefined};
      },
    };
    const page = await open(view, '/1', (scene) => (scene.slot('a').loadingDelay = 20));
    await page.click(`${APP}/2`);
    expect(page.slot('a').status).to.equal('error');
    // Timers of one duration run in their order.
    await new Promise((resolve) => page.window.setTimeout(resolve, 20));
    expect(page.shown('a')).to.equal('error');
  });
});
