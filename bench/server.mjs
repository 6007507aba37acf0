// Serves the project's files; any other path is the one page of the benchmark.
import {createReadStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import {root} from '../scripts/project.mjs';
import {listen} from './listen.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
};
const folders = ['bench', 'dist', 'node_modules'];

// Cross-origin isolated: the page then has a clock of 5 µs instead of 100.
const headers = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

async function answer(request, response) {
  const {pathname} = new URL(request.url, 'http://localhost');
  const file = path.join(root, path.normalize(decodeURIComponent(pathname)));
  const [folder] = path.relative(root, file).split(path.sep);
  if (!folders.includes(folder)) {
    response.writeHead(200, {...headers, 'content-type': types['.html']});
    response.end(await readFile(new URL('page.html', import.meta.url)));
    return;
  }
  const type = types[path.extname(file)];
  if (!type || !(await stat(file).catch(() => undefined))?.isFile()) {
    response.writeHead(404, headers).end();
    return;
  }
  response.writeHead(200, {...headers, 'content-type': type});
  createReadStream(file).pipe(response);
}

/** Starts on a free port. */
export const serve = () => listen(answer);
