/*
 * Group E, params per route slot, from scenarios.md. The "global params hook" is the context of a view: it holds the
 * params of the layouts around it and its own, the inner one wins. Values are decoded strings; a catch-all is one string.
 */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {layout, slot} from '../support/tree.js';

const APP = '/page/app';

const json = ({params}: RouteContext) => `params: ${JSON.stringify(params)}`;

describe('scenarios E: params', () => {
  it('S076 gives every route slot the params around it and its own', async () => {
    const page = await openPage({
      url: `${APP}/foo/bar`,
      html: layout(`${APP}/:slug`, {foo: {}, bar: {}}),
      setup: ({layout}) => {
        layout.routes = {foo: [{path: '/:id', view: json}], bar: [{path: '/:id', view: json}]};
      },
    });
    const expected = 'params: {"slug":"foo","id":"bar"}';
    expect(page.texts('foo', 'bar')).to.deep.equal({foo: expected, bar: expected});
  });

  it('S077 has the params of a catch-all at once while a sibling is slow', async () => {
    const slow = deferred<string>();
    const page = await openPage({
      url: `${APP}/vercel/sub/folder`,
      html: layout(`${APP}/:teamID`, {children: {'/sub/folder': 'folder'}, slot: {}}),
      setup: ({slot}) => {
        slot('children').routes = [
          {path: '/sub/other-folder', load: () => slow.promise, view: 'other folder'},
        ];
        slot('slot').routes = [{path: '/:catchAll+', view: json}];
      },
    });
    expect(page.text('slot')).to.equal('params: {"teamID":"vercel","catchAll":"sub/folder"}');

    await page.click(`${APP}/vercel/sub/other-folder`, {settle: false});
    const expected = 'params: {"teamID":"vercel","catchAll":"sub/other-folder"}';
    await page.until('the fast route slot to change', () => page.text('slot') === expected);
    expect(page.slot('children').status).to.equal('loading');
    slow.resolve('');
    await page.settled();
    expect(page.texts('children', 'slot')).to.deep.equal({children: 'other folder', slot: expected});
  });

  describe('S079 with a layout at every level', () => {
    it('S079 gives a layout only the params from above', async () => {
      const inner = slot('children', {'/:p2': '<p id="p2">{{p1}} {{p2}}</p>'});
      const outer = `<p id="p1">{{p1}}</p><slot-layout base="/base/:p1">${inner}</slot-layout>`;
      const html = layout(APP, {children: {'/base/:p1/:rest*': outer}});
      const page = await openPage({url: `${APP}/base/something/another`, html});
      expect(page.find('#p1').textContent).to.equal('something');
      expect(page.find('#p2').textContent).to.equal('something another');
      expect(page.slot('children').params).to.deep.equal({p1: 'something', rest: 'another'});
    });

    it('S079 gives a catch-all to the layout that has it', async () => {
      const html = layout(`${APP}/catchall/:params+`, {children: {'/': '{{params}}'}});
      const page = await openPage({url: `${APP}/catchall/something/another`, html});
      expect(page.text('children')).to.equal('something/another');
    });

    it('S079 gives an optional catch-all no value where there is none', async () => {
      const html = layout(`${APP}/optional/:params*`, {children: {'/': '[{{params}}]'}});
      const page = await openPage({url: `${APP}/optional`, html});
      expect(page.text('children')).to.equal('[]');
      await page.goto(`${APP}/optional/a/b`);
      expect(page.text('children')).to.equal('[a/b]');
    });
  });

  it('S080 does not report a change of params without reason', async () => {
    const page = await openPage({
      url: `${APP}/1`,
      html: layout(APP, {children: {'/:id': 'id {{id}}'}}),
    });
    const slot = page.slot('children');
    const before = slot.params;
    let changes = 0;
    slot.addEventListener('slot-change', () => changes++);

    await page.click('?a=1');
    await page.click('?a=2');
    await page.click('#part');
    expect(changes).to.equal(0);
    expect(slot.params).to.equal(before);

    await page.click(`${APP}/2`);
    expect(changes).to.equal(1);
    expect(slot.params).to.deep.equal({id: '2'});
  });

  it('S081 gives a default the params from the root to its place', async () => {
    const html = layout(`${APP}/:team`, {children: {default: 'team {{team}}'}, s: {'/x': 'x'}});
    const page = await openPage({url: `${APP}/blue/x`, html});
    expect(page.texts('children', 's')).to.deep.equal({children: 'team blue', s: 'x'});
    expect(page.slot('children').isDefault).to.equal(true);
  });
});
