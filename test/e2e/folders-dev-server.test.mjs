import assert from 'node:assert/strict';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {writeTree} from '../support/trees.mjs';
import {createProject, developWithDevServer, follow, settled, suite, useBrowser} from './support/folders.mjs';

const layout =
  '<route-slot></route-slot><route-slot name="side"></route-slot><route-slot name="note"></route-slot>';
const note = {'@note/default.html': '<input>'};

describe('editing a tree with @web/dev-server', suite, () => {
  const browser = useBrowser();

  /** Opens a page, with a mark on its window and a text typed into one of its route slots. */
  async function open(t, files, allowed) {
    const root = createProject(t, {'layout.html': layout, ...note, ...files});
    const {origin, said} = await developWithDevServer(t, root);
    const page = await browser.open(t, {allowed});
    await page.goto(`${origin}/`);
    await settled(page);
    await page.locator('input').fill('typed');
    await page.evaluate(() => (window.isSame = true));
    const edit = (changes) => writeTree(path.join(root, 'app'), changes);
    return {root, page, said, edit};
  }

  const shows = (page, name, text) =>
    page.waitForFunction(
      ([slot, expected]) => document.querySelector(slot)?.innerText.trim() === expected,
      [name === 'children' ? 'route-slot:not([name])' : `route-slot[name="${name}"]`, text],
    );

  async function isKept(page) {
    assert.equal(await page.locator('input').inputValue(), 'typed');
    assert.equal(await page.evaluate(() => window.isSame), true, 'the document is the same');
  }

  it('shows another unit, and keeps the rest', async (t) => {
    const {page, edit} = await open(t, {
      'page.html': 'home',
      'default.html': '',
      'about/page.html': 'about',
      '@side/default.js': `import {text} from './_text.js'; export default () => text;`,
      '@side/_text.js': `export const text = 'side';`,
    });
    edit({'page.html': 'home again'});
    await shows(page, 'children', 'home again');
    edit({'@side/default.js': `import {text} from './_text.js'; export default () => text + ' by side';`});
    await shows(page, 'side', 'side by side');
    // Through a module that the unit imports.
    edit({'@side/_text.js': `export const text = 'left';`});
    await shows(page, 'side', 'left by side');
    await isKept(page);
    // What is not on screen yet, and exports something else now.
    edit({'about/page.html': 'about us'});
    edit({'@side/default.js': `export const title = 'Other'; export default () => 'other';`});
    await shows(page, 'side', 'other');
    await follow(page, '/about');
    await shows(page, 'children', 'about us');
    await isKept(page);
  });

  it('knows units that come and go', async (t) => {
    const {root, page, edit} = await open(t, {'page.html': 'home', '@side/default.html': 'side'});
    const knows = (pattern, isKnown) =>
      page.waitForFunction(
        ([text, expected]) =>
          JSON.stringify(document.querySelector('slot-layout').routes).includes(text) === expected,
        [pattern, isKnown],
      );
    edit({'more/[id]/page.js': `export const load = () => 'things'; export default ({data}) => data;`});
    await knows('/more/:id', true);
    await follow(page, '/more/1');
    await shows(page, 'children', 'things');
    edit({'more/[id]/page.js': `export const load = () => 'others'; export default ({data}) => data;`});
    await shows(page, 'children', 'others');
    edit({'@side/more/[id]/page.html': 'side of things'});
    await shows(page, 'side', 'side of things');
    rmSync(path.join(root, 'app/@side/more'), {recursive: true});
    await shows(page, 'side', 'side');
    rmSync(path.join(root, 'app/more'), {recursive: true});
    await knows('/more/:id', false);
    // The same name with something else in it.
    edit({'more/[id]/page.js': `export default 'back';`});
    await knows('/more/:id', true);
    await follow(page, '/more/2');
    await shows(page, 'children', 'back');
    await isKept(page);
  });

  it('says what is wrong with a tree, and goes on when it is right again', async (t) => {
    const wrong = /SR101.*"page.html", "page.js"/;
    const {root, page, said, edit} = await open(
      t,
      {'page.html': 'home', '@side/default.html': 'side'},
      /SR101|SR110/,
    );
    const complaint = (pattern) =>
      page.waitForEvent('console', (message) => message.type() === 'error' && pattern.test(message.text()));
    let complained = complaint(wrong);
    edit({'page.js': `export default 'two';`});
    await complained;
    assert.match(said.join('\n'), wrong);
    await shows(page, 'children', 'home');
    rmSync(path.join(root, 'app/page.html'));
    await shows(page, 'children', 'two');
    // A unit that is no code.
    complained = complaint(/SR110/);
    edit({'page.js': `export default 'thr`});
    await complained;
    await shows(page, 'children', 'two');
    await isKept(page);
    // A page that is opened meanwhile says it too, and comes when all is well.
    const thrown = page.waitForEvent('pageerror', ({message}) => /SR110/.test(message));
    await page.reload();
    await thrown;
    edit({'page.js': `export default 'three';`});
    await shows(page, 'children', 'three');
  });

  it('keeps a page up that was edited before it listened', async (t) => {
    const {page, edit} = await open(t, {'page.html': 'home', '@side/default.html': 'side'});
    let listen;
    const held = new Promise((resolve) => (listen = resolve));
    await page.routeWebSocket(/wds/, async (socket) => {
      await held;
      socket.connectToServer();
    });
    await page.reload();
    await shows(page, 'children', 'home');
    const other = await page.context().newPage();
    await other.goto(page.url());
    await shows(other, 'children', 'home');
    edit({'page.html': 'home again'});
    await shows(other, 'children', 'home again');
    listen();
    await shows(page, 'children', 'home again');
  });

  it('loads the page again for a module that other parts of it have as well', async (t) => {
    const {root, page, edit} = await open(t, {
      'page.js': `import {text} from '../text.js'; export default () => text;`,
      '@side/default.html': 'side',
      '../text.js': `export const text = 'one';`,
    });
    const main = path.join(root, 'main.js');
    const code = readFileSync(main, 'utf8');
    writeFileSync(main, `import {text} from './text.js'; window.text = text; ${code}`);
    await page.reload();
    await shows(page, 'children', 'one');
    edit({'../text.js': `export const text = 'two';`});
    await shows(page, 'children', 'two');
    assert.equal(await page.evaluate(() => window.text), 'two');
  });
});
