// One page whose parts come from two services behind a gateway.
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {frame, mark, marked, region, settled, suite, useDemo} from './support/demo.mjs';

const visible = (locator) => locator.waitFor({state: 'visible'});

describe('two services behind one page', suite, () => {
  const demo = useDemo();

  it('shows the part of each, and asks only the one that a link is about', async (t) => {
    const page = await demo.open(t, '/services/orders/7');
    await visible(region(page, 'orders').getByRole('heading', {name: 'Order 7'}));
    await visible(region(page, 'stock').getByText('12 left'));
    const asked = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'fetch') asked.push(new URL(request.url()).pathname);
    });
    await mark(page);
    await region(page, 'orders').getByRole('link', {name: 'stool'}).click();
    await visible(region(page, 'stock').getByText('3 left'));
    await settled(page);
    assert.deepEqual(asked, ['/services/parts/stock/stool']);
    assert.deepEqual(await marked(page), ['orders']);
    assert.equal(new URL(page.url()).pathname, '/services/stock/stool');
  });

  it('lets each service say how its part is kept', async () => {
    for (const [part, kept] of [
      ['orders/7', 'max-age=60'],
      ['stock/lamp', 'no-cache'],
    ]) {
      const url = `${demo.origin}/services/parts/${part}`;
      const {headers} = await fetch(url);
      assert.equal(headers.get('cache-control'), kept);
      const again = await fetch(url, {headers: {'if-none-match': headers.get('etag')}});
      assert.equal(again.status, 304);
    }
  });

  it('goes on where one service has crashed, and finds it again', async (t) => {
    const page = await demo.open(t, '/services', {expected: [502]});
    await region(page, 'stock').getByRole('button', {name: 'Let this service crash'}).click();
    const retry = frame(page).getByRole('button', {name: 'Try again'});
    await visible(retry);
    await region(page, 'orders').getByRole('link', {name: 'Order 8'}).click();
    await visible(region(page, 'orders').getByRole('heading', {name: 'Order 8'}));
    await visible(retry);
    await retry.click();
    await visible(region(page, 'stock').getByText('The service is up again'));
    await visible(region(page, 'orders').getByRole('heading', {name: 'Order 8'}));
  });
});
