// Pages that the server streams: what is sent when. Loaders wait for the test, never for a time.
import assert from 'node:assert/strict';
import http from 'node:http';
import {describe, it} from 'node:test';
import {html} from 'lit';
import {notFound, redirect} from 'slot-router';
import {createHandler, rawHtml, toNodeListener} from 'slot-router/server';
import {deferred, open, page, turns} from './support/pages.mjs';

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

  it('says the structure in the styles of the page, and what follows the layout at the end', async () => {
    const held = deferred();
    const head =
      '<meta charset="utf-8"><!-- <link rel="stylesheet" href="/no.css"> --><link rel="stylesheet" href="/a.css">' +
      '<link rel="icon" href="/i.svg"><style nonce="n">h1 { color: red }</style>';
    const handler = createHandler({
      document: {head, body: `<slot-layout><h1>Hi</h1>${slots('a')}</slot-layout><footer>End</footer>`},
      routes: {a: [{path: '/', load: () => held}]},
    });
    const {next, rest} = await open(handler, '/');
    assert.match(
      await next(),
      /<template shadowrootmode="open"><link rel="stylesheet" href="\/a\.css"><style nonce="n">h1 \{ color: red \}<\/style><h1>/,
    );
    held.resolve();
    assert.match((await rest()).at(-1), /^<\/slot-layout><footer>End<\/footer>/);
  });

  it('leaves what is no route slot of the layout as it is', async () => {
    const inside =
      '<!-- <route-slot name="a"> --><script>"<route-slot name=a>"</script><template><route-slot name="a"></route-slot></template>' +
      '<slot-layout base="/x"><route-slot name="a">own</route-slot></slot-layout><p title="<route-slot>">text</p>';
    const handler = createHandler({
      document: page(`${inside}${slots('a')}<route-slot name="b"><b>static</b></route-slot>`),
      routes: {a: [{path: '/', view: 'there'}]},
    });
    const html = await (await open(handler, '/')).text();
    assert.ok(
      html.includes(
        `<template shadowrootmode="open">${inside}<slot name="a"></slot><slot name="b"></slot></template>`,
      ),
    );
    assert.ok(html.includes('<route-slot name="b" slot="b"><b>static</b></route-slot>'));
    assert.equal(html.split('there').length, 2);
  });

  it('keeps the attributes of a route slot but for its place', async () => {
    const attributes = ` name=a data-slot="x" title="a slot = 'here'" SLOT='tab' hidden class="b"`;
    const handler = createHandler({
      document: page(`<route-slot${attributes}></route-slot>`),
      routes: {a: [{path: '/', view: 'there'}]},
    });
    const html = await (await open(handler, '/')).text();
    assert.ok(html.includes('<slot name="a" slot="tab"></slot>'), html);
    const kept = attributes.replace(" SLOT='tab'", '');
    assert.ok(html.includes(`<route-slot${kept} slot="a">`), html);
  });

  it('keeps templates and fallbacks of a route slot, and shows none of them', async () => {
    const own = '<template path="/"><p>for the browser</p></template><p slot="error">Failed</p>';
    const handler = createHandler({
      document: page(`<route-slot name="a" class="x" slot="tab">${own}not this</route-slot>`),
      routes: {a: [{path: '/', view: 'there'}]},
    });
    const html = await (await open(handler, '/')).text();
    assert.ok(html.includes('<slot name="a" slot="tab"></slot>'));
    assert.ok(
      html.includes(
        `<route-slot name="a" class="x" slot="a"><template shadowrootmode="open"><slot part="content"></slot></template>${own}there</route-slot>`,
      ),
    );
  });

  it('shows the loading view of a route in the place of the fallback', async () => {
    const held = new Promise(() => {});
    const route = {path: '/', load: () => held};
    const names = ['text', 'markup', 'context', 'lazy', 'broken', 'never'];
    const loading = {
      text: 'Soon <b>',
      markup: rawHtml('<i>soon</i>'),
      context: ({slot}) => `soon ${slot}`,
      lazy: async () => ({default: rawHtml('<u>soon</u>')}),
      broken: () => {
        throw new Error('x');
      },
      never: () => held,
    };
    const routes = Object.fromEntries(names.map((name) => [name, [{...route, loading: loading[name]}]]));
    const {next, reader} = await open(createHandler({document: page(slots(...names)), routes}), '/');
    const shown = [...(await next()).matchAll(/aria-busy="true">(.*?)<\/div><\/slot>/g)].map(
      ([, html]) => html,
    );
    assert.deepEqual(shown, [
      'Soon &lt;b&gt;',
      '<i>soon</i>',
      'soon context',
      '<u>soon</u>',
      'Loading…',
      'Loading…',
    ]);
    await reader.cancel();
  });

  it('leaves a route slot alone that is disabled', async () => {
    const load = () => assert.fail();
    const handler = createHandler({
      document: page('<route-slot name="a" disabled></route-slot>'),
      routes: {a: [{path: '/', load}]},
    });
    const {response, text} = await open(handler, '/');
    assert.equal(response.status, 200);
    assert.match(await text(), /<route-slot name="a" disabled slot="a"><\/route-slot>/);
  });

  it('has two places for two route slots of one name', async () => {
    const handler = createHandler({document: page(slots('a', 'a')), routes: {a: [{path: '/', view: 'x'}]}});
    const html = await (await open(handler, '/')).text();
    assert.match(html, /<slot name="a"><\/slot><slot name="a\+"><\/slot>/);
    assert.match(html, /slot="a"><template.*slot="a\+"><template/);
  });
});

