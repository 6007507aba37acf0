// Requests that are given up, and those of node:http.
import assert from 'node:assert/strict';
import http from 'node:http';
import {describe, it} from 'node:test';
import {createHandler, rawHtml, toNodeListener} from 'slot-router/server';
import {deferred, open, page, slots, turns} from './support/pages.mjs';

describe('a page that nobody waits for', () => {
  it('stops its loaders when the request is aborted', async () => {
    const held = deferred();
    const signals = [];
    const load = ({signal}) => {
      signals.push(signal);
      return held;
    };
    const handler = createHandler({
      document: page(slots('a', 'b')),
      routes: {
        a: [{path: '/', load}],
        b: [{path: '/', view: rawHtml(slots('c')), slots: {c: [{path: '/', load}]}}],
      },
      onError: assert.fail,
    });
    const controller = new AbortController();
    const {next} = await open(handler, '/', {signal: controller.signal});
    await next();
    assert.deepEqual(
      signals.map(({aborted}) => aborted),
      [false, false],
    );
    const reading = next();
    controller.abort();
    assert.deepEqual(
      signals.map(({aborted}) => aborted),
      [true, true],
    );
    await assert.rejects(reading, {name: 'AbortError'});
  });

  it('stops its loaders when nobody reads any more', async () => {
    let signal;
    const load = (context) => {
      ({signal} = context);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    const handler = createHandler({
      document: page(slots('a')),
      routes: {a: [{path: '/', load}]},
      onError: assert.fail,
    });
    const {next, reader} = await open(handler, '/');
    await next();
    await reader.cancel();
    assert.equal(signal.aborted, true);
  });

  it('is not answered when the request was aborted before', async () => {
    const handler = createHandler({document: page(slots('a')), routes: {a: [{path: '/', view: 'a'}]}});
    const signal = AbortSignal.abort();
    await assert.rejects(open(handler, '/', {signal}), {name: 'AbortError'});
    const controller = new AbortController();
    const opened = open(
      createHandler({
        document: page(slots('a')),
        routes: {a: [{path: '/', load: () => new Promise(() => {})}]},
        waitFor: ['a'],
      }),
      '/',
      {signal: controller.signal},
    );
    await turns();
    controller.abort();
    await assert.rejects(opened, {name: 'AbortError'});
  });

  it('lets a finished request be aborted without a word', async () => {
    const controller = new AbortController();
    let signal;
    const load = (context) => ({signal} = context) && 1;
    const handler = createHandler({document: page(slots('a')), routes: {a: [{path: '/', load, view: 'a'}]}});
    const {text} = await open(handler, '/', {signal: controller.signal});
    await text();
    controller.abort();
    assert.equal(signal.aborted, false);
  });

  it('makes no piece before it is asked for', async (t) => {
    const encode = t.mock.method(TextEncoder.prototype, 'encode');
    const names = ['a', 'b', 'c'];
    const held = deferred();
    const handler = createHandler({
      document: page(slots(...names)),
      routes: Object.fromEntries(names.map((name) => [name, [{path: '/', load: () => held, view: name}]])),
    });
    const {next} = await open(handler, '/');
    await turns();
    assert.equal(encode.mock.callCount(), 0);
    await next();
    held.resolve();
    for (let made = 1; made <= 4; made++) {
      await turns();
      assert.equal(encode.mock.callCount(), made);
      await next();
    }
  });
});

describe('under node:http', () => {
  async function serve(t, handler) {
    const server = http.createServer(toNodeListener(handler));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
    return `http://127.0.0.1:${server.address().port}`;
  }

  it('streams, with status and headers', async (t) => {
    const held = deferred();
    const handler = createHandler({
      document: page(slots('a', 'b')),
      routes: {a: [{path: '/', load: () => held, view: ({data}) => data}], b: [{path: '/', view: 'fast'}]},
      headers: [
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
        ['X-Own', 'x'],
      ],
    });
    const response = await fetch(await serve(t, handler));
    assert.deepEqual(response.headers.getSetCookie(), ['a=1', 'b=2']);
    assert.equal(response.headers.get('x-own'), 'x');
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    assert.match(decoder.decode((await reader.read()).value), /fast/);
    held.resolve('slow');
    assert.match(decoder.decode((await reader.read()).value), /slow/);
  });

  it('answers redirects, HEAD and hostile URLs', async (t) => {
    const handler = createHandler({
      document: page(slots('a')),
      routes: {
        a: [
          {path: '/a', redirect: '/b'},
          {path: '/b', view: 'b'},
        ],
      },
    });
    const origin = await serve(t, handler);
    const redirected = await fetch(`${origin}/a`, {redirect: 'manual'});
    assert.deepEqual([redirected.status, redirected.headers.get('location')], [302, `${origin}/b`]);
    assert.equal((await fetch(`${origin}/b`, {method: 'HEAD'})).status, 200);
    for (const path of ['//evil.test/x', '/%E0%A4%A', '/a/../../b', '/%00'])
      assert.ok((await fetch(origin + path)).status < 500, path);
  });

  it('stops loaders when the connection closes', async (t) => {
    const begun = deferred();
    const stopped = deferred();
    const load = ({signal}) => {
      begun.resolve();
      signal.addEventListener('abort', stopped.resolve);
      return new Promise(() => {});
    };
    const handler = createHandler({document: page(slots('a')), routes: {a: [{path: '/', load}]}});
    const origin = await serve(t, handler);
    const controller = new AbortController();
    const response = await fetch(origin, {signal: controller.signal});
    await begun;
    await response.body.getReader().read();
    controller.abort();
    await stopped;
  });

  it('says 500 where the document fails, and nothing more', async (t) => {
    t.mock.method(console, 'error', () => {});
    const handler = createHandler({
      document: () => {
        throw new Error('secret');
      },
      routes: {},
    });
    const response = await fetch(await serve(t, handler));
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /secret/);
  });

  it('reads nothing ahead of a connection that cannot take more', async (t) => {
    let pulls = 0;
    const chunk = new Uint8Array(64 * 1024);
    const body = new ReadableStream(
      {pull: (controller) => (pulls++ < 2000 ? controller.enqueue(chunk) : controller.close())},
      {highWaterMark: 0},
    );
    const origin = new URL(await serve(t, async () => new Response(body)));
    const request = http.get(origin);
    const [response] = await new Promise((resolve) => request.on('response', (...all) => resolve(all)));
    response.pause();
    let before = -1;
    while (before !== pulls) {
      before = pulls;
      await turns();
    }
    assert.ok(pulls < 1500, `${pulls} pieces of 64 kB are on their way`);
    request.destroy();
  });
});
