// Serves bench/fragments.mjs: one page for each contender, and the fragment of 50 rows that all of them show.
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {root} from '../scripts/project.mjs';
import {listen} from './listen.mjs';

const ROWS = 50;

/** What is shown at `/…/n`: a heading, a button and rows with links, as a server writes them. */
const rows = (n) =>
  `<h2>Orders ${n}</h2><button type="button">Export</button><ul>${Array.from(
    {length: ROWS},
    (_, i) => `<li class="row"><a href="/orders/${n}/${i}">Order ${n}, row ${i}</a> <b>${i * 7} €</b></li>`,
  ).join('')}</ul>`;

/** How each contender shows the fragment of `/name/n`. */
const pages = {
  hand: `<main id="target"></main>
    <script type="module" src="/bench/pages/fragments-hand.mjs"></script>`,
  'hand-sanitized': `<main id="target"></main>
    <script type="module" src="/bench/pages/fragments-hand.mjs"></script>`,
  'slot-router': `<slot-layout base="/slot-router">
      <route-slot id="target"><template path="/:n" src="/rows/{{n}}"></template></route-slot>
    </slot-layout>
    <script type="module" src="/dist/slot-router.min.js"></script>`,
  'slot-router-trusted': `<slot-layout base="/slot-router-trusted">
      <route-slot id="target"><template path="/:n" src="/rows/{{n}}" trusted></template></route-slot>
    </slot-layout>
    <script type="module" src="/dist/slot-router.min.js"></script>`,
  turbo: `<turbo-frame id="target" data-turbo-action="advance"></turbo-frame>
    <script type="module" src="/node_modules/@hotwired/turbo/dist/turbo.es2017-esm.js"></script>`,
};

export const contenders = Object.keys(pages);

const documentOf = (name) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Benchmark</title><link rel="icon" href="data:,"></head>
  <body>
    ${pages[name]}
    <a id="link" data-turbo-frame="target" href="">Go</a>
    <script type="module" src="/bench/pages/fragments-harness.mjs"></script>
  </body>
</html>`;

const types = {'.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8'};

// Cross-origin isolated: the page then has a clock of 5 µs instead of 100.
const headers = {
  'cache-control': 'no-store',
  'content-type': 'text/html; charset=utf-8',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

async function answer(request, response) {
  const {pathname} = new URL(request.url, 'http://localhost');
  const [, folder, n] = pathname.split('/');
  if (folder === 'rows') return response.writeHead(200, headers).end(rows(n));
  if (folder === 'turbo' && request.headers['turbo-frame'])
    return response.writeHead(200, headers).end(`<turbo-frame id="target">${rows(n)}</turbo-frame>`);
  if (Object.hasOwn(pages, folder)) return response.writeHead(200, headers).end(documentOf(folder));
  const type = types[path.extname(pathname)];
  if (!type || !/^(bench|dist|node_modules)$/.test(folder)) return response.writeHead(404, headers).end();
  const source = await readFile(path.join(root, path.normalize(pathname)));
  return response.writeHead(200, {...headers, 'content-type': type}).end(source);
}

/** Starts on a free port. */
export const serve = () => listen(answer);
