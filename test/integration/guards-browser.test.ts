/*
 * Leave guards where the browser has the last word: traversals, and closing the page.
 *
 * In a frame no browser lets a traversal be canceled; so what is refused there is a `navigate` event of the test's own, and
 * for the rest the fallback counts: the traversal goes through whole.
 */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {fragment, layout} from '../support/tree.js';

const APP = '/page/app';

/** A form at the base that asks before it is left, and a page beside it. */
async function openForm(answer: (call: number) => boolean | PromiseLike<boolean>, path = '') {
  const asked: RouteContext[] = [];
  const page = await openPage({
    url: APP + path,
    html: layout(APP, {children: {'/b': 'b'}}),
    setup: ({document, slot}) => {
      const canLeave = (context: RouteContext) => {
        asked.push(context);
        return answer(asked.length);
      };
      slot('children').routes = [{path: '/', view: () => fragment(document, '<input id="field">'), canLeave}];
    },
  });
  return {page, asked};
}

describe('a traversal', () => {
  it('that the browser cannot cancel goes through whole, and nobody is asked', async () => {
    const {page, asked} = await openForm(() => false, '/b');
    await page.click(APP);
    await page.back();
    expect(page.url).to.equal(`${APP}/b`);
    expect(page.text('children')).to.equal('b');
    expect(asked).to.deep.equal([]);
    await page.forward();
    expect(page.url).to.equal(APP);
    expect(page.find('#field').isConnected).to.equal(true);
  });

  it('that the browser can cancel is refused', async () => {
    const {page, asked} = await openForm(() => false, '/b');
    // The History driver sees a traversal when it has happened.
    if (!page.hasNavigationApi) return;
    const {navigation, NavigateEvent, AbortController} = page.window;
    let destination: NavigationDestination | undefined;
    navigation.addEventListener('navigate', (event) => {
      if (event.navigationType === 'traverse') destination ??= event.destination;
    });
    await page.click(APP);
    await page.back();
    await page.forward();

    const event = new NavigateEvent('navigate', {
      navigationType: 'traverse',
      destination: destination!,
      cancelable: true,
      canIntercept: true,
      signal: new AbortController().signal,
    });
    expect(navigation.dispatchEvent(event)).to.equal(false);
    expect(asked).to.have.length(1);
    await page.settled();
    expect(page.find('#field').isConnected).to.equal(true);
  });
});

describe('closing the page', () => {
  const isStopped = ({window}: Page) =>
    !window.dispatchEvent(new window.Event('beforeunload', {cancelable: true}));

  it('is stopped while a guard says no at once', async () => {
    let isDirty = false;
    const {page} = await openForm(() => !isDirty);
    expect(isStopped(page)).to.equal(false);
    isDirty = true;
    expect(isStopped(page)).to.equal(true);
    isDirty = false;
    expect(isStopped(page)).to.equal(false);
  });

  it('is not stopped by a promise, which nobody could wait for', async () => {
    const {page} = await openForm(() => Promise.resolve(false));
    expect(isStopped(page)).to.equal(false);
  });

  it('is not stopped by the guard of a view that has left', async () => {
    const {page} = await openForm((call) => call === 1);
    await page.click(`${APP}/b`);
    expect(isStopped(page)).to.equal(false);
  });
});
