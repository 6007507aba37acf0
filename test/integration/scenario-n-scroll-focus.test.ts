/*
 * Group N, scroll, focus, announcement, hash, from scenarios.md. S161 is in scenario-l-loading, S196 in scroll-containers,
 * S197 in focus-scroll.
 *
 * | not here | why                                                                                              |
 * | -------- | ------------------------------------------------------------------------------------------------ |
 * | S189     | there is no `scroll={false}`: a link that must not scroll leads to a route slot that is not `children` |
 *
 * Where design.md decides otherwise than Next:
 * S180 step 4: a change in a route slot that is not `children` never moves the scroll position, a fragment or not (rule 9).
 * S183, S184: the page is scrolled by the browser's own default, to its start; Next looks for the first changed segment.
 */
import {expect} from '@open-wc/testing';

import {recordAnnouncements} from '../support/announcements.js';
import type {Route, RouteContext} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {fragment, layout, slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';

const APP = '/page/app';

const block = (height: number, text: string, width = 100) =>
  `<div style="height: ${height}px; width: ${width}px">${text}</div>`;

async function scroll(page: Page, top: number, left = 0): Promise<void> {
  page.window.scrollTo({top, left, behavior: 'instant'});
  await page.until(`the page to be at ${top}`, () => page.window.scrollY === top);
  await nextFrame();
}

const untilAt = (page: Page, top: number) =>
  page.until(`the page to be at ${top}`, () => Math.abs(page.window.scrollY - top) <= 1);

/** Two frames: by then a browser that meant to scroll or move focus has done so. */
async function rest(page: Page): Promise<void> {
  await page.settled();
  await nextFrame();
  await nextFrame();
}

describe('scenarios N: scroll', () => {
  it('S179 does not scroll the background when a route slot opens', async () => {
    const page = await openPage({
      url: `${APP}/ps`,
      html: layout(`${APP}/ps`, {
        children: {'/': block(3000, 'background')},
        modal: {'/nav': '<div style="position: fixed; inset: 0">overlay</div>', default: ''},
      }),
    });
    await scroll(page, 1000);
    await page.click(`${APP}/ps/nav`);
    await rest(page);
    expect(page.text('modal')).to.equal('overlay');
    expect(page.window.scrollY).to.equal(1000);
  });

  const openModal = () =>
    openPage({
      url: `${APP}/m`,
      html: `<header style="height: 100px">header</header><button id="focus-target">focus</button>
        ${layout(`${APP}/m`, {
          children: {
            '/': `${block(1600, 'home')}<p id="hash-target">target</p>${block(2400, 'rest')}`,
            '/open': 'open page',
            '/visible': 'visible page',
          },
          modal: {default: ''},
        })}<footer>footer</footer>`,
      setup: ({slot}) => {
        slot('modal').routes = [
          {path: '/open', intercept: true, view: null},
          {path: '/visible', intercept: true, view: 'Visible modal'},
        ];
      },
    });

  it('S180 leaves scroll and focus alone when an empty route slot is the only change', async () => {
    const page = await openModal();
    await scroll(page, 1200);
    page.find('#focus-target').focus({preventScroll: true});
    await page.click(`${APP}/m/open`);
    await rest(page);
    expect(page.url).to.equal(`${APP}/m/open`);
    expect(page.window.scrollY).to.equal(1200);
    expect(page.document.activeElement?.id).to.equal('focus-target');
    expect(page.text('modal')).to.equal('');
  });

  it('S180 leaves scroll and focus alone for a fragment that names nothing', async () => {
    const page = await openModal();
    await scroll(page, 1200);
    page.find('#focus-target').focus({preventScroll: true});
    await page.click(`${APP}/m/visible#missing-target`);
    await rest(page);
    expect(page.text('modal')).to.equal('Visible modal');
    expect(page.window.scrollY).to.equal(1200);
    expect(page.document.activeElement?.id).to.equal('focus-target');
  });

  it('S181 scrolls to the top although a fixed header changes too', async () => {
    const header = (text: string) => `<header style="position: fixed; inset: 0 0 auto">${text}</header>`;
    const page = await openPage({
      url: `${APP}/fh`,
      html: layout(`${APP}/fh`, {
        header: {'/': header('home'), '/:rest+': header('rest')},
        children: {'/': block(5000, 'tall'), '/about': block(5000, 'about')},
      }),
    });
    await scroll(page, 2000);
    await page.click(`${APP}/fh/about`);
    await untilAt(page, 0);
    expect(page.text('header')).to.equal('rest');
  });

  /** Pages of one size below a padding of the layout. */
  const openPadded = (padding: number, height: number, width = 100) =>
    openPage({
      url: APP,
      html: `<div style="padding-top: ${padding}px">${layout(APP, {
        children: {'/': block(height, 'one', width), '/two': block(height, 'two', width)},
      })}</div>`,
      setup: ({slot}) => {
        slot('children').routes = [{path: '/titled', title: 'New', view: 'titled'}];
      },
    });

  const paddings: Record<string, [padding: number, height: number, from: number]> = {
    'no padding': [0, 10_000, 1000],
    'a page that is above the viewport': [1000, 3000, 1500],
    'a page that is below the viewport': [1000, 3000, 10],
    'a page whose top is in sight': [1000, 3000, 800],
    'a low padding': [100, 3000, 200],
  };
  for (const [name, [padding, height, from]] of Object.entries(paddings)) {
    it(`S183 goes to the start of the page: ${name}`, async () => {
      const page = await openPadded(padding, height);
      await scroll(page, from);
      await page.push(`${APP}/two`);
      await untilAt(page, 0);
      expect(page.text('children')).to.equal('two');
    });
  }

  it('S183 goes to the start of a page with another title', async () => {
    const page = await openPadded(0, 5000);
    await scroll(page, 4000);
    await page.click(`${APP}/titled`);
    await untilAt(page, 0);
    expect(page.document.title).to.equal('New');
  });

  it('S184 goes to the top of a page that is wide too', async () => {
    const page = await openPadded(0, 10_000, 10_000);
    await scroll(page, 1000, 1000);
    await page.push(`${APP}/two`);
    await untilAt(page, 0);
  });

  it('S186 does not scroll on a refresh', async () => {
    const page = await openPadded(10_000, 10_000);
    await scroll(page, 12_000);
    void page.layout.reload();
    await rest(page);
    expect(page.window.scrollY).to.equal(12_000);
  });

  it('S186 does not take the scroll of a push away with a refresh', async () => {
    const page = await openPadded(10_000, 10_000);
    await scroll(page, 12_000);
    const {finished} = page.layout.navigate(`${APP}/two`);
    void page.layout.reload();
    await finished;
    await page.settled();
    await untilAt(page, 0);
    expect(page.text('children')).to.equal('two');
  });

  /** A list of numbered items that counts its loads, and another page. */
  async function openItems() {
    let loads = 0;
    const items = Array.from(
      {length: 200},
      (_, i) => `<p id="hash-${i}" style="height: 20px; margin: 0">${i}</p>`,
    );
    const page = await openPage({
      url: `${APP}/hash`,
      html: layout(`${APP}/hash`, {children: {'/other': block(6000, 'other')}}),
      setup: ({document, slot}) => {
        const view = () => fragment(document, items.join(''));
        const load = () => ++loads;
        slot('children').routes = [{path: '/', search: ['with'], load, view}];
      },
    });
    return {page, loads: () => loads};
  }

  it('S187 scrolls to fragments, and loads nothing for them', async () => {
    const {page, loads} = await openItems();
    const first = page.find('#hash-0');
    for (const id of ['hash-6', 'hash-50', 'hash-160']) {
      await page.click(`#${id}`);
      await page.until(
        `#${id} at the top`,
        () => Math.abs(page.find(`#${id}`).getBoundingClientRect().top) <= 1,
      );
    }
    await page.click('#top');
    await untilAt(page, 0);
    await page.click('#non-existent');
    await rest(page);
    expect(page.window.scrollY).to.equal(0);
    expect(page.find('#hash-0')).to.equal(first);
    expect(loads()).to.equal(1);
  });

  it('S187 loads for a fragment together with another query', async () => {
    const {page, loads} = await openItems();
    await page.click('?with=query#hash-160');
    await page.until('the item at the top', () => {
      return page.window.scrollY > 1000 && Math.abs(page.find('#hash-160').getBoundingClientRect().top) <= 1;
    });
    expect(loads()).to.equal(2);
    expect(page.url).to.equal(`${APP}/hash?with=query#hash-160`);
  });

  it('S190 comes back by a link to the top, not to the place that was left', async () => {
    const {page} = await openItems();
    await page.click('#hash-160');
    await page.until('the item', () => page.window.scrollY > 1000);
    await page.click(`${APP}/hash/other`);
    await untilAt(page, 0);
    await scroll(page, 50);
    await page.click(`${APP}/hash`);
    expect(page.text('children')).to.contain('199');
    await untilAt(page, 0);
  });

  it('S191 resolves relative fragments and queries', async () => {
    const page = await openPage({url: `${APP}/n`, html: layout(APP, {children: {'/n': 'n'}})});
    const steps: [href: string, url: string][] = [
      ['#h1', '/n#h1'],
      ['#h3', '/n#h3'],
      ['?foo=1&bar=2', '/n?foo=1&bar=2'],
      ['?here=ok#h2', '/n?here=ok#h2'],
      ['#h1', '/n?here=ok#h1'],
      ['?foo=1&bar=2', '/n?foo=1&bar=2'],
      ['#h1', '/n?foo=1&bar=2#h1'],
      ['#h3', '/n?foo=1&bar=2#h3'],
    ];
    for (const [href, url] of steps) {
      await page.click(href);
      expect(page.url, href).to.equal(APP + url);
    }
    expect(page.text('children')).to.equal('n');
    expect(page.loads).to.equal(1);
  });

  it('S191 takes a fragment in navigate() too', async () => {
    const page = await openPage({url: `${APP}/n`, html: layout(APP, {children: {'/n': 'n'}})});
    const {finished} = page.layout.navigate('#h3');
    await finished;
    expect(page.url).to.equal(`${APP}/n#h3`);
    expect(page.loads).to.equal(1);
  });
});

describe('scenarios N: focus', () => {
  const firsts: Record<string, string> = {
    interactive: '<button class="in-view">interactive</button>',
    scrollable: `<div class="in-view" style="height: 50px; overflow: auto">${block(500, 'scrollable')}</div>`,
    focusable: '<div class="in-view" tabindex="0">focusable</div>',
  };
  for (const [name, first] of Object.entries(firsts)) {
    it(`S193 does not focus the first element of children: ${name}`, async () => {
      const page = await openPage({
        url: APP,
        html: `<nav><a id="link" href="${APP}/b">b</a></nav>${layout(APP, {children: {'/': 'home', '/b': first}})}`,
      });
      page.find('#link').focus();
      await page.click('a#link');
      await rest(page);
      expect(page.find('.in-view').isConnected).to.equal(true);
      expect(page.document.activeElement?.className).not.to.equal('in-view');
    });
  }

  it('S193 leaves focus to a fragment', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {
        children: {'/': 'home', '/b': '<button id="first">first</button><p id="part" tabindex="-1">part</p>'},
      }),
    });
    await page.click(`${APP}/b#part`);
    await rest(page);
    expect(page.document.activeElement?.id).not.to.equal('first');
  });
});

