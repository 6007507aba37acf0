// The demo in a real browser: a server of its own, one page per test, and nothing unexpected on the console.
import assert from 'node:assert/strict';
import {after, before} from 'node:test';
import {chromium} from 'playwright-core';
import {createServer, listen} from '../../../demo/server.mjs';
import {findEngines} from '../../../scripts/engines.mjs';

const executablePath = findEngines().chromium;

/** Options of a suite: it cannot run where there is no Chromium, and says so. */
export const suite = executablePath ? {} : {skip: 'Chromium is not on this machine'};

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the demo and a browser for a suite. `open` gives a new page at a path. */
export function useDemo() {
  let server;
  const demo = useBrowser();
  before(async () => {
    server = createServer();
    demo.origin = `http://localhost:${await listen(server, 0)}`;
  });
  after(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return demo;
}

/** Starts a browser for a suite, whose server says what the origin is. */
export function useBrowser() {
  let browser;
  const demo = {origin: ''};

  before(async () => {
    browser = await chromium.launch({executablePath, args});
  });
  after(() => browser?.close());

  /**
   * Opens a page and closes it after the test, which fails where the page has complained.
   * @param expected - Statuses of responses that the test asks for; Chromium logs each of them as an error. A regular
   *   expression stands for anything else that it logs.
   */
  demo.open = async (t, path, {expected = [], ...options} = {}) => {
    const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return;
      const text = message.text();
      const isExpected = (each) =>
        each instanceof RegExp ? each.test(text) : text.includes(`responded with a status of ${each}`);
      if (expected.some(isExpected)) return;
      complaints.push(`${message.type()}: ${text}`);
    });
    t.after(async () => {
      await context.close();
      assert.deepEqual(complaints, [], 'the page is quiet');
    });
    await page.goto(demo.origin + path);
    if (options.javaScriptEnabled !== false) await settled(page);
    return page;
  };
  return demo;
}

/** Resolves when no route slot of the page is loading. */
export async function settled(page) {
  await page.evaluate(async () => {
    await customElements.whenDefined('route-slot');
    await Promise.all([...document.querySelectorAll('slot-layout')].map((layout) => layout.settled));
  });
}

/** The path and search of the document, as its own bar shows it. */
export const address = (page) => page.locator('[data-url]').textContent();

/** The demo itself, without its source beside it. */
export const frame = (page) => page.locator('.frame');

/** The route slot of a name. */
export const region = (page, name) => page.locator(`route-slot[name="${name}"]`);

/** Puts a mark on the view of each route slot; `marked` tells whose view is the same node as before. */
export const mark = (page) =>
  page.evaluate(() => {
    for (const routeSlot of document.querySelectorAll('route-slot')) {
      for (const child of routeSlot.children)
        if (!child.slot && child.localName !== 'template') child.isMarked = true;
    }
  });
export const marked = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('route-slot')]
      .filter((routeSlot) => [...routeSlot.children].some((child) => child.isMarked))
      .map((routeSlot) => routeSlot.getAttribute('name') ?? 'children')
      .sort(),
  );

/** Counts the requests to the API from now on, by path. */
export function countRequests(page) {
  const seen = [];
  page.on('request', (request) => {
    const {pathname, search} = new URL(request.url());
    if (pathname.startsWith('/api/')) seen.push(pathname + search);
  });
  return seen;
}

/** Holds the answers of the API for a path until `release` is called. */
export async function hold(page, pattern) {
  const gate = {};
  gate.open = new Promise((resolve) => (gate.release = resolve));
  gate.reached = new Promise((resolve) => (gate.reach = resolve));
  await page.route(pattern, async (route) => {
    gate.reach();
    await gate.open;
    // The page may have given up meanwhile.
    await route.continue().catch(() => undefined);
  });
  return gate;
}
