import assert from 'node:assert/strict';
import {copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import {describe, it} from 'node:test';
import {rollup} from 'rollup';
import sirv from 'sirv';
import {build} from 'vite';
import {app} from '../../demo/folders/rollup.config.mjs';
import viteConfig from '../../demo/folders/vite.config.mjs';
import {root} from '../../scripts/project.mjs';
import {follow, settled, suite, textOf, useBrowser} from './support/folders.mjs';

const folders = path.join(root, 'demo/folders');

/** What makes the files of an app, by the name of the tool. */
const builders = {
  async Rollup(name, dir) {
    const bundle = await rollup(app(name));
    await bundle.write({dir});
    await bundle.close();
    const page = readFileSync(path.join(folders, name, 'index.html'), 'utf8');
    writeFileSync(path.join(dir, 'index.html'), page);
    copyFileSync(path.join(folders, name, 'public/style.css'), path.join(dir, 'style.css'));
  },
  Vite: (name, outDir) =>
    build({
      ...viteConfig,
      configFile: false,
      root: path.join(folders, name),
      logLevel: 'silent',
      build: {outDir, emptyOutDir: true},
    }),
};

/** Builds an app and serves its files, the page for every URL; comes to its origin. */
async function serve(t, tool, name) {
  const dir = mkdtempSync(path.join(os.tmpdir(), `slot-routes-${name}-`));
  t.after(() => rmSync(dir, {recursive: true, force: true}));
  await builders[tool](name, dir);
  const server = http.createServer(sirv(dir, {single: true}));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

/** The names of the units that a page has asked for, in order. */
const unitsIn = (requests) =>
  requests
    .flatMap((url) => /\/([a-z-]+)(?:\.html)?-[^/]*\.js$/.exec(url)?.[1] ?? [])
    .filter((name) => /^(page|layout|default|loading|error|not-found)$/.test(name));

describe('the demo of folders', suite, () => {
  const browser = useBrowser();

  for (const tool of Object.keys(builders)) {
    it(`shows the dashboard, built by ${tool}`, async (t) => {
      const page = await browser.open(t);
      const requests = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(`${await serve(t, tool, 'dashboard')}/`);
      await settled(page);
      assert.match(await textOf(page, 'children'), /^Home/);
      assert.deepEqual(unitsIn(requests).sort(), ['layout', 'not-found', 'page'], 'only what is shown');

      requests.length = 0;
      // The code of the layout does not come before that of its four pages is asked for: no waterfall.
      const asked = new Promise((resolve) => {
        page.on(
          'request',
          () => unitsIn(requests).filter((name) => name === 'page').length === 4 && resolve(),
        );
      });
      await page.route(/\/layout[^/]*\.js$/, async (route) => {
        await asked;
        await route.continue();
      });
      const link = page.getByRole('link', {name: 'Dashboard'});
      await link.hover();
      await asked;
      assert.match(await textOf(page, 'children'), /^Home/, 'the units are prefetched');
      await link.click();
      await page.getByText('42 visits today').waitFor();
      assert.equal(await textOf(page, 'users'), 'Ada Grace');
      assert.equal(await textOf(page, 'notifications'), 'No notifications.');
      const units = unitsIn(requests);
      assert.equal(units.filter((name) => name === 'page').length, 4);

      await page.getByRole('navigation').getByRole('link', {name: 'Ada'}).click();
      await page.getByText('Ada, mathematician').waitFor();
      assert.equal(await page.title(), 'Ada – Dashboard');
      assert.equal(await textOf(page, 'analytics'), '42 visits today');

      await page.getByRole('link', {name: 'Visits'}).click();
      await page.getByRole('button', {name: 'Try again'}).click();
      await page.getByText('1,204 visits this year').waitFor();
      assert.equal(await textOf(page, 'users'), 'Ada, mathematician');

      await page.reload();
      await settled(page);
      assert.equal(await textOf(page, 'users'), 'Pick a member.');
      await follow(page, '/dashboard/members/nobody');
      assert.equal(await textOf(page, 'users'), 'Nobody is called that.');
      await page.goto(new URL('/nowhere', page.url()).href);
      await settled(page);
      assert.match(await textOf(page, 'children'), /^Nothing here/);
    });

    it(`opens photos over the feed, built by ${tool}`, async (t) => {
      const page = await browser.open(t);
      await page.goto(`${await serve(t, tool, 'photos')}/`);
      await settled(page);
      const isOpen = () =>
        page.evaluate(
          () => !!document.querySelector('[name=modal]').shadowRoot.querySelector('dialog:modal'),
        );
      await page.getByRole('link', {name: 'Photo 2'}).click();
      await page.getByRole('heading', {name: 'Photo 2'}).waitFor();
      assert.equal(await isOpen(), true);
      assert.match(await textOf(page, 'children'), /^Feed/);
      await page.goBack();
      await page.getByRole('heading', {name: 'Photo 2'}).waitFor({state: 'hidden'});
      assert.equal(await isOpen(), false);
      await page.goForward();
      await page.getByRole('heading', {name: 'Photo 2'}).waitFor();
      await page.reload();
      await settled(page);
      assert.equal(await isOpen(), false);
      assert.match(await textOf(page, 'children'), /^Photo 2 The page of a photo/);
    });
  }
});