describe('scenarios N: announcer', () => {
  it('S194 says the title of the new page once, and nothing on the first load', async () => {
    let said: string[] = [];
    const page = await openPage({
      url: APP,
      title: 'Start',
      html: layout(APP, {children: {}}),
      prepare: ({window}) => {
        said = recordAnnouncements(window);
      },
      setup: ({slot}) => {
        const routes: Route[] = [
          {path: '/', title: 'Start', view: 'start'},
          {path: '/titled', title: 'Another title', view: 'titled'},
        ];
        slot('children').routes = routes;
      },
    });
    await rest(page);
    expect(said).to.deep.equal([]);
    await page.click(`${APP}/titled`);
    await page.until('an announcement', () => said.length > 0);
    await rest(page);
    expect(said).to.have.length(1);
    expect(said[0]).to.contain('Another title');
    await page.back();
    await page.until('an announcement', () => said.length > 1);
    expect(said[1]).to.contain('Start');
  });

  it('S194 says nothing for what is kept, and the name of a route slot that loads late', async () => {
    const hold = deferred();
    let said: string[] = [];
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}">${slot('children', {'/': 'home'})}${slot('news', {'/': 'news'})}</slot-layout>`,
      prepare: ({window}) => {
        said = recordAnnouncements(window);
      },
      setup: ({slot}) => {
        const view = ({segment}: RouteContext) => `news at ${segment}`;
        slot('news').routes = [{path: '/late', load: () => hold.promise, view}];
      },
    });
    await page.click(`${APP}/late`, {settle: false});
    await page.until('the load', () => page.slot('news').status === 'loading');
    expect(said).to.deep.equal([]);
    hold.resolve();
    await page.until('an announcement', () => said.length > 0);
    await rest(page);
    expect(said).to.have.length(1);
    expect(said[0])
      .to.match(/news/)
      .and.not.to.match(/fixture|children/i);
  });
});
