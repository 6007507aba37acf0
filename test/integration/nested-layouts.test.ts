/* Layouts inside layouts, and several layouts on one page: what stays, what settles, what each of them resolves. */
import {expect} from '@open-wc/testing';

import type {RouteContext, SlotLayoutElement} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {isMarked, mark} from '../support/mark.js';
import {openPage} from '../support/page.js';
import {fragment, layout, slot} from '../support/tree.js';
import {nextEvent} from '../support/wait.js';
import {recordEvents, watchMutations} from '../support/watch.js';

const APP = '/page/app';

/** A layout in a template: at `/team/:id`, with a heading, `children` and `side`. */
const team = `<slot-layout base="/team/:id"><h2>Team {{id}}</h2>
  ${slot('children', {'/': 'overview', '/members': 'members of {{id}}', '/news/:n': 'news {{n}} of {{id}}'})}
  ${slot('side', {'/': '<p class="side">side</p>', '/members': 'side of members', default: 'side default'})}</slot-layout>`;

describe('a layout in a template', () => {
  const open = (path: string) =>
    openPage({
      url: APP + path,
      html: layout(APP, {children: {'/': 'home', '/team/:id/*': team, '/team/:id': team}}),
    });

  it('stays while the URL moves below its base', async () => {
    const page = await open('/team/7/members');
    const inner = mark(page.find('slot-layout slot-layout'));
    expect(page.texts('children/children', 'side')).to.deep.equal({
      'children/children': 'members of 7',
      side: 'side of members',
    });
    await page.click(`${APP}/team/7/news/1`);
    expect(page.texts('children/children', 'side')).to.deep.equal({
      'children/children': 'news 1 of 7',
      side: 'side of members',
    });
    expect(page.find('slot-layout slot-layout')).to.equal(inner);
    await page.click(`${APP}/team/7/news/2`);
    await page.back();
    expect(page.text('children/children')).to.equal('news 1 of 7');
    expect(page.find('slot-layout slot-layout')).to.equal(inner);
  });

  it('is another one for other params of its base', async () => {
    const page = await open('/team/7/members');
    await page.click(`${APP}/team/8/members`);
    expect(page.find('h2').textContent).to.equal('Team 8');
    expect(page.text('children/children')).to.equal('members of 8');
    await page.back();
    expect(page.find('h2').textContent).to.equal('Team 7');
    expect(page.text('children/children')).to.equal('members of 7');
  });

  it('has its kept route slots again in the entry that had them, after it was gone', async () => {
    const page = await open('/team/7/members');
    await page.click(`${APP}/team/7/news/1`);
    await page.click(APP);
    expect(page.text('children')).to.equal('home');
    await page.back();
    expect(page.texts('children/children', 'side')).to.deep.equal({
      'children/children': 'news 1 of 7',
      side: 'side of members',
    });
  });

  it('has its kept route slots again after a reload in between', async () => {
    const page = await open('/team/7/members');
    await page.click(`${APP}/team/7/news/1`);
    await page.click(`${APP}/team/7/news/2`);
    await page.reload();
    expect(page.texts('children/children', 'side')).to.deep.equal({
      'children/children': 'news 2 of 7',
      side: 'side default',
    });
    await page.back();
    expect(page.texts('children/children', 'side')).to.deep.equal({
      'children/children': 'news 1 of 7',
      side: 'side of members',
    });
  });

  it('has no say in what is next to it', async () => {
    const html = layout(APP, {
      children: {'/team/:id/*': team},
      nav: {'/team/:id/*': '<nav>nav</nav>', default: ''},
    });
    const page = await openPage({
      url: `${APP}/team/7/members`,
      html: html.replace(/\/team\/:id\/\*">(<nav)/, '/team/:id/:x">$1'),
    });
    await page.click(`${APP}/team/7/news/1`);
    expect(page.text('nav')).to.equal('nav');
    expect(page.slot('nav').kept).to.equal(true);
  });
});

describe('a layout that is the view of a route', () => {
  const open = (path: string, load?: (context: RouteContext) => unknown) =>
    openPage({
      url: APP + path,
      html: layout(APP, {children: {'/': 'home'}, nav: {'/:all*': '<nav>nav</nav>'}}),
      setup: ({document, slot}) => {
        const view = ({params}: RouteContext) =>
          fragment(
            document,
            `<h2>Team ${params['id']}</h2><route-slot></route-slot><route-slot name="side"></route-slot>`,
          );
        const slots = {
          children: [
            {
              path: '/members',
              ...(load ? {load} : {}),
              view: ({params}: RouteContext) => `members of ${params['id']}`,
            },
            {
              path: '/news/:n',
              ...(load ? {load} : {}),
              view: ({params}: RouteContext) => `news ${params['n']}`,
            },
          ],
          side: [
            {path: '/members', view: 'side of members'},
            {default: true, view: 'side default'},
          ],
        };
        slot('children').routes = [{path: '/team/:id', view, slots}];
      },
    });

  it('stays while a nested route slot changes, and the route slot around it is not changed', async () => {
    const page = await open('/team/7/members');
    mark(page.find('h2'));
    const seen = recordEvents(page.document, 'slot-change', 'slot-leave');
    await page.click(`${APP}/team/7/news/1`);
    expect(page.texts('children/children', 'side')).to.deep.equal({
      'children/children': 'news 1',
      side: 'side of members',
    });
    expect(isMarked(page.find('h2'))).to.equal(true);
    expect(seen.filter(({event}) => event.composedPath()[0] === page.slot('children'))).to.deep.equal([]);
    await page.back();
    expect(page.text('children/children')).to.equal('members of 7');
    expect(isMarked(page.find('h2'))).to.equal(true);
  });

  it('has its kept route slots again on the way back, and after a reload', async () => {
    const page = await open('/team/7/members');
    await page.click(`${APP}/team/7/news/1`);
    await page.click(APP);
    await page.back();
    expect(page.texts('children/children', 'side')).to.deep.equal({
      'children/children': 'news 1',
      side: 'side of members',
    });
    await page.forward();
    await page.reload();
    await page.back();
    expect(page.texts('children/children', 'side')).to.deep.equal({
      'children/children': 'news 1',
      side: 'side of members',
    });
  });

  it('is settled when its nested route slots are', async () => {
    const hold = deferred();
    const page = await open('', () => hold.promise);
    await page.click(`${APP}/team/7/members`, {settle: false});
    await page.until(
      'the nested load',
      () => page.has('side') && page.slot('children/children').status === 'loading',
    );
    let settled = false;
    void page.layout.settled.then(() => (settled = true));
    await page.until('the sibling', () => page.text('side') === 'side of members');
    expect(settled).to.equal(false);
    const event = nextEvent(page.layout, 'layout-settle');
    hold.resolve();
    await event;
    await page.until('the promise', () => settled);
    expect(page.text('children/children')).to.equal('members of 7');
  });

  it('aborts the loads of its nested route slots when it leaves', async () => {
    const signals: AbortSignal[] = [];
    const page = await open('', ({signal}) => {
      signals.push(signal);
      return new Promise(() => undefined);
    });
    await page.click(`${APP}/team/7/members`, {settle: false});
    await page.until('the nested load', () => signals.length === 1);
    await page.click(APP, {settle: false});
    await page.until('home', () => page.text('children') === 'home');
    await page.until('the signal', () => signals[0]?.aborted === true);
    await page.settled();
  });

  it('shows nothing new in a view that is about to leave', async () => {
    const held = new Map<string, {signal: AbortSignal; hold: ReturnType<typeof deferred>}>();
    const load = ({slot: name, params, signal}: RouteContext) => {
      const hold = deferred();
      held.set(`${name} ${params['id']}`, {signal, hold});
      return hold.promise;
    };
    const release = (name: string) => held.get(name)?.hold.resolve(undefined);
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/': 'home'}}),
      setup: ({document, slot: slotOf}) => {
        const members = [{path: '/', load, view: ({params}: RouteContext) => `members of ${params['id']}`}];
        const view = ({params}: RouteContext) =>
          fragment(document, `<h2>Team ${params['id']}</h2><route-slot name="members"></route-slot>`);
        slotOf('children').routes = [{path: '/team/:id', load, view, slots: {members}}];
      },
    });
    await page.click(`${APP}/team/7`, {settle: false});
    await page.until('the loads', () => held.size === 2);
    release('children 7');
    await page.until('the view', () => page.has('members'));
    await page.click(`${APP}/team/8`, {settle: false});
    await page.until('the loads', () => held.size === 4);
    expect(held.get('members 7')?.signal.aborted).to.equal(true);
    expect(held.get('members 8')?.signal.aborted).to.equal(false);
    release('members 7');
    await held.get('members 7')?.hold.promise;
    expect(page.slot('members').status).to.equal('loading');
    // Back to the view, which has not left yet, it loads again.
    await page.back({settle: false});
    await page.until('the load', () => held.get('members 7')?.signal.aborted === false);
    release('members 7');
    await page.settled();
    expect(page.find('h2').textContent).to.equal('Team 7');
    expect(page.text('members')).to.equal('members of 7');
    expect(held.get('members 8')?.signal.aborted).to.equal(true);
  });

  it('loads nothing twice on the way in', async () => {
    const calls: string[] = [];
    const page = await open('', ({segment}) => calls.push(segment));
    await page.click(`${APP}/team/7/members`);
    await page.click(`${APP}/team/7/news/1`);
    expect(calls).to.deep.equal(['/members', '/news/1']);
  });
});

