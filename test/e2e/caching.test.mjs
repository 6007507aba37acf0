// A site that sends parts of its pages to route slots and whole pages to everybody else, behind one cache and another.
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {startCachingProxy} from '../support/caching-proxy.mjs';
import {startVaryingSite} from '../support/varying-site.mjs';
import {region, settled, suite, useBrowser} from './support/demo.mjs';

/** A site of its own for a test. */
async function startSite(t, options) {
  const server = await startVaryingSite(options);
  t.after(() => server.close());
  return server;
}

async function click(page, name) {
  await page.getByRole('link', {name, exact: true}).click();
  await region(page, 'story')
    .getByRole('heading', {name: `Story ${name}`})
    .waitFor();
}

const hasLayout = async (page) => (await page.locator('slot-layout').count()) > 0;

describe('a site behind a shared cache', suite, () => {
  const site = useBrowser();

  async function behind(t, options) {
    const {origin} = await startSite(t);
    const proxy = await startCachingProxy(origin, options);
    t.after(() => proxy.close());
    site.origin = proxy.origin;
    return proxy;
  }

  const pagesOf = ({log}) => log.filter((each) => !each.includes('/dist/'));

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
    assert.equal(await hasLayout(page), false);
  });
});

describe('a site in the cache of the browser', suite, () => {
  const site = useBrowser();

  /** Opens a story in its route slot, leaves the site and comes back to it. */
  async function comeBack(t, server) {
    site.origin = server.origin;
    const page = await site.open(t, '/');
    await click(page, 'A');
    await page.goto(`${server.origin}/plain`);
    await page.goBack();
    await page.getByRole('heading', {name: 'Story A'}).waitFor();
    return page;
  }

  it('is a whole page for back, for a reload and for another tab', async (t) => {
    const server = await startSite(t);
    const page = await comeBack(t, server);
    assert.equal(await hasLayout(page), true);
    await settled(page);
    await page.reload();
    assert.equal(await hasLayout(page), true);
    const tab = await page.context().newPage();
    await tab.goto(`${server.origin}/a`);
    assert.equal(await hasLayout(tab), true);
  });

  it('asks nobody for a part that is fresh, and whether another is still the same', async (t) => {
    const server = await startSite(t);
    site.origin = server.origin;
    const page = await site.open(t, '/');
    for (const name of ['A', 'B', 'A', 'B']) await click(page, name);
    assert.deepEqual(server.asked, ['/', '/a for story', '/b for story', '/b for story, unchanged']);
  });

  it('would be a part on back without Vary, so that these tests could fail', async (t) => {
    const page = await comeBack(t, await startSite(t, {isCareless: true}));
    assert.equal(await hasLayout(page), false);
  });
});

describe('a site behind a service worker', suite, () => {
  const site = useBrowser();

  async function start(t, script) {
    const server = await startSite(t);
    site.origin = server.origin;
    const page = await site.open(t, '/');
    await page.evaluate(async (url) => {
      await navigator.serviceWorker.register(url);
      while (!navigator.serviceWorker.controller)
        await new Promise((resolve) =>
          navigator.serviceWorker.addEventListener('controllerchange', resolve, {once: true}),
        );
    }, script);
    await click(page, 'A');
    await page.goto(`${server.origin}/a`);
    await page.getByRole('heading', {name: 'Story A'}).waitFor();
    return page;
  }

  it('is a whole page, and a part in its route slot', async (t) => {
    const page = await start(t, '/worker.js');
    assert.equal(await hasLayout(page), true);
    await settled(page);
    await click(page, 'B');
  });

  it('would be a part where the worker does not read Vary, so that these tests could fail', async (t) => {
    const page = await start(t, '/worker.js?careless');
    assert.equal(await hasLayout(page), false);
  });
});
