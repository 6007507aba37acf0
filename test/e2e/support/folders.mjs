// Folder trees in real projects: a folder with an app, and a browser on what Vite makes of it.
import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before} from 'node:test';
import {startDevServer} from '@web/dev-server';
import {fromRollup} from '@web/dev-server-rollup';
import {chromium} from 'playwright-core';
import {slotRoutes, virtualImports} from 'slot-router/plugin';
import {build, createServer, preview} from 'vite';
import {findEngines} from '../../../scripts/engines.mjs';
import {root as projectRoot} from '../../../scripts/project.mjs';
import {writeTree} from '../../support/trees.mjs';

const executablePath = findEngines().chromium;

export const suite = executablePath ? {} : {skip: 'Chromium is not on this machine'};

const undoings = new WeakMap();

/**
 * Undoes something after a test, what was done last first: Node would begin with the first. A watcher of files that is
 * closed just after its files have gone may start again, and its process never ends.
 */
function undoAfter(t, undo) {
  const known = undoings.get(t) ?? [];
  known.push(undo);
  if (undoings.has(t)) return;
  undoings.set(t, known);
  t.after(() => undoAll(known));
}

async function undoAll(list) {
  const undo = list.pop();
  if (!undo) return;
  try {
    await undo();
  } finally {
    await undoAll(list);
  }
}

/**
 * Ends a server. What it watches is added to no more: a request that is still under way would do so, and open the
 * watcher again that has just been closed.
 */
function end(watcher, stop) {
  watcher.add = () => watcher;
  return stop();
}

/** One browser for a suite. `open` gives a page that must stay quiet. */
export function useBrowser() {
  let browser;
  const use = {};
  before(async () => {
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    });
  });
  after(() => browser?.close());
  use.open = async (t, {allowed = /^$/} = {}) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints = [];
    page.on('pageerror', ({message}) => {
      if (!allowed.test(message)) complaints.push(`uncaught: ${message}`);
    });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !allowed.test(message.text()))
        complaints.push(`${message.type()}: ${message.text()}`);
    });
    undoAfter(t, async () => {
      await context.close();
      assert.deepEqual(complaints, [], 'the page is quiet');
    });
    return page;
  };
  return use;
}

/** A project with a tree in `app/`, removed after the test. */
export function createProject(t, files) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'slot-routes-vite-'));
  undoAfter(t, () => rmSync(root, {recursive: true, force: true}));
  mkdirSync(path.join(root, 'node_modules'));
  symlinkSync(projectRoot, path.join(root, 'node_modules', 'slot-router'), 'dir');
  writeTree(path.join(root, 'app'), files);
  writeFileSync(
    path.join(root, 'index.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,"></head>
     <body><slot-layout></slot-layout><script type="module" src="/main.js"></script></body></html>`,
  );
  writeFileSync(
    path.join(root, 'main.js'),
    `import 'slot-router/define.js';
     import routes from 'virtual:slot-routes';
     document.querySelector('slot-layout').routes = routes;`,
  );
  return root;
}

const config = (root, options) => ({
  root,
  configFile: false,
  logLevel: 'silent',
  clearScreen: false,
  server: {port: 0, host: '127.0.0.1', fs: {strict: false}},
  preview: {port: 0, host: '127.0.0.1'},
  // Nothing is to be bundled while a test looks on.
  optimizeDeps: {noDiscovery: true},
  plugins: [slotRoutes({types: false, ...options})],
});

/** Serves a project with Vite while it is developed; comes to its origin. */
export async function develop(t, root, options) {
  const server = await createServer(config(root, options));
  undoAfter(t, () => end(server.watcher, () => server.close()));
  await server.listen();
  return `http://127.0.0.1:${server.httpServer.address().port}`;
}

/** Serves a project with `@web/dev-server` while it is developed; comes to its origin, and what it says of errors. */
export async function developWithDevServer(t, root, options) {
  const said = [];
  const server = await startDevServer({
    config: {
      rootDir: root,
      port: 0,
      hostname: '127.0.0.1',
      nodeResolve: true,
      plugins: [virtualImports(), fromRollup(slotRoutes)({root, types: false, ...options})],
    },
    readCliArgs: false,
    readFileConfig: false,
    logStartMessage: false,
    autoExitProcess: false,
  });
  undoAfter(t, () => end(server.fileWatcher, () => server.stop()));
  server.logger.error = (message) => said.push(message);
  return {origin: `http://127.0.0.1:${server.server.address().port}`, said};
}

/** Builds a project with Vite and serves the files; comes to its origin. */
export async function deploy(t, root, options) {
  await build(config(root, options));
  const server = await preview(config(root, options));
  undoAfter(t, () => server.close());
  return `http://127.0.0.1:${server.httpServer.address().port}`;
}

/** Resolves when no route slot of the page is loading. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector('slot-layout')?.slots?.length > 0);
  await page.evaluate(() => document.querySelector('slot-layout').settled);
}

/** Follows a new link. */
export async function follow(page, href) {
  await page.evaluate((url) => {
    const link = document.createElement('a');
    link.href = url;
    document.body.append(link);
    link.click();
    link.remove();
  }, href);
  await page.waitForURL((url) => url.pathname + url.search === href);
  await settled(page);
}

/** What is on screen in a route slot, by `outer/inner`. */
export const textOf = (page, name) =>
  page.evaluate((path) => {
    const selector = (part) =>
      part === 'children' ? 'route-slot:not([name])' : `route-slot[name="${part}"]`;
    const slot = document.querySelector(path.split('/').map(selector).join(' '));
    return slot?.innerText.replace(/\s+/g, ' ').trim();
  }, name);
