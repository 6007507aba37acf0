/* What the server streams, in the browser: in which order it appears, with and without script, and what is adopted. */
import {expect} from '@open-wc/testing';

import {hasNavigationApi} from '../../src/testing/watch-navigations.js';
import {isMarked, mark} from '../support/mark.js';
import type {SlotLayoutElement} from '../support/contract.js';
import {streamId, StreamedPage} from '../support/streamed-page.js';
import {visibleText} from '../support/visible.js';

describe('a page that the server streams', () => {
  let page: StreamedPage;

  afterEach(() => {
    const {errors = []} = page.window;
    page.close();
    expect(errors).to.deep.equal([]);
  });

  const scripts = {
    'with script': '',
    'with a script that does not wait': 'async',
    'without script': null,
  } as const;
  for (const [how, script] of Object.entries(scripts)) {
    it(`shows each route slot as it comes, ${how}`, async () => {
      page = new StreamedPage(script);
      await page.shows('fast');
      // WebKitGTK 2.50 keeps such a script back until the frame has been painted, or the page is at its end.
      if (script === 'async' && hasNavigationApi(window))
        await page.until('the script', () => page.window.isLoaded);
      expect(page.text).to.equal(
        'Board Next Loading slow… Team Loading… Loading… Loading… Loading… Loading… fast',
      );
      const heading = page.layout.shadowRoot?.querySelector('h1') as Element;
      await page.until('the styles', () => page.window.getComputedStyle(heading).color === 'rgb(1, 2, 3)');
      await page.release('y');
      await page.shows('y here');
      expect(page.text).to.equal(
        'Board Next Loading slow… Team Loading… y here Loading… Loading… Loading… fast',
      );
      await page.release('broken', '&error=secret');
      await page.shows('Broken. Try again');
      await page.release('slow');
      await page.shows('slow here');
      expect(page.text).to.equal(
        'Board Next slow here Team Loading… y here Loading… Broken. Try again Loading… fast',
      );
      await page.release('gone', '&missing');
      await page.shows('There is nothing here.');
      await page.release('x');
      await page.shows('x here');
      await page.release('chart', '&text=7');
      await page.settled();
      const chart = script === null ? 'Loading…' : 'chart 7';
      expect(page.text).to.equal(
        `Board Next slow here Team x here y here ${chart} Broken. Try again There is nothing here. fast`,
      );
    });
  }

  /** Releases everything but what fails, and waits for the client. */
  async function openAll(): Promise<void> {
    page = new StreamedPage('');
    await page.shows('fast');
    for (const name of ['slow', 'x', 'y', 'chart']) await page.release(name);
    await page.release('broken', '&error=secret');
    await page.release('gone', '&missing');
    for (const name of ['slow here', 'x here', 'y here', 'Broken', 'nothing here']) await page.shows(name);
    for (const name of ['slow', 'x', 'y', 'fast', 'team'])
      mark(page.slot(name).querySelector(':scope > *') as Element);
    await page.settled();
  }

  it('is adopted: nothing is loaded or made again, and the state is there', async () => {
    page = new StreamedPage('');
    await page.shows('fast');
    for (const name of ['slow', 'x', 'y', 'gone', 'broken']) await page.release(name);
    for (const name of ['slow here', 'x here', 'y here']) await page.shows(name);
    const moved: string[] = [];
    const observer = new page.window.MutationObserver((records) => {
      for (const {addedNodes, removedNodes} of records)
        for (const node of [...addedNodes, ...removedNodes])
          if (!/^(SCRIPT|TEMPLATE)$/.test(node.nodeName) && !(node as Element).textContent?.includes('chart'))
            moved.push(node.nodeName);
    });
    for (const name of ['slow', 'x', 'y', 'fast', 'team']) {
      mark(page.slot(name).querySelector(':scope > :not(template)') as Element);
      observer.observe(page.slot(name), {childList: true, subtree: true});
    }
    await page.release('chart', '&text=7');
    await page.settled();
    observer.disconnect();
    expect(page.window.loads).to.deep.equal([]);
    expect(moved).to.deep.equal([]);
    for (const name of ['slow', 'x', 'y', 'fast', 'team']) {
      const slot = page.slot(name);
      expect(isMarked(slot.querySelector(':scope > *')), name).to.equal(true);
      expect(slot.status, name).to.equal('ready');
      expect(slot.isDefault, name).to.equal(false);
    }
    expect(page.slot('slow').data).to.equal('here');
    expect(page.slot('x').data).to.equal('here');
    expect(page.slot('chart').data).to.equal('7');
    expect(page.slot('chart').status).to.equal('ready');
    expect(page.document.title).to.equal('Streamed board');
    expect(page.layout.slots.map(({name}) => name).sort()).to.deep.equal([
      'broken',
      'chart',
      'fast',
      'gone',
      'slow',
      'team',
    ]);
    expect(page.document.querySelector('script[type="application/json"]')).to.equal(null);
  });

  it('goes on where it is: a link, back, and what was inside a view that has left', async () => {
    await openAll();
    const marker = mark(page.document);
    (page.layout.shadowRoot?.querySelector('a') as HTMLAnchorElement).click();
    await page.shows('next slow');
    await page.layout.settled;
    expect(page.text).to.equal('Board Next next slow no team other chart next broken next gone fast');
    expect(page.document.querySelector('route-slot[name="x"]')).to.equal(null);
    expect(page.window.loads).to.deep.equal([]);
    page.window.history.back();
    await page.shows('slow from the browser');
    await page.layout.settled;
    expect(page.text).to.include('Team x from the browser y from the browser');
    expect(page.layout.slots.map(({name}) => name).sort()).to.deep.equal([
      'broken',
      'chart',
      'fast',
      'gone',
      'slow',
      'team',
    ]);
    expect(isMarked(page.document)).to.equal(true);
    expect(marker).to.equal(page.document);
  });

  it('has failed where the server has failed, until somebody tries again', async () => {
    await openAll();
    const {status, error} = page.slot('broken');
    expect(status).to.equal('error');
    expect(error).to.be.instanceOf(page.window.Error);
    expect(String(error)).not.to.include('secret');
    expect(page.slot('gone').status).to.equal('not-found');
    expect(page.window.loads).to.deep.equal([]);
    (page.document.querySelector('button[data-retry]') as HTMLElement).click();
    await page.shows('broken from the browser');
    expect(page.slot('broken').status).to.equal('ready');
    expect(page.window.loads).to.deep.equal(['broken']);
  });

  it('loads again what it has adopted when it is asked to', async () => {
    await openAll();
    await page.slot('slow').reload();
    expect(visibleText(page.slot('slow'))).to.equal('slow from the browser');
    expect(page.window.loads).to.deep.equal(['slow']);
  });

  for (const [how, script] of Object.entries(scripts)) {
    it(`shows the route slots of a nested layout that has come late as they come, ${how}`, async () => {
      page = new StreamedPage(script, 'whole');
      await page.shows('fast');
      await page.release('team', '&text=late');
      for (const name of ['slow', 'chart', 'broken', 'gone']) await page.release(name);
      await page.shows('Team late');
      expect(page.text).to.equal(
        'Board Next slow here Team late Loading… Loading… other chart broken here gone here fast',
      );
      await page.release('y');
      await page.shows('y here');
      expect(page.text).to.include('Team late Loading… y here other chart');
      await page.release('x');
      await page.shows('x here');
      await page.settled();
      expect(page.text).to.equal(
        'Board Next slow here Team late x here y here other chart broken here gone here fast',
      );
    });
  }

  it('is adopted where a nested layout has come late, and goes on', async () => {
    page = new StreamedPage('', 'whole');
    await page.shows('fast');
    await page.release('team', '&text=late');
    for (const name of ['slow', 'chart', 'broken', 'gone']) await page.release(name);
    await page.shows('Team late');
    await page.release('y');
    await page.shows('y here');
    const nodes = ['team', 'y'].map((name) =>
      mark(page.slot(name).querySelector(':scope > :not(template)') as Element),
    );
    await page.release('x', '&error=secret');
    await page.settled();
    expect(page.text).to.include(
      'Team late This part could not be loaded. The server failed. Try again y here',
    );
    expect(page.window.loads).to.deep.equal([]);
    expect(nodes.every((node) => node.isConnected)).to.equal(true);
    const inner = page.slot('team').querySelector('slot-layout') as SlotLayoutElement;
    expect(inner.slots.map(({name, status}) => `${name} ${status}`).sort()).to.deep.equal([
      'x error',
      'y ready',
    ]);
    expect(page.slot('team').data).to.equal('late');
    await page.slot('x').retry();
    expect(page.text).to.include('Team late x from the browser y here');
    expect(page.window.loads).to.deep.equal(['x']);
    await page.layout.navigate(`/streamed/${page.id}/next`).finished;
    expect(page.text).to.include('no team');
    expect(page.document.querySelector('route-slot[name="x"], route-slot[name="y"]')).to.equal(null);
    expect(page.layout.slots.length).to.equal(6);
  });

  it('is adopted where a nested layout has come last, and whole', async () => {
    page = new StreamedPage('', 'whole');
    await page.shows('fast');
    for (const name of ['slow', 'chart', 'broken', 'gone']) await page.release(name);
    await page.release('y', '&error=secret');
    await page.release('x');
    expect(page.text).not.to.include('Team');
    await page.release('team', '&text=late');
    await page.settled();
    expect(page.text).to.include('Team late x here This part could not be loaded.');
    expect(page.window.loads).to.deep.equal([]);
    expect(page.slot('team').data).to.equal('late');
    expect(page.slot('x').data).to.equal('here');
    expect(page.slot('y').status).to.equal('error');
    await page.slot('y').retry();
    expect(page.text).to.include('Team late x here y from the browser');
    expect(page.window.loads).to.deep.equal(['y']);
  });

  it('goes where a late redirect leads', async () => {
    page = new StreamedPage('', 'away');
    await page.shows('fast');
    for (const name of ['slow', 'broken', 'gone', 'x', 'y']) await page.release(name, '&redirect');
    await page.shows('next slow');
    expect(page.window.location.pathname).to.equal(`/streamed/${page.id}/next`);
  });
});

