/* The two elements as parts of a page: they come late, leave, move, are upgraded in any order and change. */
import {expect} from '@open-wc/testing';

import type {Library, RouteContext, RouteSlotElement, SlotLayoutElement} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {fragment, layout, slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';

const APP = '/page/app';

const twoPages = {'/': 'home', '/b': 'b', default: 'default'};

describe('<route-slot> that comes and goes', () => {
  it('shows the match of the current URL when it comes late', async () => {
    const page = await openPage({url: `${APP}/b`, html: layout(APP, {children: twoPages})});
    page.layout.append(fragment(page.document, slot('late', {'/b': 'late b', default: 'late default'})));
    await page.until('the late route slot to show', () => page.text('late') === 'late b');
    await page.settled();
    expect(page.layout.slots.map(({name}) => name)).to.deep.equal(['children', 'late']);
    await page.click(APP);
    expect(page.texts('children', 'late')).to.deep.equal({children: 'home', late: 'late b'});
  });

  it('makes a URL known that was not before', async () => {
    const page = await openPage({url: APP, html: layout(APP, {children: {'/': 'home'}})});
    page.layout.append(fragment(page.document, slot('late', {'/late': 'late', default: ''})));
    await page.settled();
    await page.click(`${APP}/late`);
    expect(page.texts('children', 'late')).to.deep.equal({children: 'home', late: 'late'});
    expect(page.loads).to.equal(1);
  });

  it('is no part of a navigation after it has left, and shows the URL when it comes back', async () => {
    const page = await openPage({url: APP, html: layout(APP, {children: twoPages, side: twoPages})});
    const side = page.slot('side');
    side.remove();
    await page.until('the layout to miss it', () => page.layout.slots.length === 1);
    await page.click(`${APP}/b`);
    expect(page.text('children')).to.equal('b');
    page.layout.append(side);
    await page.until('the route slot to show', () => page.text('side') === 'b');
    await page.click(APP);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'home', side: 'home'});
  });

  it('shows what it showed when it moves inside its layout', async () => {
    const page = await openPage({url: `${APP}/b`, html: layout(APP, {children: twoPages, side: twoPages})});
    const box = page.document.createElement('section');
    page.layout.prepend(box);
    box.append(page.slot('side'));
    await page.settled();
    expect(page.texts('children', 'side')).to.deep.equal({children: 'b', side: 'b'});
    expect(page.layout.slots.map(({name}) => name)).to.deep.equal(['side', 'children']);
    await page.click(APP);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'home', side: 'home'});
  });

  it('belongs to the layout that it moves to', async () => {
    const html = layout(APP, {side: twoPages}) + `<slot-layout base="${APP}/team" id="other"></slot-layout>`;
    const page = await openPage({url: `${APP}/team/b`, html: html.replace('path="/b"', 'path="/team/b"')});
    expect(page.text('side')).to.equal('b');
    const other = page.find<SlotLayoutElement>('#other');
    const side = page.slot('side');
    side.routes = [{path: '/b', view: 'b of the team'}];
    other.append(side);
    await page.until('the route of the other layout', () => page.text('side') === 'b of the team');
    expect(page.layout.slots).to.deep.equal([]);
    expect(other.slots).to.deep.equal([side]);
  });

  it('takes the rest of the page with it when the layout leaves and comes back', async () => {
    const page = await openPage({url: APP, html: layout(APP, {children: twoPages}) + '<main></main>'});
    const {layout: left} = page;
    left.remove();
    page.find('main').append(left);
    await page.settled();
    expect(page.text('children')).to.equal('home');
    await page.click(`${APP}/b`);
    expect(page.text('children')).to.equal('b');
    left.remove();
    await nextFrame();
    await page.click(APP);
    // Nobody is there who could take the link.
    expect(page.loads).to.equal(2);
  });

  it('belongs to the nearest layout through a shadow root', async () => {
    const page = await openPage({
      url: `${APP}/b`,
      html: layout(APP, {children: twoPages}),
      prepare: ({document, layout}) => {
        const host = document.createElement('div');
        host.id = 'host';
        host
          .attachShadow({mode: 'open'})
          .append(fragment(document, `<section>${slot('deep', twoPages)}</section>`));
        layout.prepend(host);
      },
    });
    const deep = page
      .find('#host')
      .shadowRoot?.querySelector<RouteSlotElement>('route-slot') as RouteSlotElement;
    const heard: EventTarget[] = [];
    page.layout.addEventListener('slot-change', (event) =>
      heard.push(event.composedPath()[0] as EventTarget),
    );
    expect(page.layout.slots.map(({name}) => name)).to.deep.equal(['deep', 'children']);
    expect(deep.textContent).to.contain('b');
    await page.click(APP);
    expect(deep.status).to.equal('ready');
    expect(page.text('children')).to.equal('home');
    expect(heard).to.include(deep);
  });
});

