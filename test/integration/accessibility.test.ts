/* axe in every state; one announcement per navigation; what is said of a route slot while it loads and when it fails. */
import {expect} from '@open-wc/testing';

import {recordAnnouncements, withoutAriaNotify} from '../support/announcements.js';
import {expectAccessible} from '../support/axe.js';
import type {RouteContext} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import type {PageOptions} from '../support/scene.js';
import {slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';

const APP = '/page/app';

/** A page that axe has nothing against, around two named route slots and `children`. */
async function openDashboard(options: Partial<PageOptions> & {attributes?: string} = {}) {
  const hold = deferred<string>();
  const said: string[] = [];
  const {attributes = '', ...rest} = options;
  const page = await openPage({
    url: APP,
    html: `<main><h1>Dashboard</h1><slot-layout base="${APP}" ${attributes}>
      ${slot('children', {'/': '<p>home</p>', '/page': '<p>page</p>', default: '<p>default</p>'}, 'loading-delay="0"')}
      ${slot('users', {'/': '<p>users</p>', '/members': '<p>members</p>', default: ''}, 'loading-delay="0"')}
      ${slot('news', {'/': '<p>news</p>', '/members': '<p>news of members</p>', default: ''}, 'loading-delay="0"')}
      </slot-layout></main>`,
    setup: ({window, lib, slot}) => {
      slot('users').routes = [
        {path: '/slow', load: () => hold.promise, view: ({data}: RouteContext) => String(data)},
        {path: '/broken', load: () => Promise.reject(new window.Error('the server said no'))},
        {path: '/missing', load: () => lib.notFound()},
        {path: '/alone', view: 'alone'},
      ];
    },
    ...rest,
    prepare: (scene) => {
      rest.prepare?.(scene);
      said.push(...recordInto(scene.window, said));
    },
  });
  return {page, said, hold};
}

/** Announcements of this document go to the list of the test. */
function recordInto(window: Parameters<typeof recordAnnouncements>[0], said: string[]): string[] {
  const recorded = recordAnnouncements(window);
  recorded.push = (...texts) => said.push(...texts);
  return recorded;
}

async function announced(page: Page, said: readonly string[]): Promise<string> {
  await page.until('an announcement', () => said.length > 0);
  // A second one would come with the same navigation.
  await page.settled();
  await nextFrame();
  expect(said).to.have.length(1);
  return said[0] ?? '';
}

describe('every state is accessible', () => {
  it('ready and default', async () => {
    const {page} = await openDashboard();
    await expectAccessible(page);
    await page.goto(`${APP}/page`);
    await expectAccessible(page);
  });

  it('loading', async () => {
    const {page, hold} = await openDashboard();
    await page.push(`${APP}/slow`, {settle: false});
    await page.until('the loading fallback', () => page.shown('users') === 'loading');
    await expectAccessible(page);
    hold.resolve('done');
    await page.settled();
  });

  it('error', async () => {
    const {page} = await openDashboard();
    await page.push(`${APP}/broken`);
    expect(page.shown('users')).to.equal('error');
    await expectAccessible(page);
  });

  it('not found', async () => {
    const {page} = await openDashboard();
    await page.push(`${APP}/missing`);
    expect(page.shown('users')).to.equal('not-found');
    await expectAccessible(page);
  });

  it('kept and empty', async () => {
    const {page} = await openDashboard();
    page.slot('news').unmatched = 'empty';
    await page.push(`${APP}/alone`);
    expect(page.statuses('children', 'news')).to.deep.equal({children: 'ready', news: 'empty'});
    await expectAccessible(page);
  });

  it('a layout that is not found', async () => {
    const {page} = await openDashboard({
      html: `<main><h1>Dashboard</h1><slot-layout base="${APP}">${slot('children', {'/': 'home'})}
        ${slot('users', {'/x': 'x'})}</slot-layout></main>`,
      setup: () => undefined,
    });
    page.takeWarnings(/SR\d+/);
    await expectAccessible(page);
  });
});

describe('an announcement', () => {
  it('does not come on the first load', async () => {
    const {page, said} = await openDashboard();
    await nextFrame();
    expect(page.layout.status).to.equal('active');
    expect(said).to.deep.equal([]);
  });

  it('comes once per navigation and names the route slots that changed', async () => {
    const {page, said} = await openDashboard();
    await page.click(`${APP}/members`);
    expect(await announced(page, said))
      .to.match(/users/i)
      .and.to.match(/news/i);
  });

  it('names only what changed', async () => {
    const {page, said} = await openDashboard();
    await page.click(`${APP}/alone`);
    expect(await announced(page, said))
      .to.match(/users/i)
      .and.not.to.match(/news/i);
  });

  it('comes through a live region where there is no ariaNotify()', async () => {
    const {page, said} = await openDashboard({prepare: ({window}) => withoutAriaNotify(window)});
    await page.click(`${APP}/members`);
    expect(await announced(page, said)).to.match(/users/i);
    said.length = 0;
    await page.back();
    expect(await announced(page, said)).to.match(/users/i);
  });

  it('says that a route slot has failed', async () => {
    const {page, said} = await openDashboard();
    await page.click(`${APP}/alone`);
    const ready = await announced(page, said);
    said.length = 0;
    await page.click(`${APP}/broken`);
    const failed = await announced(page, said);
    expect(failed).to.match(/users/i);
    expect(failed).to.match(/fail|error|not|could/i);
    expect(ready).not.to.match(/fail|error|could/i);
  });

  it('does not come with announce="off"', async () => {
    const {page, said} = await openDashboard({attributes: 'announce="off"'});
    await page.click(`${APP}/members`);
    await page.click(`${APP}/broken`);
    await nextFrame();
    expect(said).to.deep.equal([]);
  });

  it('does not come for a navigation that changes nothing', async () => {
    const {page, said} = await openDashboard();
    await page.click('?x=1');
    await page.click('#part');
    await nextFrame();
    expect(said).to.deep.equal([]);
  });

  it('comes for one of several layouts on the page only', async () => {
    const {page, said} = await openDashboard({
      html: `<slot-layout base="${APP}">${slot('users', {'/': 'u', '/x': 'users x'})}</slot-layout>
        <slot-layout base="${APP}">${slot('other', {'/': 'o', '/y': 'y'})}</slot-layout>`,
      setup: () => undefined,
    });
    await page.click(`${APP}/x`);
    expect(await announced(page, said)).to.match(/users/i);
  });
});

describe('a route slot', () => {
  it('is busy while it loads, and its loading fallback is a status', async () => {
    const {page, hold} = await openDashboard();
    await page.click(`${APP}/slow`, {settle: false});
    await page.until('the loading fallback', () => page.shown('users') === 'loading');
    expect(page.slot('users').getAttribute('aria-busy')).to.equal('true');
    expect(page.slot('news').getAttribute('aria-busy')).to.be.oneOf([null, 'false']);
    const {shadowRoot} = page.slot('users');
    expect(shadowRoot?.querySelector('[part~="loading"]')?.getAttribute('role')).to.equal('status');
    hold.resolve('done');
    await page.settled();
    expect(page.slot('users').getAttribute('aria-busy')).to.be.oneOf([null, 'false']);
  });

  it('that failed has an alert', async () => {
    const {page} = await openDashboard();
    await page.push(`${APP}/broken`);
    const {shadowRoot} = page.slot('users');
    expect(shadowRoot?.querySelector('[part~="error"]')?.getAttribute('role')).to.equal('alert');
  });
});
