// What the server decides before the first byte: the same as a hard load in the browser, with a status.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {html as serverHtml} from '@lit-labs/ssr';
import {notFound, redirect} from 'slot-router';
import {createHandler, rawHtml} from 'slot-router/server';
import {deferred, open, page, turns} from './support/pages.mjs';

const users = '<route-slot name="users"></route-slot>';
const both = `<route-slot></route-slot>${users}`;
const late = (run) => async () => {
  await null;
  return run();
};

/** What is seen of a route slot: its text in the answer, without its fallbacks. */
const textOf = (html, name) =>
  new RegExp(`<route-slot name="${name}"[^>]*>(?:<template[^]*?</template>)?([^]*?)</route-slot>`)
    .exec(html)?.[1]
    .replace(/<script[^]*?<\/script>/g, '');

describe('the status of a page', () => {
  const rows = [
    // what, layout, routes, path, status, location
    ['a match', both, {children: [{path: '/a', view: 'a'}], users: [{default: true, view: 'd'}]}, '/a', 200],
    ['a trailing slash', both, {children: [{path: '/a', view: 'a'}], users: [{default: true}]}, '/a/', 200],
    ['defaults alone', both, {children: [{default: true}], users: [{default: true}]}, '/zzz', 200],
    ['a missing default', both, {children: [{path: '/a'}], users: [{path: '/b'}]}, '/a', 404],
    ['no match and no default', users, {users: [{path: '/b'}]}, '/a', 404],
    ['a route slot without routes', both, {children: [{path: '/a', view: 'a'}]}, '/a', 200],
    ['an encoded path', users, {users: [{path: '/m/:id', view: ({params}) => params.id}]}, '/m/%C3%A9', 200],
    [
      'a malformed encoding',
      users,
      {users: [{path: '/m/:id', view: ({params}) => params.id}]},
      '/m/%E0%A4%A',
      200,
    ],
    ['a declared redirect', users, {users: [{path: '/a', redirect: '/b'}]}, '/a', 302, 'http://site.test/b'],
    [
      'a declared redirect with a function',
      users,
      {users: [{path: '/a/:id', redirect: ({params}) => `/b/${params.id}?x=1`}]},
      '/a/7',
      302,
      'http://site.test/b/7?x=1',
    ],
    [
      'a redirect thrown at once',
      both,
      {users: [{path: '/a', load: () => redirect('/in')}]},
      '/a',
      302,
      'http://site.test/in',
    ],
    [
      'a redirect thrown soon',
      both,
      {users: [{path: '/a', load: late(() => redirect('in'))}]},
      '/a',
      302,
      'http://site.test/in',
    ],
    [
      'a redirect of a view',
      users,
      {users: [{path: '/a', view: () => redirect('/in')}]},
      '/a',
      302,
      'http://site.test/in',
    ],
    [
      'a redirect to another origin',
      users,
      {users: [{path: '/a', redirect: 'https://evil.test/'}]},
      '/a',
      200,
    ],
    ['not found in children', both, {children: [{path: '/a', load: () => notFound()}]}, '/a', 404],
    [
      'not found in the only route slot',
      users,
      {users: [{path: '/a', load: late(() => notFound())}]},
      '/a',
      404,
    ],
    [
      'not found beside children',
      both,
      {children: [{path: '/a', view: 'a'}], users: [{path: '/a', load: () => notFound()}]},
      '/a',
      200,
    ],
    [
      'an error',
      both,
      {
        children: [
          {
            path: '/a',
            load: () => {
              throw new Error('x');
            },
          },
        ],
        users: [{path: '/a', view: 'u'}],
      },
      '/a',
      200,
    ],
    [
      'a closed route slot',
      '<route-slot name="s" source="search"></route-slot>',
      {s: [{path: '/', view: 's'}]},
      '/?@s=false',
      200,
    ],
    [
      'not found in a nested layout in children',
      both,
      {
        children: [
          {
            path: '/team',
            view: rawHtml('<route-slot></route-slot>'),
            slots: {children: [{path: '/:id', load: () => notFound()}]},
          },
        ],
      },
      '/team/7',
      404,
    ],
    [
      'a nested path that does not exist',
      users,
      {users: [{path: '/team', view: rawHtml(users), slots: {users: [{path: '/a', view: 'a'}]}}]},
      '/team/b',
      404,
    ],
  ];
  for (const [what, layout, routes, path, status, location = null] of rows) {
    it(`${status} for ${what}`, async () => {
      const handler = createHandler({document: page(layout), routes, onError() {}});
      for (const method of ['GET', 'HEAD']) {
        const {response, reader} = await open(handler, path, {method});
        assert.equal(response.status, status, method);
        assert.equal(response.headers.get('location'), location, method);
        assert.equal(response.body === null, method === 'HEAD' || location !== null, method);
        await reader?.cancel();
      }
    });
  }

  it('404 for a URL outside the base, with empty route slots', async () => {
    const handler = createHandler({
      document: page(users, ' base="/app"'),
      routes: {users: [{default: true, view: 'there'}]},
    });
    const {response, text} = await open(handler, '/other');
    assert.equal(response.status, 404);
    assert.doesNotMatch(await text(), /there/);
  });

  it('405 for what is no page', async () => {
    const handler = createHandler({document: page(users), routes: {users: [{default: true}]}});
    const {response} = await open(handler, '/', {method: 'POST', body: 'x'});
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('allow'), 'GET, HEAD');
  });

  it('that of a slow route slot, where the first byte waits for it', async () => {
    for (const [thrown, status] of [
      [notFound, 404],
      [() => redirect('/in'), 302],
      [() => 1, 200],
    ]) {
      const held = deferred();
      const routes = {
        children: [
          {
            path: '/a',
            load: async () => {
              await held;
              return thrown();
            },
            view: 'v',
          },
        ],
        users: [{default: true, view: 'u'}],
      };
      const handler = createHandler({document: page(both), routes, waitFor: ['children']});
      const opened = open(handler, '/a');
      let isThere = false;
      void opened.then(() => (isThere = true));
      await turns();
      assert.equal(isThere, false);
      held.resolve();
      const {response, reader} = await opened;
      assert.equal(response.status, status);
      await reader?.cancel();
    }
  });

  it('is not what comes after the first byte', async () => {
    const held = deferred();
    const load = async () => {
      await held;
      return notFound();
    };
    const handler = createHandler({document: page(users), routes: {users: [{path: '/a', load}]}});
    const {response, next, rest} = await open(handler, '/a');
    await next();
    held.resolve();
    assert.equal(response.status, 200);
    const text = (await rest()).join('');
    assert.match(text, /<slot name="not-found"><p>There is nothing here\.<\/p><\/slot>/);
    assert.match(text, /\{"status":"not-found"\}/);
  });

  it('has the headers that are asked for', async () => {
    const handler = createHandler({
      document: page(users),
      routes: {users: [{default: true}]},
      headers: {'Cache-Control': 'no-store', 'Content-Security-Policy': "default-src 'self'"},
    });
    const {response} = await open(handler, '/');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('content-security-policy'), "default-src 'self'");
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
  });
});

