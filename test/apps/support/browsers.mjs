// One browser per engine, which does no more than open a page: what is on it runs there.
import {puppeteerCore} from '@web/test-runner-chrome';
import {findEngines} from '../../../scripts/engines.mjs';
import {startWebKitDriver} from '../../../scripts/webkit-driver.mjs';

const found = findEngines();

/** Starts the browser of an engine. `open` shows a URL in it. */
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
  return {open, close: () => browser.close()};
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
    async close() {
      await send('DELETE', `/${sessionId}`);
      stop();
    },
  };
}
