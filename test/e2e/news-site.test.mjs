// A multi-page site that a Python server writes, which knows nothing of slot-router.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {region, settled, suite, useBrowser} from './support/demo.mjs';
import {startNewsSite} from './support/news-site.mjs';

describe('a site from a Python server', suite, () => {
  const site = useBrowser();
  let server;

  before(async () => {
    server = await startNewsSite();
    site.origin = server.origin;
  });
  after(() => server?.stop());

  const heading = (page) => region(page, 'latest').locator('h1').textContent();

  it('works without a script', async (t) => {
    const page = await site.open(t, '/', {javaScriptEnabled: false});
    await page.getByRole('link', {name: 'The second story'}).click();
    assert.equal(await heading(page), 'The second story');
  });

  it('changes one part, with one request, and leaves the other alone', async (t) => {
    const page = await site.open(t, '/');
    const requests = [];
    page.on('request', (request) =>
      requests.push(`${request.resourceType()} ${new URL(request.url()).pathname}`),
    );
    await page.evaluate(() => (document.querySelector('nav ul').isMarked = true));
    await page.getByRole('link', {name: 'The second story'}).click();
    await region(page, 'latest').getByRole('heading', {name: 'The second story'}).waitFor();
    await settled(page);
    assert.equal(await page.evaluate(() => document.querySelector('nav ul').isMarked), true);
    assert.deepEqual(
      requests.filter((each) => !each.startsWith('script')),
      ['fetch /two'],
    );
    assert.equal(await page.title(), 'The second story');
    await page.goBack();
    await region(page, 'latest').getByRole('heading', {name: 'News of today'}).waitFor();
    await page.goForward();
    await region(page, 'latest').getByRole('heading', {name: 'The second story'}).waitFor();
    await page.reload();
    assert.equal(await heading(page), 'The second story');
  });

  it('follows redirects, and leaves other pages to the browser', async (t) => {
    const page = await site.open(t, '/');
    const go = (to) =>
      page.evaluate((href) => {
        const link = Object.assign(document.createElement('a'), {href, textContent: href});
        document.body.append(link);
        link.click();
      }, to);
    await go('/newest');
    await page.waitForURL('**/three');
    await region(page, 'latest').getByRole('heading', {name: 'The third story'}).waitFor();
    await go('/plain');
    await page.getByRole('heading', {name: 'No layout here'}).waitFor();
    assert.equal(await page.locator('slot-layout').count(), 0);
  });

  it('sends forms, with their errors and with where they lead', async (t) => {
    const page = await site.open(t, '/notes', {expected: [422]});
    await page.getByRole('button', {name: 'Add'}).click();
    await page.getByText('Write something first.').waitFor();
    assert.equal(new URL(page.url()).pathname, '/notes');
    await page.getByLabel('Note').fill('A <b>bold</b> note');
    await page.getByRole('button', {name: 'Add'}).click();
    await page.getByText('A <b>bold</b> note').waitFor();
    assert.equal(new URL(page.url()).pathname, '/notes');
  });
});
