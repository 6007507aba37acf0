import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createServer, listen} from '../../demo/server.mjs';

/** A server that lives as long as the test. */
async function serve(t, port = 0) {
  const server = createServer();
  t.after(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  return listen(server, port);
}

describe('demo server', () => {
  it('takes the next free port', async (t) => {
    const first = await serve(t);
    const second = await serve(t, first);
    assert.ok(second > first);
    assert.equal((await fetch(`http://localhost:${second}/`)).status, 200);
  });

  it('answers late and fails when it is told to', async (t) => {
    const origin = `http://localhost:${await serve(t)}`;
    const failed = await fetch(`${origin}/api/members?fail=1`);
    assert.equal(failed.status, 503);
    assert.match((await failed.json()).message, /503/);
    const started = performance.now();
    await fetch(`${origin}/api/members?delay=120`);
    assert.ok(performance.now() - started >= 119);
  });

  it('gives the same data each time', async (t) => {
    const origin = `http://localhost:${await serve(t)}`;
    for (const path of [
      'members',
      'members/42',
      'analytics/views?range=30',
      'notifications',
      'archive/2025/03',
      'releases/2.4',
      'photos/3',
      'mail/folders',
      'mail/search?q=invoice',
      'board/4',
    ]) {
      const [first, second] = await Promise.all(
        [1, 2].map(async () => {
          const {generatedAt, ...data} = await (await fetch(`${origin}/api/${path}`)).json();
          assert.ok(generatedAt);
          return data;
        }),
      );
      assert.deepEqual(first, second);
    }
    assert.equal((await fetch(`${origin}/api/members/7`)).status, 404);
    assert.equal((await fetch(`${origin}/api/none`)).status, 404);
  });

  it('says that a page is still the same, and which is another', async (t) => {
    const origin = `http://localhost:${await serve(t)}`;
    const {headers} = await fetch(`${origin}/news/story/bees`);
    const ask = async (path) =>
      (await fetch(origin + path, {headers: {'if-none-match': headers.get('etag')}})).status;
    assert.equal(await ask('/news/story/bees'), 304);
    assert.equal(await ask('/news/story/bridge'), 200);
    assert.equal(await ask('/none'), 404);
  });

  it('draws the same picture each time, and none for an unknown photo', async (t) => {
    const origin = `http://localhost:${await serve(t)}`;
    const {photos} = await (await fetch(`${origin}/api/photos`)).json();
    assert.ok(photos.length > 8);
    for (const {id} of photos) {
      const [first, second] = await Promise.all([1, 2].map(() => fetch(`${origin}/pictures/${id}.svg`)));
      assert.equal(first.headers.get('content-type'), 'image/svg+xml');
      const text = await first.text();
      assert.equal(text, await second.text());
      assert.doesNotMatch(text, /NaN|undefined/);
    }
    assert.equal((await fetch(`${origin}/pictures/99.svg`)).status, 404);
  });

  it('survives what no page would ask for', async (t) => {
    const origin = `http://localhost:${await serve(t)}`;
    for (const path of [
      '//evil.example/x',
      '/%E0%A4%A',
      '/releases/%zz',
      '/site/../server.mjs',
      '/site/%2e%2e/server.mjs',
    ]) {
      const response = await fetch(origin + path);
      assert.doesNotMatch(await response.text(), /createServer/);
      assert.ok(response.status < 500);
    }
    assert.equal((await fetch(`${origin}/api/members`, {method: 'POST'})).status, 405);
  });
});