describe('two route slots of one name', () => {
  it('resolve, load and fail each for itself', async () => {
    let calls = 0;
    const page = await openPage({
      url: APP,
      html: layout(APP, {}).replace('</', `${slot('twin', {})}<hr>${slot('twin', {})}</`),
      setup: ({window, layout}) => {
        const load = () => {
          if (++calls === 1) throw new window.Error('only the first');
          return calls;
        };
        layout.routes = {twin: [{path: '/', load, view: ({data}: RouteContext) => `twin ${String(data)}`}]};
      },
    });
    expect(page.slots('twin').map(({status}) => status)).to.deep.equal(['error', 'ready']);
    void page.slots('twin')[0]?.retry();
    await page.settled();
    expect(page.slots('twin').map(({textContent}) => textContent?.trim())).to.deep.equal([
      'twin 3',
      'twin 2',
    ]);
  });
});

describe('upgrade', () => {
  const html = layout(APP, {children: twoPages, side: twoPages});

  for (const order of [
    ['slot-layout', 'route-slot'],
    ['route-slot', 'slot-layout'],
  ] as const) {
    it(`works when ${order[0]} is defined first`, async () => {
      const page = await openPage({url: `${APP}/b`, html, build: 'none'});
      const lib = await page.import<Library>('/dist/dev/index.js');
      const classes = {'slot-layout': lib.SlotLayout, 'route-slot': lib.RouteSlot};
      for (const name of order) {
        page.window.customElements.define(name, classes[name]);
        await page.window.customElements.whenDefined(name);
      }
      await page.until('both to show', () => page.texts('children', 'side')['side'] === 'b');
      await page.settled();
      expect(page.texts('children', 'side')).to.deep.equal({children: 'b', side: 'b'});
      expect(page.layout.status).to.equal('active');
    });
  }

  it('takes properties that were set before', async () => {
    const page = await openPage({
      url: `${APP}/b`,
      html: '<slot-layout><route-slot></route-slot><route-slot name="side"></route-slot></slot-layout>',
      prepare: ({layout, slot}) => {
        layout.base = APP;
        layout.routes = {children: [{path: '/b', view: 'b of the layout'}]};
        slot('side').routes = [{path: '/b', view: 'b of its own'}];
        slot('side').unmatched = 'empty';
      },
    });
    expect(page.texts('children', 'side')).to.deep.equal({children: 'b of the layout', side: 'b of its own'});
    expect(page.slot('side').unmatched).to.equal('empty');
  });

  it('has the documented defaults', async () => {
    const page = await openPage({
      url: '/page/',
      html: '<slot-layout></slot-layout><route-slot id="alone"></route-slot>',
    });
    const {base, restore, announce, status, slots} = page.layout;
    expect({base, restore, announce, status}).to.deep.equal({
      base: '/',
      restore: false,
      announce: 'auto',
      status: 'active',
    });
    expect([...slots]).to.deep.equal([]);
    const {name, unmatched, disabled, loadingDelay, kept, isDefault} = page.find<RouteSlotElement>('#alone');
    expect({name, unmatched, disabled, loadingDelay, kept, isDefault}).to.deep.equal({
      name: 'children',
      unmatched: 'keep',
      disabled: false,
      loadingDelay: 100,
      kept: false,
      isDefault: false,
    });
    page.dropWarnings(/SR\d+/);
  });
});

describe('changes', () => {
  it('shows new routes for the current URL', async () => {
    const page = await openPage({url: `${APP}/b`, html: layout(APP, {children: {default: 'default'}})});
    expect(page.slot('children').isDefault).to.equal(true);
    page.layout.routes = {children: [{path: '/b', view: 'new b'}]};
    await page.until('the new route', () => page.text('children') === 'new b');
    expect(page.slot('children').isDefault).to.equal(false);
  });

  it('follows a changed base', async () => {
    const page = await openPage({url: `${APP}/b`, html: layout('/page/other', {children: twoPages})});
    expect(page.layout.status).to.equal('inactive');
    page.layout.base = APP;
    await page.until('the layout to be active', () => page.layout.status === 'active');
    await page.until('the match', () => page.text('children') === 'b');
    page.layout.setAttribute('base', '/page/other');
    await page.until('the layout to be inactive', () => page.layout.status === 'inactive');
    await page.until('the route slot to be empty', () => page.text('children') === '');
  });

  it('shows and loads nothing while it is disabled', async () => {
    let calls = 0;
    const hold = deferred();
    const signals: AbortSignal[] = [];
    const page = await openPage({
      url: `${APP}/b`,
      html: `<slot-layout base="${APP}">${slot('children', {'/': 'home', '/b': 'b'})}${slot('side', {}, 'disabled')}
        </slot-layout>`,
      setup: ({slot}) => {
        const load = ({signal}: RouteContext) => {
          calls++;
          signals.push(signal);
          return hold.promise;
        };
        slot('side').routes = [{path: '/b', load, view: 'side b'}];
      },
    });
    const side = page.slot('side');
    expect(page.layout.status).to.equal('active');
    expect(side.status).to.equal('empty');
    expect(page.shown('side')).to.equal('empty');
    expect(calls).to.equal(0);

    side.disabled = false;
    await page.until('the load', () => calls === 1);
    side.toggleAttribute('disabled', true);
    await page.until('the load to be aborted', () => signals[0]?.aborted === true);
    expect(side.status).to.equal('empty');

    side.removeAttribute('disabled');
    await page.until('the second load', () => calls === 2);
    hold.resolve();
    await page.settled();
    expect(page.text('side')).to.equal('side b');
    side.disabled = true;
    await page.until('the route slot to be empty', () => page.text('side') === '');
    expect(page.text('children')).to.equal('b');
  });
});
