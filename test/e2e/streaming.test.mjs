import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {countRequests, region, settled, suite, useDemo} from './support/demo.mjs';

const visible = (locator) => locator.waitFor({state: 'visible'});
const app = '/streaming/app';

/** In the order in which the server has it; each comes while the ones after it are still waited for. */
async function seeItArrive(page) {
  await visible(page.getByText('12,480'));
  for (const waiting of ['0.6 seconds…', '1.2 seconds…', '1.8 seconds…'])
    await visible(page.getByText(waiting));
  await visible(page.getByText('Deploy finished'));
  for (const waiting of ['1.2 seconds…', '1.8 seconds…']) await visible(page.getByText(waiting));
  await visible(page.getByText('Mira Lindqvist'));
  await visible(page.getByText('1.8 seconds…'));
  await visible(page.locator('.meters'));
}

/** Does not wait for the end of the page, as `goto` would. */
const start = (page, path) => page.goto(path, {waitUntil: 'commit'});

describe('the streamed dashboard', suite, () => {
  const demo = useDemo();

  it('arrives region by region without script, and its links work', async (t) => {
    const page = await demo.open(t, '/', {javaScriptEnabled: false});
    await start(page, demo.origin + app);
    await seeItArrive(page);
    await page.getByRole('link', {name: 'Mira Lindqvist'}).click({noWaitAfter: true});
    await visible(page.getByRole('heading', {name: 'Mira Lindqvist'}));
    assert.equal(new URL(page.url()).pathname, `${app}/members/42`);
  });

  it('is adopted: no request, no shift, no other nodes', async (t) => {
    const page = await demo.open(t, '/');
    const requests = countRequests(page);
    await start(page, demo.origin + app);
    await seeItArrive(page);
    await page.waitForLoadState('load');
    await settled(page);
    assert.deepEqual(requests, []);
    const statuses = await page.evaluate(() =>
      document
        .querySelector('slot-layout')
        .slots.map(({name, status, data}) => `${name} ${status} ${typeof data}`),
    );
    assert.deepEqual(statuses.sort(), [
      'analytics ready object',
      'notifications ready object',
      'overview ready object',
      'users ready object',
    ]);
    const shifts = await page.evaluate(async () => {
      const {domInteractive} = performance.getEntriesByType('navigation')[0];
      const entries = await new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries())).observe({
          type: 'layout-shift',
          buffered: true,
        });
        // There may be none at all.
        requestAnimationFrame(() => setTimeout(resolve, 100, []));
      });
      return entries.filter(({startTime}) => startTime >= domInteractive).map(({value}) => value);
    });
    assert.deepEqual(shifts, []);

    await page.evaluate(() => (document.querySelector('route-slot[name="analytics"] ul').isMarked = true));
    await page.getByRole('link', {name: 'Mira Lindqvist'}).click();
    await visible(page.getByRole('heading', {name: 'Mira Lindqvist'}));
    assert.deepEqual(requests, ['/api/members/42']);
    assert.equal(await page.title(), 'Member 42 · slot-router');
    await page.goBack();
    await visible(page.getByRole('link', {name: 'Mira Lindqvist'}));
    assert.equal(
      await page.evaluate(() => document.querySelector('route-slot[name="analytics"] ul').isMarked),
      true,
    );
  });

  it('answers with 404 for who does not exist, without a script', async (t) => {
    const response = await fetch(`${demo.origin}${app}/no/such/page`);
    assert.equal(response.status, 404);
    await response.body.cancel();
    const page = await demo.open(t, `${app}/members/999?now`, {javaScriptEnabled: false});
    await visible(page.getByText('There is no such member.'));
    await visible(page.getByText('Deploy finished'));
  });

  it('shows what has failed, and tries again', async (t) => {
    const page = await demo.open(t, `${app}?notifications=fail&now`);
    const requests = countRequests(page);
    await visible(page.getByText('Notifications are not available.'));
    await region(page, 'notifications').getByRole('link', {name: 'Try again'}).click();
    await visible(page.getByText('Deploy finished'));
    assert.deepEqual(requests, ['/api/notifications']);
  });

  it('has a switch for the script, which needs none itself', async (t) => {
    const expected = [/Blocked script execution/];
    const page = await demo.open(t, '/streaming?notifications=fail', {expected});
    const inner = page.frameLocator('.streamed');
    await visible(inner.getByText('Notifications are not available.'));
    assert.equal(await page.getByLabel('down').isChecked(), true);
    await page.getByLabel('no script').check();
    await page.getByLabel('there').check();
    await page.getByRole('button', {name: 'Load it again'}).click({noWaitAfter: true});
    await visible(inner.getByText('1.8 seconds…'));
    await visible(inner.getByText('Deploy finished'));
    await visible(inner.getByText('Mira Lindqvist'));
    assert.equal(await page.locator('.streamed').getAttribute('sandbox'), 'allow-same-origin');
  });
});
