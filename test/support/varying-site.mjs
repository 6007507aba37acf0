// A site that sends parts of its pages to route slots and whole pages to everybody else, at the same URLs.
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import {root} from '../../scripts/project.mjs';

const titles = {'/': 'Home', '/a': 'Story A', '/b': 'Story B'};

const icon = '<link rel="icon" href="data:,">';
const part = (url) => `<route-slot name="story"><h1>${titles[url]}</h1></route-slot>`;
const whole = (
  url,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${titles[url]}</title>
  ${icon}<script type="module" src="/dist/slot-router.min.js"></script></head>
  <body><slot-layout><nav><a href="/a">A</a> <a href="/b">B</a></nav>
  <route-slot name="story"><template path="/*" src></template><h1>${titles[url]}</h1></route-slot>
  </slot-layout></body></html>`;

/** Keeps all that it sees, and answers with it before it asks. */
const worker = `
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('fetch', (event) => event.respondWith(answer(event.request)));
  async function answer(request) {
    const cache = await caches.open('pages');
    const found = await cache.match(request, {ignoreVary: location.search === '?careless'});
    if (found) return found;
    const response = await fetch(request);
    await cache.put(request, response.clone());
    return response;
  }`;

/**
 * @param isCareless - It does not say by which header it answers.
 * @returns {Promise<{origin: string, asked: string[], close: () => void}>}
 */
export async function startVaryingSite({isCareless = false} = {}) {
  const asked = [];

  function answer({url, headers}, response) {
    const sendCode = (code) => response.writeHead(200, {'content-type': 'text/javascript'}).end(code);
    if (url.startsWith('/dist/')) {
      sendCode(readFileSync(path.join(root, 'dist', path.basename(url))));
      return;
    }
    if (url.startsWith('/worker.js')) {
      sendCode(worker);
      return;
    }
    if (url === '/plain') {
      const page = `<!doctype html><title>Plain</title>${icon}<h1>Plain</h1>`;
      response.writeHead(200, {'content-type': 'text/html', 'cache-control': 'no-store'}).end(page);
      return;
    }
    const slot = headers['slot-router'];
    const body = slot === 'story' ? part(url) : whole(url);
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
    const shared = {
      etag,
      ...(!isCareless && {vary: 'Slot-Router'}),
      'cache-control': url === '/b' ? 'no-cache' : 'max-age=60',
    };
    const isKnown = headers['if-none-match'] === etag;
    asked.push(`${url}${slot ? ` for ${slot}` : ''}${isKnown ? ', unchanged' : ''}`);
    if (isKnown) response.writeHead(304, shared).end();
    else response.writeHead(200, {...shared, 'content-type': 'text/html; charset=utf-8'}).end(body);
  }

  const server = http.createServer(answer);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    asked,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
