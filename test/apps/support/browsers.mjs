// One browser per engine, which does no more than open a page and run a function there.
import {puppeteerCore} from '@web/test-runner-chrome';
import {findEngines} from '../../../scripts/engines.mjs';
import {startWebKitDriver} from '../../../scripts/webkit-driver.mjs';

const found = findEngines();

/** Starts the browser of an engine. `open` shows a URL in it, `run` runs a function in its page. */
export async function startBrowser(engine) {
  if (engine === 'webkit') return startWebKit();
  const chromium = {
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-sync',
    ],
  };
  const browser = await puppeteerCore.launch({
    ...(engine === 'chromium' ? chromium : {browser: 'firefox'}),
    executablePath: found[engine],
    headless: true,
  });
  // A page in the background would be slowed down, and slows the others down.
  const page = await browser.newPage();
  await page.setViewport({width: 1280, height: 900});
  const open = (url) => page.goto(url);
  const run = (inside, ...args) => page.evaluate(inside, ...args);
  return {open, run, close: () => browser.close()};
}

async function startWebKit() {
  const {port, stop} = await startWebKitDriver(found.webkit);
  const send = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}/session${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const {value} = await response.json();
    if (!response.ok) throw new Error(`WebKitWebDriver: ${value.message}`);
    return value;
  };
  const browser = {
    browserName: 'MiniBrowser',
    // WebKitWebDriver 2.50 may never answer a navigation that is overtaken while its page loads: it is not asked to wait.
    pageLoadStrategy: 'none',
    'webkitgtk:browserOptions': {binary: found.webkit.miniBrowser, args: ['--automation']},
  };
  const {sessionId} = await send('POST', '', {capabilities: {alwaysMatch: browser}});
  const execute = (how, script, ...args) => send('POST', `/${sessionId}/execute/${how}`, {script, args});
  /** Whether another document than that of before is here, whole. A script that the navigation interrupts is an error. */
  const isOpen = () =>
    execute('sync', 'return !window.isLeft && document.readyState === "complete"').catch(() => false);
  return {
    async open(url) {
      await execute('sync', 'window.isLeft = true');
      await send('POST', `/${sessionId}/url`, {url});
      const end = Date.now() + 30_000;
      while (!(await isOpen()))
        if (Date.now() > end) throw new Error(`WebKit has not loaded "${url}" within 30 s.`);
    },
    async run(inside, ...args) {
      const script = `const [args, done] = arguments;
        Promise.resolve((${inside})(...args)).then((value) => done({value}), (error) => done({error: String(error)}));`;
      const {value, error} = await execute('async', script, args);
      if (error) throw new Error(error);
      return value;
    },
    async close() {
      await send('DELETE', `/${sessionId}`);
      stop();
    },
  };
}
