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
const folder = (page, name) => region(page, 'folders').getByRole('link', {name});
const message = (page, name) => region(page, 'list').getByRole('link', {name});
const subject = (page, name) => region(page, 'message').getByRole('heading', {name});
const unread = (page) => folder(page, 'Inbox').locator('.badge').textContent();

describe('mail', suite, () => {
  const demo = useDemo();

  it('writes list and message into one URL, and each link moves one of them', async (t) => {
    const page = await demo.open(t, '/mail');
    await mark(page);
    await message(page, 'Focus ring on dark').click();
    await visible(subject(page, 'Focus ring on dark'));
    await settled(page);
    assert.equal(await address(page), '/mail?@message=/1');
    assert.deepEqual(await marked(page), ['folders', 'list']);

    await mark(page);
    await folder(page, 'Archive').click();
    await visible(message(page, 'Notes from Leipzig'));
    await settled(page);
    const {search} = new URL(page.url());
    assert.deepEqual(
      [...new URLSearchParams(search)].sort(),
      [
        ['@list', '/archive'],
        ['@message', '/1'],
      ],
      search,
    );
    assert.deepEqual(await marked(page), ['folders', 'message']);
    assert.equal(await folder(page, 'Archive').getAttribute('aria-current'), 'true');
  });

  it('shows on reload and for who gets the link what the URL says', async (t) => {
    const page = await demo.open(t, '/mail?@list=/archive&@message=/4');
    await visible(message(page, 'Notes from Leipzig'));
    await visible(subject(page, 'Split the loader from the renderer'));
    await page.reload();
    await visible(message(page, 'Notes from Leipzig'));
    await visible(subject(page, 'Split the loader from the renderer'));
    const encoded = await demo.open(t, '/mail?%40list=%2Farchive');
    await visible(message(encoded, 'Notes from Leipzig'));
    await visible(frame(encoded).getByText('No message is open.'));
  });

  it('searches with a form, and the open message stays', async (t) => {
    const page = await demo.open(t, '/mail?@message=/2');
    await page.getByRole('searchbox', {name: 'Search mail'}).fill('invoice');
    await page.keyboard.press('Enter');
    await visible(message(page, 'Invoice for September'));
    await visible(message(page, 'Invoice for October'));
    await visible(subject(page, 'Release 2.4 is out'));
    const params = new URL(page.url()).searchParams;
    assert.equal(params.get('@list'), '/search');
    assert.equal(params.get('@list.q'), 'invoice');
    assert.equal(params.get('@message'), '/2');
  });

  it('keeps the unread counts until a message is marked', async (t) => {
    const page = await demo.open(t, '/mail');
    await visible(folder(page, 'Inbox'));
    const counted = await page.locator('.mail-folders .stamp').textContent();
    assert.match(await unread(page), /^3/);
    const requests = countRequests(page);
    await message(page, 'Focus ring on dark').click();
    await visible(subject(page, 'Focus ring on dark'));
    await folder(page, 'Sent').click();
    await visible(message(page, 'Friday demo'));
    await page.goBack();
    await visible(message(page, 'Release 2.4 is out'));
    await settled(page);
    assert.equal(await page.locator('.mail-folders .stamp').textContent(), counted);
    assert.deepEqual(
      requests.filter((path) => path === '/api/mail/folders'),
      [],
    );

    const entries = await page.evaluate(() => navigation.entries().length);
    const toggle = region(page, 'message').getByRole('button');
    await toggle.click();
    await visible(page.getByRole('button', {name: 'Mark as unread'}));
    await settled(page);
    assert.match(await unread(page), /^2/);
    assert.equal(await toggle.evaluate((button) => button === document.activeElement), true);
    assert.equal(await page.evaluate(() => navigation.entries().length), entries);
    assert.equal(requests.filter((path) => path === '/api/mail/folders').length, 1);
  });

  it('walks back and forward through both', async (t) => {
    const page = await demo.open(t, '/mail');
    await message(page, 'Focus ring on dark').click();
    await visible(subject(page, 'Focus ring on dark'));
    await folder(page, 'Archive').click();
    await visible(message(page, 'Notes from Leipzig'));
    await message(page, 'Notes from Leipzig').click();
    await visible(subject(page, 'Notes from Leipzig'));
    await page.goBack();
    await visible(subject(page, 'Focus ring on dark'));
    await visible(message(page, 'Notes from Leipzig'));
    await page.goBack();
    await visible(message(page, 'Release 2.4 is out'));
    await visible(subject(page, 'Focus ring on dark'));
    await page.goBack();
    await visible(frame(page).getByText('No message is open.'));
    await page.goForward();
    await visible(subject(page, 'Focus ring on dark'));
  });

  it('closes a message without leaving a trace in the URL', async (t) => {
    const page = await demo.open(t, '/mail?x=1&@message=/3');
    await visible(subject(page, 'Invoice for October'));
    await region(page, 'message').getByRole('link', {name: 'Close'}).click();
    await visible(frame(page).getByText('No message is open.'));
    assert.equal(new URL(page.url()).search, '?x=1');
  });

  it('says what it has not, in the region that has it not', async (t) => {
    const page = await demo.open(t, '/mail?@list=/spam&@message=/99', {expected: [404]});
    await visible(frame(page).getByText('There is no such folder.'));
    await visible(frame(page).getByText('There is no such message.'));
    await frame(page).locator('.mail-list').getByRole('link', {name: 'Inbox'}).click();
    await visible(message(page, 'Release 2.4 is out'));
    await visible(frame(page).getByText('There is no such message.'));
  });
});
