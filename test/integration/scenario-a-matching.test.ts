/*
 * Group A, matching and rendering on a hard load, from scenarios.md. A route group has no element of its own: a layout
 * inside a group is a route with `slots`, or a `<slot-layout>` in a template.
 *
 * | not here  | why                                                                                                 |
 * | --------- | --------------------------------------------------------------------------------------------------- |
 * | S016      | the report at definition time is the folder plugin's build error; at run time see S009, S010         |
 * | S020 1.   | interception; the hard load and the base path are tested                                            |
 * | S021      | S005, S092–S100 need interception or are not in the list; S041 and S001 run with a trailing slash    |
 */
import {expect} from '@open-wc/testing';

import {expectNotFound} from '../support/expectations.js';
import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {fragment, layout, slot} from '../support/tree.js';

const APP = '/page/app';

describe('scenarios A: matching', () => {
  it('S001 shows a named route slot next to children', async () => {
    const html = layout(APP, {children: {'/': '@children rendered'}, slot: {'/': '@slot rendered'}});
    const page = await openPage({url: APP, html});

    expect(page.texts('children', 'slot')).to.deep.equal({
      children: '@children rendered',
      slot: '@slot rendered',
    });
    expect(page.layout.status).to.equal('active');
    expect(page.statuses('children', 'slot')).to.deep.equal({children: 'ready', slot: 'ready'});
  });

  it('S003 shows a route slot of a nested layout when only it matches', async () => {
    const page = await openPage({
      url: `${APP}/parallel/nested-2`,
      html: `<slot-layout base="${APP}/parallel">parallel/layout <route-slot></route-slot>
        ${slot('foo', {default: 'foo default'})}${slot('bar', {default: 'bar default'})}</slot-layout>`,
      setup: ({document, layout}) => {
        const view = () => fragment(document, '<h2>(new)/layout</h2><route-slot name="baz"></route-slot>');
        const baz = [
          {path: '/nested-2', view: 'baz page'},
          {default: true, view: null},
        ];
        layout.routes = {children: [{path: '/', view, slots: {baz}}]};
      },
    });

    expect(page.allText).to.equal('parallel/layout (new)/layout baz page foo default bar default');
    expect(page.text('children/baz')).to.equal('baz page');
  });

  // [ALT] Next depends on the bundler; here rule 1 decides: the static path is more specific than a nested layout's.
  it('S004 prefers the explicit page to a nested layout that covers the same path', async () => {
    const page = await openPage({
      url: `${APP}/nested-2`,
      html: layout(APP, {children: {}}),
      setup: ({document, layout}) => {
        const view = () => fragment(document, '<route-slot name="baz"></route-slot>');
        const slots = {baz: [{path: '/nested-2', view: 'baz page'}]};
        layout.routes = {
          children: [
            {path: '/', view, slots},
            {path: '/nested-2', view: 'hello world'},
          ],
        };
      },
    });

    expect(page.text('children')).to.equal('hello world');
  });

  it('S006 prefers the explicit children route to a catch-all', async () => {
    const nested = layout('/nested', {children: {'/': 'Hello from nested @children page'}});
    const html = layout(APP, {
      children: {'/': 'Hello from @children/page', '/:all+': 'catch-all', '/nested': nested},
      slot: {'/': '@slot content', default: 'Default @slot'},
    });
    const page = await openPage({url: APP, html});

    expect(page.texts('children', 'slot')).to.deep.equal({
      children: 'Hello from @children/page',
      slot: '@slot content',
    });

    await page.goto(`${APP}/nested`);
    expect(page.texts('children', 'slot')).to.deep.equal({
      children: 'Hello from nested @children page',
      slot: 'Default @slot',
    });
  });

  it('S007 shows a layout that has no children, and loads its route slot once', async () => {
    let calls = 0;
    const page = await openPage({
      url: `${APP}/no-page/foo`,
      html: layout(`${APP}/no-page/foo`, {parallel: {}}),
      setup: ({layout}) => {
        layout.routes = {parallel: [{path: '/', load: () => ++calls, view: () => 'slot page'}]};
      },
    });

    expect(page.text('parallel')).to.equal('slot page');
    await page.settled();
    expect(calls).to.equal(1);
    expect(page.loads).to.equal(1);
  });

  describe('S009 with route slots that lack a match and a default', () => {
    const html = layout(APP, {
      children: {
        '/': 'home',
        '/no-bar-slot': 'no bar slot',
        '/both-slots-missing': 'both missing',
        '/has-both-slots': 'Has Both Slots',
      },
      foo: {'/': 'foo', '/no-bar-slot': 'foo', '/has-both-slots': '@foo slot'},
      bar: {'/': 'bar', '/has-both-slots': '@bar slot'},
    });

    it('S009 shows all three when all three match, without a warning', async () => {
      const page = await openPage({url: `${APP}/has-both-slots`, html});
      expect(page.texts('children', 'foo', 'bar')).to.deep.equal({
        children: 'Has Both Slots',
        foo: '@foo slot',
        bar: '@bar slot',
      });
    });

    it('S009 is not found and names the one route slot that lacks a default', async () => {
      const page = await openPage({url: `${APP}/no-bar-slot`, html});
      expectNotFound(page, 'bar');
    });

    it('S009 is not found and names both route slots that lack a default', async () => {
      const page = await openPage({url: `${APP}/both-slots-missing`, html});
      expectNotFound(page, 'foo', 'bar');
    });

    it('S009 is not found at an unknown URL, without a warning about route slots', async () => {
      const page = await openPage({url: `${APP}/this-does-not-exist`, html});
      expect(page.layout.status).to.equal('not-found');
      expect(page.statuses('children', 'foo', 'bar')).to.deep.equal({
        children: 'not-found',
        foo: 'not-found',
        bar: 'not-found',
      });
    });
  });

  it('S010 hides the matched page too when a sibling is missing', async () => {
    const html = layout(APP, {children: {'/': '<p class="home">home</p>'}, slot: {'/nested': 'x'}});
    const page = await openPage({url: APP, html, title: 'Layout title'});

    expectNotFound(page, 'slot');
    expect(page.document.querySelector('.home')).to.equal(null);
    expect(page.document.title).to.equal('Layout title');
    expect(page.document.querySelectorAll('title')).to.have.length(1);
  });

  it('S011 needs no default in a layout with one page', async () => {
    const html = layout(`${APP}/leaf`, {
      children: {'/': 'Leaf Segment Page'},
      header: {'/': 'header'},
      sidebar: {'/': 'sidebar'},
      metrics: {'/': 'metrics'},
    });
    const page = await openPage({url: `${APP}/leaf`, html});
    expect(page.allText).to.equal('Leaf Segment Page header sidebar metrics');
  });

  it('S013 mounts a layout with route slots at a catch-all base', async () => {
    const html = layout(`${APP}/cap/:path+`, {
      children: {'/': 'Current path: /{{path}}'},
      header: {'/': 'header'},
      footer: {'/': 'footer'},
    });
    const page = await openPage({url: `${APP}/cap/a/b/c`, html});
    expect(page.allText).to.equal('Current path: /a/b/c header footer');
  });

  it('S014 shows the default of children next to a match in a route slot', async () => {
    const html = layout(`${APP}/nc`, {
      children: {default: 'No Children Default'},
      slot: {'/other': 'No Children Other Page'},
    });
    const page = await openPage({url: `${APP}/nc/other`, html});

    expect(page.texts('children', 'slot')).to.deep.equal({
      children: 'No Children Default',
      slot: 'No Children Other Page',
    });
    expect(page.slot('children').isDefault).to.equal(true);
    expect(page.slot('slot').isDefault).to.equal(false);
  });

  it('S017 does not count the layouts between a route slot and its siblings', async () => {
    const html = layout(`${APP}/gd`, {
      children: {'/': layout('/', {children: {'/': layout('/', {children: {'/': 'children page'}})}})},
      slot: {'/': `<p>slot layout</p>${layout('/', {children: {'/': 'slot page'}})}`},
    });
    const page = await openPage({url: `${APP}/gd`, html});
    expect(page.texts('children', 'slot')).to.deep.equal({
      children: 'children page',
      slot: 'slot layout slot page',
    });
  });

  describe('S019 with two route slots of one name', () => {
    const open = (path: string) => {
      const nav = slot('nav', {default: '<span class="nav">nav</span>'});
      return openPage({
        url: APP + path,
        html: `<slot-layout base="${APP}">${nav}${slot('children', {'/': 'home'})}${nav}</slot-layout>`,
        setup: ({window, lib, slot}) => {
          slot('children').routes = [
            {path: '/:rest+', view: () => lib.notFound()},
            {
              path: '/error-page',
              view: () => {
                throw new window.Error('broken page');
              },
            },
          ];
        },
      });
    };

    it('S019 shows both', async () => {
      const page = await open('');
      expect(page.document.querySelectorAll('.nav')).to.have.length(2);
      expect(page.text('children')).to.equal('home');
    });

    it('S019 shows both next to a page that is not found', async () => {
      const page = await open('/nope');
      expect(page.document.querySelectorAll('.nav')).to.have.length(2);
      expect(page.shown('children')).to.equal('not-found');
    });

    it('S019 shows both next to a page that fails', async () => {
      const page = await open('/error-page');
      expect(page.document.querySelectorAll('.nav')).to.have.length(2);
      expect(page.shown('children')).to.equal('error');
    });
  });

  it('S020 shows the page below a base path', async () => {
    const html = layout(`${APP}/base`, {
      children: {'/': 'Home', '/nested': 'Nested Page Full'},
      slot: {default: 'default slot'},
    });
    const page = await openPage({url: `${APP}/base/nested`, html});
    expect(page.texts('children', 'slot')).to.deep.equal({
      children: 'Nested Page Full',
      slot: 'default slot',
    });
  });

  it('S021 matches with and without a trailing slash, and leaves the URL as it was', async () => {
    const html = layout(`${APP}/tab`, {
      children: {'/': 'home', default: 'Default'},
      views: {'/': 'Views home', '/view-duration': 'View duration'},
    });
    const page = await openPage({url: `${APP}/tab/`, html});
    expect(page.texts('children', 'views')).to.deep.equal({children: 'home', views: 'Views home'});
    expect(page.url).to.equal(`${APP}/tab/`);

    await page.click(`${APP}/tab/view-duration/`);
    expect(page.texts('children', 'views')).to.deep.equal({children: 'home', views: 'View duration'});
    expect(page.url).to.equal(`${APP}/tab/view-duration/`);
    expect(page.loads).to.equal(1);

    await page.reload();
    expect(page.texts('children', 'views')).to.deep.equal({children: 'Default', views: 'View duration'});
    expect(page.url).to.equal(`${APP}/tab/view-duration/`);
  });
});
