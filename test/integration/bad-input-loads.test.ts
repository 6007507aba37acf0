/* Design, part 6: loads that fail. Fragments of `src` are not part of this. */
import {expect} from '@open-wc/testing';

import type {Route} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import type {Scene} from '../support/scene.js';
import {layout, slot} from '../support/tree.js';

const APP = '/page/app';

describe('loads that fail', () => {
  const kinds: Record<string, (scene: Scene) => Route> = {
    'an error': ({window}) => ({load: () => Promise.reject(new window.Error('broken'))}),
    'an error that is thrown': ({window}) => ({
      load: () => {
        throw new window.TypeError('broken');
      },
    }),
    text: () => ({load: () => Promise.reject('broken')}),
    undefined: () => ({load: () => Promise.reject(undefined)}),
    null: () => ({load: () => Promise.reject(null)}),
    'an object without a message': () => ({load: () => Promise.reject({code: 1})}),
    'an object that throws when it is read': () => ({
      load: () =>
        Promise.reject({
          get message(): string {
            throw new Error('no');
          },
        }),
    }),
    'an abort that nobody asked for': ({window}) => ({
      load: () => Promise.reject(new window.DOMException('gone', 'AbortError')),
    }),
    'a network failure': ({window}) => ({load: () => window.fetch('http://127.0.0.1:1/')}),
    'a view that is none': () => ({view: {}}),
  };

  for (const [name, route] of Object.entries(kinds)) {
    it(`are the error of their route slot, with a retry: ${name}`, async () => {
      let fails = true;
      const page = await openPage({
        url: `${APP}/x`,
        html: layout(APP, {children: {'/': 'home', '/x': 'x'}, side: {'/': 'side'}}),
        setup: (scene) => {
          const failing = {view: 'never', ...route(scene)};
          const {load = () => undefined, view} = failing;
          scene.slot('side').routes = [
            {
              path: '/x',
              load: (context) => (fails ? load(context) : undefined),
              view: (...args: unknown[]) => {
                if (!fails) return 'recovered';
                return typeof view === 'function' ? (view as (...all: unknown[]) => unknown)(...args) : view;
              },
            },
          ];
        },
      });
      expect(page.statuses('children', 'side')).to.deep.equal({children: 'ready', side: 'error'});
      expect(page.shown('side')).to.equal('error');
      expect(page.text('side')).not.to.contain('never');
      fails = false;
      void page.slot('side').retry();
      await page.settled();
      expect(page.text('side')).to.equal('recovered');
    });
  }

  it('show the message as text', async () => {
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}">${slot('children', {'/': 'home'})}${slot('side', {})}</slot-layout>`,
      setup: ({window, slot}) => {
        const load = () => Promise.reject(new window.Error('<img src=x onerror="parent.hacked=1">'));
        slot('side').routes = [{path: '/', load}];
      },
    });
    expect(page.shown('side')).to.equal('error');
    expect(page.slot('side').shadowRoot?.querySelector('img')).to.equal(null);
    expect(window).not.to.have.property('hacked');
  });
});
