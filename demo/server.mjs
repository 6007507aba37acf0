// The demo server: pages, their modules, drawn pictures, a small JSON API. `node demo/server.mjs` starts it.
import {createHash} from 'node:crypto';
import http from 'node:http';
import {fileURLToPath} from 'node:url';
import sirv from 'sirv';
import {createGateway} from './pages/services/gateway.mjs';
import {answerApi} from './server/api.mjs';
import {drawPhoto} from './server/photos.mjs';
import {renderPage} from './server/render.mjs';
import {findPage} from './server/site.mjs';
import {answerStreaming} from './server/streaming.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** As strict as a page can be: no inline script or style, no string that becomes markup. */
const securityHeaders = {
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; " +
    "object-src 'none'; form-action 'self'; require-trusted-types-for 'script'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
};

/** Folders that are served as they are. `dev` reads the disk each time, so a change shows on reload. */
const folders = [
  ['/dist/', sirv(here('../dist'), {dev: true})],
  ['/site/', sirv(here('./site'), {dev: true})],
  ['/pages/', sirv(here('./pages'), {dev: true})],
];

/** Creates the demo server. It listens nowhere yet. */
export function createServer() {
  const gateway = createGateway();
  const server = http.createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    respond(request, response, gateway).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, {'Content-Type': 'text/plain'});
      response.end('The demo server failed. Its terminal says why.');
    });
  });
  server.on('close', () => gateway.close());
  return server;
}

async function respond(request, response, gateway) {
  // Two slashes at the start would be read as a host.
  const url = new URL(request.url.replace(/^\/+/, '/'), 'http://localhost');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, {Allow: 'GET, HEAD'}).end();
    return;
  }
  if (/^\/streaming\/app(\/|$)/.test(url.pathname)) {
    answerStreaming(request, response);
    return;
  }
  if (url.pathname.startsWith('/services/parts/')) {
    await gateway.answer(url, request, response);
    return;
  }
  if (url.pathname.startsWith('/api/')) {
    await answerApi(url, request, response);
    return;
  }
  const drawn = drawPhoto(/^\/pictures\/(\w+)\.svg$/.exec(url.pathname)?.[1]);
  if (drawn) {
    response.writeHead(200, {'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=3600'}).end(drawn);
    return;
  }
  for (const [prefix, serve] of folders) {
    if (!url.pathname.startsWith(prefix)) continue;
    request.url = url.pathname.slice(prefix.length - 1);
    serve(request, response, () => sendPage(url, request, response));
    return;
  }
  await sendPage(url, request, response);
}

/** A page, for route slots as for everybody else; or that it is still the one that somebody has. */
async function sendPage(url, request, response) {
  const {page, status} = findPage(url.pathname);
  const html = await renderPage(page, url);
  const etag = `"${createHash('sha1').update(html).digest('base64url')}"`;
  const isKnown = status === 200 && request.headers['if-none-match'] === etag;
  response.writeHead(isKnown ? 304 : status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-cache',
    ETag: etag,
  });
  response.end(isKnown ? undefined : html);
}

/** Listens on the loopback interface, at `port` or the next free one, and resolves with the port. */
export function listen(server, port) {
  return new Promise((resolve, reject) => {
    const last = port + 50;
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE' && port !== 0 && port < last) server.listen((port += 1), '127.0.0.1');
      else reject(error);
    });
    server.on('listening', () => resolve(server.address().port));
    server.listen(port, '127.0.0.1');
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = createServer();
  const port = await listen(server, Number(process.env.PORT) || 8000);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      server.closeAllConnections();
      server.close(() => process.exit());
    });
  }
  console.log(`slot-router demo: http://localhost:${port}`);
}
