/* Group R, state of left pages, from scenarios.md. "Cache mode" is `keep-alive` here. */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {fragment, slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';
import {watchMutations} from '../support/watch.js';

const APP = '/page/app';

/** Pages `/page/1`, `/page/2`, … each with a counter of its own. */
function open(attributes: string): Promise<Page> {
  return openPage({
    url: `${APP}/page/1`,
    html: `<slot-layout base="${APP}">${slot('children', {}, attributes)}</slot-layout>`,
    setup: ({document, slot}) => {
      const view = ({params}: RouteContext) => {
        const content = fragment(document, `<h1>page ${params['id']}</h1><button>0</button>`);
        const button = content.querySelector('button')!;
        button.addEventListener('click', () => (button.textContent = `${Number(button.textContent) + 1}`));
        return content;
      };
      slot('children').routes = [{path: '/page/:id', view}];
    },
  });
}

const button = (page: Page) =>
  [...page.slot('children').querySelectorAll('button')].find((each) => each.checkVisibility())!;

function press(page: Page, times: number): void {
  for (let i = 0; i < times; i++) button(page).click();
}

const counts = (page: Page, id: string, count: number) => {
  expect(page.text('children')).to.equal(`page ${id} ${count}`);
};

describe('scenarios R: state of left pages', () => {
  it('S220 is kept by back, forward and links', async () => {
    const page = await open('keep-alive="3"');
    press(page, 2);
    await page.click(`${APP}/page/2`);
    press(page, 9);
    await page.back();
    counts(page, '1', 2);
    await page.forward();
    counts(page, '2', 9);
    await page.click(`${APP}/page/1`);
    counts(page, '1', 2);
    await page.click(`${APP}/page/2?param=true`);
    counts(page, '2', 9);
    expect(page.slot('children').segment).to.equal('/page/2');
    expect(page.url).to.equal(`${APP}/page/2?param=true`);
  });

  it('S221 is lost beyond the limit, the oldest first', async () => {
    const page = await open('keep-alive="2"');
    press(page, 1);
    await page.click(`${APP}/page/2`);
    press(page, 9);
    await page.click(`${APP}/page/3`);
    await page.click(`${APP}/page/4`);
    await page.click(`${APP}/page/2`);
    counts(page, '2', 9);
    await page.click(`${APP}/page/1`);
    counts(page, '1', 0);
  });

  it('S223 is created anew without keep-alive, in the same document', async () => {
    const page = await open('');
    press(page, 2);
    await page.click(`${APP}/page/2`);
    press(page, 9);
    await page.back();
    counts(page, '1', 0);
    await page.forward();
    counts(page, '2', 0);
    expect(page.loads).to.equal(1);
  });

  it('S224 does not react to the new URL while it is hidden', async () => {
    const loads: string[] = [];
    const page = await openPage({
      url: `${APP}/team/a`,
      html: `<slot-layout base="${APP}">${slot('children', {'/other': 'other', '/b': 'b'}, 'keep-alive="2"')}
        </slot-layout>`,
      setup: ({document, slot}) => {
        const load = ({segment}: RouteContext) => loads.push(segment);
        const view = ({segment}: RouteContext) => `inner at ${segment}`;
        const inner = [
          {path: '/a', load, view},
          {path: '/b', load, view},
          {default: true, load, view: 'inner default'},
        ];
        const team = () => fragment(document, '<h2>team</h2><route-slot name="inner"></route-slot>');
        slot('children').routes = [{path: '/team', view: team, slots: {inner}}];
      },
    });
    expect(page.text('inner')).to.equal('inner at /a');
    const hidden = page.slot('inner');
    await page.click(`${APP}/other`);
    const watch = watchMutations(hidden);
    loads.length = 0;
    await page.click(`${APP}/b`);
    void page.layout.reload();
    await page.settled();
    await nextFrame();
    expect(page.text('children')).to.equal('b');
    expect(loads).to.deep.equal([]);
    expect(watch.take()).to.deep.equal([]);

    await page.click(`${APP}/team/a`);
    expect(page.slot('inner')).to.equal(hidden);
    expect(page.text('children')).to.equal('team inner at /a');
    expect(loads).to.deep.equal([]);
  });

  it('S224 goes on when it is shown again at another place', async () => {
    const page = await openPage({
      url: `${APP}/team/a`,
      html: `<slot-layout base="${APP}">${slot('children', {'/other': 'other'}, 'keep-alive="1"')}</slot-layout>`,
      setup: ({document, slot}) => {
        const view = ({segment}: RouteContext) => `inner at ${segment}`;
        const inner = [{path: '/:page', view}];
        const team = () => fragment(document, '<input id="field"><route-slot name="inner"></route-slot>');
        slot('children').routes = [{path: '/team', view: team, slots: {inner}}];
      },
    });
    page.find<HTMLInputElement>('#field').value = 'typed';
    await page.click(`${APP}/other`);
    await page.click(`${APP}/team/b`);
    expect(page.text('inner')).to.equal('inner at /b');
    expect(page.find<HTMLInputElement>('#field').value).to.equal('typed');
  });
});
