// Pages that the server streams: what is sent when. Loaders wait for the test, never for a time.
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {html} from 'lit';
import {createHandler, rawHtml} from 'slot-router/server';
import {deferred, open, page, slots, turns} from './support/pages.mjs';

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
      /<slot name="slow"><div class="panel" aria-busy="true"><p slot="loading">Loading slow…<\/p><\/div><template><route-slot name="slow" class="panel" slot="slow"><p slot="loading">Loading slow…<\/p><\/route-slot><\/template><\/slot>/,
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
    const shown = [...(await next()).matchAll(/aria-busy="true">(.*?)<\/div><template>/g)].map(
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

  it('streams those of a Lit template where the first byte waits for it, and comes whole where it does not', async () => {
    for (const isAwaited of [true, false]) {
      const held = {a: deferred(), x: deferred(), y: deferred()};
      const load = ({slot}) => held[slot];
      const inner = {x: [{path: '/', load, view: 'is x'}], y: [{path: '/', load, view: 'is y'}]};
      const view = () =>
        html`<h2>Team</h2><route-slot name="x"></route-slot><route-slot name="y"></route-slot>`;
      const routes = {a: [{path: '/team', load, view, slots: inner}]};
      const options = {document: page(slots('a')), routes, waitFor: isAwaited ? ['a'] : []};
      const opened = open(createHandler(options), '/team');
      if (isAwaited) held.a.resolve();
      const {next, rest} = await opened;
      assert.equal((await next()).includes('<h2>Team</h2>'), isAwaited);
      held.a.resolve();
      held.y.resolve();
      if (isAwaited) assert.match(await next(), /is y/);
      held.x.resolve();
      assert.match((await rest())[0], isAwaited ? /is x/ : /<h2>Team<\/h2>.*is x.*is y/s);
    }
  });

  it('streams its route slots though it comes late itself, in a shadow tree of its own', async () => {
    const held = {a: deferred(), x: deferred(), y: deferred()};
    const load = ({slot}) => held[slot];
    const view = ({data}) => `is ${data}`;
    const inner = {x: [{path: '/', load, view}], y: [{path: '/', load, view}]};
    const whole = rawHtml(`<slot-layout class="c">${team.html}</slot-layout>`);
    for (const [made, before] of [
      [whole, '<slot-layout class="c" base="/team">'],
      [team, '<slot-layout base="/team">'],
    ]) {
      for (const name of ['a', 'x', 'y']) held[name] = deferred();
      const handler = createHandler({
        document: {
          head: '<style>h2 { color: red }</style>',
          body: `<slot-layout>${slots('a')}</slot-layout>`,
        },
        routes: {a: [{path: '/team', load, view: made, slots: inner}]},
      });
      const {next, rest} = await open(handler, '/team');
      assert.match(await next(), /<slot name="a"><div aria-busy="true">Loading…/);
      held.a.resolve({team: 7});
      const opened = await next();
      assert.ok(opened.startsWith('<route-slot name="a" slot="a"><template shadowrootmode="open">'), opened);
      assert.ok(
        opened.includes(`${before}<template shadowrootmode="open"><style>h2 { color: red }</style>`),
        opened,
      );
      assert.match(opened, /<h2>Team<\/h2><slot name="a&gt;x"><div aria-busy="true">Loading…/);
      held.y.resolve('y');
      assert.match(await next(), /^<route-slot name="y" slot="a&gt;y">.*is y.*<\/route-slot>$/);
      held.x.resolve('x');
      assert.match(await next(), /^<route-slot name="x" slot="a&gt;x">.*is x.*<\/route-slot>$/);
      const [close, end] = await rest();
      // That nothing is missing is said at the end.
      assert.match(
        close,
        /^<\/slot-layout><script type="application\/json" slot="view">\{"data":\{"team":7\}\}<\/script><\/route-slot>$/,
      );
      assert.match(end, /^<\/slot-layout>/);
    }
  });

  it('streams in a layout that comes late within one that comes late', async () => {
    const held = {a: deferred(), b: deferred(), x: deferred(), y: deferred()};
    const load = ({slot}) => held[slot];
    const inner = {x: [{path: '/', load, view: 'is x'}], y: [{path: '/', load, view: 'is y'}]};
    const middle = {b: [{path: '/', load, view: team, slots: inner}]};
    const handler = createHandler({
      document: page(slots('a')),
      routes: {a: [{path: '/', load, view: rawHtml(slots('b')), slots: middle}]},
    });
    const {next, rest} = await open(handler, '/');
    await next();
    held.a.resolve();
    assert.match(await next(), /<slot name="a&gt;b"><div aria-busy="true">/);
    held.b.resolve();
    assert.match(
      await next(),
      /^<route-slot name="b" slot="a&gt;b">.*<slot name="a&gt;b&gt;x"><div aria-busy="true">/,
    );
    held.y.resolve();
    assert.match(await next(), /^<route-slot name="y" slot="a&gt;b&gt;y">.*is y/);
    held.x.reject(new Error('x'));
    const pieces = await rest();
    assert.match(pieces[0], /^<route-slot name="x" slot="a&gt;b&gt;x">.*could not be loaded/);
    const html = pieces.join('');
    assert.equal(html.split('</slot-layout>').length, 4);
  });

  it('holds back nothing that is ready outside of it', async () => {
    const held = {a: deferred(), b: deferred(), c: deferred(), x: deferred(), y: deferred()};
    const load = ({slot}) => held[slot];
    const inner = {x: [{path: '/', load, view: 'is x'}], y: [{path: '/', load, view: 'is y'}]};
    const handler = createHandler({
      document: page(slots('a', 'b', 'c')),
      routes: {
        a: [{path: '/', load, view: team, slots: inner}],
        b: [{path: '/', load, view: 'is b'}],
        c: [{path: '/', load, view: 'is c'}],
      },
    });
    const {next, rest} = await open(handler, '/');
    await next();
    held.a.resolve();
    held.x.resolve();
    await turns();
    held.c.resolve();
    assert.match(await next(), /^<route-slot name="c".*is c/);
    held.b.resolve();
    assert.match(await next(), /^<route-slot name="b".*is b/);
    assert.match(await next(), /^<route-slot name="a".*<slot name="a&gt;y"><div aria-busy.*is x/);
    held.y.resolve();
    assert.match((await rest())[0], /^<route-slot name="y".*is y/);
  });

  it('stops the loads in a layout that has come late when nobody reads on', async () => {
    const held = {a: deferred()};
    const aborted = [];
    const load = ({slot, signal}) => {
      signal.addEventListener('abort', () => aborted.push(slot));
      return held[slot] ?? new Promise(() => {});
    };
    const inner = {x: [{path: '/', load}], y: [{path: '/', load}]};
    const {next, reader} = await open(
      createHandler({
        document: page(slots('a')),
        routes: {a: [{path: '/', load, view: team, slots: inner}]},
      }),
      '/',
    );
    await next();
    held.a.resolve();
    await next();
    await reader.cancel();
    assert.deepEqual(aborted.sort(), ['a', 'x', 'y']);
  });

  it('comes whole where it is a Lit template, which is brought to life in one tree', async () => {
    const held = {a: deferred(), x: deferred()};
    const load = ({slot}) => held[slot];
    const handler = createHandler({
      document: page(slots('a')),
      routes: {
        a: [
          {
            path: '/',
            load,
            view: ({data}) => html`<h2>${data}</h2><route-slot name="x"></route-slot>`,
            slots: {x: [{path: '/', load, view: 'is x'}]},
          },
        ],
      },
    });
    const {next, rest} = await open(handler, '/');
    await next();
    held.a.resolve('Lit');
    await turns();
    held.x.resolve();
    const [piece] = await rest();
    assert.match(piece, /^<route-slot name="a" slot="a">[^]*Lit[^]*<route-slot name="x"><template[^]*is x/);
  });

  it('comes whole where all of it is there when it comes, and all loads have begun together', async () => {
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
