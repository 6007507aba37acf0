import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {address, frame, region, settled, suite, useDemo} from './support/demo.mjs';

const visible = (locator) => locator.waitFor({state: 'visible'});

describe('tabs inside one route slot', suite, () => {
  const demo = useDemo();

  it('goes from the start to the first tab', async (t) => {
    const page = await demo.open(t, '/analytics-tabs');
    await page.waitForURL('**/analytics-tabs/analytics');
    await visible(region(page, 'report').getByText('318 k'));
    assert.equal(await page.getByRole('link', {name: 'Overview'}).getAttribute('aria-current'), 'true');
  });

  it('keeps what is typed around the tabs and in the other regions', async (t) => {
    const page = await demo.open(t, '/analytics-tabs/analytics');
    await page.getByLabel('Your note').fill('half a sentence');
    await page.getByLabel('Filter for all tabs').fill('Norway');
    await page.getByRole('link', {name: 'Page views'}).click();
    await visible(page.getByRole('img', {name: /Page views/}));
    await page.getByRole('link', {name: 'Visitors'}).click();
    await visible(page.getByRole('img', {name: /Visitors/}));
    assert.equal(await address(page), '/analytics-tabs/analytics/visitors');
    assert.equal(await page.getByLabel('Your note').inputValue(), 'half a sentence');
    assert.equal(await page.getByLabel('Filter for all tabs').inputValue(), 'Norway');

    await page.getByRole('link', {name: 'Mira'}).click();
    await visible(page.getByRole('heading', {name: 'Mira Lindqvist'}));
    await visible(page.getByRole('img', {name: /Visitors/}));
    assert.equal(await page.getByLabel('Filter for all tabs').inputValue(), 'Norway');
    assert.equal(await page.getByRole('link', {name: 'Visitors'}).getAttribute('aria-current'), 'true');

    await page.goBack();
    await page.goBack();
    await visible(page.getByRole('img', {name: /Page views/}));
    assert.equal(await page.getByLabel('Your note').inputValue(), 'half a sentence');
    assert.equal(await page.getByLabel('Filter for all tabs').inputValue(), 'Norway');
  });

  it('opens a tab by its own URL', async (t) => {
    const page = await demo.open(t, '/analytics-tabs/analytics/visitors');
    await visible(page.getByRole('img', {name: /Visitors/}));
    await visible(frame(page).getByText('Three people work on Atlas.', {exact: false}));
  });

  it('shows the default where the URL names another region', async (t) => {
    const page = await demo.open(t, '/analytics-tabs/team/ada');
    await visible(page.getByRole('heading', {name: 'Ada Okafor'}));
    await visible(frame(page).getByText('No report is open.'));
    await page.getByRole('link', {name: 'Open analytics'}).click();
    await visible(region(page, 'report').getByText('318 k'));
    await visible(page.getByRole('heading', {name: 'Ada Okafor'}));
    await settled(page);
  });
});
