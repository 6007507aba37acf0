import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {address, frame, mark, marked, region, settled, suite, useDemo} from './support/demo.mjs';

const visible = (locator) => locator.waitFor({state: 'visible'});
const hidden = (locator) => locator.waitFor({state: 'hidden'});
const tab = (page, name) => frame(page).getByRole('link', {name, exact: true});
const name = (page) => page.getByRole('textbox', {name: 'Name'});
const reminder = (page) => page.getByText('Save or discard your changes first.', {exact: true});
const entries = (page) =>
  page.evaluate(() => [navigation.entries().length, navigation.currentEntry.index, location.pathname]);

/** Typed by hand: a page that nobody has touched may be left in any browser. */
async function type(page) {
  await name(page).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' the second');
  await visible(page.getByText('You have unsaved changes.', {exact: true}));
}

describe('settings', suite, () => {
  const demo = useDemo();

  it('lets a form go that has no changes', async (t) => {
    const page = await demo.open(t, '/settings');
    await tab(page, 'Notifications').click();
    await visible(page.getByRole('switch', {name: /mentions me/}));
    assert.equal(await address(page), '/settings/notifications');
    await page.goBack();
    await visible(name(page));
  });

  it('refuses a link while there are changes, and nothing has moved', async (t) => {
    const page = await demo.open(t, '/settings?@help=/name');
    await mark(page);
    await type(page);
    const before = await entries(page);
    await tab(page, 'Notifications').click();
    await visible(reminder(page));
    await settled(page);
    assert.deepEqual(await entries(page), before);
    assert.deepEqual(await marked(page), ['children', 'help']);
    assert.equal(await name(page).inputValue(), 'Mira Lindqvist the second');
    assert.equal(await tab(page, 'Profile').getAttribute('aria-current'), 'true');
  });

  it('refuses back while there are changes', async (t) => {
    const page = await demo.open(t, '/settings/plan');
    await tab(page, 'Profile').click();
    await visible(name(page));
    await type(page);
    const before = await entries(page);
    await page.getByRole('button', {name: 'Back', exact: true}).click();
    await visible(reminder(page));
    await settled(page);
    assert.deepEqual(await entries(page), before);
    assert.equal(await name(page).inputValue(), 'Mira Lindqvist the second');
  });

  it('asks before the document goes', async (t) => {
    const page = await demo.open(t, '/settings');
    await type(page);
    const asked = page.waitForEvent('dialog');
    const clicked = page.getByRole('button', {name: 'Reload the page'}).click();
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    await clicked;
    assert.equal(await name(page).inputValue(), 'Mira Lindqvist the second');
  });

  it('moves the help beside it without asking', async (t) => {
    const page = await demo.open(t, '/settings');
    await type(page);
    await frame(page).getByRole('link', {name: 'Your mail'}).click();
    await visible(region(page, 'help').getByRole('heading', {name: 'Your mail'}));
    assert.equal(await reminder(page).count(), 0);
    assert.equal(await name(page).inputValue(), 'Mira Lindqvist the second');
    assert.equal(await address(page), '/settings?@help=/mail');
  });

  it('goes after the changes were discarded', async (t) => {
    const page = await demo.open(t, '/settings');
    await type(page);
    await page.getByRole('button', {name: 'Discard'}).click();
    await hidden(page.getByRole('button', {name: 'Discard'}));
    assert.equal(await name(page).inputValue(), 'Mira Lindqvist');
    await tab(page, 'Plan').click();
    await visible(frame(page).getByText('Team, 6 seats.', {exact: false}));
  });

  it('saves what is valid, and then lets go', async (t) => {
    const page = await demo.open(t, '/settings');
    const save = page.getByRole('button', {name: 'Save'});
    await name(page).fill('');
    await save.click();
    assert.equal(await name(page).evaluate((input) => input.matches(':invalid:focus')), true);
    await name(page).fill('Mira L.');
    await save.click();
    await hidden(save);
    await tab(page, 'Plan').click();
    await visible(frame(page).getByText('Team, 6 seats.', {exact: false}));
    await page.goBack();
    await visible(name(page));
    assert.equal(await name(page).inputValue(), 'Mira L.');
    await page.reload();
    await settled(page);
    assert.equal(await name(page).inputValue(), 'Mira L.');
  });
});
