/* `staleTime`, and `reload()` of one route slot or of all with what is on screen kept meanwhile. */
import {expect} from '@open-wc/testing';

import type {Route, RouteContext} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {mark} from '../support/mark.js';
import {openPage, type Page} from '../support/page.js';
import {fragment, layout} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';
import {recordEvents, watchMutations} from '../support/watch.js';

const APP = '/page/app';
const HOUR = 3_600_000;

const text = ({data}: RouteContext) => String(data);

/** One route slot that loads and one that does not; data is counted per segment. */
async function open(route: Partial<Route>, more: Route[] = []) {
  const calls: string[] = [];
  const counts = new Map<string, number>();
  const load = ({segment, searchParams}: RouteContext): unknown => {
    const key = segment + (searchParams.get('q') ?? '');
    calls.push(key);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return `${key} #${counts.get(key)}`;
  };
  const page = await openPage({
    url: APP,
    html: layout(APP, {children: {'/': 'home', '/b': 'b'}, side: {'/': 'side'}}),
    setup: ({slot}) => {
      slot('children').routes = [{path: '/items/:id', load, view: text, ...route}, ...more];
    },
  });
  return {page, calls};
}

/** Waits until this many milliseconds have passed on the clock. */
async function pass(page: Page, ms: number): Promise<void> {
  const until = Date.now() + ms;
  await page.until(`${ms} ms to pass`, () => Date.now() > until);
}

describe('staleTime', () => {
  it('shows fresh data with no loader call and no loading', async () => {
    const {page, calls} = await open({staleTime: HOUR});
    await page.click(`${APP}/items/1`);
    await page.click(`${APP}/b`);
    const events = recordEvents(page.document, 'slot-load', 'slot-change');
    await page.click(`${APP}/items/1`);
    expect(page.text('children')).to.equal('/items/1 #1');
    expect(page.slot('children').data).to.equal('/items/1 #1');
    expect(calls).to.deep.equal(['/items/1']);
    expect(events.map(({type}) => type)).to.deep.equal(['slot-change']);
    await page.back();
    await page.back();
    expect(page.text('children')).to.equal('/items/1 #1');
    expect(calls).to.have.length(1);
  });

  it('is kept per params and per search param that the route names', async () => {
    const {page, calls} = await open({staleTime: HOUR, search: ['q']});
    for (const path of [
      '/items/1',
      '/items/2',
      '/items/1?q=x',
      '/items/1?q=y',
      '/items/1?other=1',
      '/items/2',
    ]) {
      await page.click(APP + path);
      await page.click(`${APP}/b`);
    }
    expect(calls).to.deep.equal(['/items/1', '/items/2', '/items/1x', '/items/1y']);
    await page.click(`${APP}/items/1?q=x`);
    expect(page.text('children')).to.equal('/items/1x #1');
  });

  it('loads on every visit where a route has none', async () => {
    const {page, calls} = await open({});
    await page.click(`${APP}/items/1`);
    await page.click(`${APP}/b`);
    await page.click(`${APP}/items/1`);
    expect(page.text('children')).to.equal('/items/1 #2');
    expect(calls).to.have.length(2);
  });

  it('shows stale data at once, and the new data when it is there', async () => {
    let next = deferred();
    next.resolve();
    let count = 0;
    const load = async () => {
      const call = ++count;
      await next.promise;
      return `data ${call}`;
    };
    const {page} = await open({load, staleTime: 1});
    page.slot('children').loadingDelay = 0;
    await page.click(`${APP}/items/1`);
    await page.click(`${APP}/b`);
    await pass(page, 5);

    next = deferred();
    const seen = new Set<string>();
    await page.click(`${APP}/items/1`, {settle: false});
    await page.until('the second load', () => count === 2);
    await page.until('the stale data', () => page.text('children') === 'data 1');
    seen.add(page.shown('children'));
    await nextFrame();
    seen.add(page.shown('children'));
    expect(page.text('children')).to.equal('data 1');
    next.resolve();
    await page.until('the new data', () => {
      seen.add(page.shown('children'));
      return page.text('children') === 'data 2';
    });
    expect([...seen]).to.deep.equal(['content']);
    expect(count).to.equal(2);
  });

  it('updates a mounted view in place with the new data', async () => {
    const lives: string[] = [];
    const view = {
      mount(container: HTMLElement, context: RouteContext) {
        lives.push('mount');
        const show = ({data}: RouteContext) => (container.textContent = String(data));
        show(context);
        return {
          update(next: RouteContext) {
            lives.push('update');
            show(next);
          },
          unmount: () => void lives.push('unmount'),
        };
      },
    };
    const {page} = await open({view, staleTime: 1});
    await page.click(`${APP}/items/1`);
    await page.click(`${APP}/b`);
    await pass(page, 5);
    lives.length = 0;
    await page.click(`${APP}/items/1`);
    await page.until('the new data', () => page.text('children') === '/items/1 #2');
    expect(lives).to.deep.equal(['mount', 'update']);
  });

  it('does not show the new data of a page that has been left', async () => {
    let next = deferred();
    next.resolve();
    let count = 0;
    const load = async ({signal}: RouteContext) => {
      const call = ++count;
      signals.push(signal);
      await next.promise;
      return `data ${call}`;
    };
    const signals: AbortSignal[] = [];
    const {page} = await open({load, staleTime: 1});
    await page.click(`${APP}/items/1`);
    await page.click(`${APP}/b`);
    await pass(page, 5);
    next = deferred();
    await page.click(`${APP}/items/1`, {settle: false});
    await page.until('the second load', () => count === 2);
    await page.click(`${APP}/b`);
    expect(signals[1]?.aborted).to.equal(true);
    next.resolve();
    await page.settled();
    await nextFrame();
    expect(page.text('children')).to.equal('b');
  });

  it('keeps neither errors nor loads that were given up', async () => {
    const hold = deferred<string>();
    let calls = 0;
    const load = ({segment}: RouteContext): unknown => {
      calls++;
      if (calls === 1) throw new Error('broken');
      return calls === 2 ? hold.promise : `${segment} ${calls}`;
    };
    const {page} = await open({load, staleTime: HOUR});
    await page.click(`${APP}/items/1`);
    expect(page.slot('children').status).to.equal('error');
    await page.click(`${APP}/b`);
    await page.click(`${APP}/items/1`, {settle: false});
    await page.until('the second load', () => calls === 2);
    await page.click(`${APP}/b`);
    hold.resolve('too late');
    await page.click(`${APP}/items/1`);
    expect(page.text('children')).to.equal('/items/1 3');
  });

  it('does not hold reload() back, and its data is what the next visit shows', async () => {
    const {page, calls} = await open({staleTime: HOUR});
    await page.click(`${APP}/items/1`);
    void page.slot('children').reload();
    await page.until('the new data', () => page.text('children') === '/items/1 #2');
    await page.click(`${APP}/b`);
    await page.click(`${APP}/items/1`);
    expect(page.text('children')).to.equal('/items/1 #2');
    expect(calls).to.have.length(2);
  });
});

