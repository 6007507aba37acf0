import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {countRequests, frame, mark, marked, region, settled, suite, useDemo} from './support/demo.mjs';

const visible = (locator) => locator.waitFor({state: 'visible'});
const hidden = (locator) => locator.waitFor({state: 'hidden'});
const role = (page, name) => page.getByRole('link', {name, exact: true});
const calls = (page) => page.locator('[data-calls] code').allTextContents();
const refusal = (page) => frame(page).getByText('Not for your role.');

describe('roles', suite, () => {
  const demo = useDemo();

  it('loads for a viewer only what a viewer sees', async (t) => {
    const page = await demo.open(t, '/roles');
    await visible(region(page, 'orders').getByText('Standing desk'));
    await visible(refusal(page));
    assert.deepEqual(await calls(page), ['orders']);
    assert.equal(await region(page, 'audit').isVisible(), false);
    assert.equal(await region(page, 'audit').evaluate((routeSlot) => routeSlot.status), 'empty');
  });

  it('loads what a new role may see, and nothing again', async (t) => {
    const page = await demo.open(t, '/roles');
    await mark(page);
    const requests = countRequests(page);
    await role(page, 'Accountant').click();
    await visible(region(page, 'invoices').getByText('Nordlicht GmbH'));
    await settled(page);
    assert.deepEqual(requests, ['/api/invoices']);
    await role(page, 'Owner').click();
    await visible(region(page, 'audit').getByText('refunded order A-1039', {exact: false}));
    await settled(page);
    assert.deepEqual(requests, ['/api/invoices', '/api/audit']);
    assert.deepEqual(await calls(page), ['orders', 'invoices', 'audit']);
    assert.deepEqual(await marked(page), ['orders']);
  });

  it('takes away what the role may not see any more', async (t) => {
    const page = await demo.open(t, '/roles?role=owner');
    await visible(region(page, 'audit').getByText('refunded order A-1039', {exact: false}));
    await visible(region(page, 'invoices').getByText('Nordlicht GmbH'));
    const requests = countRequests(page);
    await role(page, 'Viewer').click();
    await visible(refusal(page));
    await hidden(region(page, 'audit'));
    await settled(page);
    assert.equal(await frame(page).getByText('refunded order A-1039', {exact: false}).count(), 0);
    assert.equal(await frame(page).getByText('Nordlicht GmbH').count(), 0);
    assert.deepEqual(requests, []);
    assert.equal(await role(page, 'Viewer').getAttribute('aria-current'), 'true');
  });

  it('comes back with what the role of that entry saw', async (t) => {
    const page = await demo.open(t, '/roles');
    await role(page, 'Owner').click();
    await visible(region(page, 'audit').getByText('refunded order A-1039', {exact: false}));
    await page.goBack();
    await visible(refusal(page));
    await hidden(region(page, 'audit'));
    await page.goForward();
    await visible(region(page, 'audit').getByText('refunded order A-1039', {exact: false}));
    await visible(region(page, 'invoices').getByText('Nordlicht GmbH'));
  });
});
