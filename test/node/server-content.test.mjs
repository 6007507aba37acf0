// What the server sends of a route slot: its view and its data, and nothing that breaks out of them.
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {html} from 'lit';
import {unsafeHTML} from 'lit/directives/unsafe-html.js';
import {createHandler, rawHtml} from 'slot-router/server';
import {open, page, slots} from './support/pages.mjs';

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

  it('is Lit templates that find their own values, and leave those in shadow trees to the elements', async () => {
    const card =
      '<x-card><template shadowrootmode="open"><!--lit-part x=-->in<!--/lit-part--></template></x-card>';
    const routes = {
      a: [
        {
          path: '/',
          view: () =>
            html`<slot-layout><p>${'around'}</p>${unsafeHTML(card)}
              <route-slot name="b"><p slot="error">${'own'}</p></route-slot></slot-layout>`,
          slots: {b: [{path: '/', view: () => html`<p>${'inside'}</p>`}]},
        },
      ],
    };
    const view = await (await open(createHandler({document: page(slots('a')), routes}), '/')).text();
    assert.ok(view.includes('<p><!--~lit-part-->around<!--~/lit-part--></p>'), view);
    assert.ok(view.includes(card), view);
    assert.ok(view.includes('<p slot="error"><!--~lit-part-->own<!--~/lit-part--></p>'), view);
    assert.match(
      view,
      /<!--~~lit-part \S+--><p><!--~~lit-part-->inside<!--~~\/lit-part--><\/p><!--~~\/lit-part-->/,
    );
  });

  it('is no Lit template in a fallback: the browser renders that itself', async () => {
    const routes = {
      a: [
        {
          path: '/',
          load: () => Promise.reject(new Error('no')),
          view: 'a',
          error: () => html`<p>${'failed'}</p>`,
        },
      ],
    };
    const handler = createHandler({document: page(slots('a')), routes, onError() {}});
    const text = await (await open(handler, '/')).text();
    assert.match(text, /<div slot="view"><p>failed<\/p><\/div>/);
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
