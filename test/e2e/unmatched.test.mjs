import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {frame, region, settled, suite, useDemo} from './support/demo.mjs';

const visible = (locator) => locator.waitFor({state: 'visible'});
const names = ['keep', 'default', 'empty'];

/** What the visitor reads in each of the three regions, and what their legend says. */
async function shown(page) {
  await settled(page);
  return page.evaluate(
    (all) =>
      all.map((name) => {
        const routeSlot = document.querySelector(`route-slot[name="${name}"]`);
        const view = [...routeSlot.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
        const text = view.map((node) => node.data.trim()).join(' ');
        return `${text} (${document.querySelector(`slot-status[for="${name}"]`).textContent})`;
      }),
    names,
  );
}
const tab = (page, name) => page.locator('slot-layout').getByRole('link', {name, exact: true});

describe('unmatched route slots', suite, () => {
  const demo = useDemo();

  it('are kept, set to their default, or emptied on a click', async (t) => {
    const page = await demo.open(t, '/unmatched');
    await tab(page, 'Team').click();
    await visible(page.getByRole('heading', {name: 'Team', exact: true}));
    const team = [
      'Activity of the team (ready)',
      'Activity of the team (ready)',
      'Activity of the team (ready)',
    ];
    assert.deepEqual(await shown(page), team);
    await tab(page, 'Billing').click();
    await visible(page.getByRole('heading', {name: 'Billing'}));
    const onClick = [
      'Activity of the team (ready · kept)',
      'The default: nothing chosen (ready · default)',
      ' (empty)',
    ];
    assert.deepEqual(await shown(page), onClick);

    await page.reload();
    const byDefault = 'The default: nothing chosen (ready · default)';
    assert.deepEqual(await shown(page), [byDefault, byDefault, byDefault]);
    await visible(page.getByRole('heading', {name: 'Billing'}));
    await page.goBack();
    await visible(page.getByRole('heading', {name: 'Team', exact: true}));
    assert.deepEqual(await shown(page), team);
  });

  it('are not found on reload where there is no default', async (t) => {
    const page = await demo.open(t, '/unmatched/no-default/team');
    await tab(page, 'Billing').click();
    await visible(page.getByRole('heading', {name: 'Billing'}));
    assert.equal(await page.locator('slot-status[for="activity"]').textContent(), 'ready · kept');
    await page.reload();
    await visible(frame(page).getByText('This page is not found.'));
    await settled(page);
    assert.equal(await page.locator('slot-layout').evaluate((layout) => layout.status), 'not-found');
    assert.equal(await page.getByRole('heading', {name: 'Billing'}).count(), 0);
    await page.goBack();
    await visible(region(page, 'activity').getByText('Activity of the team'));
    await visible(page.getByRole('heading', {name: 'Team', exact: true}));
    assert.equal(await frame(page).getByText('This page is not found.').isVisible(), false);
  });

  it('are restored on reload where the layout says so', async (t) => {
    const page = await demo.open(t, '/unmatched/restore');
    await tab(page, 'Team').click();
    await visible(region(page, 'activity').getByText('Activity of the team'));
    await tab(page, 'Billing').click();
    await visible(page.getByRole('heading', {name: 'Billing'}));
    await page.reload();
    await visible(page.getByRole('heading', {name: 'Billing'}));
    await visible(region(page, 'activity').getByText('Activity of the team'));

    const other = await demo.open(t, '/unmatched/restore/billing');
    await visible(region(other, 'activity').getByText('The default: nothing chosen'));
  });

  it('leave a link to another page of the site to the browser', async (t) => {
    const page = await demo.open(t, '/unmatched');
    await page.evaluate(() => (window.isSameDocument = true));
    await page.getByRole('link', {name: 'No default'}).click();
    await visible(page.getByRole('heading', {name: 'A route slot with no default'}));
    assert.equal(await page.evaluate(() => window.isSameDocument), undefined);
  });
});
