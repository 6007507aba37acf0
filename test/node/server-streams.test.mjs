// Pages that the server streams: what is sent when. Loaders wait for the test, never for a time.
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createHandler, rawHtml} from 'slot-router/server';
import {deferred, open, page} from './support/pages.mjs';

const slots = (...names) => names.map((name) => `<route-slot name="${name}"></route-slot>`).join('');

describe('a streamed page', () => {
  it('comes at once, with the loading fallback of what is not ready', async () => {
    const held = deferred();
    const handler = createHandler({
      document: page(
        '<h1>Board</h1><route-slot name="slow" class="panel"><p slot="loading">Loading slow…</p></route-slot>' +
          '<route-slot name="fast"></route-slot>',
      ),
      routes: {slow: [{path: '/', load: () => held, view: 'arrived'}], fast: [{path: '/', view: 'there'}]},
    });
    const {response, next, rest} = await open(handler, '/');
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
    const first = await next();
    assert.match(first, /^<!doctype html>/);
    assert.match(first, /<slot-layout><template shadowrootmode="open"><h1>Board<\/h1>/);
    assert.match(
      first,
      /<slot name="slow"><div class="panel" aria-busy="true"><p slot="loading">Loading slow…<\/p><\/div><\/slot>/,
    );
    assert.match(first, /<slot name="fast"><\/slot>/);
    assert.match(first, /<route-slot name="fast" slot="fast">.*there<\/route-slot>$/);
    assert.doesNotMatch(first, /arrived|<\/slot-layout>/);
    held.resolve();
    const [late, end, ...more] = await rest();
    assert.match(late, /^<route-slot name="slow" class="panel" slot="slow">.*arrived/);
    assert.equal(end, '</slot-layout></body></html>');
    assert.deepEqual(more, []);
  });

  it('sends each route slot when it is ready, wherever it stands', async () => {
    const names = ['a', 'b', 'c', 'd'];
    for (const order of ['dcba', 'bdac', 'abcd', 'cabd']) {
      const held = Object.fromEntries(names.map((name) => [name, deferred()]));
      const handler = createHandler({
        document: page(slots(...names)),
        routes: Object.fromEntries(
          names.map((name) => [name, [{path: '/', load: () => held[name], view: ({data}) => `is ${data}`}]]),
        ),
      });
      const {next, rest} = await open(handler, '/');
      assert.doesNotMatch(await next(), /is /);
      for (const name of order) {
        held[name].resolve(name);
        assert.match(await next(), new RegExp(`^<route-slot name="${name}" slot="${name}">.*is ${name}`));
      }
      assert.deepEqual(await rest(), ['</slot-layout></body></html>']);
    }
  });

  it('shows a view that is markup as markup, and any other string as text', async () => {
    const handler = createHandler({
      document: page(slots('text', 'markup')),
      routes: {text: [{path: '/', view: '<b>&</b>'}], markup: [{path: '/', view: rawHtml('<b>&amp;</b>')}]},
    });
    const [first] = await (await open(handler, '/')).rest();
    assert.match(first, /&lt;b&gt;&amp;&lt;\/b&gt;<\/route-slot>/);
    assert.match(first, /<b>&amp;<\/b><\/route-slot>/);
  });
});