describe('a folder tree on a server', () => {
  let page: StreamedPage;

  const open = (script: '' | 'async' | null, path: string, root = `/folders/${streamId()}`) =>
    (page = new StreamedPage(script, path, root));

  afterEach(() => {
    const {errors = []} = page.window;
    page.close();
    expect(errors).to.deep.equal([]);
  });

  /** The units that the page has asked for. */
  const units = () =>
    page.window.performance
      .getEntriesByType('resource')
      .flatMap(
        ({name}) =>
          /\/static\/((?:page|layout|default|not-found|loading)\b.*?)-[\w-]+\.js$/.exec(name)?.[1] ?? [],
      );

  for (const script of ['', null] as const) {
    it(`streams, ${script === null ? 'without' : 'with'} script`, async () => {
      open(script, 'team');
      await page.shows('team page');
      expect(page.text).to.equal('Board Team team page Wait… Wait…');
      await page.release('side');
      await page.shows('side here');
      expect(page.text).to.equal('Board Team team page Wait… side here');
      await page.release('list');
      await page.settled();
      expect(page.text).to.equal('Board Team team page list here side here');
      if (script === null) return;
      expect(page.window.loads).to.deep.equal([]);
      expect(units()).to.deep.equal([]);
      expect(page.slot('list').data).to.equal('here');
      for (const name of ['list', 'side']) mark(page.slot(name).firstChild as Node);
      await page.layout.navigate(`/folders/${page.id}/team/more`).finished;
      expect(page.text).to.equal('Board Team more list here side here');
      for (const name of ['list', 'side']) expect(isMarked(page.slot(name).firstChild), name).to.equal(true);
      await page.layout.navigate(`/folders/${page.id}/people/ada`).finished;
      expect(page.text).to.equal('Board Person <ada> side here');
      expect(page.window.loads).to.deep.equal([]);
    });
  }

  it('has failed and is not found as on the server', async () => {
    open('', 'nowhere');
    await page.settled();
    // What the server has painted stays until the code of the unit is there.
    expect(page.text).to.equal('Board No such page side');
    const children = page.layout.slots.find(({name}) => name === 'children');
    expect(children?.status).to.equal('not-found');
    expect(page.window.loads).to.deep.equal([]);
    await page.layout.navigate(`/folders/${page.id}/about`).finished;
    expect(page.text).to.equal('Board About side');
    expect(page.document.querySelector('[slot="not-found"], [slot="view"]')).to.equal(null);
  });

  const files = [
    // script, path, what is on screen, what has been loaded
    [null, '', 'Board home at build time side'],
    ['', '', 'Board home at build time side', []],
    ['', '?tab=x', 'Board home from the browser side', ['children']],
    [null, 'team', 'Board Team team page list at build time side at build time'],
    ['', 'team/', 'Board Team team page list at build time side at build time', []],
    [null, 'people/grace', 'Board Person <grace> side'],
    ['', 'people/grace', 'Board Person <grace> side', []],
    [null, 'people/linus', 'Board No such page side'],
    ['', 'people/linus', 'Board Person <linus> side', []],
    ['', 'no/such/page', 'Board No such page side', []],
  ] as const;
  for (const [script, path, text, loads] of files) {
    it(`is a static page at /${path}, ${script === null ? 'without' : 'with'} script`, async () => {
      open(script, path, '/static');
      await page.settled();
      await page.shows(text);
      expect(page.window.loads).to.deep.equal(loads);
    });
  }

  it('goes on from a static page', async () => {
    open('', 'about', '/static');
    await page.settled();
    expect(page.document.title).to.equal('About us');
    await page.layout.navigate('/static/team').finished;
    expect(page.text).to.equal('Board Team team page list from the browser side from the browser');
    page.window.history.back();
    await page.shows('About');
    await page.layout.settled;
    expect(page.text).to.equal('Board About side');
  });
});

