// The error boundary of a view in React's development build: React says there what it makes of it.
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {findEngines, parseEngines} from '../../scripts/engines.mjs';
import {root} from '../../scripts/project.mjs';
import {startBrowser} from './support/browsers.mjs';
import {createAppServer} from './support/server.mjs';

const app = path.join(root, 'demo', 'react', 'package.json');
const fixture = path.join(root, 'test', 'fixtures', 'react');
const outDir = path.join(root, 'test', '.build', 'react');

const found = findEngines();
const engines = parseEngines(process.env.ENGINES).filter((name) => found[name]);

/** Where a view is rendered, and what React says of what it throws. */
const places = {
  'in a root of its own': {search: '', says: 0},
  'in a root of its own, the page in StrictMode': {search: '?strict', says: 0},
  'in <SlotViews>': {search: '?views', says: 1},
  'in <SlotViews> in StrictMode': {search: '?views&strict', says: 1},
};

/** Builds the page for development, with the tools of the example app. */
async function buildPage() {
  const {build} = await import(pathToFileURL(createRequire(app).resolve('vite')));
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'development';
  try {
    await build({
      root: fixture,
      mode: 'development',
      configFile: false,
      logLevel: 'warn',
      build: {outDir, emptyOutDir: true},
      plugins: [
        {
          name: 'packages-of-the-app',
          enforce: 'pre',
          resolveId(source, importer) {
            return importer?.startsWith(fixture) && /^[a-z]/.test(source)
              ? this.resolve(source, app, {skipSelf: true})
              : null;
          },
        },
      ],
    });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Runs in the page: what the route slot and React say of it, once that is what is expected. */
async function says(expected) {
  const look = () =>
    [document.querySelector('route-slot').status, document.querySelector('output').textContent].join(' | ');
  const end = performance.now() + 4000;
  while (look() !== expected && performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 10));
  return look();
}

/** Runs in the page: what a person sees in it once it is what is expected. */
async function sees(expected) {
  const look = () => {
    const seen = [...document.querySelectorAll('[data-view], [slot="error"]')].find((element) =>
      element.checkVisibility(),
    );
    return [document.querySelector('output')?.textContent, seen?.textContent ?? '', window.mounted].join(
      ' | ',
    );
  };
  const end = performance.now() + 4000;
  while (look() !== expected && performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 10));
  return look();
}

describe("what React's development build says of a view", () => {
  before(buildPage);

  for (const engine of engines) {
    describe(`in ${engine}`, () => {
      let browser;
      before(async () => (browser = await startBrowser(engine)));
      after(() => browser?.close());

      for (const [place, {search}] of Object.entries(places)) {
        it(
          `is nothing of one that waits by use(), and is loading meanwhile: ${place}`,
          {timeout: 60_000},
          async () => {
            const server = createAppServer([outDir]);
            const check = async (look, expected) => assert.equal(await browser.run(look, expected), expected);
            const end = (id, how, value) =>
              browser.run(([id, how, value]) => void window.waiting[id][how](value), [id, how, value]);
            try {
              const origin = await server.listen();
              await browser.open(`${origin}/waiting/1${search}`);
              await check(says, 'loading | loading');
              await end('1', 'resolve', 'first');
              await check(says, 'ready | ready');
              await check(sees, 'ready | first | 0');
              await browser.run(
                (url) => void document.querySelector('slot-layout').navigate(url),
                `/waiting/2${search}`,
              );
              await check(says, 'loading | loading');
              await end('2', 'resolve', 'second');
              await check(sees, 'ready | second | 0');
              assert.deepEqual(await browser.run(() => window.complaints), []);
            } finally {
              server.close();
            }
          },
        );
      }

      for (const [place, {search, says}] of Object.entries(places)) {
        it(`is nothing but what the view throws: ${place}`, {timeout: 60_000}, async () => {
          const server = createAppServer([outDir]);
          const check = async (expected) => assert.equal(await browser.run(sees, expected), expected);
          const go = (to) =>
            browser.run((url) => void document.querySelector('slot-layout').navigate(url), to);
          try {
            const origin = await server.listen();
            await browser.open(`${origin}/figures/1${search}`);
            await check('ready | 1, first 1 | 1');
            // Updated in place.
            await go(`/figures/2${search}`);
            await check('ready | 2, first 1 | 1');
            await go(`/figures/broken${search}`);
            await check('error | Not available. | 0');
            await browser.run(() => {
              window.isBroken = false;
              void document.querySelector('route-slot').retry();
            });
            await check('ready | broken, first broken | 1');
            await go(`/${search}`);
            await check('ready |  | 0');
            await go(`/figures/3${search}`);
            await check('ready | 3, first 3 | 1');
            await browser.run(() => document.querySelector('slot-layout').remove());

            const complaints = await browser.run(() => window.complaints);
            assert.equal(complaints.length, says, complaints.join('\n'));
            for (const complaint of complaints) assert.match(complaint, /There is no such figure\./);
          } finally {
            server.close();
          }
        });
      }
    });
  }
});