describe('a nested layout', () => {
  const team = rawHtml(`<h2>Team</h2>${slots('x', 'y')}`);

  it('streams its route slots with those around it, each in its turn', async () => {
    const held = {x: deferred(), y: deferred(), b: deferred()};
    const load = ({slot}) => held[slot];
    const view = ({data, params}) => `is ${data} of ${params.team}`;
    const inner = {x: [{path: '/', load, view}], y: [{path: '/', load, view}]};
    const handler = createHandler({
      document: page(slots('a', 'b'), ' base="/app"'),
      routes: {
        a: [{path: '/:team', view: () => team, slots: inner}],
        b: [{default: true, load, view: ({data}) => `is ${data}`}],
      },
    });
    const {next, rest} = await open(handler, '/app/red');
    const first = await next();
    assert.match(
      first,
      /<route-slot name="a"><template[^]*?<slot-layout base="\/:team"><h2>Team<\/h2><slot name="a&gt;x">/,
    );
    assert.match(first, /<\/slot-layout><script[^>]*>\{\}<\/script><\/route-slot><slot name="b">/);
    for (const [name, text] of [
      ['y', 'is y of red'],
      ['b', 'is b'],
      ['x', 'is x of red'],
    ]) {
      held[name].resolve(name);
      assert.ok((await next()).includes(text));
    }
    assert.equal((await rest()).length, 1);
  });

  it('streams its route slots though its code has to be imported', async () => {
    const imported = deferred();
    const held = {x: deferred(), y: deferred()};
    const load = ({slot}) => held[slot];
    const inner = {x: [{path: '/', load, view: 'is x'}], y: [{path: '/', load, view: 'is y'}]};
    const routes = {
      a: [{path: '/', view: () => imported, slots: {b: [{path: '/', view: () => imported, slots: inner}]}}],
    };
    const opened = open(createHandler({document: page(slots('a')), routes}), '/');
    await turns();
    imported.resolve({default: rawHtml(`<h2>Team</h2>${slots('b', 'x', 'y')}`)});
    const {next, rest} = await opened;
    assert.match(await next(), /<slot name="a&gt;b&gt;x">/);
    held.y.resolve();
    assert.match(await next(), /is y/);
    held.x.resolve();
    assert.match((await rest())[0], /is x/);
  });

  it('streams its route slots where the first byte waits for it', async () => {
    const held = {a: deferred(), x: deferred(), y: deferred()};
    const load = ({slot}) => held[slot];
    const inner = {x: [{path: '/', load, view: 'is x'}], y: [{path: '/', load, view: 'is y'}]};
    const routes = {a: [{path: '/team', load, view: team, slots: inner}]};
    const opened = open(createHandler({document: page(slots('a')), routes, waitFor: ['a']}), '/team');
    held.a.resolve();
    const {next, rest} = await opened;
    assert.match(await next(), /<h2>Team<\/h2><slot name="a&gt;x">.*<slot name="a&gt;y">/);
    held.y.resolve();
    assert.match(await next(), /is y/);
    held.x.resolve();
    assert.match((await rest())[0], /is x/);
  });

  it('comes whole where it comes late, and all loads have begun together', async () => {
    const held = {a: deferred(), x: deferred()};
    const begun = [];
    const load = ({slot}) => {
      begun.push(slot);
      return held[slot] ?? slot;
    };
    const inner = {x: [{path: '/', load, view: 'is x'}], y: [{path: '/', load, view: 'is y'}]};
    const handler = createHandler({
      document: page(slots('a')),
      routes: {
        a: [
          {
            path: '/team',
            load,
            view: rawHtml(`<slot-layout class="c">${team.html}</slot-layout>`),
            slots: inner,
          },
        ],
      },
    });
    const {next, rest} = await open(handler, '/team');
    assert.match(await next(), /<slot name="a"><div aria-busy="true">Loading…/);
    assert.deepEqual(begun, ['a', 'x', 'y']);
    held.x.resolve();
    held.a.resolve();
    const [piece] = await rest();
    assert.match(
      piece,
      /<slot-layout class="c" base="\/team"><h2>Team<\/h2><route-slot name="x">.*is x.*<\/route-slot><route-slot name="y">.*is y.*<\/route-slot><\/slot-layout>/,
    );
    assert.deepEqual(begun, ['a', 'x', 'y']);
  });
});

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

