import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {address, frame, mark, marked, region, settled, suite, useDemo} from './support/demo.mjs';

const visible = (locator) => locator.waitFor({state: 'visible'});
const hidden = (locator) => locator.waitFor({state: 'hidden'});
const inFeed = (page, name) => page.locator('.photo-feed').getByRole('link', {name});
const dialog = (page) => region(page, 'modal').locator('dialog');
const inModal = (page, name) => region(page, 'modal').getByRole('heading', {name});

describe('photo feed', suite, () => {
  const demo = useDemo();

  it('opens a photo over the feed, under its own URL', async (t) => {
    const page = await demo.open(t, '/photos');
    await mark(page);
    assert.equal(await dialog(page).isVisible(), false);
    await inFeed(page, 'Noon dunes').click();
    await visible(inModal(page, 'Noon dunes'));
    await visible(dialog(page));
    await settled(page);
    assert.equal(await dialog(page).evaluate((element) => element.matches(':modal')), true);
    assert.equal(await address(page), '/photos/2');
    assert.equal(await page.title(), 'Photo feed · slot-router', 'the title of children comes first');
    assert.deepEqual(await marked(page), ['children'], 'the feed behind it was not touched');
  });

  it('goes to the next photo over the same feed', async (t) => {
    const page = await demo.open(t, '/photos');
    await mark(page);
    await inFeed(page, 'Noon dunes').click();
    await region(page, 'modal').getByRole('link', {name: 'Next'}).click();
    await visible(inModal(page, 'North Sea, 6 am'));
    await settled(page);
    assert.equal(await address(page), '/photos/3');
    assert.equal(await page.locator('.photo-feed').count(), 1);
    await page.goBack();
    await visible(inModal(page, 'Noon dunes'));
    assert.deepEqual(await marked(page), ['children']);
  });

  for (const [way, close] of [
    ['Escape', (page) => page.keyboard.press('Escape')],
    ['its button', (page) => page.getByRole('button', {name: 'Close'}).click()],
    ['the backdrop', (page) => page.mouse.click(8, 8)],
    ['back', (page) => page.goBack()],
  ]) {
    it(`closes by ${way}, and leaves the reader where they were`, async (t) => {
      const page = await demo.open(t, '/photos');
      const link = inFeed(page, 'Last ferry');
      await link.scrollIntoViewIfNeeded();
      const before = await page.evaluate(() => scrollY);
      assert.ok(before > 0);
      await link.click();
      await visible(inModal(page, 'Last ferry'));
      await settled(page);
      await close(page);
      await hidden(dialog(page));
      await settled(page);
      assert.equal(new URL(page.url()).pathname, '/photos');
      assert.equal(await page.evaluate(() => scrollY), before);
      assert.equal(await link.evaluate((element) => element === document.activeElement), true);
    });
  }

  it('opens again on forward', async (t) => {
    const page = await demo.open(t, '/photos');
    await inFeed(page, 'Cedars').click();
    await visible(inModal(page, 'Cedars'));
    await page.goBack();
    await hidden(dialog(page));
    await page.goForward();
    await visible(inModal(page, 'Cedars'));
    await visible(frame(page).locator('.photo-feed'));
  });

  it('is a page after a reload and for who gets the link', async (t) => {
    const page = await demo.open(t, '/photos');
    await inFeed(page, 'Cedars').click();
    await visible(inModal(page, 'Cedars'));
    await page.reload();
    await settled(page);
    const other = await demo.open(t, '/photos/9');
    for (const each of [page, other]) {
      await visible(each.locator('route-slot:not([name])').getByRole('heading', {name: 'Cedars'}));
      assert.equal(await dialog(each).isVisible(), false);
      assert.equal(await each.locator('.photo-feed').count(), 0);
    }
    await other.getByRole('link', {name: 'Next'}).click();
    await visible(other.locator('route-slot:not([name])').getByRole('heading', {name: 'Blue hour'}));
    assert.equal(await dialog(other).isVisible(), false, 'only the feed is intercepted');
  });

  it('says what it has not', async (t) => {
    const page = await demo.open(t, '/photos/99', {expected: [404]});
    await visible(frame(page).getByText('There is no such photo.'));
    await page.getByRole('link', {name: 'All photos'}).click();
    await visible(inFeed(page, 'First light'));
  });
});