describe('several layouts on one page', () => {
  it('resolve each for itself, and one navigation is one for all', async () => {
    const page = await openPage({
      url: `${APP}/a`,
      html:
        layout(APP, {one: {'/a': 'one a', '/b': 'one b'}}) +
        layout('/page', {two: {'/app/a': 'two a', '/app/c': 'two c'}}),
    });
    expect(page.texts('one', 'two')).to.deep.equal({one: 'one a', two: 'two a'});
    const before = page.historyLength;
    const seen = recordEvents(page.document, 'layout-settle');
    const watch = watchMutations(page.slot('two'));
    await page.click(`${APP}/b`);
    expect(page.texts('one', 'two')).to.deep.equal({one: 'one b', two: 'two a'});
    expect(watch.take()).to.deep.equal([]);
    await page.click(`${APP}/c`);
    expect(page.texts('one', 'two')).to.deep.equal({one: 'one b', two: 'two c'});
    expect(page.historyLength).to.equal(before + 2);
    expect(new Set(seen.map(({event}) => event.target)).size).to.be.within(1, 2);
    await page.go(-2);
    expect(page.texts('one', 'two')).to.deep.equal({one: 'one a', two: 'two a'});
  });

  it('do not mix up what their route slots of one name remember', async () => {
    const page = await openPage({
      url: `${APP}/a/1`,
      html:
        layout(APP, {side: {'/a/:n': 'first {{n}}', default: 'first default'}}) +
        layout(APP, {side: {'/b/:n': 'second {{n}}', default: 'second default'}}),
    });
    const texts = () => page.slots('side').map(({textContent}) => textContent?.trim());
    await page.click(`${APP}/b/2`);
    await page.click(`${APP}/a/3`);
    await page.click(`${APP}/b/4`);
    expect(texts()).to.deep.equal(['first 3', 'second 4']);
    await page.reload();
    expect(texts()).to.deep.equal(['first default', 'second 4']);
    await page.back();
    expect(texts()).to.deep.equal(['first 3', 'second 2']);
    await page.back();
    expect(texts()).to.deep.equal(['first 1', 'second 2']);
  });

  it('fail each for itself', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {one: {}}) + layout(APP, {two: {'/': 'two'}}),
      setup: ({window, slot}) => {
        slot('one').routes = [{path: '/', load: () => Promise.reject(new window.Error('broken'))}];
      },
    });
    expect(page.slot('one').status).to.equal('error');
    expect(page.text('two')).to.equal('two');
    const [, second] = page.document.querySelectorAll<SlotLayoutElement>('slot-layout');
    expect(second?.status).to.equal('active');
  });
});
