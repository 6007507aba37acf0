/*
 * Group M, errors and not-found, from scenarios.md.
 *
 * | not here | why                                                                                      |
 * | -------- | ---------------------------------------------------------------------------------------- |
 * | S164     | an error unit of the layout level is a file of the folder plugin; the built-in one shows  |
 *
 * Where design.md decides otherwise than Next:
 * S169: a failed route slot whose location did not change is untouched (rules 4 and 5), so its error is not cleared.
 * S171, S173, S174: `notFound()` is the route slot's own state (rule 8); nothing goes up to a level above.
 * S176: an unknown URL is left to the browser; the document it loads has a layout that is not found (rule 2).
 */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {mark} from '../support/mark.js';
import {openPage} from '../support/page.js';
import type {Scene} from '../support/scene.js';
import {fragment, layout, slot} from '../support/tree.js';

const APP = '/page/app';

/** A loader that fails the first `times` times. */
function failing({window}: Pick<Scene, 'window'>, times: number, message = 'broken') {
  let calls = 0;
  return () => {
    if (calls++ < times) throw new window.Error(message);
    return 'data';
  };
}

const errorFallback = (text: string) =>
  `<div slot="error">${text} <button data-retry>Try again</button></div>`;

describe('scenarios M: errors and not-found', () => {
  const openThree = (times: number) =>
    openPage({
      url: APP,
      html: `<slot-layout base="${APP}">${slot('children', {'/': '<p>home</p>', '/other': 'other'})}
        ${slot('a', {}, '', errorFallback('A failed'))}${slot('b', {'/': '<p>b</p>', '/b2': 'b2'})}</slot-layout>`,
      setup: (scene) => {
        scene.slot('a').routes = [{path: '/', load: failing(scene, times), view: 'a'}];
      },
    });

  it('S163 keeps an error to its route slot', async () => {
    const page = await openThree(Infinity);
    expect(page.texts('children', 'a', 'b')).to.deep.equal({
      children: 'home',
      a: 'A failed Try again',
      b: 'b',
    });
    expect(page.statuses('children', 'a', 'b')).to.deep.equal({children: 'ready', a: 'error', b: 'ready'});
    expect(page.slot('a').error).to.have.property('message', 'broken');
    expect(page.layout.status).to.equal('active');
  });

  it('S166 retries as often as it fails', async () => {
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}">${slot('a', {}, '', errorFallback('failed'))}</slot-layout>`,
      setup: (scene) => {
        scene.slot('a').routes = [{path: '/', load: failing(scene, 5), view: 'a'}];
      },
    });
    for (let i = 0; i < 5; i++) {
      expect(page.shown('a')).to.equal('error');
      page.find('[data-retry]').click();
      await page.settled();
    }
    expect(page.text('a')).to.equal('a');
  });

  it('S167 leaves the siblings alone on a retry', async () => {
    const page = await openThree(1);
    const [children, b] = ['children', 'b'].map((name) =>
      mark(page.slot(name).querySelector('p') as HTMLElement),
    );
    const before = page.historyLength;
    page.find('[data-retry]').click();
    await page.settled();
    expect(page.texts('children', 'a', 'b')).to.deep.equal({children: 'home', a: 'a', b: 'b'});
    expect(page.slot('children').querySelector('p')).to.equal(children);
    expect(page.slot('b').querySelector('p')).to.equal(b);
    expect(page.historyLength).to.equal(before);
  });

  it('S169 keeps the error while other route slots navigate', async () => {
    let calls = 0;
    const page = await openPage({
      url: `${APP}/tab`,
      html: layout(`${APP}/tab`, {
        children: {'/': 'home'},
        views: {'/': 'Views home'},
        audience: {'/': 'Audience home', '/demographics': 'Demographics'},
      }),
      setup: ({window, slot}) => {
        const load = () => {
          calls++;
          throw new window.Error('E');
        };
        slot('views').routes = [{path: '/view-duration', load, view: 'View duration', error: 'E'}];
      },
    });
    await page.click(`${APP}/tab/view-duration`);
    expect(page.text('views')).to.equal('E');
    expect(page.shown('views')).to.equal('error');
    await page.click(`${APP}/tab/demographics`);
    expect(page.texts('views', 'audience')).to.deep.equal({views: 'E', audience: 'Demographics'});
    await page.push('?x=1');
    expect(page.text('views')).to.equal('E');
    expect(calls).to.equal(1);
  });

  describe('with notFound()', () => {
    const fallbacks = '<p slot="error">Failed</p><p slot="not-found">Custom Not Found!</p>';

    for (const place of ['load', 'view'] as const) {
      it(`S170 shows the not-found fallback, not the error fallback, for notFound() in ${place}`, async () => {
        const page = await openPage({
          url: APP,
          html: `<slot-layout base="${APP}">${slot('children', {}, '', fallbacks)}</slot-layout>`,
          setup: ({lib, slot}) => {
            slot('children').routes = [{path: '/', view: 'never', [place]: () => lib.notFound()}];
          },
        });
        expect(page.text('children')).to.equal('Custom Not Found!');
        expect(page.slot('children').status).to.equal('not-found');
      });
    }

    it('S171 prefers the not-found view of the route to that of the route slot', async () => {
      const page = await openPage({
        url: `${APP}/dynamic/123`,
        html: `<slot-layout base="${APP}">${slot('children', {}, '', fallbacks)}</slot-layout>`,
        setup: ({lib, slot}) => {
          const load = () => lib.notFound();
          slot('children').routes = [
            {path: '/dynamic/:id', load, notFound: 'No such id'},
            {path: '/plain/:id', load},
          ];
        },
      });
      expect(page.text('children')).to.equal('No such id');
      await page.click(`${APP}/plain/1`);
      expect(page.text('children')).to.equal('Custom Not Found!');
    });

    // Next goes up to the parent's unit; here the nested route slot has a built-in one.
    it('S171 stays in the nested route slot that has no not-found fallback', async () => {
      const page = await openPage({
        url: `${APP}/nested/x`,
        html: `<slot-layout base="${APP}">${slot('children', {}, '', fallbacks)}</slot-layout>`,
        setup: ({document, lib, slot}) => {
          const view = () => fragment(document, '<h2>Nested</h2><route-slot name="inner"></route-slot>');
          const inner = [{path: '/x', view: () => lib.notFound()}];
          slot('children').routes = [{path: '/nested', view, slots: {inner}}];
        },
      });
      expect(page.shown('inner')).to.equal('not-found');
      expect(page.shown('children')).to.equal('content');
      expect(page.text('children')).to.match(/^Nested ./);
    });

    it('S173 S174 replaces the route slot only, with and without a page in children', async () => {
      for (const children of [{'/': 'page'}, {default: ''}] as const) {
        const page = await openPage({
          url: APP,
          html: `<slot-layout base="${APP}">${slot('children', children)}${slot('foo', {}, '', fallbacks)}
            </slot-layout>`,
          setup: ({lib, slot}) => {
            slot('foo').routes = [{path: '/', view: () => lib.notFound()}];
          },
        });
        expect(page.text('foo')).to.equal('Custom Not Found!');
        expect(page.text('children')).to.equal(Object.values(children)[0]);
        expect(page.layout.status).to.equal('active');
      }
    });
  });

  describe('S176 in and out of not-found', () => {
    const open = (path: string, extra = '') =>
      openPage({
        url: APP + path,
        html: `<slot-layout base="${APP}">
          ${slot('children', {'/': 'Home', '/result': 'Result Page!'}, '', '<p slot="not-found">Not Found!</p>')}
          ${extra}</slot-layout>`,
        setup: ({lib, slot}) => {
          const load = ({params}: RouteContext) => (params['id'] === 'gone' ? lib.notFound() : params['id']);
          const view = ({data}: RouteContext) => `Dynamic page: ${String(data)}`;
          slot('children').routes = [{path: '/dynamic/:id', load, view}];
        },
      });
    const walk = async (
      page: Awaited<ReturnType<typeof open>>,
      steps: readonly (readonly [string, string])[],
    ) => {
      for (const [to, text] of steps) {
        await (to === 'back' ? page.back() : page.click(APP + to));
        expect(page.text('children'), to).to.equal(text);
      }
    };

    it('S176 1. goes from an unknown URL to a page and back', async () => {
      const page = await open('/unknown');
      expect(page.text('children')).to.equal('Not Found!');
      await walk(page, [
        ['/result', 'Result Page!'],
        ['back', 'Not Found!'],
      ]);
      expect(page.loads).to.equal(1);
    });

    it('S176 2. goes to a page that is not found and back', async () => {
      const page = await open('');
      await walk(page, [
        ['/dynamic/gone', 'Not Found!'],
        ['back', 'Home'],
      ]);
      expect(page.loads).to.equal(1);
    });

    it('S176 3. goes to an unknown URL and back, each a document', async () => {
      const page = await open('');
      await walk(page, [
        ['/unknown', 'Not Found!'],
        ['back', 'Home'],
      ]);
      expect(page.loads).to.equal(3);
    });

    it('S176 4. goes on from not-found to other pages', async () => {
      const page = await open('');
      await walk(page, [
        ['/unknown', 'Not Found!'],
        ['/dynamic/foo', 'Dynamic page: foo'],
        ['/dynamic/gone', 'Not Found!'],
        ['', 'Home'],
      ]);
    });

    it('S177 goes in and out next to another route slot, without a word on the console', async () => {
      const page = await open('', slot('slot', {default: 'slot default', '/result': 'slot result'}));
      await walk(page, [
        ['/dynamic/gone', 'Not Found!'],
        ['/result', 'Result Page!'],
        ['/dynamic/gone', 'Not Found!'],
        ['back', 'Result Page!'],
        ['', 'Home'],
      ]);
      expect(page.text('slot')).to.equal('slot result');
      expect(page.loads).to.equal(1);
    });
  });
});
