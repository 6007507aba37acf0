import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {address, mark, marked, region, settled, suite, useDemo} from './support/demo.mjs';

const visible = (locator) => locator.waitFor({state: 'visible'});
const hidden = (locator) => locator.waitFor({state: 'hidden'});
const card = (page, name) => page.locator('.board-columns').getByRole('link', {name});
const column = (page, name) => page.locator(`[data-column="${name}"]`);
// By element, not by role: what lies behind a modal dialog has none.
const drawer = (page) => region(page, 'drawer').locator('h3', {hasText: 'Retry per region'});
const question = (page) => region(page, 'dialog').locator('h3', {hasText: 'Move “Retry per region” to'});
const dialog = (page) => region(page, 'dialog').locator('dialog');

async function openBoth(page) {
  await card(page, 'Retry per region').click();
  await visible(drawer(page));
  await region(page, 'drawer').getByRole('link', {name: 'Move'}).click();
  await visible(question(page));
  await settled(page);
}

describe('board', suite, () => {
  const demo = useDemo();

  it('opens a drawer, and a dialog over it, and touches nothing else', async (t) => {
    const page = await demo.open(t, '/board');
    assert.equal(await region(page, 'drawer').isVisible(), false);
    await mark(page);
    await openBoth(page);
    assert.equal(await address(page), '/board?@drawer=/cards/4&@dialog=/cards/4/move');
    assert.equal(await dialog(page).evaluate((element) => element.matches(':modal')), true);
    await visible(drawer(page));
    assert.deepEqual(await marked(page), ['children']);
  });

  it('closes the dialog first, then the drawer, and opens them again', async (t) => {
    const page = await demo.open(t, '/board');
    await openBoth(page);
    await page.goBack();
    await hidden(dialog(page));
    await visible(drawer(page));
    await page.goBack();
    await hidden(region(page, 'drawer'));
    assert.equal(new URL(page.url()).search, '');
    await page.goForward();
    await visible(drawer(page));
    assert.equal(await dialog(page).isVisible(), false);
    await page.goForward();
    await visible(question(page));
  });

  it('opens all three from one URL', async (t) => {
    const page = await demo.open(t, '/board?@drawer=/cards/4&@dialog=/cards/4/move');
    await visible(card(page, 'Faster search'));
    await visible(drawer(page));
    await visible(question(page));
    await page.keyboard.press('Escape');
    await hidden(dialog(page));
  });

  it('moves a card, and board, drawer and dialog follow in place', async (t) => {
    const page = await demo.open(t, '/board');
    await openBoth(page);
    await visible(column(page, 'doing').getByText('Retry per region'));
    const done = region(page, 'dialog').getByRole('button', {name: 'Done'});
    await done.click();
    await visible(column(page, 'done').getByText('Retry per region'));
    await visible(region(page, 'drawer').locator('.facts').getByText('Done'));
    await settled(page);
    assert.equal(await done.getAttribute('aria-pressed'), 'true');
    assert.equal(await done.evaluate((button) => button === document.activeElement), true);
    assert.equal(await column(page, 'doing').getByText('Retry per region').count(), 0);
    await visible(question(page));
  });

  it('closes the dialog with Escape, and the focus is where it was', async (t) => {
    const page = await demo.open(t, '/board');
    await openBoth(page);
    await page.keyboard.press('Escape');
    await hidden(dialog(page));
    await settled(page);
    assert.equal(await address(page), '/board?@drawer=/cards/4');
    const move = region(page, 'drawer').getByRole('link', {name: 'Move'});
    assert.equal(await move.evaluate((link) => link === document.activeElement), true);
    await region(page, 'drawer').getByRole('link', {name: 'Close'}).click();
    await hidden(region(page, 'drawer'));
    assert.equal(new URL(page.url()).search, '');
  });
});
