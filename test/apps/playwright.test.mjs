// How a page with route slots is tested with Playwright: the README shows the lines between the marks.
import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {chromium} from 'playwright-core';
import {findEngines, parseEngines} from '../../scripts/engines.mjs';
import {root} from '../../scripts/project.mjs';
import {createAppServer} from './support/server.mjs';

const executablePath = findEngines().chromium;
const demo = (name) => path.join(root, 'demo', name);

if (executablePath && parseEngines(process.env.ENGINES).includes('chromium')) {
  test('Playwright holds, fails and retries a load of demo/html', {timeout: 30_000}, async () => {
    const server = createAppServer([demo('html'), demo('shared'), root]);
    const browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu']});
    try {
      const page = await browser.newPage({baseURL: await server.listen()});
      // <README>
      await page.goto('/dashboard');
      const settled = () => page.evaluate(() => document.querySelector('slot-layout').settled);
      await settled();

      const member = '**/fragments/members/42.html';
      let fail;
      const failed = new Promise((resolve) => (fail = resolve));
      await page.route(member, (route) => failed.then(() => route.abort()));
      await page.getByText('Mira Lindqvist').click();
      await page.locator('route-slot[name=users]:state(loading)').waitFor(); // its load is held
      fail();
      await page.getByText('Users are not available.').waitFor();
      await page.unroute(member);
      await page.locator('[slot=error] [data-retry]').click();
      await settled();
      // </README>
      await page.getByText('MIRA LINDQVIST').waitFor();
      assert.equal(await page.locator('route-slot[name=users]').evaluate(({status}) => status), 'ready');
      assert.equal(new URL(page.url()).pathname, '/dashboard/members/42');
    } finally {
      await browser.close();
      server.close();
    }
  });
}