describe('what the server shows', () => {
  it('is what a hard load shows: matches by specificity, defaults, params, search', async () => {
    const view = ({params, segment, searchParams, slot}) =>
      JSON.stringify({...params, segment, tab: searchParams.get('tab'), slot});
    const routes = {
      users: [
        {path: '/:id', view},
        {path: '/new', view: 'new one'},
        {path: '/*', view: 'rest'},
        {default: true, view: 'default'},
      ],
    };
    const handler = createHandler({document: page(users, ' base="/teams/:team"'), routes});
    const shown = async (path) =>
      textOf(await (await open(handler, path)).text(), 'users').replaceAll('&quot;', '"');
    assert.equal(
      await shown('/teams/a%20b/7?tab=x'),
      '{"team":"a b","id":"7","segment":"/7","tab":"x","slot":"users"}',
    );
    assert.equal(await shown('/teams/a/new'), 'new one');
    assert.equal(await shown('/teams/a/x/y'), 'rest');
    assert.equal(await shown('/teams/a'), 'default');
  });

  it('follows the locations that the URL gives to route slots', async () => {
    const own =
      '<route-slot name="s" source="search"></route-slot><route-slot name="t" source="state">kept</route-slot>';
    const routes = {
      s: [
        {path: '/m/:id', view: ({params, searchParams}) => `m${params.id} ${searchParams.get('tab')}`},
        {path: '/', view: 'root'},
      ],
      t: [{path: '/', view: 'not for the server'}],
    };
    const handler = createHandler({document: page(own), routes});
    const shown = async (path) => textOf(await (await open(handler, path)).text(), 's');
    assert.equal(await shown('/?@s=/m/4&@s.tab=x'), 'm4 x');
    assert.equal(await shown('/'), 'root');
    assert.equal(await shown('/?%40s=false'), '');
    assert.match(await (await open(handler, '/')).text(), /source="state" slot="t">kept<\/route-slot>/);
  });

  it('never answers with what intercepts', async () => {
    const routes = {
      users: [
        {path: '/p', intercept: true, view: 'modal'},
        {path: '/p', view: 'page'},
      ],
    };
    const handler = createHandler({document: page(users), routes});
    assert.equal(textOf(await (await open(handler, '/p')).text(), 'users'), 'page');
  });

  it('gives loaders the request', async () => {
    const load = ({request, url}) => `${request.headers.get('cookie')} at ${url.pathname}`;
    const handler = createHandler({
      document: page(users),
      routes: {users: [{path: '/a', load, view: ({data}) => data}]},
    });
    const {text} = await open(handler, '/a', {headers: {Cookie: 'id=7'}});
    assert.equal(textOf(await text(), 'users'), 'id=7 at /a');
  });

  it('has the title of its routes, as far as it is known', async () => {
    const titles = async (routes, path = '/a') => {
      const {text} = await open(createHandler({document: page(both), routes, onError() {}}), path);
      return /<title>(.*?)<\/title>/.exec(await text())[1];
    };
    assert.equal(await titles({users: [{path: '/a'}]}), 'Page');
    assert.equal(await titles({users: [{path: '/a', title: 'A & <B> $&'}]}), 'A &amp; &lt;B&gt; $&amp;');
    assert.equal(
      await titles({
        children: [{path: '/a', title: ({params}) => `C${params.x ?? ''}`}],
        users: [{path: '/a', title: 'U'}],
      }),
      'C',
    );
    assert.equal(
      await titles(
        {users: [{path: '/a', load: () => new Promise(() => {}).catch(() => {}), title: 'U'}]},
        '/b',
      ),
      'Page',
    );
  });

  it('comes from one route with slots as well, and from parts of a document', async () => {
    const handler = createHandler({
      routes: {path: '/app', slots: {users: [{path: '/a', view: 'there'}]}},
      document: ({url}) => ({
        lang: 'en',
        head: `<title>${url.pathname}</title>`,
        body: `<slot-layout>${users}</slot-layout>`,
      }),
    });
    const {response, text} = await open(handler, '/app/a');
    const html = await text();
    assert.equal(response.status, 200);
    assert.match(
      html,
      /^<!doctype html><html lang="en"><head><meta charset="utf-8"><title>\/app\/a<\/title><\/head><body><slot-layout base="\/app">/,
    );
    assert.equal(textOf(html, 'users'), 'there');
  });

  it('takes a Lit template as a document', async () => {
    const document = ({url}) => serverHtml`<!doctype html>
      <html>
        <head>
          <title>${'<b>'}</title>
        </head>
        <body>
          <slot-layout base=${url.pathname}><h1>${'<i>'}</h1><route-slot name="users"></route-slot></slot-layout>
        </body>
      </html>`;
    const handler = createHandler({document, routes: {users: [{path: '/', view: 'there'}]}});
    const html = await (await open(handler, '/app')).text();
    assert.match(html, /<title>(<!--.*?-->)?&lt;b&gt;/);
    assert.match(
      html,
      /<slot-layout base="\/app"><template shadowrootmode="open"><h1>(<!--.*?-->)?&lt;i&gt;/,
    );
    assert.equal(textOf(html, 'users'), 'there');
  });

  it('is told of failures, and fails with none that telling makes', async (t) => {
    const log = t.mock.method(console, 'error', () => {});
    const fails = () => {
      throw new Error('x');
    };
    const routes = {users: [{path: '/', load: fails}]};
    const {text} = await open(createHandler({document: page(users), routes, onError: fails}), '/');
    assert.match(await text(), /could not be loaded/);
    assert.equal(log.mock.callCount(), 1);
    await (await open(createHandler({document: page(users), routes}), '/')).text();
    assert.equal(log.mock.callCount(), 2);
  });

  it('is what the README shows', async () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const [, options] = /const handler = createHandler\(([^]*?)\);\n/.exec(
      readme.slice(readme.indexOf('## Rendering on the server')),
    );
    const create = new Function('createHandler', 'rawHtml', 'fetchUsers', `return createHandler(${options})`);
    const {response, text} = await open(
      create(createHandler, rawHtml, async () => ['a', 'b']),
      '/dashboard',
    );
    const html = await text();
    assert.equal(response.status, 200);
    assert.equal(textOf(html, 'users'), '<p slot="loading">Loading users…</p>2 users');
    assert.equal(textOf(html, 'analytics'), '<p>Nothing to see</p>');
  });

  it('needs a layout in the document', async () => {
    const handler = createHandler({document: '<p>none</p>', routes: {users: []}});
    await assert.rejects(open(handler, '/'), {name: 'SlotRouterError', code: 'SR017'});
  });
});
