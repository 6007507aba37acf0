// A folder tree on a server: its units are imported where there is no DOM, and written as they are.
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import {pathToFileURL} from 'node:url';
import {slotRoutes} from 'slot-router/plugin';
import {createHandler} from 'slot-router/server';
import {createServer} from 'vite';
import {root as project} from '../../../scripts/project.mjs';
import {buildTree, inTree, parseTrees, writeTree} from '../../support/trees.mjs';

const library = pathToFileURL(path.join(project, 'dist/prod/index.js')).href;
const document = '<!doctype html><title>Site</title><slot-layout></slot-layout>';

/** Builds a tree with Rollup and imports it here; comes to what answers with its pages. */
async function serve(t, tree, options) {
  const dir = mkdtempSync(path.join(project, 'test/.build/server-'));
  t.after(() => rmSync(dir, {recursive: true, force: true}));
  for (const [name, code] of await buildTree(tree, {library})) writeFileSync(path.join(dir, name), code);
  const {default: routes} = await import(pathToFileURL(path.join(dir, 'app.js')).href);
  const handler = createHandler({routes, document, ...options});
  return async (url) => {
    const response = await handler(new Request(`http://site.test${url}`));
    return {status: response.status, to: response.headers.get('Location'), html: await response.text()};
  };
}

/** What is seen of a route slot. */
const textOf = (html, name) => {
  const own = name === 'children' ? '' : ` name="${name}"`;
  return new RegExp(`<route-slot${own} slot="${name}">(?:<template[^]*?</template>)([^]*?)</route-slot>`)
    .exec(html)?.[1]
    .replace(/<script[^]*?<\/script>/g, '');
};

const [tree] = parseTrees(`
== site strict: false
layout.html: <h1>Site</h1>{children} {side}
page.html: <p title="{{id}}">home</p><!-- gone --><br><textarea>\n  \n  \n  1</textarea><svg viewBox="0 0 1 1"><use xlink:href="#a"></use></svg>
not-found.html: <b>No such page</b>
error.html: <p>failed: {{message}} <button data-retry>again</button></p>
people/[user-name]/page.html: <a href="/people/{{user-name}}" title='"{{user-name}}"'>{{user-name}}</a><template><i>{{user-name}}</i></template>
danger/[id]/page.html: <a href="{{id}}">link</a><style>b { color: {{id}} }</style><iframe>{{id}}</iframe>
loaded/[id]/page.ts:
  import {notFound, redirect} from 'slot-router';
  export const load = ({params}) => (params.id === 'away' ? redirect('/') : params.id === 'none' ? notFound() : params.id);
  export const title = ({data}) => \`Loaded \${data}\`;
  export default ({data}) => \`<\${data}>\`;
broken/page.ts:
  export default () => { throw new Error('secret'); };
element/page.ts:
  export default class extends HTMLElement {}
@side/default.html: side
@side/people/[user-name]/default.html: side of {{user-name}}
inner/layout.html: <h2>Inner</h2>{children} {deep}
inner/page.html: inner
inner/@deep/page.html: deep
`).values();

test('units are written on a server, params as text', async (t) => {
  const open = await serve(t, tree);
  const home = await open('/');
  assert.equal(home.status, 200);
  assert.match(home.html, /<slot-layout><template shadowrootmode="open"><h1>Site<\/h1>/);
  assert.equal(
    textOf(home.html, 'children'),
    '<p title="">home</p><br><textarea>\n\n1</textarea><svg viewBox="0 0 1 1"><use xlink:href="#a"></use></svg>\n',
  );
  assert.equal(textOf(home.html, 'side'), 'side');

  const person = await open('/people/%22%3Cb%3E&');
  assert.equal(
    textOf(person.html, 'children'),
    '<a href="/people/&quot;&lt;b&gt;&amp;" title="&quot;&quot;&lt;b&gt;&amp;&quot;">&quot;&lt;b&gt;&amp;</a>' +
      '<template><i>{{user_name}}</i></template>',
  );
  assert.equal(textOf(person.html, 'side'), 'side of &quot;&lt;b&gt;&amp;');
  const danger = await open(`/danger/${encodeURIComponent('javascript:alert("</iframe>")')}`);
  assert.equal(
    textOf(danger.html, 'children'),
    '<a>link</a><style>b { color: {{id}} }</style><iframe>javascript:alert(&quot;&lt;/iframe&gt;&quot;)</iframe>',
  );
});

// The first request brings the code, the second one finds it there.
test('the status is known with the first request', async (t) => {
  const rows = [
    ['/loaded/7', 200, /<title>Loaded 7<\/title>[^]*&lt;7&gt;/],
    ['/loaded/none', 404, /<b>No such page<\/b>/],
    ['/loaded/away', 302],
    ['/nowhere', 404, /<b>No such page<\/b>/],
    ['/broken', 200, /failed: {2}?<button data-retry="">again/],
    ['/element', 200, /failed:/],
    ['/inner', 200, /<h2>Inner<\/h2>[^]*>inner<[^]*>deep</],
  ];
  for (const [url, status, pattern = /^$/] of rows) {
    const open = await serve(t, tree, {onError: () => undefined});
    for (const time of ['first', 'second']) {
      const {html, ...answer} = await open(url);
      assert.equal(answer.status, status, `${url}, ${time}`);
      assert.match(html, pattern, `${url}, ${time}`);
      assert.doesNotMatch(html, /secret/);
    }
  }
});

test('a server of Vite has the routes of now, each time it loads them', () =>
  inTree({'layout.html': '<route-slot></route-slot>', 'page.html': 'home'}, async (root) => {
    mkdirSync(path.join(root, 'node_modules'));
    symlinkSync(project, path.join(root, 'node_modules/slot-router'), 'dir');
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      appType: 'custom',
      server: {middlewareMode: true, ws: false},
      optimizeDeps: {noDiscovery: true},
      plugins: [slotRoutes({types: false})],
    });
    const open = async (url) => {
      const {default: routes} = await server.ssrLoadModule('virtual:slot-routes');
      return (await createHandler({routes, document})(new Request(`http://site.test${url}`))).text();
    };
    try {
      assert.match(await open('/'), />home</);
      /** The watcher says when it has heard of a change, not when all of it is known. */
      const changed = async (files, url, pattern) => {
        const heard = once(server.watcher, 'all');
        writeTree(path.join(root, 'app'), files);
        await heard;
        while (!pattern.test(await open(url))) await setImmediate();
      };
      await changed({'page.html': 'another home'}, '/', />another home</);
      await changed({'late/page.html': 'late'}, '/late', />late</);
    } finally {
      await server.close();
    }
  }));
