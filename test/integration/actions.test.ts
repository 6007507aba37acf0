/* POST forms to the `action` of a route: native validation, pending state, then everything on screen again. */
import {expect} from '@open-wc/testing';

import type {ActionContext, Route, RouteContext} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import type {Scene} from '../support/scene.js';
import {fragment, layout} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';
import {recordEvents} from '../support/watch.js';

const APP = '/page/app';

type Action = (context: ActionContext) => unknown;

const FORM = `<form method="post"><input name="text" value="hello" required>
  <button id="save" name="verb" value="save">save</button>
  <button id="draft" name="verb" value="draft" formnovalidate>draft</button></form>`;

/** A route slot with a form and its action, beside one that only loads; data is counted. */
async function open(action: (scene: Scene) => Action | undefined, {form = FORM, more = [] as Route[]} = {}) {
  const loads: string[] = [];
  const counts: Record<string, number> = {};
  const page = await openPage({
    url: `${APP}/notes/7`,
    html: layout(APP, {children: {'/': 'home', '/b': 'b'}, side: {}}),
    setup: (scene) => {
      const {document, layout} = scene;
      const load = ({slot}: RouteContext) => {
        loads.push(slot);
        counts[slot] = (counts[slot] ?? 0) + 1;
        return counts[slot];
      };
      const view = ({data}: RouteContext) => fragment(document, `<p>notes ${String(data)}</p>${form}`);
      const run = action(scene);
      const notes: Route = {path: '/notes/:id', load, view, ...(run && {action: run})};
      layout.routes = {
        children: [notes, ...more],
        side: [{default: true, load, view: ({data}: RouteContext) => `side ${String(data)}`}],
      };
    },
  });
  loads.length = 0;
  return {page, loads};
}

const press = (page: Page, selector = '#save') => page.find(selector).click();

const isPending = (page: Page) => page.slot('children').matches(':state(pending)');

describe('a POST form', () => {
  it('gives its fields and its button to the action of its route', async () => {
    const calls: ActionContext[] = [];
    const {page} = await open(() => (context) => void calls.push(context));
    const length = page.historyLength;
    page.find<HTMLInputElement>('[name=text]').value = 'typed';
    press(page);
    await page.until('the action', () => calls.length === 1);
    await page.settled();
    const [context] = calls;
    expect([...context!.formData]).to.deep.equal([
      ['text', 'typed'],
      ['verb', 'save'],
    ]);
    expect(context?.params).to.deep.equal({id: '7'});
    expect(context?.slot).to.equal('children');
    expect(context?.url.pathname).to.equal(`${APP}/notes/7`);
    expect(context?.signal.aborted).to.equal(false);
    expect(page.url).to.equal(`${APP}/notes/7`);
    expect(page.historyLength).to.equal(length);
    expect(page.loads).to.equal(1);
  });

  it('loads again all that is on screen when the action is done, in place', async () => {
    const hold = deferred();
    const {page, loads} = await open(() => () => hold.promise);
    page.slot('children').loadingDelay = 0;
    press(page);
    await page.until('the action', () => isPending(page));
    await nextFrame();
    expect(loads).to.deep.equal([]);
    const seen = new Set<string>();
    hold.resolve();
    await page.until('the new data', () => {
      seen.add(page.shown('children')).add(page.shown('side'));
      return page.text('children').includes('notes 2') && page.text('side') === 'side 2';
    });
    expect([...seen]).to.deep.equal(['content']);
    expect(loads.sort()).to.deep.equal(['children', 'side']);
  });

  it('is validated first, as the browser does', async () => {
    const verbs: unknown[] = [];
    const {page} = await open(
      () =>
        ({formData}) =>
          void verbs.push(formData.get('verb')),
    );
    page.find<HTMLInputElement>('[name=text]').value = '';
    press(page);
    await nextFrame();
    await page.settled();
    expect(verbs).to.deep.equal([]);
    expect(isPending(page)).to.equal(false);
    press(page, '#draft');
    await page.until('the action', () => verbs.length > 0);
    expect(verbs).to.deep.equal(['draft']);
    await page.settled();
  });

  it('that a listener has taken is left alone', async () => {
    let calls = 0;
    const {page} = await open(() => () => calls++);
    page.find('form').addEventListener('submit', (event) => event.preventDefault());
    press(page);
    await nextFrame();
    await page.settled();
    expect(calls).to.equal(0);
    expect(page.loads).to.equal(1);
  });

  it('is pending while the action runs', async () => {
    const hold = deferred();
    const {page} = await open(() => () => hold.promise);
    const children = page.slot('children');
    expect(isPending(page)).to.equal(false);
    press(page);
    await page.until('the pending state', () => isPending(page));
    expect(children.getAttribute('aria-busy')).to.equal('true');
    expect(page.slot('side').matches(':state(pending)')).to.equal(false);
    expect(page.text('children')).to.contain('notes 1');
    hold.resolve();
    await page.until('the end', () => !isPending(page));
    await page.settled();
    expect(children.getAttribute('aria-busy')).to.be.oneOf([null, 'false']);
  });

  it('that is sent again aborts the first one', async () => {
    const holds = [deferred(), deferred()];
    const signals: AbortSignal[] = [];
    const {page} = await open(
      () =>
        ({signal}) =>
          holds[signals.push(signal) - 1]?.promise,
    );
    press(page);
    await page.until('the first action', () => signals.length === 1);
    press(page);
    await page.until('the second action', () => signals.length === 2);
    expect(signals.map(({aborted}) => aborted)).to.deep.equal([true, false]);
    holds[0]?.reject(new page.window.Error('too late'));
    await nextFrame();
    expect(isPending(page)).to.equal(true);
    holds[1]?.resolve();
    await page.until('the new data', () => page.text('children').includes('notes 2'));
    expect(page.slot('children').status).to.equal('ready');
    expect(isPending(page)).to.equal(false);
  });

  it('with an action URL that its route slot matches runs the action of that route', async () => {
    const calls: unknown[] = [];
    const action: Action = ({params}) => calls.push(params);
    const {page} = await open(() => undefined, {
      form: FORM.replace('<form', `<form action="${APP}/notes/7/delete/now"`),
      more: [{path: '/notes/:id/delete/:when', view: 'delete', action}],
    });
    press(page);
    await page.until('the action', () => calls.length === 1);
    await page.settled();
    expect(calls).to.deep.equal([{id: '7', when: 'now'}]);
    expect(page.url).to.equal(`${APP}/notes/7`);
    expect(page.text('children')).to.contain('notes 2');
  });

  it('is made by its button too: formmethod and formaction', async () => {
    const calls: string[] = [];
    const action: Action = ({segment}) => calls.push(segment);
    const {page} = await open(() => (context) => calls.push(context.segment), {
      form: `<form><button id="save" formmethod="post">save</button>
        <button id="other" formmethod="post" formaction="${APP}/other">other</button></form>`,
      more: [{path: '/other', view: 'other', action}],
    });
    press(page);
    await page.until('the action', () => calls.length === 1);
    await page.settled();
    press(page, '#other');
    await page.until('the other action', () => calls.length === 2);
    await page.settled();
    expect(calls).to.deep.equal(['/notes/7', '/other']);
    expect(page.url).to.equal(`${APP}/notes/7`);
  });

  it('runs no action where it gets', async () => {
    let calls = 0;
    const {page} = await open(() => () => calls++, {
      form: `<form method="post"><button id="save" formmethod="get" formaction="${APP}/b">find</button></form>`,
    });
    press(page);
    await page.until('the page', () => page.text('children') === 'b');
    await page.settled();
    expect(calls).to.equal(0);
  });

  it('is left to the browser where no route has an action', async () => {
    const {page} = await open(() => undefined);
    press(page);
    await page.until('another document', () => page.loads === 2);
    await page.settled();
    expect(page.url).to.equal(`${APP}/notes/7`);
  });
});

