import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {address, frame, region, settled, suite, useDemo} from './support/demo.mjs';

const visible = (locator) => locator.waitFor({state: 'visible'});
const tab = (page, name) => frame(page).getByRole('link', {name, exact: true});

/** The filter and the list of customers that a region shows. */
const filter = (page, name) => region(page, name).getByRole('searchbox', {name: 'Filter'});
const list = (page, name) => region(page, name).locator('.customers');

async function go(page, name) {
  await tab(page, name).click();
  await settled(page);
}
async function openCustomers(page) {
  await go(page, 'Customers');
  for (const name of ['kept', 'fresh']) await visible(filter(page, name));
}

describe('keep-alive and transitions', suite, () => {
  const demo = useDemo();

  it('keeps a left tab as it was, and only where it is told to', async (t) => {
    const page = await demo.open(t, '/workspace');
    await openCustomers(page);
    for (const name of ['kept', 'fresh']) {
      await filter(page, name).fill('Customer');
      await list(page, name).evaluate((element) => (element.scrollTop = 120));
    }
    await go(page, 'Draft');
    await region(page, 'kept').getByLabel('Draft').fill('Dear customer');
    await openCustomers(page);
    assert.equal(await filter(page, 'kept').inputValue(), 'Customer');
    assert.equal(await list(page, 'kept').evaluate((element) => element.scrollTop), 120);
    assert.equal(await filter(page, 'fresh').inputValue(), '');
    assert.equal(await list(page, 'fresh').evaluate((element) => element.scrollTop), 0);
    await page.goBack();
    await visible(region(page, 'kept').getByLabel('Draft'));
    assert.equal(await region(page, 'kept').getByLabel('Draft').inputValue(), 'Dear customer');
  });

  it('hides what it keeps from everybody', async (t) => {
    const page = await demo.open(t, '/workspace/customers');
    await filter(page, 'kept').fill('Lagos');
    await go(page, 'Today');
    await visible(region(page, 'kept').getByText('on this tab', {exact: false}));
    const kept = region(page, 'kept').locator('customer-list');
    assert.equal(await kept.count(), 1);
    assert.equal(await kept.isVisible(), false);
    assert.equal(await kept.evaluate((element) => element.closest('[inert]') !== null), true);
    assert.equal(await region(page, 'fresh').locator('customer-list').count(), 0);
  });

  it('tells a view when it is hidden and shown', async (t) => {
    const page = await demo.open(t, '/workspace');
    await visible(region(page, 'kept').getByText('Pauses while hidden: 0'));
    await go(page, 'Draft');
    await go(page, 'Today');
    await visible(region(page, 'kept').getByText('Pauses while hidden: 1'));
    await visible(region(page, 'fresh').getByText('Pauses while hidden: 0'));
  });

  it('animates a change, but not for who wants no motion', async (t) => {
    for (const reducedMotion of ['no-preference', 'reduce']) {
      const page = await demo.open(t, '/', {reducedMotion});
      await page.addInitScript(() => {
        window.transitions = 0;
        for (const type of [Document, Element]) {
          const start = type.prototype.startViewTransition;
          if (!start) continue;
          type.prototype.startViewTransition = function (...args) {
            window.transitions += 1;
            return start.apply(this, args);
          };
        }
      });
      await page.goto(`${demo.origin}/workspace`);
      await settled(page);
      await openCustomers(page);
      const transitions = await page.evaluate(() => window.transitions);
      assert.equal(transitions > 0, reducedMotion === 'no-preference', `${transitions} transitions`);
    }
  });

  it('shows the last tab when they are changed faster than they move', async (t) => {
    const page = await demo.open(t, '/workspace');
    await page.evaluate(async () => {
      const layout = document.querySelector('slot-layout');
      const results = ['customers', 'draft', '', 'customers', 'draft'].map((path) =>
        layout.navigate(`/workspace/${path}`).finished.catch(() => undefined),
      );
      await results.at(-1);
    });
    await settled(page);
    for (const name of ['kept', 'fresh']) await visible(region(page, name).getByLabel('Draft'));
    assert.equal(await address(page), '/workspace/draft');
  });

  it('remembers a tip in the history entry, and not in the URL', async (t) => {
    const page = await demo.open(t, '/workspace/draft');
    const tip = page.locator('route-slot').getByText('Back shows a kept tab as well.');
    await page.getByRole('link', {name: 'Show a tip'}).click();
    await visible(tip);
    assert.equal(await address(page), '/workspace/draft');
    await page.reload();
    await visible(tip);
    await page.goBack();
    await visible(page.getByRole('link', {name: 'Show a tip'}));
    await page.goForward();
    await visible(tip);
  });
});
