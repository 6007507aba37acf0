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
    'webkitgtk:browserOptions': {binary: found.webkit.miniBrowser, args: ['--automation']},
  };
  const {sessionId} = await send('POST', '', {capabilities: {alwaysMatch: browser}});
  return {
    open: (url) => send('POST', `/${sessionId}/url`, {url}),
    async run(inside, ...args) {
      const script = `const [args, done] = arguments;
        Promise.resolve((${inside})(...args)).then((value) => done({value}), (error) => done({error: String(error)}));`;
      const {value, error} = await send('POST', `/${sessionId}/execute/async`, {script, args: [args]});
      if (error) throw new Error(error);
      return value;
    },
    async close() {
      await send('DELETE', `/${sessionId}`);
      stop();
    },
  };
}
