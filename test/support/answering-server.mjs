// A server whose answers the tests write: what it sends, in which pieces, and when it goes on or breaks off.
import {setTimeout as sleep} from 'node:timers/promises';

/** By method and path: what to answer. */
const answers = new Map();
/** What has been asked, in order. */
const requests = [];
/** What an answer waits for, until the test opens it. */
const gates = new Map();

function gate(name) {
  if (!gates.has(name)) {
    const {promise, resolve} = Promise.withResolvers?.() ?? withResolvers();
    gates.set(name, {promise, open: resolve});
  }
  return gates.get(name);
}

function withResolvers() {
  const parts = {};
  parts.promise = new Promise((resolve) => (parts.resolve = resolve));
  return parts;
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** `POST /answers` writes answers, `POST /answers/open?gate=` lets one go on, `GET /answers?of=` tells what was asked. */
async function control(context, url) {
  context.set('cache-control', 'no-store');
  if (url.pathname === '/answers/open') gate(url.searchParams.get('gate')).open();
  else if (context.method === 'POST')
    for (const [key, answer] of JSON.parse(await bodyOf(context.req))) answers.set(key, answer);
  else context.body = requests.filter(({path}) => path.startsWith(url.searchParams.get('of')));
  if (context.method === 'POST') context.status = 204;
}

export async function answeringServer(context, next) {
  const url = new URL(context.url, 'http://localhost');
  if (/^\/answers(\/|$)/.test(url.pathname)) return control(context, url);
  const path = url.pathname + url.search;
  const found = answers.get(`${context.method} ${path}`);
  const {headers} = context.req;
  // A page and its parts have one URL.
  if (!found || (found.isPart && headers['slot-router'] === undefined && context.method === 'GET'))
    return next();
  const {accept, 'slot-router': slot, 'cache-control': cache, 'if-none-match': etag, cookie} = headers;
  const sent = context.method === 'POST' ? await bodyOf(context.req) : undefined;
  requests.push({method: context.method, path, accept, slot, cache, etag, cookie, sent});
  const {status = 200, type = 'text/html; charset=utf-8', body = []} = found;
  const {res} = context;
  res.setMaxListeners(0);
  context.respond = false;
  if (found.headers?.etag && found.headers.etag === etag) {
    res.writeHead(304, found.headers).end();
    return undefined;
  }
  res.writeHead(status, {'cache-control': 'no-store', ...(type && {'content-type': type}), ...found.headers});
  let isGone = false;
  res.on('close', () => (isGone = true));
  for (const piece of [body].flat()) {
    if (isGone) break;
    if (typeof piece === 'string') res.write(piece);
    else if (piece.bytes) res.write(Buffer.from(piece.bytes));
    else if (piece.gate) await gate(piece.gate).promise;
    else if (piece.pause) await sleep(piece.pause);
    else if (piece.endless) while (!isGone) await write(res, piece.endless);
    else if (piece.break) {
      // What is on the way still arrives.
      await sleep(10);
      res.socket.resetAndDestroy();
      return undefined;
    }
  }
  res.end();
  return undefined;
}

/**
 * Writes no faster than a quick network carries it. Flooded over loopback, WebKitGTK 2.50 took in gigabytes before it let
 * go of a connection that the page had given up.
 */
async function write(res, text) {
  if (!res.write(text)) {
    await new Promise((resolve) => {
      res.once('drain', resolve);
      res.once('close', resolve);
    });
  }
  await sleep(2);
}
