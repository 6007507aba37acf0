/* Leave guards: `slot-leave` and `canLeave`, asked once for all route slots that would leave. */
import {expect} from '@open-wc/testing';

import type {Route, RouteContext} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {isMarked, mark} from '../support/mark.js';
import {openPage, type Page} from '../support/page.js';
import type {Scene} from '../support/scene.js';
import {fragment, layout, slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';
import {recordEvents, watchMutations} from '../support/watch.js';

const APP = '/page/app';

type Answer = boolean | PromiseLike<boolean>;

interface Guarded {
  readonly page: Page;
  /** The contexts of the calls of the guard. */
  readonly asked: RouteContext[];
}

/** A form at the base that asks before it is left, with other pages around it. */
async function openForm(
  answer: (call: number) => Answer,
  {path = '', routes = () => []}: {path?: string; routes?: (scene: Scene) => Route[]} = {},
): Promise<Guarded> {
  const asked: RouteContext[] = [];
  const page = await openPage({
    url: APP + path,
    html: layout(APP, {
      children: {'/b': 'b', '/c': 'c'},
      side: {'/': 'side home', '/side': 'side 2', '/c': 'side c', default: 'side default'},
    }),
    setup: (scene) => {
      const {document, slot} = scene;
      const canLeave = (context: RouteContext) => {
        asked.push(context);
        return answer(asked.length);
      };
      const view = () => fragment(document, '<input id="field">');
      slot('children').routes = [{path: '/', load: () => 'draft', view, canLeave}, ...routes(scene)];
    },
  });
  return {page, asked};
}

/** Takes a step that a guard refuses, and waits until nothing of it is under way any more. */
async function refused({page, asked}: Guarded, act: () => unknown): Promise<void> {
  const before = asked.length;
  await act();
  await page.until('the guard to be asked', () => asked.length > before);
  await page.settled();
  await nextFrame();
}

describe('a guard that says no', () => {
  const acts: Record<string, (page: Page) => unknown> = {
    'a link': (page) => page.click(`${APP}/c`, {settle: false}),
    'a push': (page) => page.push(`${APP}/c`, {settle: false}),
    'a replace': (page) => page.replace(`${APP}/c`, {settle: false}),
    'a form that gets': (page) => {
      page.document.body.append(
        fragment(page.document, `<form action="${APP}/c"><button>go</button></form>`),
      );
      page.find('form button').click();
    },
  };
  const answers: Record<string, Answer> = {false: false, 'a promise of false': Promise.resolve(false)};

  for (const [act, run] of Object.entries(acts)) {
    for (const [name, answer] of Object.entries(answers)) {
      it(`leaves everything as it was: ${act}, ${name}`, async () => {
        const guarded = await openForm(() => answer);
        const {page} = guarded;
        const field = mark(page.find<HTMLInputElement>('#field'));
        field.value = 'typed';
        field.focus();
        const length = page.historyLength;
        const events = recordEvents(page.document, 'slot-load', 'slot-change', 'layout-settle');
        const watches = ['children', 'side'].map((each) => watchMutations(page.slot(each)));

        await refused(guarded, () => run(page));
        expect(page.url).to.equal(APP);
        expect(page.historyLength).to.equal(length);
        expect(events).to.deep.equal([]);
        expect(watches.flatMap((watch) => watch.take())).to.deep.equal([]);
        expect(isMarked(page.document.activeElement)).to.equal(true);
        expect(field.value).to.equal('typed');
        expect(guarded.asked).to.have.length(1);
        expect(page.loads).to.equal(1);
      });
    }
  }

  it('rejects the promises of navigate()', async () => {
    const {page} = await openForm(() => Promise.resolve(false));
    const {committed, finished} = page.layout.navigate(`${APP}/b`);
    const results = await Promise.allSettled([committed, finished]);
    expect(results.map(({status}) => status)).to.deep.equal(['rejected', 'rejected']);
    expect(page.url).to.equal(APP);
  });

  it('is asked again the next time, and can say yes', async () => {
    const guarded = await openForm((call) => call > 1);
    const {page} = guarded;
    await refused(guarded, () => page.click(`${APP}/b`, {settle: false}));
    expect(page.slot('children').querySelector('input')).not.to.equal(null);
    await page.click(`${APP}/b`);
    expect(page.url).to.equal(`${APP}/b`);
    expect(page.text('children')).to.equal('b');
    expect(guarded.asked).to.have.length(2);
  });

  it('keeps the load of another route slot running', async () => {
    const hold = deferred();
    const guarded = await openForm(() => false);
    const {page} = guarded;
    let signal: AbortSignal | undefined;
    page.slot('side').routes = [
      {
        path: '/slow',
        load: (context) => {
          ({signal} = context);
          return hold.promise;
        },
        view: 'side slow',
      },
    ];
    await page.settled();
    await page.click(`${APP}/slow`, {settle: false});
    await page.until('the load', () => signal !== undefined);
    guarded.asked.length = 0;

    page.layout.navigate(`${APP}/c`).finished.catch(() => undefined);
    await page.until('the guard to be asked', () => guarded.asked.length > 0);
    await nextFrame();
    expect(signal?.aborted).to.equal(false);
    hold.resolve();
    await page.settled();
    expect(page.text('side')).to.equal('side slow');
    expect(page.url).to.equal(`${APP}/slow`);
  });

  it('refuses for its own location too', async () => {
    const asked: string[] = [];
    const page = await openPage({
      url: `${APP}?@drawer=/edit`,
      html: `<slot-layout base="${APP}">${slot('children', {'/': 'home'})}
        ${slot('drawer', {'/other': 'other'}, 'source="search"')}</slot-layout>`,
      setup: ({slot}) => {
        const canLeave = ({segment}: RouteContext) => {
          asked.push(segment);
          return false;
        };
        slot('drawer').routes = [{path: '/edit', view: 'edit', canLeave}];
      },
    });
    const {url} = page;
    const {committed, finished} = page.slot('drawer').navigate('/other');
    const results = await Promise.allSettled([committed, finished]);
    expect(results.map(({status}) => status)).to.deep.equal(['rejected', 'rejected']);
    void Promise.resolve(page.slot('drawer').close()).catch(() => undefined);
    await page.until('the second question', () => asked.length === 2);
    await page.settled();
    expect(asked).to.deep.equal(['/edit', '/edit']);
    expect(page.url).to.equal(url);
    expect(page.texts('children', 'drawer')).to.deep.equal({children: 'home', drawer: 'edit'});
  });
});

describe('a guard', () => {
  it('that promises yes lets the navigation go on, and nothing loads before', async () => {
    const hold = deferred<boolean>();
    const loads: string[] = [];
    const {page, asked} = await openForm(() => hold.promise, {
      routes: () => [{path: '/loads', load: ({segment}) => loads.push(segment), view: 'loads'}],
    });
    const length = page.historyLength;
    const {finished} = page.layout.navigate(`${APP}/loads`);
    await page.until('the guard to be asked', () => asked.length === 1);
    await nextFrame();
    expect(loads).to.deep.equal([]);
    expect(page.url).to.equal(APP);
    hold.resolve(true);
    await finished;
    await page.settled();
    expect(page.text('children')).to.equal('loads');
    expect(page.url).to.equal(`${APP}/loads`);
    expect(page.historyLength).to.equal(length + 1);
    expect(loads).to.deep.equal(['/loads']);
  });

  it('gets the context of what would leave', async () => {
    const {page, asked} = await openForm(() => true);
    await page.click(`${APP}/b`);
    const [context] = asked;
    expect(context?.slot).to.equal('children');
    expect(context?.data).to.equal('draft');
    expect(context?.url.pathname).to.equal(APP);
  });

  it('is asked once with those of all route slots that would leave, after all slot-leave events', async () => {
    const order: string[] = [];
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/b': 'b'}, side: {'/b': 'side b'}, other: {}}),
      setup: ({layout}) => {
        const canLeave = ({slot}: RouteContext) => {
          order.push(`canLeave ${slot}`);
          return Promise.resolve(true);
        };
        const routes = [{path: '/', view: ({slot}: RouteContext) => slot, canLeave}];
        layout.routes = {children: routes, side: routes, other: routes};
      },
    });
    page.document.addEventListener('slot-leave', (event) => {
      order.push(`slot-leave ${(event.target as HTMLElement).getAttribute('name') ?? 'children'}`);
    });
    await page.click(`${APP}/b`);
    expect(order.slice(0, 2).sort()).to.deep.equal(['slot-leave children', 'slot-leave side']);
    expect(order.slice(2).sort()).to.deep.equal(['canLeave children', 'canLeave side']);
    expect(page.texts('children', 'side', 'other')).to.deep.equal({
      children: 'b',
      side: 'side b',
      other: 'other',
    });
  });

  it('speaks for all: one no refuses the navigation of every route slot', async () => {
    const asked: string[] = [];
    const page = await openPage({
      url: APP,
      html: layout(APP, {a: {'/b': 'a b'}, b: {'/b': 'b b'}, c: {'/b': 'c b'}}),
      setup: ({layout}) => {
        const guarded = (answer: Answer) => {
          const canLeave = ({slot}: RouteContext) => {
            asked.push(slot);
            return answer;
          };
          return [{path: '/', view: 'home', canLeave}];
        };
        layout.routes = {
          a: guarded(Promise.resolve(true)),
          b: guarded(false),
          c: guarded(Promise.resolve(true)),
        };
      },
    });
    const {committed, finished} = page.layout.navigate(`${APP}/b`);
    await Promise.allSettled([committed, finished]);
    await page.settled();
    expect(asked).to.include('b');
    expect(new Set(asked).size, 'nobody is asked twice').to.equal(asked.length);
    expect(page.texts('a', 'b', 'c')).to.deep.equal({a: 'home', b: 'home', c: 'home'});
    expect(page.url).to.equal(APP);
  });

  it('is not asked where its route slot stays: kept, a fragment, another search, a reload', async () => {
    const {page, asked} = await openForm(() => false);
    await page.click(`${APP}/side`);
    expect(page.text('side')).to.equal('side 2');
    await page.click('#part');
    await page.click('?x=1');
    void page.slot('children').reload();
    void page.layout.reload();
    await page.settled();
    expect(asked).to.deep.equal([]);
    expect(page.url).to.equal(`${APP}/side?x=1`);
  });

  it('is asked for other params of the same route', async () => {
    const asked: unknown[] = [];
    const page = await openPage({
      url: `${APP}/1`,
      html: layout(APP, {children: {'/': 'home'}}),
      setup: ({slot}) => {
        const canLeave = ({params}: RouteContext) => {
          asked.push(params['id']);
          return true;
        };
        slot('children').routes = [
          {path: '/:id', view: ({params}: RouteContext) => `item ${params['id']}`, canLeave},
        ];
      },
    });
    await page.click(`${APP}/2`);
    expect(page.text('children')).to.equal('item 2');
    expect(asked).to.deep.equal(['1']);
  });

  it('inside a view that would leave is asked too', async () => {
    const asked: string[] = [];
    const page = await openPage({
      url: `${APP}/team`,
      html: layout(APP, {children: {'/b': 'b'}}),
      setup: ({document, layout}) => {
        const canLeave = ({slot}: RouteContext) => {
          asked.push(slot);
          return asked.length > 1;
        };
        const inner = [{path: '/', view: 'members', canLeave}];
        const view = () => fragment(document, '<route-slot name="inner"></route-slot>');
        layout.routes = {children: [{path: '/team', view, slots: {inner}}]};
      },
    });
    const {committed, finished} = page.layout.navigate(`${APP}/b`);
    await Promise.allSettled([committed, finished]);
    await page.settled();
    expect(page.url).to.equal(`${APP}/team`);
    expect(page.text('inner')).to.equal('members');
    await page.click(`${APP}/b`);
    expect(page.text('children')).to.equal('b');
    expect(asked).to.deep.equal(['inner', 'inner']);
  });

  it('that is slow does not bring back a navigation that was superseded', async () => {
    const hold = deferred<boolean>();
    const {page, asked} = await openForm((call) => (call === 1 ? hold.promise : true));
    page.layout.navigate(`${APP}/b`).finished.catch(() => undefined);
    await page.until('the guard to be asked', () => asked.length === 1);
    await page.push(`${APP}/c`);
    expect(page.text('children')).to.equal('c');
    hold.resolve(true);
    await page.settled();
    await nextFrame();
    expect(page.url).to.equal(`${APP}/c`);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'c', side: 'side c'});
  });

  const redirects: Record<string, (scene: Scene) => Route> = {
    'a redirect that is declared': () => ({path: '/old', redirect: `${APP}/b`}),
    'redirect() in a loader': ({lib}) => ({path: '/old', load: () => lib.redirect(`${APP}/b`), view: 'old'}),
  };
  for (const [name, route] of Object.entries(redirects)) {
    it(`is asked once for ${name}`, async () => {
      const {page, asked} = await openForm(() => true, {routes: (scene) => [route(scene)]});
      await page.click(`${APP}/old`);
      expect(page.url).to.equal(`${APP}/b`);
      expect(page.text('children')).to.equal('b');
      expect(asked).to.have.length(1);
    });
  }
});
