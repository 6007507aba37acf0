// What Firefox does in a tab, where it commits a traversal once: in the frames of the other tests it does so twice.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {after, before, describe, it} from 'node:test';
import {puppeteerCore} from '@web/test-runner-chrome';
import {findEngines, parseEngines} from '../../scripts/engines.mjs';

const executablePath = parseEngines(process.env.ENGINES).includes('firefox') && findEngines().firefox;
const suite = executablePath ? {} : {skip: 'Firefox is not on this machine, or not asked for'};

const html = `<!doctype html><title>Tall</title>
<slot-layout base="/app">
  <route-slot name="side"><template path="/side"><p>other side</p></template><p>side</p></route-slot>
  <route-slot loading-delay="0"><template path="/short">short</template></route-slot>
</slot-layout>
<script type="module">
  import '/dist/slot-router.min.js';
  const view = () => {
    const tall = document.createElement('div');
    tall.style.height = '3000px';
    return tall;
  };
  const load = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  document.querySelector('route-slot:not([name])').routes = [
    {path: '/', load, view},
    {path: '/old', view: 'old', when: () => !document.body.dataset.moved},
    {path: '/old', redirect: '/app/short', when: () => !!document.body.dataset.moved},
  ];
</script>`;

async function answer({url}, response) {
  const file = url.startsWith('/dist/') && (await readFile(new URL(`../..${url}`, import.meta.url)));
  response.setHeader('content-type', file ? 'text/javascript' : 'text/html').end(file || html);
}

describe('Firefox in a tab', suite, () => {
  const server = createServer((request, response) => void answer(request, response));
  let browser;
  let page;

  before(async () => {
    await new Promise((resolve) => server.listen(0, 'localhost', resolve));
    browser = await puppeteerCore.launch({browser: 'firefox', executablePath, headless: true});
    page = await browser.newPage();
    page.setDefaultTimeout(10_000);
  });
  after(async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  });

  const open = (path) => page.goto(`http://localhost:${server.address().port}${path}`);
  const navigate = (to) =>
    page.evaluate(
      (url) =>
        document
          .querySelector('slot-layout')
          .navigate(url)
          .finished.then(() => {}),
      to,
    );
  const back = () => page.evaluate(() => void history.back());
  const scroll = (top) => page.evaluate((y) => scrollTo(0, y), top);
  const until = (path, top) =>
    page.waitForFunction((p, y) => location.pathname === p && scrollY === y, {}, path, top);
  const isTall = () => page.waitForFunction(() => document.documentElement.scrollHeight > 2000);

  it('is where it was when the content is there', async () => {
    await open('/app');
    await isTall();
    await scroll(1200);
    await navigate('/app/short');
    await back();
    await until('/app', 1200);
  });

  it('stays where it is when another route slot goes back', async () => {
    await navigate('/app/side');
    await scroll(900);
    await back();
    await page.waitForFunction(() => document.querySelector('[name=side]').textContent.trim() === 'side');
    // It would scroll in one of the next frames.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    assert.equal(await page.evaluate(() => scrollY), 900);
  });

  it('is where it was between fragments, and after another document', async () => {
    await page.evaluate(() => (location.hash = 'none'));
    await scroll(1500);
    await back();
    await until('/app', 900);
    await open('/elsewhere');
    await back();
    await until('/app', 900);
  });

  it('follows a redirect that a traversal meets', async () => {
    await navigate('/app/old');
    await navigate('/app');
    await page.evaluate(() => (document.body.dataset.moved = 'yes'));
    await back();
    await page.waitForFunction(() => location.pathname === '/app/short');
  });
});
