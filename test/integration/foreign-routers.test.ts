/* What another router does to the history on the same page. */
import {expect} from '@open-wc/testing';

import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {layout} from '../support/tree.js';

const APP = '/page/app';

describe('beside another router', () => {
  it('remembers what an entry showed where that router writes to it and pushes at once, as Vue Router does', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {
        users: {'/': 'users', '/members/:id': 'member {{id}}', default: 'users default'},
        analytics: {'/': 'analytics', '/analytics/:metric': 'chart {{metric}}', default: 'analytics default'},
      }),
    });
    await page.click(`${APP}/members/42`);
    await page.click(`${APP}/analytics/visitors`);
    const {history, location} = page.window;
    const state: object = (history.state as object | null) ?? {};
    history.replaceState({...state, position: 1}, '', location.href);
    history.pushState({position: 2}, '', APP);
    // Without the Navigation API nothing tells of a foreign push.
    if (page.hasNavigationApi) {
      await page.settled();
      expect(page.texts('users', 'analytics')).to.deep.equal({users: 'users', analytics: 'analytics'});
    }
    await page.back();
    expect(page.url).to.equal(`${APP}/analytics/visitors`);
    expect(page.texts('users', 'analytics')).to.deep.equal({users: 'member 42', analytics: 'chart visitors'});
    expect((history.state as {position: number}).position).to.equal(1);
  });
});
