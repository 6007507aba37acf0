import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {describe, it} from 'node:test';
import {pages} from '../../demo/server/site.mjs';
import {frame, settled, suite, useDemo} from './support/demo.mjs';

const visible = (locator) => locator.waitFor({state: 'visible'});
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const paths = [
  ...pages.map(({base}) => base),
  '/dashboard/members/42',
  '/releases/archive/2025/03',
  '/unmatched/no-default/billing',
  '/photos/3',
  '/mail?@list=/archive&@message=/4',
  '/board?@drawer=/cards/4',
  '/roles?role=owner',
];
/** A folder for pictures that a person looks at. */
const screenshots = process.env.SCREENSHOTS;
const phone = {viewport: {width: 390, height: 844}, hasTouch: true};

/** What axe finds by all its rules, or by some: one line each. */
async function violations(page, rules) {
  // Once a document: it is half a megabyte.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const {violations: found} = await page.evaluate(
    (only) => window.axe.run(document, only ? {runOnly: only} : {}),
    rules,
  );
  return found.map(
    ({id, nodes}) => `${id}: ${nodes.map(({html, any}) => `${html} ${any[0]?.message ?? ''}`).join(' | ')}`,
  );
}

describe('the pages of the demo', suite, () => {
  const demo = useDemo();

  for (const path of paths) {
    it(`${path} is accessible, wide and narrow, in light and dark`, async (t) => {
      const page = await demo.open(t, path, {reducedMotion: 'reduce', bypassCSP: true});
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({colorScheme});
        for (const width of [1280, 390]) {
          await page.setViewportSize({width, height: 900});
          // What is not about colours has been looked at in the light.
          assert.deepEqual(
            await violations(page, colorScheme === 'dark' ? ['color-contrast'] : undefined),
            [],
          );
          const content = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(content <= width, `${content} px wide`);
          if (!screenshots) continue;
          const name = path.slice(1).replaceAll(/[^\w-]+/g, '-') || 'home';
          await page.screenshot({path: `${screenshots}/${name}-${width}-${colorScheme}.png`, fullPage: true});
        }
      }
    });
  }

  it('are accessible while a region loads, has failed, and is not found', async (t) => {
    const page = await demo.open(t, '/dashboard', {
      bypassCSP: true,
      reducedMotion: 'reduce',
      expected: [404, 503],
    });
    for (const name of ['Users', 'Analytics']) {
      await page.getByRole('group', {name, exact: true}).getByRole('switch').check();
      await page.getByRole('button', {name: `Reload ${name.toLowerCase()}`}).click();
    }
    await visible(frame(page).getByText('Users are not available.'));
    await visible(frame(page).getByText('Analytics are not available.'));
    await page.getByRole('group', {name: 'Notifications'}).getByLabel('3 s').check();
    await page.getByRole('link', {name: 'Unread'}).click();
    await visible(frame(page).getByText('Loading notifications…'));
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({colorScheme});
      assert.deepEqual(await violations(page), []);
    }
    await page.getByRole('group', {name: 'Users', exact: true}).getByRole('switch').uncheck();
    await page.evaluate(() => void document.querySelector('slot-layout').navigate('/dashboard/members/999'));
    await visible(frame(page).getByText('There is no such member.'));
    assert.deepEqual(await violations(page), []);
  });

  it('answer below their base, and an unknown address with 404', async (t) => {
    for (const {base} of pages.slice(1)) {
      const response = await fetch(`${demo.origin}${base}/any/thing`);
      assert.equal(response.status, 200);
      // The streamed page is a document of its own, in a frame.
      const expected = base === '/streaming' ? 'src="/streaming/app"' : `<slot-layout base="${base}"`;
      assert.ok((await response.text()).includes(expected), base);
    }
    const page = await demo.open(t, '/');
    const response = await fetch(`${demo.origin}/dashboards`);
    assert.equal(response.status, 404);
    assert.equal((await fetch(`${demo.origin}/pages/dashboard/none.js`)).status, 404);
    await page.getByRole('link', {name: 'Open the dashboard'}).click();
    await visible(page.getByRole('heading', {name: 'Users'}));
  });

  it('have a page for what does not exist', async (t) => {
    const page = await demo.open(t, '/no/such/page', {expected: [404]});
    await page.getByRole('link', {name: 'Go to the start'}).click();
    await visible(page.getByRole('heading', {name: 'Parallel routes for any web page'}));
  });

  it('run under a strict content security policy', async () => {
    for (const path of paths) {
      const response = await fetch(demo.origin + path);
      const policy = response.headers.get('content-security-policy');
      assert.match(policy, /script-src 'self';/);
      assert.match(policy, /style-src 'self';/);
      assert.match(policy, /require-trusted-types-for 'script'/);
      assert.doesNotMatch(await response.text(), /<script(?![^>]*src=)|<style|<[^>]+\sstyle=|<[^>]+\son\w+=/);
    }
  });

  it('show the source of what runs beside it', async (t) => {
    const page = await demo.open(t, '/dashboard');
    const html = await readFile(new URL('../../demo/pages/dashboard/page.html', import.meta.url), 'utf8');
    assert.equal(await page.locator('[data-file="page.html"]').textContent(), html.trimEnd());
    await page.getByRole('tab', {name: 'dashboard.js'}).click();
    await visible(page.locator('[data-file="dashboard.js"]'));
    assert.equal(await page.locator('[data-file="page.html"]').isVisible(), false);
    await page.keyboard.press('ArrowRight');
    await visible(page.locator('[data-file="views.js"]'));
    const script = await readFile(new URL('../../demo/pages/dashboard/views.js', import.meta.url), 'utf8');
    assert.equal(await page.locator('[data-file="views.js"]').textContent(), script.trimEnd());
  });

  it('fold the source and the navigation on a phone', async (t) => {
    const page = await demo.open(t, '/releases', phone);
    assert.equal(await page.locator('#source-body').isVisible(), false);
    await page.getByRole('button', {name: 'Show'}).tap();
    await visible(page.locator('#source-body'));
    await page.getByRole('button', {name: 'Menu'}).tap();
    await page.getByRole('link', {name: 'Unmatched'}).tap();
    await visible(page.getByRole('heading', {name: /nothing about a route slot/}));
  });

  for (const path of [
    '/dashboard',
    '/photos/3',
    '/mail?@message=/1',
    '/board?@drawer=/cards/4',
    '/settings',
    '/roles',
    '/workspace/customers',
  ]) {
    it(`${path} has targets that a finger can hit`, async (t) => {
      const page = await demo.open(t, path, phone);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('main :is(a, button, input)')]
          .map((element) => ({element, box: element.getBoundingClientRect()}))
          .filter(({box}) => box.width > 0 && box.height < 38)
          .map(({element}) => element.closest('label') ?? element)
          .filter((element) => element.getBoundingClientRect().height < 38)
          .map((element) => element.outerHTML),
      );
      assert.deepEqual(small, []);
    });
  }

  for (const [path, name] of [
    ['/board?@drawer=/cards/4&@dialog=/cards/4/move', 'dialog'],
    ['/photos', 'modal'],
  ]) {
    it(`${path} is accessible with its dialog open, wide and narrow`, async (t) => {
      const page = await demo.open(t, path, {reducedMotion: 'reduce', bypassCSP: true});
      if (path === '/photos') await page.locator('.photo-feed a').first().click();
      await visible(page.locator(`route-slot[name="${name}"] dialog`));
      await settled(page);
      for (const [width, height] of [
        [1280, 900],
        [390, 844],
      ]) {
        await page.setViewportSize({width, height});
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({colorScheme});
          assert.deepEqual(await violations(page), []);
          if (screenshots)
            await page.screenshot({path: `${screenshots}/${name}-open-${width}-${colorScheme}.png`});
        }
        const box = await page.locator(`route-slot[name="${name}"] dialog`).boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= width, `${box.x} + ${box.width}`);
      }
    });
  }

  it('follow the system or the visitor in their colours', async (t) => {
    const page = await demo.open(t, '/', {colorScheme: 'dark'});
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await background();
    await page.getByRole('button', {name: 'Colours: system'}).click();
    const light = await background();
    assert.notEqual(light, dark);
    await page.reload();
    assert.equal(await background(), light);
    await page.getByRole('button', {name: 'Colours: light'}).click();
    assert.equal(await background(), dark);
  });

  it('mark the current page in the navigation', async (t) => {
    const page = await demo.open(t, '/unmatched/restore');
    assert.equal(await page.getByRole('link', {name: 'Unmatched'}).getAttribute('aria-current'), 'true');
    assert.equal(await page.getByRole('link', {name: 'Restore'}).getAttribute('aria-current'), 'page');
  });

  it('stay quiet when every link of every demo is followed', async (t) => {
    const page = await demo.open(t, '/');
    // What streams runs in a frame, and has tests of its own.
    for (const {base} of pages.slice(1).filter(({id}) => id !== 'streaming')) {
      await page.goto(demo.origin + base);
      await settled(page);
      // A link with `data-slot` names a place of that route slot, not of the page.
      const links = await page
        .locator('slot-layout a')
        .evaluateAll((all) =>
          all
            .map((link) => [link.getAttribute('href'), link.dataset.slot])
            .filter(
              ([href, name], index, list) => list.findIndex(([a, b]) => a === href && b === name) === index,
            ),
        );
      assert.ok(links.length > 2);
      const first = await page.evaluate(() => navigation.currentEntry.index);
      for (const [href, name] of links) {
        await page.evaluate(
          ([to, routeSlot]) =>
            (routeSlot
              ? document.querySelector('slot-layout').navigate({[routeSlot]: to})
              : navigation.navigate(to)
            ).finished.catch(() => undefined),
          [href, name],
        );
        await settled(page);
      }
      while (await page.evaluate((index) => navigation.currentEntry.index > index, first)) {
        await page.evaluate(() => navigation.back().finished.catch(() => undefined));
        await settled(page);
      }
    }
  });
});