// Chromium 156 leaves such a document for ever as it is: it is loading, no deferred script runs, and no event tells.
const tellsBreaks = !/Chrome\//.test(navigator.userAgent);

describe('a streamed page whose connection breaks', () => {
  let page: StreamedPage;

  afterEach(() => page.close());

  it('keeps what has come', async () => {
    page = new StreamedPage('');
    await page.shows('fast');
    await page.release('y');
    await page.shows('y here');
    const come = mark(page.slot('y').querySelector(':scope > *') as Element);
    await page.release('slow', '&cut');
    if (tellsBreaks) await page.shows('slow from the browser');
    expect(page.text).to.include('y here');
    expect(page.slot('y').contains(come)).to.equal(true);
  });

  if (!tellsBreaks) return;

  it('loads in the browser what has not come', async () => {
    page = new StreamedPage('');
    await page.shows('fast');
    await page.release('y');
    await page.shows('y here');
    await page.release('slow', '&cut');
    await page.shows('slow from the browser');
    await page.layout.settled;
    expect(page.text).to.equal(
      'Board Next slow from the browser Team x from the browser y here chart from the browser ' +
        'broken from the browser gone from the browser fast',
    );
    expect(page.window.loads?.sort()).to.deep.equal(['broken', 'chart', 'gone', 'slow', 'x']);
    expect(page.layout.slots.length).to.equal(6);
  });

  it('loads in the browser a nested layout that has come in part', async () => {
    page = new StreamedPage('', 'whole');
    await page.shows('fast');
    for (const name of ['slow', 'chart', 'broken', 'gone']) await page.release(name);
    await page.release('team');
    await page.shows('Team here');
    await page.release('y');
    await page.shows('y here');
    await page.release('x', '&cut');
    await page.shows('x from the browser');
    await page.layout.settled;
    expect(page.text).to.equal(
      'Board Next slow here Team from the browser x from the browser y from the browser other chart broken here gone here fast',
    );
    expect(page.window.loads?.sort()).to.deep.equal(['team', 'x', 'y']);
  });

  it('says what cannot be had, and tries again', async () => {
    page = new StreamedPage('');
    await page.shows('fast');
    page.window.failing = true;
    await page.release('slow', '&cut');
    await page.shows('Broken. Try again');
    page.window.failing = false;
    (page.slot('broken').querySelector('[data-retry]') as HTMLElement).click();
    await page.shows('broken from the browser');
    expect(page.slot('slow').status).to.equal('error');
    await page.slot('slow').retry();
    expect(page.slot('slow').status).to.equal('ready');
  });
});