describe('what a route slot brings along', () => {
  const hostile = [
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '"\'><img onerror=alert(1) src>',
    '\u2028&amp;',
    '</route-slot>',
    ']]>',
    '${x}',
    '{{message}}',
    '\0',
  ];

  it('is text and data that nothing in them breaks out of', async () => {
    for (const text of hostile) {
      const routes = {
        a: [{path: '/:x', load: () => ({text, [text]: 1}), view: ({data}) => data.text, title: text}],
      };
      const html = await (
        await open(createHandler({document: page(slots('a')), routes}), `/${encodeURIComponent(text)}`)
      ).text();
      const piece = /<route-slot[^]*<\/route-slot>/.exec(html)[0];
      assert.equal(
        piece.match(/<\/?[a-z!][^>]*>/g).join(''),
        '<route-slot name="a" slot="a"><template shadowrootmode="open"><slot part="content"></slot></template><script type="application/json" slot="view"></script></route-slot>',
      );
      const json = /<script type="application\/json" slot="view">([^]*?)<\/script>/.exec(html)[1];
      assert.deepEqual(JSON.parse(json), {data: {text, [text]: 1}});
    }
  });

  it('is escaped in Lit templates too', async () => {
    for (const text of hostile) {
      const routes = {a: [{path: '/', view: () => html`<p title=${text}>${text}</p>`}]};
      const piece = await (await open(createHandler({document: page(slots('a')), routes}), '/')).text();
      assert.doesNotMatch(piece, /<img|<script>alert/);
    }
  });

  it('is no data where it has no loader, or what cannot be written', async () => {
    const cyclic = {};
    cyclic.self = cyclic;
    const routes = {
      a: [{path: '/', view: 'a'}],
      b: [{path: '/', load: () => cyclic, view: 'b'}],
      c: [{path: '/', load: () => undefined, view: 'c'}],
    };
    const html = await (
      await open(createHandler({document: page(slots('a', 'b', 'c')), routes}), '/')
    ).text();
    assert.match(html, /a<\/route-slot>/);
    assert.match(html, /b<\/route-slot>/);
    assert.match(html, /c<script type="application\/json" slot="view">\{\}<\/script><\/route-slot>/);
  });

  it('is only its data, where the view needs a browser', async () => {
    class View {}
    for (const view of [
      'x-chart',
      View,
      {mount() {}},
      () => View,
      async () => ({default: View}),
      () => 'x-chart',
      {nodeType: 1},
    ]) {
      const handler = createHandler({
        document: page(slots('a')),
        routes: {a: [{path: '/', load: () => 7, view}]},
        onError: assert.fail,
      });
      const html = await (await open(handler, '/')).text();
      assert.match(
        html,
        /<route-slot[^>]*><template shadowrootmode="open"><slot name="loading">Loading…<\/slot><\/template><script type="application\/json" slot="view">\{"data":7\}<\/script><\/route-slot>/,
      );
    }
  });

  it('is Lit templates with custom elements and their shadow roots', async () => {
    const shadow = rawHtml(
      '<x-card><template shadowrootmode="open"><b>in the shadow</b></template>light</x-card>',
    );
    const routes = {
      a: [{path: '/', view: shadow}],
      b: [
        {
          path: '/',
          load: async () => 'data',
          view: ({data}) => html`<p class=${data}>${[1, 2].map((i) => html`<i>${i}</i>`)}</p>`,
        },
      ],
    };
    const text = await (await open(createHandler({document: page(slots('a', 'b')), routes}), '/')).text();
    assert.ok(text.includes(shadow.html));
    assert.match(text.replace(/<!--.*?-->/g, ''), /<p class="data"><i>1<\/i><i>2<\/i><\/p>/);
  });
});

