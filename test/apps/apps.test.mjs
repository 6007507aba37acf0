// The example apps, built by their own tools, in real browsers: one set of checks for all of them.
import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {developmentFolder} from '../../scripts/app-packages.mjs';
import {findEngines, parseEngines} from '../../scripts/engines.mjs';
import {root} from '../../scripts/project.mjs';
import {startBrowser} from './support/browsers.mjs';
import {createAppServer} from './support/server.mjs';

const demo = (...names) => path.join(root, 'demo', ...names);

/** Where each app is built to, and what of it is loaded when it is needed first. */
const apps = {
  angular: {folders: [demo('angular', 'dist', 'browser')], lazy: '/chart-view'},
  html: {
    folders: [demo('html'), demo('shared'), root],
    lazy: '/fragments/analytics/',
    data: '/fragments',
    markup: 'only',
    development: false,
  },
  lit: {folders: [demo('lit', 'dist')], lazy: '/assets/chart-view', prints: 'Lit is in dev mode'},
  react: {
    folders: [demo('react', 'dist')],
    lazy: '/assets/ChartView',
    prints: 'toUpperCase|join|Recreating|occurred',
  },
  svelte: {folders: [demo('svelte', 'dist')], lazy: '/assets/chart-'},
  vue: {folders: [demo('vue', 'dist')], lazy: '/assets/ChartView'},
};

const wanted = process.env.APPS?.split(',');
const found = findEngines();

const engines = parseEngines(process.env.ENGINES).filter((name) => found[name]);

// One after the other: at once they take as long on two cores, and starve one another.
describe('the example apps', () => {
  for (const engine of engines) describeApps(engine);
  // What a framework warns of in development only is the same in every engine.
  for (const engine of engines.slice(0, 1)) describeApps(engine, {development: true});
});

function describeApps(engine, {development = false} = {}) {
  describe(`in ${engine}${development ? ', built for development' : ''}`, () => {
    let browser;
    before(async () => (browser = await startBrowser(engine)));
    after(() => browser?.close());

    for (const [name, {development: hasBuild = true, ...app}] of Object.entries(apps)) {
      if (wanted && !wanted.includes(name)) continue;
      if (development && !hasBuild) continue;
      const {folders: built, ...options} = app;
      const folders = development
        ? [path.join(developmentFolder(name), name === 'angular' ? 'browser' : '')]
        : built;
      it(`demo/${name} is a dashboard`, {timeout: 60_000}, async (t) => {
        for (const folder of folders) assert.ok(existsSync(folder), `${folder} was not built`);
        const server = createAppServer(folders);
        try {
          const origin = await server.listen();
          const ended = new Promise((_, reject) =>
            t.signal.addEventListener('abort', () => reject(t.signal.reason)),
          );
          await browser.open(`${origin}/checks/?${new URLSearchParams(options)}`);
          for (const {name: check, error} of await Promise.race([server.reported, ended]))
            await t.test(check, () => assert.ok(!error, error));
        } finally {
          server.close();
        }
      });
    }
  });
}
