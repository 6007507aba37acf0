import assert from 'node:assert/strict';
import {rmSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {readTrees, writeTree} from '../support/trees.mjs';
import {
  createProject,
  deploy,
  develop,
  follow,
  settled,
  suite,
  textOf,
  useBrowser,
} from './support/folders.mjs';

const sample = {
  matching: ['S001', 'S043', 'S061', 'S067', 'S083-S084'],
  interception: ['S096-S097', 'S099-S133', 'S114', 'S228'],
  states: ['module'],
};

/** Walks through the steps of a tree, as far as they are about what is on screen. */
async function walk(page, origin, steps) {
  for (const step of steps) {
    const [action, expected] = step.split(' => ');
    const [verb, target] = action.split(' ');
    if (verb === 'load') await page.goto(origin + target);
    else if (['click', 'push'].includes(verb)) await follow(page, target);
    else if (verb === 'back') await page.goBack();
    else if (verb === 'forward') await page.goForward();
    else if (verb === 'reload') await page.reload();
    else continue;
    await settled(page);
    for (const claim of expected?.split(' | ') ?? []) {
      const [, what, value] = /^(.*?): (?:= )?(.*)$/.exec(claim);
      if (/^(url|title|count|marked)\b/.test(what)) continue;
      const text = value === '∅' ? '' : value;
      assert.equal(await textOf(page, what), text, `"${step}", ${what}`);
    }
  }
}

describe('folder trees with Vite', suite, () => {
  const browser = useBrowser();

  for (const [name, serve] of Object.entries({development: develop, production: deploy})) {
    for (const [file, trees] of Object.entries(sample)) {
      for (const tree of trees) {
        it(`runs ${tree} in ${name}`, async (t) => {
          const {files, steps} = readTrees(file).get(tree);
          const origin = await serve(t, createProject(t, files));
          const page = await browser.open(t, {allowed: /^Failed to load resource/});
          await walk(page, origin, steps);
        });
      }
    }
  }
});

const layout = '<route-slot></route-slot><route-slot name="side"></route-slot>';

describe('editing a tree with Vite', suite, () => {
  const browser = useBrowser();

  /** Opens a page, with a mark on its window and on what two route slots show. */
  async function open(t, files) {
    const root = createProject(t, files);
    const origin = await develop(t, root, {types: undefined});
    const page = await browser.open(t);
    await page.goto(`${origin}/`);
    await settled(page);
    await page.evaluate(() => {
      window.isSame = true;
      for (const slot of document.querySelectorAll('route-slot'))
        for (const node of slot.childNodes) node.isMarked = true;
    });
    const edit = (changes) => writeTree(path.join(root, 'app'), changes);
    return {root, page, origin, edit};
  }

  const shows = (page, name, text) =>
    page.waitForFunction(
      ([slot, expected]) => document.querySelector(slot)?.innerText.trim() === expected,
      [name === 'children' ? 'route-slot:not([name])' : `route-slot[name="${name}"]`, text],
    );

  const isKept = (page, name) =>
    page.evaluate(
      (selector) => [...document.querySelector(selector).childNodes].every((node) => node.isMarked),
      name === 'children' ? 'route-slot:not([name])' : `route-slot[name="${name}"]`,
    );

  it('shows another unit, and keeps the rest', async (t) => {
    const {page, edit} = await open(t, {
      'layout.html': layout,
      'page.html': 'home',
      'about/page.html': 'about',
      'default.html': '',
      '@side/default.ts': `import {text} from './_text.js'; export default () => text;`,
      '@side/_text.js': `export const text = 'side';`,
    });
    edit({'page.html': 'home again'});
    await shows(page, 'children', 'home again');
    assert.equal(await isKept(page, 'side'), true);
    // Through a module that the unit imports.
    edit({'@side/_text.js': `export const text = 'another side';`});
    await shows(page, 'side', 'another side');
    assert.equal(await page.evaluate(() => window.isSame), true);
  });

  it('knows units that come and go', async (t) => {
    const {root, page, edit} = await open(t, {
      'layout.html': layout,
      'page.html': 'home',
      '@side/default.html': 'side',
    });
    edit({'more/things/page.ts': `export const load = () => 'things'; export default ({data}) => data;`});
    await page.waitForFunction(() =>
      JSON.stringify(document.querySelector('slot-layout').routes).includes('/more/things'),
    );
    await follow(page, '/more/things');
    await shows(page, 'children', 'things');
    assert.equal(await isKept(page, 'side'), true);
    edit({'@side/more/things/page.html': 'side of things'});
    await shows(page, 'side', 'side of things');
    rmSync(path.join(root, 'app/@side/more'), {recursive: true});
    await shows(page, 'side', 'side');
    assert.equal(await page.evaluate(() => window.isSame), true);
  });

  it('says what is wrong with a tree, and goes on when it is right again', async (t) => {
    const {root, page, edit} = await open(t, {
      'layout.html': layout,
      'page.html': 'home',
      '@side/default.html': 'side',
    });
    // Where the first thing that Vite hears of is a fault, it loads the page again.
    edit({'page.html': 'home again'});
    await shows(page, 'children', 'home again');
    edit({'page.ts': `export default 'two';`});
    const overlay = page.locator('vite-error-overlay');
    await overlay.waitFor();
    assert.match(await overlay.locator('.message-body').textContent(), /SR101.*"page.html", "page.ts"/);
    rmSync(path.join(root, 'app/page.html'));
    await shows(page, 'children', 'two');
    await overlay.waitFor({state: 'detached'});
    assert.equal(await isKept(page, 'side'), true);
  });
});