describe('an action', () => {
  it('that fails is the error of the route slot of its form, and of no other', async () => {
    const {page, loads} = await open(
      ({window}) =>
        () =>
          Promise.reject(new window.Error('not saved')),
    );
    const errors = recordEvents(page.document, 'slot-error');
    press(page);
    await page.until('the error', () => page.slot('children').status === 'error');
    expect(page.slot('children').error).to.have.property('message', 'not saved');
    expect(page.shown('children')).to.equal('error');
    expect(page.text('side')).to.equal('side 1');
    expect(errors.map(({slot}) => slot)).to.deep.equal(['children']);
    expect(loads).to.deep.equal([]);
    expect(isPending(page)).to.equal(false);
    void page.slot('children').retry();
    await page.until('the form', () => page.text('children').includes('notes 2'));
  });

  it('redirects to a new entry', async () => {
    const {page} = await open(
      ({lib}) =>
        () =>
          lib.redirect(`${APP}/b`),
    );
    const length = page.historyLength;
    press(page);
    await page.until('the page', () => page.text('children') === 'b');
    await page.settled();
    expect(page.url).to.equal(`${APP}/b`);
    expect(page.historyLength).to.equal(length + 1);
    expect(page.loads).to.equal(1);
    await page.back();
    expect(page.text('children')).to.contain('notes');
    expect(isPending(page)).to.equal(false);
  });

  it('that finds nothing shows the not-found state', async () => {
    const {page} = await open(
      ({lib}) =>
        () =>
          lib.notFound(),
    );
    press(page);
    await page.until('the state', () => page.slot('children').status === 'not-found');
    expect(page.shown('children')).to.equal('not-found');
    expect(page.text('side')).to.equal('side 1');
    expect(isPending(page)).to.equal(false);
  });

  it('is aborted when its route slot moves on, and its end is not shown', async () => {
    const hold = deferred();
    let signal: AbortSignal | undefined;
    const {page} = await open(() => (context) => {
      ({signal} = context);
      return hold.promise;
    });
    press(page);
    await page.until('the action', () => signal !== undefined);
    await page.click(`${APP}/b`);
    expect(signal?.aborted).to.equal(true);
    expect(isPending(page)).to.equal(false);
    hold.reject(new page.window.Error('too late'));
    await page.settled();
    await nextFrame();
    expect(page.text('children')).to.equal('b');
    expect(page.slot('children').status).to.equal('ready');
  });

  it('makes data that is fresh load again', async () => {
    let count = 0;
    let name = 'old';
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {}}),
      setup: ({document, slot}) => {
        const load = () => {
          count++;
          return name;
        };
        const action = () => void (name = 'new');
        const view = ({data}: RouteContext) => fragment(document, `<p>${String(data)}</p>${FORM}`);
        slot('children').routes = [{path: '/', load, action, view, staleTime: 3_600_000}];
      },
    });
    press(page);
    await page.until('the new data', () => page.text('children').includes('new'));
    expect(count).to.equal(2);
  });
});
