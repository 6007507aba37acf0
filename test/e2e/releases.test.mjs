import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  address,
  countRequests,
  frame,
  mark,
  marked,
  region,
  settled,
  suite,
  useDemo,
} from './support/demo.mjs';

const visible = (locator) => locator.waitFor({state: 'visible'});

describe('latest and archive', suite, () => {
  const demo = useDemo();

  it('can be read without a script', async (t) => {
    const page = await demo.open(t, '/releases/archive/2025/03', {javaScriptEnabled: false});
    await visible(page.getByRole('heading', {name: 'Regions that fail alone'}));
    await visible(page.getByRole('link', {name: /2.2 Quieter loading/}));
    assert.equal(await frame(page).getByText('Loading the archive…').isVisible(), false);
    await page.getByRole('link', {name: /2.2 Quieter loading/}).click();
    await visible(page.getByRole('heading', {name: 'Quieter loading'}));
    assert.equal(new URL(page.url()).pathname, '/releases/latest/2.2');
  });

  it('adopts what the server painted', async (t) => {
    const page = await demo.open(t, '/');
    const requests = countRequests(page);
    await page.goto(`${demo.origin}/releases/archive/2025`);
    await settled(page);
    assert.deepEqual(requests, []);
    assert.equal(await page.locator('article.release').count(), 1);
    assert.equal(await page.locator('slot-status[for="latest"]').textContent(), 'ready · default');
    assert.equal(await page.locator('slot-status[for="archive"]').textContent(), 'ready');
  });

  it('moves one side at a time', async (t) => {
    const page = await demo.open(t, '/releases');
    await mark(page);
    await region(page, 'archive').getByRole('link', {name: /2025/}).click();
    await visible(region(page, 'archive').getByRole('link', {name: 'March 2 releases'}));
    assert.deepEqual(await marked(page), ['latest']);
    await region(page, 'archive').getByRole('link', {name: 'March 2 releases'}).click();
    await visible(region(page, 'archive').getByRole('link', {name: /Quieter loading/}));
    await mark(page);
    await region(page, 'archive')
      .getByRole('link', {name: /Quieter loading/})
      .click();
    await visible(region(page, 'latest').getByRole('heading', {name: 'Quieter loading'}));
    assert.deepEqual(await marked(page), ['archive']);
    assert.equal(await address(page), '/releases/latest/2.2');

    await page.goBack();
    await visible(region(page, 'latest').getByRole('heading', {name: 'Regions that fail alone'}));
    await page.goBack();
    await visible(region(page, 'archive').getByRole('link', {name: 'March 2 releases'}));
    await page.goForward();
    await page.goForward();
    await visible(region(page, 'latest').getByRole('heading', {name: 'Quieter loading'}));
    await visible(region(page, 'archive').getByRole('link', {name: /Quieter loading/}));
  });

  it('shows on reload what the URL alone says', async (t) => {
    const page = await demo.open(t, '/releases');
    await region(page, 'archive').getByRole('link', {name: /2024/}).click();
    await visible(region(page, 'archive').getByRole('link', {name: 'June 1 release'}));
    await page.evaluate(
      () => document.querySelector('slot-layout').navigate('/releases/latest/2.0').finished,
    );
    await visible(region(page, 'latest').getByRole('heading', {name: 'Two regions, one URL'}));
    await visible(region(page, 'archive').getByRole('link', {name: 'June 1 release'}));
    await page.reload();
    await visible(region(page, 'latest').getByRole('heading', {name: 'Two regions, one URL'}));
    await visible(region(page, 'archive').getByRole('link', {name: /2023/}));
  });

  it('says what it has not', async (t) => {
    const page = await demo.open(t, '/releases/latest/9.9', {expected: [404]});
    await visible(frame(page).getByText('There is no such release.'));
    await visible(region(page, 'archive').getByRole('link', {name: /2025/}));
  });
});
