/* The property `routes` as a template sets it: again with every render, or as another table each time. */
import {expect} from '@open-wc/testing';

import type {Route} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {layout} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';
import {recordEvents} from '../support/watch.js';

const APP = '/page/app';

const html = layout(APP, {a: {}, b: {}});

const route = (view: string): Route => ({path: '/', load: () => Promise.resolve(view), view: () => view});

describe('routes that are set', () => {
  it('resolve nothing where they are the same as before', async () => {
    const ofLayout = {a: [route('a')]};
    const ofSlot = [route('b')];
    const page = await openPage({
      url: APP,
      html,
      setup: ({layout, slot}) => {
        layout.routes = ofLayout;
        slot('b').routes = ofSlot;
      },
    });
    const events = recordEvents(page.document, 'slot-load', 'slot-change', 'layout-settle');
    const {match} = page.slot('a');
    page.layout.routes = ofLayout;
    page.slot('b').routes = ofSlot;
    await nextFrame();
    await page.settled();
    expect(events.map(({type}) => type)).to.deep.equal([]);
    expect(page.slot('a').match).to.equal(match);
    expect(page.texts('a', 'b')).to.deep.equal({a: 'a', b: 'b'});
  });

  it('are said to be others each time where what they load sets others again', async () => {
    const page = await openPage({
      url: APP,
      html,
      setup: ({layout}) => {
        layout.routes = {a: [route('a 1')], b: [route('b')]};
      },
    });
    let renders = 1;
    page.layout.addEventListener('slot-load', () => {
      if (renders < 30) page.layout.routes = {a: [route(`a ${++renders}`)], b: [route('b')]};
    });
    page.layout.routes = {a: [route('a 1')], b: [route('b')]};
    await page.until('the last ones', () => page.text('a') === 'a 30');
    await page.settled();
    page.takeWarnings(/SR029.*"slot-layout"/);
  });
});
