// A site that sends parts of its pages to route slots and whole pages to everybody else, behind a shared cache.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {root} from '../../scripts/project.mjs';
import {startCachingProxy} from '../support/caching-proxy.mjs';
import {region, suite, useBrowser} from './support/demo.mjs';

const titles = {'/': 'Home', '/a': 'Story A', '/b': 'Story B'};

const part = (url) => `<route-slot name="story"><h1>${titles[url]}</h1></route-slot>`;
const whole = (
  url,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${titles[url]}</title>
  <link rel="icon" href="data:,"><script type="module" src="/dist/slot-router.min.js"></script></head>
  <body><slot-layout><nav><a href="/a">A</a> <a href="/b">B</a></nav>
  <route-slot name="story"><template path="/*" src></template><h1>${titles[url]}</h1></route-slot>
  </slot-layout></body></html>`;

/** Answers by the header, and says so. */
function answer({url, headers}, response) {
  if (url.startsWith('/dist/')) {
    const file = path.join(root, 'dist', path.basename(url));
    return response.writeHead(200, {'content-type': 'text/javascript'}).end(readFileSync(file));
  }
  const body = headers['slot-router'] === 'story' ? part(url) : whole(url);
  const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
  const shared = {
    etag,
    vary: 'Slot-Router',
    'cache-control': url === '/b' ? 'no-cache' : 'max-age=60',
  };
  if (headers['if-none-match'] === etag) return response.writeHead(304, shared).end();
  return response.writeHead(200, {...shared, 'content-type': 'text/html; charset=utf-8'}).end(body);
}

describe('a site behind a shared cache', suite, () => {
  const site = useBrowser();
  let origin;
  let server;

  before(async () => {
    server = http.createServer(answer);
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  async function behind(t, options) {
    const proxy = await startCachingProxy(origin, options);
    t.after(() => proxy.close());
    site.origin = proxy.origin;
    return proxy;
  }

  const pagesOf = ({log}) => log.filter((each) => !each.includes('/dist/'));

  async function click(page, name) {
    await page.getByRole('link', {name, exact: true}).click();
    await region(page, 'story')
      .getByRole('heading', {name: `Story ${name}`})
      .waitFor();
  }

  it('sends parts to route slots and whole pages to visitors', async (t) => {
    const proxy = await behind(t);
    const page = await site.open(t, '/');
    await click(page, 'A');
    await page.reload();
    await page.getByRole('link', {name: 'B', exact: true}).waitFor();
    assert.equal(await page.title(), 'Story A');
    assert.deepEqual(pagesOf(proxy), ['miss /', 'miss /a for story', 'miss /a']);
  });

  it('asks the server once for all visitors, or whether it is still the same', async (t) => {
    const proxy = await behind(t);
    for (let visitor = 0; visitor < 2; visitor++) {
      const page = await site.open(t, '/');
      await click(page, 'A');
      await click(page, 'B');
    }
    assert.deepEqual(pagesOf(proxy), [
      'miss /',
      'miss /a for story',
      'miss /b for story',
      'hit /',
      'hit /a for story',
      'revalidated /b for story',
    ]);
  });

  it('would break behind a cache that does not read Vary, so that these tests could fail', async (t) => {
    await behind(t, {isCareless: true});
    const page = await site.open(t, '/');
    await click(page, 'A');
    await page.reload();
    await page.getByRole('heading', {name: 'Story A'}).waitFor();
    assert.equal(await page.locator('slot-layout').count(), 0);
  });
});
