// Pages that `slot-router/server` streams to the browser tests: /streamed/<id>/ and, of Lit templates,
// /streamed-lit/<id>/. Each route slot waits until the test releases it: /streamed-release?id=…&slot=…&text=… (or
// &error=…, &missing, &redirect, &cut: the connection breaks).
import {Readable} from 'node:stream';
import {html} from 'lit';
import {litRoutesOf} from '../fixtures/streamed/lit-routes.js';
import {routesOf} from '../fixtures/streamed/routes.js';

const released = new Map();

/** By the pages that they bring. */
const connections = new Map();

/** What a test says to a route slot of a page. */
export function saidTo(id, slot) {
  const key = `${id} ${slot}`;
  if (!released.has(key)) {
    const entry = {};
    entry.said = new Promise((resolve) => (entry.say = resolve));
    released.set(key, entry);
  }
  return released.get(key);
}

const slot = (name, own = '') => `<route-slot name="${name}" class="box">${own}</route-slot>`;

const document =
  (body, client) =>
  ({url}) => ({
    lang: 'en',
    head:
      '<title>Streamed</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/test/fixtures/streamed/page.css">' +
      (url.searchParams.has('script')
        ? `<script type="module" ${url.searchParams.get('script')} src="/test/fixtures/streamed/${client}"></script>`
        : ''),
    body,
  });

const board = `<slot-layout base="/streamed/:id"><h1>Board</h1><a href="next">Next</a><div class="grid">
    ${slot('slow', '<p slot="loading">Loading slow…</p>')}${slot('team')}${slot('chart')}
    ${slot('broken', '<p slot="error">Broken. <button data-retry>Try again</button></p>')}${slot('gone')}${slot('fast')}
    </div></slot-layout>`;

const litBoard = `<slot-layout base="/streamed-lit/:id"><h1>Lit</h1>
    ${slot('slow')}${slot('team')}${slot('other')}${slot('fast')}</slot-layout>`;

async function createPages() {
  // Built only when the tests run.
  const {createHandler, rawHtml} = await import('../../dist/prod/server/index.js');
  const {notFound, redirect} = await import('../../dist/prod/index.js');
  const load = async ({params, slot: name}) => {
    const said = await saidTo(params.id, name).said;
    if (said.has('redirect')) redirect('next');
    if (said.has('cut')) connections.get(params.id)?.destroy();
    if (said.has('missing')) notFound();
    if (said.has('error')) throw new Error(said.get('error'));
    return said.get('text');
  };
  const view = (text, slots = []) => rawHtml(`<p>${text}</p>${slots.map((name) => slot(name)).join('')}`);
  const shared = {
    headers: {
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'self'; img-src data:; require-trusted-types-for 'script'",
    },
    // The tests let route slots fail.
    onError() {},
  };
  return {
    streamed: createHandler({
      ...shared,
      routes: routesOf(load, view),
      document: document(board, 'client.js'),
    }),
    'streamed-lit': createHandler({
      ...shared,
      routes: litRoutesOf(html, load),
      document: document(litBoard, 'client-lit.js'),
    }),
  };
}

let pages;

/** A middleware of the dev server. */
export async function streamedPages(context, next) {
  const {path, URL: url} = context;
  if (path === '/streamed-release') {
    saidTo(url.searchParams.get('id'), url.searchParams.get('slot')).say(url.searchParams);
    context.status = 204;
    return;
  }
  const [, kind, id] = path.split('/');
  if (!/^streamed(-lit)?$/.test(kind)) return next();
  connections.set(id, context.res.socket);
  pages ??= createPages();
  return answerWith((await pages)[kind], context);
}

/** Lets a handler of web standards answer, as the dev server wants it. */
export async function answerWith(handler, context) {
  const controller = new AbortController();
  context.res.once('close', () => controller.abort());
  const {status, headers, body} = await handler(new Request(context.URL, {signal: controller.signal}));
  context.status = status;
  for (const [name, value] of headers) context.set(name, value);
  context.body = Readable.fromWeb(body);
  // Koa logs what has been aborted.
  context.body.on('error', () => undefined);
}
