/* Redirects before commit; what is shown of the page that redirects: nothing. Loops and kinds are in rules-redirect. */
import {expect} from '@open-wc/testing';

import type {FrameWindow, Route} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {layout} from '../support/tree.js';
import {recordEvents} from '../support/watch.js';

const APP = '/page/app';

/** The paths of the entries that the document makes or changes, by whatever means. */
function recordEntries(window: FrameWindow): string[] {
  const paths: string[] = [];
  const record = () => paths.push(window.location.pathname);
  if (typeof window.Navigation === 'function') {
    window.navigation.addEventListener('currententrychange', record);
    return paths;
  }
  const {history} = window;
  for (const method of ['pushState', 'replaceState'] as const) {
    const original = history[method].bind(history);
    history[method] = (...args: Parameters<History['pushState']>) => {
      original(...args);
      record();
    };
  }
  return paths;
}

describe('a redirect that a route declares', () => {
  const kinds: Record<string, Route> = {
    'a string': {path: '/old', redirect: `${APP}/b`},
    'a function': {path: '/old', redirect: ({url}) => url.pathname.replace(/old$/, 'b')},
    'a chain': {path: '/:step(old|older|oldest)', redirect: ({params}) => next[params['step'] ?? ''] ?? ''},
  };
  const next: Record<string, string> = {old: `${APP}/older`, older: `${APP}/oldest`, oldest: `${APP}/b`};

  for (const [name, route] of Object.entries(kinds)) {
    it(`is followed before the URL changes: ${name}`, async () => {
      const page = await openPage({
        url: APP,
        html: layout(APP, {
          children: {'/': 'home', '/b': 'b'},
          side: {'/b': 'side b', default: 'side default'},
        }),
        setup: ({slot}) => {
          slot('children').routes = [route];
        },
      });
      const length = page.historyLength;
      const entries = recordEntries(page.window);
      const changes = recordEvents(page.document, 'slot-change', 'slot-leave');
      await page.click(`${APP}/old`);
      // Without precommit handlers the entry is there before it can be replaced.
      const isEarly = !page.hasNavigationApi || 'NavigationPrecommitController' in page.window;
      if (isEarly) expect([...new Set(entries)]).to.deep.equal([`${APP}/b`]);
      expect(entries.at(-1)).to.equal(`${APP}/b`);
      expect(page.historyLength).to.equal(length + 1);
      expect(page.texts('children', 'side')).to.deep.equal({children: 'b', side: 'side b'});
      expect(changes.filter(({type}) => type === 'slot-change')).to.have.length(2);
      expect(page.loads).to.equal(1);
    });
  }

  it('is waited for by settled', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/': 'home', '/b': 'b'}}),
      setup: ({slot}) => {
        slot('children').routes = [{path: '/old', redirect: `${APP}/b`}];
      },
    });
    // With precommit handlers, the URL changes only after the call.
    page.layout.navigate(`${APP}/old`);
    await page.layout.settled;
    expect(page.url).to.equal(`${APP}/b`);
    expect(page.text('children')).to.equal('b');
  });

  it('replaces where the navigation replaces', async () => {
    const page = await openPage({
      url: `${APP}/c`,
      html: layout(APP, {children: {'/': 'home', '/b': 'b', '/c': 'c'}}),
      setup: ({slot}) => {
        slot('children').routes = [{path: '/old', redirect: `${APP}/b`}];
      },
    });
    await page.click(APP);
    const length = page.historyLength;
    await page.replace(`${APP}/old`);
    expect(page.url).to.equal(`${APP}/b`);
    expect(page.historyLength).to.equal(length);
    await page.back();
    expect(page.text('children')).to.equal('c');
  });

  it('on a traversal is followed without an error', async () => {
    const page = await openPage({
      url: `${APP}/page`,
      html: layout(APP, {children: {'/': 'home', '/b': 'b'}}),
      setup: ({slot}) => {
        slot('children').routes = [{path: '/page', view: 'page'}];
      },
    });
    await page.click(APP);
    page.slot('children').routes = [{path: '/page', redirect: `${APP}/b`}];
    await page.settled();
    await page.back();
    await page.until('the page it leads to', () => page.url === `${APP}/b` && page.text('children') === 'b');
    await page.settled();
    expect(page.loads).to.equal(1);
    await page.forward();
    expect(page.url).to.equal(APP);
    expect(page.text('children')).to.equal('home');
  });
});
