import {expect} from '@open-wc/testing';

import type {FrameWindow} from './contract.js';
import {it} from './it.js';
import {isMarked, mark} from './mark.js';
import {openPage, type Page} from './page.js';

/** Where the layout of a tree is mounted: the fixture document answers every URL below. */
const APP = '/page/app';

interface Tree {
  readonly name: string;
  readonly steps: readonly string[];
}

/**
 * Runs the steps of all trees of a file in `test/fixtures/trees/`, each in a page whose routes Rollup has built.
 *
 * A step is `load`, `click`, `push`, `replace` or `begin` (do not wait; `hard` for a hard load) with a path, `back`, `forward`,
 * `go n`, `reload`, `refresh` (new data for all that is on screen), `fire event`, `press selector`, `mark selector`,
 * `scroll y` or `close name`. After `=>` stands what a person sees in a route slot
 * (`outer/inner: text`): `∅` is nothing, `NF` the not-found fallback, and `= text` the very same nodes as before. `url:`,
 * `title:`, `scroll:`, `count selector:`, `marked selector: yes` and `warning:` say the rest.
 */
export async function describeTrees(file: string): Promise<void> {
  const trees = (await (await fetch(`/trees/${file}.json`)).json()) as readonly Tree[];
  describe(`folder trees: ${file}`, () => {
    for (const {name, steps} of trees) it(name, () => run(file, name, steps));
  });
}

async function run(file: string, name: string, steps: readonly string[]): Promise<void> {
  const html = `<slot-layout base="${APP}"></slot-layout>
    <script type="module">
      import '/test/.build/slot-router.dev.js';
      import routes from '/trees/${file}/${name}/app.js';
      document.querySelector('slot-layout').routes = routes;
    </script>`;
  let page: Page | undefined;
  for (const step of steps) {
    const [action = '', expected] = step.split(' => ');
    const [verb = '', target = '', kind] = action.split(' ');
    const url = APP + target.replace(/^\/$/, '');
    const settle = verb !== 'begin';
    if (page && kind !== 'hard') {
      if (verb !== 'load' && verb !== 'reload') remember(page);
      await act(page, verb, action.slice(verb.length + 1), url);
    } else page = await openPage({url, build: 'none', html, settle});
    const isTo = ['load', 'click', 'push', 'replace'].includes(verb);
    if (isTo && !expected?.includes('url: ')) expect(page.url, step).to.equal(url);
    for (const claim of expected?.split(' | ') ?? [])
      await check(page, claim, step, settle && verb !== 'fire');
  }
}

async function act(page: Page, verb: string, target: string, url: string): Promise<void> {
  if (verb === 'load') await page.goto(url);
  else if (verb === 'click') await page.click(url);
  else if (verb === 'begin') await page.click(url, {settle: false});
  else if (verb === 'push') await page.push(url);
  else if (verb === 'replace') await page.replace(url);
  else if (verb === 'back') await page.back();
  else if (verb === 'forward') await page.forward();
  else if (verb === 'reload') await page.reload();
  else if (verb === 'refresh') await page.layout.reload();
  else if (verb === 'scroll') page.window.scrollTo(0, Number(target));
  else if (verb === 'close') {
    page.slot(target).close();
    await page.settled();
  } else if (verb === 'go') await page.go(Number(target));
  else if (verb === 'mark') mark(page.find(target));
  else if (verb === 'fire') fire(page.window, target);
  else if (verb === 'press') {
    page.find(target).click();
    await page.settled();
  } else throw new Error(`no step "${verb}"`);
}

/** Marks what is on screen, for `=` to know it again. */
function remember(page: Page): void {
  for (const slot of page.document.querySelectorAll('route-slot'))
    for (const node of slot.childNodes) mark(node);
}

async function check(page: Page, claim: string, step: string, isSettled: boolean): Promise<void> {
  const [, what = '', value = '', warning] = /^(.*?): (.*?)(?: warning: (.*))?$/.exec(claim) ?? [];
  const [kind = '', selector = ''] = what.split(/ (.*)/s);
  const said = `"${step}", ${what}`;
  if (what === 'url') {
    const url = APP + value.replace(/^\/$/, '');
    // Until a document has been loaded to its end, Firefox 153 can follow a redirect of it with another document.
    if (page.url !== url) {
      await page.until(`${said} to be "${url}"`, () => page.url === url);
      await page.settled();
    }
  } else if (what === 'title') expect(page.document.title, said).to.equal(value);
  else if (what === 'scroll') await page.until(said, () => Math.round(page.window.scrollY) === Number(value));
  else if (kind === 'count')
    expect(page.document.querySelectorAll(selector).length, said).to.equal(Number(value));
  else if (kind === 'marked')
    expect(isMarked(page.document.querySelector(selector)), said).to.equal(value === 'yes');
  else {
    const text = value === '∅' ? '' : value.replace(/^= /, '');
    if (!isSettled) await page.until(`${said} to be "${text}"`, () => readOf(page, what) === text);
    if (value === 'NF') expect(page.shown(what), said).to.contain('not-found');
    else expect(page.text(what), said).to.equal(text);
    if (value.startsWith('= '))
      expect([...page.slot(what).childNodes].every(isMarked), `${said} is kept`).to.equal(true);
  }
  if (warning !== undefined) page.takeWarnings(new RegExp(warning));
}

/** What is in a route slot; undefined while it is not there. */
function readOf(page: Page, name: string): string | undefined {
  const selectors = name
    .split('/')
    .map((part) => (part === 'children' ? 'route-slot:not([name])' : `[name="${part}"]`));
  return page.document.querySelector(selectors.join(' ')) ? page.text(name) : undefined;
}

/** Lets the loaders go on that wait for an event, and those that come to wait for it later. */
function fire(window: FrameWindow & {fired?: readonly string[]}, name: string): void {
  window.fired = [...(window.fired ?? []), name];
  window.dispatchEvent(new window.Event(name));
}