describe('a page that nobody waits for', () => {
  it('stops its loaders when the request is aborted', async () => {
    const held = deferred();
    const signals = [];
    const load = ({signal}) => {
      signals.push(signal);
      return held;
    };
    const handler = createHandler({
      document: page(slots('a', 'b')),
      routes: {
        a: [{path: '/', load}],
        b: [{path: '/', view: rawHtml(slots('c')), slots: {c: [{path: '/', load}]}}],
      },
      onError: assert.fail,
    });
    const controller = new AbortController();
    const {next} = await open(handler, '/', {signal: controller.signal});
    await next();
    assert.deepEqual(
      signals.map(({aborted}) => aborted),
      [false, false],
    );
    const reading = next();
    controller.abort();
    assert.deepEqual(
      signals.map(({aborted}) => aborted),
      [true, true],
    );
    await assert.rejects(reading, {name: 'AbortError'});
  });

  it('stops its loaders when nobody reads any more', async () => {
    let signal;
    const load = (context) => {
      ({signal} = context);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    const handler = createHandler({
      document: page(slots('a')),
      routes: {a: [{path: '/', load}]},
      onError: assert.fail,
    });
    const {next, reader} = await open(handler, '/');
    await next();
    await reader.cancel();
    assert.equal(signal.aborted, true);
  });

  it('is not answered when the request was aborted before', async () => {
    const handler = createHandler({document: page(slots('a')), routes: {a: [{path: '/', view: 'a'}]}});
    const signal = AbortSignal.abort();
    await assert.rejects(open(handler, '/', {signal}), {name: 'AbortError'});
    const controller = new AbortController();
    const opened = open(
      createHandler({
        document: page(slots('a')),
        routes: {a: [{path: '/', load: () => new Promise(() => {})}]},
        waitFor: ['a'],
      }),
      '/',
      {signal: controller.signal},
    );
    await turns();
    controller.abort();
    await assert.rejects(opened, {name: 'AbortError'});
  });

  it('lets a finished request be aborted without a word', async () => {
    const controller = new AbortController();
    let signal;
    const load = (context) => ({signal} = context) && 1;
    const handler = createHandler({document: page(slots('a')), routes: {a: [{path: '/', load, view: 'a'}]}});
    const {text} = await open(handler, '/', {signal: controller.signal});
    await text();
    controller.abort();
    assert.equal(signal.aborted, false);
  });

  it('makes no piece before it is asked for', async (t) => {
    const encode = t.mock.method(TextEncoder.prototype, 'encode');
    const names = ['a', 'b', 'c'];
    const held = deferred();
    const handler = createHandler({
      document: page(slots(...names)),
      routes: Object.fromEntries(names.map((name) => [name, [{path: '/', load: () => held, view: name}]])),
    });
    const {next} = await open(handler, '/');
    await turns();
    assert.equal(encode.mock.callCount(), 0);
    await next();
    held.resolve();
    for (let made = 1; made <= 4; made++) {
      await turns();
      assert.equal(encode.mock.callCount(), made);
      await next();
    }
  });
});

describe('under node:http', () => {
  async function serve(t, handler) {
    const server = http.createServer(toNodeListener(handler));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
    return `http://127.0.0.1:${server.address().port}`;
  }

  it('streams, with status and headers', async (t) => {
    const held = deferred();
    const handler = createHandler({
      document: page(slots('a', 'b')),
      routes: {a: [{path: '/', load: () => held, view: ({data}) => data}], b: [{path: '/', view: 'fast'}]},
      headers: [
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
        ['X-Own', 'x'],
      ],
    });
    const response = await fetch(await serve(t, handler));
    assert.deepEqual(response.headers.getSetCookie(), ['a=1', 'b=2']);
    assert.equal(response.headers.get('x-own'), 'x');
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    assert.match(decoder.decode((await reader.read()).value), /fast/);
    held.resolve('slow');
    assert.match(decoder.decode((await reader.read()).value), /slow/);
  });

  it('answers redirects, HEAD and hostile URLs', async (t) => {
    const handler = createHandler({
      document: page(slots('a')),
      routes: {
        a: [
          {path: '/a', redirect: '/b'},
          {path: '/b', view: 'b'},
        ],
      },
    });
    const origin = await serve(t, handler);
    const redirected = await fetch(`${origin}/a`, {redirect: 'manual'});
    assert.deepEqual([redirected.status, redirected.headers.get('location')], [302, `${origin}/b`]);
    assert.equal((await fetch(`${origin}/b`, {method: 'HEAD'})).status, 200);
    for (const path of ['//evil.test/x', '/%E0%A4%A', '/a/../../b', '/%00'])
      assert.ok((await fetch(origin + path)).status < 500, path);
  });

  it('stops loaders when the connection closes', async (t) => {
    const begun = deferred();
    const stopped = deferred();
    const load = ({signal}) => {
      begun.resolve();
      signal.addEventListener('abort', stopped.resolve);
      return new Promise(() => {});
    };
    const handler = createHandler({document: page(slots('a')), routes: {a: [{path: '/', load}]}});
    const origin = await serve(t, handler);
    const controller = new AbortController();
    const response = await fetch(origin, {signal: controller.signal});
    await begun;
    await response.body.getReader().read();
    controller.abort();
    await stopped;
  });

  it('says 500 where the document fails, and nothing more', async (t) => {
    t.mock.method(console, 'error', () => {});
    const handler = createHandler({
      document: () => {
        throw new Error('secret');
      },
      routes: {},
    });
    const response = await fetch(await serve(t, handler));
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /secret/);
  });

  it('reads nothing ahead of a connection that cannot take more', async (t) => {
    let pulls = 0;
    const chunk = new Uint8Array(64 * 1024);
    const body = new ReadableStream(
      {pull: (controller) => (pulls++ < 2000 ? controller.enqueue(chunk) : controller.close())},
      {highWaterMark: 0},
    );
    const origin = new URL(await serve(t, async () => new Response(body)));
    const request = http.get(origin);
    const [response] = await new Promise((resolve) => request.on('response', (...all) => resolve(all)));
    response.pause();
    let before = -1;
    while (before !== pulls) {
      before = pulls;
      await turns();
    }
    assert.ok(pulls < 1500, `${pulls} pieces of 64 kB are on their way`);
    request.destroy();
  });
});
