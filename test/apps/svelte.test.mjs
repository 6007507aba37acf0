// What Svelte has for waiting, in views: the route slot is loading meanwhile.
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {findEngines, parseEngines} from '../../scripts/engines.mjs';
import {root} from '../../scripts/project.mjs';
import {startBrowser} from './support/browsers.mjs';
import {createAppServer} from './support/server.mjs';

const app = path.join(root, 'demo', 'svelte', 'package.json');
const fixtures = path.join(root, 'test', 'fixtures', 'svelte');
const api = path.join(root, 'demo', 'shared', 'api');

/** What is waited for by which means. */
const ways = {
  'await-block': 'an {#await} block whose promise the context was given',
  'async-component': 'an async component',
  'async-page':
    'a loader, and a page that awaits what the route slot says and reads its status with $state.eager',
};

const found = findEngines();
const engines = parseEngines(process.env.ENGINES).filter((name) => found[name]);

/** Builds a page with the tools of the example app, and resolves with the folder of it. */
async function buildPage(name) {
  const load = (id) => import(pathToFileURL(createRequire(app).resolve(id)));
  const [{build}, {svelte}] = await Promise.all([load('vite'), load('@sveltejs/vite-plugin-svelte')]);
  const outDir = path.join(root, 'test', '.build', 'svelte', name);
  await build({
    root: path.join(fixtures, name),
    configFile: false,
    logLevel: 'warn',
    build: {outDir, emptyOutDir: true},
    plugins: [
      {
        name: 'packages-of-the-app',
        enforce: 'pre',
        resolveId(source, importer) {
          return importer?.startsWith(fixtures) && /^[a-z]/.test(source)
            ? this.resolve(source, app, {skipSelf: true})
            : null;
        },
      },
      svelte({configFile: false, compilerOptions: {experimental: {async: name !== 'await-block'}}}),
    ],
  });
  return outDir;
}

/** Runs in the page: what a person sees in it once something holds. */
async function sees(expected, url) {
  if (url) document.querySelector('slot-layout').navigate(url);
  const end = performance.now() + 4000;
  const look = () => {
    const routeSlot = document.querySelector('route-slot');
    const isSeen = (selector) =>
      [...document.querySelectorAll(selector)].find((element) => element.checkVisibility());
    return [
      document.querySelector('output')?.textContent,
      isSeen('[slot="loading"]')?.textContent ??
        isSeen('[data-view]')?.textContent ??
        routeSlot?.error?.message,
    ].join(' | ');
  };
  while (look() !== expected && performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 10));
  return look();
}

describe('what a view of Svelte awaits', () => {
  const folders = {};
  before(async () => {
    for (const name of Object.keys(ways)) folders[name] = await buildPage(name);
  });

  for (const engine of engines) {
    describe(`in ${engine}`, () => {
      let browser;
      before(async () => (browser = await startBrowser(engine)));
      after(() => browser?.close());

      for (const [name, way] of Object.entries(ways)) {
        it(`shows the loading state of the route slot: ${way}`, {timeout: 60_000}, async () => {
          const server = createAppServer([folders[name], api]);
          const check = async (expected, url) =>
            assert.equal(await browser.run(sees, expected, url), expected);
          const control = (command) => fetch(`${origin}/checks/${command}`);
          const origin = await server.listen();
          try {
            await control('hold?path=/analytics/');
            await browser.open(`${origin}/views`);
            await check('loading | Loading figures…');
            await control('release');
            await check('ready | views: 48210');

            await control('hold?path=/analytics/');
            await check('loading | Loading figures…', '/visitors');
            await control('release');
            await check('ready | visitors: 9320');

            await control('fail?path=/analytics/');
            await browser.open(`${origin}/views`);
            await check('error | The server answered 503.');
          } finally {
            server.close();
          }
        });
      }
    });
  }
});
