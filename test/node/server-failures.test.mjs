// Route slots that fail on the server: each for itself, and nothing of it is told to the browser.
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {html} from 'lit';
import {notFound, redirect} from 'slot-router';
import {createHandler} from 'slot-router/server';
import {deferred, open, page, slots} from './support/pages.mjs';

describe('a route slot that fails', () => {
  const fails = () => {
    throw new Error('secret <b>');
  };
  const cases = [
    // what, route, markup in the route slot, what is shown
    [
      'its loader',
      {load: fails},
      '',
      /<slot name="error"><p>This part could not be loaded\.<\/p><a href="">Try again<\/a><\/slot>/,
    ],
    ['its view', {view: fails}, '', /<slot name="error">/],
    ['its lazy view', {view: () => import('no-such-module')}, '', /<slot name="error">/],
    [
      'its Lit template',
      {
        view: () =>
          html`${{
            get toString() {
              return fails();
            },
          }}`,
      },
      '',
      /<slot name="error">/,
    ],
    ['what is no view', {view: () => 7}, '', /<slot name="error">/],
    [
      'with its own fallback',
      {load: fails},
      '<p slot="error">Own</p>',
      /<slot name="error">.*<p slot="error">Own<\/p>/,
    ],
    [
      'with a template',
      {load: fails},
      '<template slot="error"><p>Own {{message}}.</p></template>',
      /<div slot="view"><p>Own \.<\/p><\/div>/,
    ],
    [
      'with an error view',
      {load: fails, error: ({error}) => `View ${error.message}`},
      '',
      /<div slot="view">View secret &lt;b&gt;<\/div>/,
    ],
    ['with a broken error view', {load: fails, error: fails}, '', /<slot name="error"><p>This/],
  ];
  for (const [what, route, own, expected] of cases) {
    it(`shows its error fallback, and the others go on: ${what}`, async () => {
      const told = [];
      const handler = createHandler({
        document: page(`<route-slot name="a">${own}</route-slot>${slots('b')}`),
        routes: {a: [{path: '/', ...route}], b: [{path: '/', load: async () => 1, view: 'fine'}]},
        onError: (error, {slot}) => told.push([slot, error]),
      });
      const {response, text} = await open(handler, '/');
      const html = await text();
      assert.equal(response.status, 200);
      assert.match(html, expected);
      assert.match(
        html,
        /<script type="application\/json" slot="view">\{"status":"error"\}<\/script><\/route-slot>/,
      );
      assert.match(html, /fine/);
      if (!route.error) assert.doesNotMatch(html, /secret/);
      assert.equal(told.length, 1);
      assert.equal(told[0][0], 'a');
    });
  }

  it('has its not-found fallback after notFound()', async () => {
    const handler = createHandler({
      document: page(slots('a', 'children')),
      routes: {
        a: [{path: '/', load: () => notFound(), notFound: 'Nobody'}],
        children: [{path: '/', view: 'c'}],
      },
      onError: assert.fail,
    });
    assert.match(
      await (await open(handler, '/')).text(),
      /<div slot="view">Nobody<\/div><script[^>]*>\{"status":"not-found"\}/,
    );
  });

  it('refuses to lead away from the site', async () => {
    for (const [to, code] of [
      ['https://evil.test/', 'SR009'],
      ['//evil.test', 'SR009'],
      ['http://[', 'SR016'],
    ]) {
      const told = [];
      const handler = createHandler({
        document: page(slots('a')),
        routes: {a: [{path: '/', load: () => redirect(to)}]},
        onError: (error) => told.push(error.code),
      });
      const {response, text} = await open(handler, '/');
      assert.equal(response.status, 200);
      const html = await text();
      assert.match(html, /\{"status":"error"\}/);
      assert.doesNotMatch(html, /evil|refresh/);
      assert.deepEqual(told, [code]);
    }
  });

  it('takes the loads inside its view with it', async () => {
    let signal;
    const inside = (context) => {
      ({signal} = context);
      return new Promise(() => {});
    };
    const handler = createHandler({
      document: page(slots('a')),
      routes: {
        a: [
          {
            path: '/',
            load: async () => {
              throw new Error('x');
            },
            slots: {x: [{path: '/', load: inside}]},
          },
        ],
      },
      onError() {},
    });
    await (await open(handler, '/')).text();
    assert.equal(signal.aborted, true);
  });

  it('sends the browser on, where a redirect comes after the first byte', async () => {
    const held = deferred();
    const load = async () => {
      await held;
      return redirect('/in?a=1&b="');
    };
    const handler = createHandler({
      document: page(slots('a')),
      routes: {a: [{path: '/', load}]},
      onError: assert.fail,
    });
    const {next, rest} = await open(handler, '/');
    await next();
    held.resolve();
    const [piece] = await rest();
    assert.ok(
      piece.includes('<meta http-equiv="refresh" content="0;url=http://site.test/in?a=1&amp;b=%22">'),
      piece,
    );
  });
});