describe('reload()', () => {
  /** A view that is updated in place, as a framework's would be. */
  const form = {
    mount(container: HTMLElement, context: RouteContext) {
      const {ownerDocument} = container;
      container.append(
        fragment(
          ownerDocument,
          `<output></output><input id="field"><div id="box" style="height: 50px; overflow: auto">
          <div style="height: 1000px">tall</div></div>`,
        ),
      );
      const output = container.querySelector('output')!;
      const update = ({data}: RouteContext) => (output.textContent = String(data));
      update(context);
      return {update, unmount: () => container.replaceChildren()};
    },
  };

  it('R141 loses neither focus, nor what was typed, nor the scroll of a box', async () => {
    const {page} = await open({view: form});
    await page.click(`${APP}/items/1`);
    const field = mark(page.find<HTMLInputElement>('#field'));
    field.value = 'typed';
    field.focus();
    page.find('#box').scrollTop = 200;
    void page.layout.reload();
    await page.until('the new data', () => page.text('children').includes('#2'));
    expect(page.document.activeElement).to.equal(field);
    expect(field.value).to.equal('typed');
    expect(page.find('#box').scrollTop).to.equal(200);
  });

  it('R142 of all adds no entry, leaves the URL, and shows no loading fallback', async () => {
    const hold = deferred();
    let calls = 0;
    const load = async () => {
      if (++calls > 1) await hold.promise;
      return calls;
    };
    const {page} = await open({load});
    page.slot('children').loadingDelay = 0;
    await page.click(`${APP}/items/1`);
    const length = page.historyLength;
    void page.layout.reload();
    await page.until('the second load', () => calls === 2);
    await nextFrame();
    expect(page.shown('children')).to.equal('content');
    expect(page.text('children')).to.equal('1');
    hold.resolve();
    await page.until('the new data', () => page.text('children') === '2');
    expect(page.historyLength).to.equal(length);
    expect(page.url).to.equal(`${APP}/items/1`);
  });

  it('of one route slot does not touch the others', async () => {
    const {page} = await open({});
    await page.click(`${APP}/items/1`);
    const watch = watchMutations(page.slot('side'));
    const events = recordEvents(page.document, 'slot-load', 'slot-change');
    void page.slot('children').reload();
    await page.until('the new data', () => page.text('children') === '/items/1 #2');
    expect(watch.take()).to.deep.equal([]);
    expect(events.filter(({slot}) => slot === 'side')).to.deep.equal([]);
  });

  it('that fails is the error of its route slot alone, with a way to retry', async () => {
    let fails = false;
    const load = () => {
      if (fails) throw new Error('broken');
      return 'fine';
    };
    const {page} = await open({load});
    await page.click(`${APP}/items/1`);
    fails = true;
    void page.layout.reload();
    await page.until('the error', () => page.slot('children').status === 'error');
    expect(page.text('side')).to.equal('side');
    fails = false;
    void page.slot('children').retry();
    await page.until('the data', () => page.text('children') === 'fine');
  });

  it('that is superseded by a navigation ends with the navigation', async () => {
    const hold = deferred();
    let calls = 0;
    const load = async () => {
      if (++calls > 1) await hold.promise;
      return `data ${calls}`;
    };
    const {page} = await open({load});
    await page.click(`${APP}/items/1`);
    void page.layout.reload();
    await page.until('the second load', () => calls === 2);
    await page.click(`${APP}/b`);
    hold.resolve();
    await page.settled();
    await nextFrame();
    expect(page.text('children')).to.equal('b');
    expect(page.slot('children').status).to.equal('ready');
  });
});
