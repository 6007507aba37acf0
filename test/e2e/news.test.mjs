import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {frame, mark, marked, region, settled, suite, useDemo} from './support/demo.mjs';

const visible = (locator) => locator.waitFor({state: 'visible'});

describe('the news site', suite, () => {
  const demo = useDemo();

  it('is a site of pages without a script', async (t) => {
    const page = await demo.open(t, '/news', {javaScriptEnabled: false});
    await region(page, 'archive').getByRole('link', {name: '2025'}).click();
    await frame(page).getByRole('link', {name: 'Bees on the roof'}).click();
    await visible(frame(page).getByRole('heading', {name: 'Bees on the roof'}));
    assert.equal(new URL(page.url()).pathname, '/news/story/bees');
  });

  it('changes the side that a link is about, with one request for the page', async (t) => {
    const page = await demo.open(t, '/news');
    const requests = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'fetch') requests.push(new URL(request.url()).pathname);
    });
    await mark(page);
    await region(page, 'archive').getByRole('link', {name: '2025'}).click();
    await visible(region(page, 'archive').getByRole('link', {name: /Bees/}));
    assert.deepEqual(await marked(page), ['latest']);
    await mark(page);
    await region(page, 'archive').getByRole('link', {name: /Bees/}).click();
    await visible(region(page, 'latest').getByRole('heading', {name: /Bees/}));
    assert.deepEqual(await marked(page), ['archive']);
    await page.goBack();
    await visible(region(page, 'latest').getByRole('heading', {name: /harbour/}));
    await settled(page);
    assert.deepEqual(requests.slice(0, 2), ['/news/archive/2025', '/news/story/bees']);
  });
});
