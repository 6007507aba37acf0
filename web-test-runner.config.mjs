// Runs test/**/*.test.ts in real browsers. ENGINES=chromium,firefox chooses; without it all that are found run.
import {writeSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher, puppeteerCore} from '@web/test-runner-chrome';
import {webdriverLauncher} from '@web/test-runner-webdriver';
import {findEngines, parseEngines} from './scripts/engines.mjs';
import {startWebKitDriver} from './scripts/webkit-driver.mjs';
import {countReporter} from './scripts/wtr-report.mjs';
import {folderPages} from './test/support/folder-pages.mjs';
import {streamedPages} from './test/support/streamed-pages.mjs';
import {treeMiddleware} from './test/support/trees.mjs';
import {answeringServer} from './test/support/answering-server.mjs';

const found = findEngines();
const wanted = parseEngines(process.env.ENGINES);
const missing = wanted.filter((name) => !found[name]);
if (process.env.ENGINES && missing.length > 0) throw new Error(`Not on this machine: ${missing.join(', ')}`);

const isRoot = process.getuid?.() === 0;

// Puppeteer forgets a second browser when the run is stopped, so the browsers are ended here.
const signals = {handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false};
// The runner ends on these too, but holds back what it prints.
process.prependListener('uncaughtException', (error) => writeSync(2, `Uncaught: ${error?.stack ?? error}\n`));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    console.error(`The test runner was told to end by ${signal}.`);
    process.exit(1);
  });
}

function createBrowserContext({browser}) {
  process.prependListener('exit', () => {
    try {
      process.kill(-browser.process().pid, 'SIGKILL');
    } catch {
      // It is closed already.
    }
  });
  return browser.defaultBrowserContext();
}

/**
 * Opens a tab of its own for every test file. A tab that is used again brings the history of the files before, and
 * Chromium 156, which keeps 50 entries of it, then traverses the test page instead of the frame in it.
 */
function withFreshTabs(launcher) {
  const startSession = launcher.startSession.bind(launcher);
  return Object.assign(launcher, {
    async startSession(...session) {
      const used = launcher.inactivePages.splice(0);
      await startSession(...session);
      await Promise.all(used.map(({puppeteerPage}) => puppeteerPage.close()));
    },
  });
}

const launchers = {
  chromium: () =>
    chromeLauncher({
      launchOptions: {
        ...signals,
        executablePath: found.chromium,
        args: [
          ...(isRoot || process.env.CI ? ['--no-sandbox'] : []),
          '--disable-gpu',
          '--disable-quic',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
      createBrowserContext,
    }),

  firefox: () =>
    chromeLauncher({
      puppeteer: puppeteerCore,
      launchOptions: {...signals, browser: 'firefox', executablePath: found.firefox, headless: true},
      createBrowserContext,
    }),

  async webkit() {
    const {port} = await startWebKitDriver(found.webkit);
    return webdriverLauncher({
      hostname: '127.0.0.1',
      port,
      path: '/',
      logLevel: 'error',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        // WebKitWebDriver 2.50 may never answer a navigation that is overtaken while its page loads. The runner awaits
        // none of them: after 5 minutes the error of one that hangs would end the run, without a word.
        pageLoadStrategy: 'none',
        'webkitgtk:browserOptions': {binary: found.webkit.miniBrowser, args: ['--automation']},
      },
    });
  },
};

/** Every path below /page/ is the one fixture page, so that iframes can load and reload any URL there. */
async function fixturePage(context, next) {
  if (!context.path.startsWith('/page/')) return next();
  context.set('cache-control', 'no-store');
  context.type = 'text/html; charset=utf-8';
  context.body = await readFile(new URL('./test/fixtures/page.html', import.meta.url), 'utf8');
}

/** What a test may read of the environment; see test/support/settings.ts. */
function testSettings(context, next) {
  if (context.path !== '/test-settings.json') return next();
  const {WALKS: walks, WALK_SEED: walkSeed, WALK_PATH: walkPath} = process.env;
  context.set('cache-control', 'no-store');
  context.body = {walks, walkSeed, walkPath};
  return undefined;
}

export default {
  files: ['test/**/*.test.ts', '!test/node/**', '!test/e2e/**'],
  nodeResolve: {exportConditions: ['production', 'browser']},
  middleware: [answeringServer, fixturePage, testSettings, streamedPages, folderPages(), treeMiddleware()],
  plugins: [esbuildPlugin({ts: true, target: 'es2022', tsconfig: 'tsconfig.json'})],
  browsers: await Promise.all(
    // WebKit first: it waits for its own limits for most of the time, and two run at once.
    [...wanted]
      .reverse()
      .filter((name) => found[name])
      .map(async (name) => {
        const launcher = Object.assign(await launchers[name](), {engine: name});
        return name === 'webkit' ? launcher : withFreshTabs(launcher);
      }),
  ),
  // One page per browser is always the visible one with focus; a second one would be throttled in the background.
  concurrency: 1,
  concurrentBrowsers: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 30_000,
  testsFinishTimeout: process.env.WALKS ? 65 * 60_000 : 90_000,
  testFramework: {config: {ui: 'bdd', timeout: 10_000}},
  reporters: [
    defaultReporter({reportTestResults: true, reportTestProgress: Boolean(process.stdout.isTTY)}),
    countReporter(process.env.WTR_REPORT),
  ],
};
