/* Design, part 4, rules 1 to 4: what each route slot shows for a URL. */
import {expect} from '@open-wc/testing';

import {expectNotFound} from '../support/expectations.js';
import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {fragment, layout, slot} from '../support/tree.js';
import type {RouteSlotElement} from '../support/contract.js';
import {watchMutations} from '../support/watch.js';

const APP = '/page/app';

describe('rule 1: every route slot resolves the URL on its own', () => {
  // Least specific first, so that the order of writing cannot be what decides.
  const routes = {
    '/:all*': 'optional catch-all',
    '/users/:rest+': 'catch-all {{rest}}',
    '/:name/:id': 'dynamic {{name}} {{id}}',
    '/users/:id': 'half dynamic {{id}}',
    '/users/new': 'static',
  };
  for (const [path, text] of [
    ['', 'optional catch-all'],
    ['/users', 'optional catch-all'],
    ['/users/new', 'static'],
    ['/users/new/', 'static'],
    ['/users/7', 'half dynamic 7'],
    ['/teams/7', 'dynamic teams 7'],
    ['/users/7/edit', 'catch-all 7/edit'],
    ['/teams/7/edit', 'optional catch-all'],
  ] as const) {
    it(`R050 shows "${text}" at ${path === '' ? 'the base' : path}`, async () => {
      const page = await openPage({url: APP + path, html: layout(APP, {children: routes})});
      expect(page.text('children')).to.equal(text);
    });
  }

  it('R004 matches one URL in one, several or all of them', async () => {
    const html = layout(APP, {
      a: {'/x': 'a x', '/y': 'a y', default: 'a default'},
      b: {'/x': 'b x', '/z': 'b z', default: 'b default'},
    });
    const page = await openPage({url: `${APP}/x`, html});
    expect(page.texts('a', 'b')).to.deep.equal({a: 'a x', b: 'b x'});
    await page.click(`${APP}/y`);
    expect(page.texts('a', 'b')).to.deep.equal({a: 'a y', b: 'b x'});
    await page.click(`${APP}/z`);
    expect(page.texts('a', 'b')).to.deep.equal({a: 'a y', b: 'b z'});
  });

  it('decodes params, and has the segment as it is in the URL', async () => {
    const page = await openPage({
      url: `${APP}/caf%C3%A9%20au%20lait/a%2Fb`,
      html: layout(APP, {children: {'/:name/:rest': '{{name}}, {{rest}}'}}),
    });
    expect(page.text('children')).to.equal('café au lait, a/b');
    expect(page.slot('children').params).to.deep.equal({name: 'café au lait', rest: 'a/b'});
    expect(page.slot('children').segment).to.equal('/caf%C3%A9%20au%20lait/a%2Fb');
    expect(page.slot('children').match).to.have.property('params');
  });
});

describe('rule 2: a hard load', () => {
  it('R020 shows the match, else the default', async () => {
    const html = layout(APP, {
      children: {'/x': 'x', default: 'default'},
      side: {'/y': 'y', default: 'side default'},
    });
    const page = await openPage({url: `${APP}/x`, html});
    expect(page.texts('children', 'side')).to.deep.equal({children: 'x', side: 'side default'});
    expect(page.slot('side').isDefault).to.equal(true);
    expect(page.slot('side').match).to.equal(null);
    expect(page.slot('side').status).to.equal('ready');
    expect(page.slot('children').isDefault).to.equal(false);
    expect(page.slot('children').kept).to.equal(false);
  });

  it('R020 is not found without both, whatever unmatched says', async () => {
    const side = slot('side', {'/y': 'y'}, 'unmatched="empty"');
    const html = `<slot-layout base="${APP}">${slot('children', {'/x': 'x'})}${side}</slot-layout>`;
    const page = await openPage({url: `${APP}/x`, html});
    expectNotFound(page, 'side');
  });

  it('R020 is silent in the production build', async () => {
    const html = layout(APP, {children: {'/x': 'x'}, side: {'/y': 'y'}});
    const page = await openPage({url: `${APP}/x`, html, build: 'min'});
    expect(page.layout.status).to.equal('not-found');
    expect(page.shown('side')).to.equal('not-found');
  });

  it('R020 becomes active again by a soft navigation that all can answer', async () => {
    const html = layout(APP, {children: {'/x': 'x', '/y': 'children y'}, side: {'/y': 'y'}});
    const page = await openPage({url: `${APP}/x`, html});
    expectNotFound(page, 'side');
    await page.click(`${APP}/y`);
    expect(page.layout.status).to.equal('active');
    expect(page.texts('children', 'side')).to.deep.equal({children: 'children y', side: 'y'});
    expect(page.loads).to.equal(1);
  });

  it('is inactive outside the base, with empty route slots', async () => {
    const html = layout(`${APP}/inside`, {
      children: {'/': 'home', default: 'default'},
      side: {default: 'side'},
    });
    const page = await openPage({url: `${APP}/insider`, html});
    expect(page.layout.status).to.equal('inactive');
    expect(page.statuses('children', 'side')).to.deep.equal({children: 'empty', side: 'empty'});
    expect(page.texts('children', 'side')).to.deep.equal({children: '', side: ''});
  });
});

describe('rule 3: a soft navigation', () => {
  const open = (unmatched: string) => {
    const side = slot('side', {'/a': '<p>side a</p>', default: 'side default'}, unmatched);
    const html = `<slot-layout base="${APP}">${slot('children', {'/a': 'a', '/b': 'b', '/c': 'c'})}${side}</slot-layout>`;
    return openPage({url: `${APP}/a`, html});
  };

  it('R022 keeps what does not match, untouched', async () => {
    const page = await open('');
    const watch = watchMutations(page.slot('side'));
    await page.click(`${APP}/b`);
    await page.click(`${APP}/c`);
    expect(watch.take()).to.deep.equal([]);
    expect(page.text('side')).to.equal('side a');
    expect(page.slot('side').kept).to.equal(true);
    expect(page.slot('side').matches(':state(kept)')).to.equal(true);
    expect(page.slot('side').segment).to.equal('/a');
    await page.click(`${APP}/a`);
    expect(page.slot('side').kept).to.equal(false);
    expect(watch.take()).to.deep.equal([]);
  });

  for (const {what, change, text} of [
    {
      what: 'gets a route',
      change: (side: RouteSlotElement) => (side.routes = [{path: '/c', view: 'new c'}]),
      text: 'new c',
    },
    {
      what: 'gets a template',
      change: (side: RouteSlotElement) => {
        side.append(fragment(side.ownerDocument, '<template path="/c">new c</template>'));
        side.routes = [];
      },
      text: 'new c',
    },
    {
      what: 'may not be kept any more',
      change: (side: RouteSlotElement) => (side.unmatched = 'empty'),
      text: '',
    },
    {
      what: 'shows its default from now on',
      change: (side: RouteSlotElement) => (side.unmatched = 'default'),
      text: 'side default',
    },
  ]) {
    it(`what is kept and ${what} is asked by the navigation that begins at once`, async () => {
      const page = await open('');
      await page.click(`${APP}/b`);
      expect(page.slot('side').kept).to.equal(true);
      change(page.slot('side'));
      await page.click(`${APP}/c`);
      expect(page.text('side')).to.equal(text);
    });
  }

  it('R022 calls no loader of what is kept', async () => {
    let calls = 0;
    const page = await openPage({
      url: `${APP}/a`,
      html: layout(APP, {children: {'/a': 'a', '/b': 'b'}, side: {}}),
      setup: ({slot}) => {
        const load = () => ++calls;
        slot('side').routes = [
          {path: '/a', load, view: 'side a'},
          {default: true, load, view: 'default'},
        ];
      },
    });
    await page.click(`${APP}/b`);
    await page.back();
    expect(calls).to.equal(1);
  });

  for (const [attribute, text, status] of [
    ['unmatched="keep"', 'side a', 'ready'],
    ['unmatched="default"', 'side default', 'ready'],
    ['unmatched="empty"', '', 'empty'],
  ] as const) {
    it(`does what ${attribute} says`, async () => {
      const page = await open(attribute);
      await page.click(`${APP}/b`);
      expect(page.text('side')).to.equal(text);
      expect(page.slot('side').status).to.equal(status);
      expect(page.slot('side').kept).to.equal(attribute === 'unmatched="keep"');
      expect(page.slot('side').isDefault).to.equal(attribute === 'unmatched="default"');
      await page.back();
      expect(page.text('side')).to.equal('side a');
    });
  }

  it('R009 shows the default of a route slot that is new on the page, else not found', async () => {
    const page = await open('');
    await page.click(`${APP}/b`);
    const late = fragment(
      page.document,
      slot('late', {'/a': 'late a', default: 'late default'}) + slot('lacking', {'/a': 'lacking a'}),
    );
    page.layout.append(late);
    await page.until('the late route slot to show its default', () => page.text('late') === 'late default');
    await page.until('the other one to be not found', () => page.shown('lacking') === 'not-found');
    page.takeWarnings(/SR\d+.*lacking/s);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'b', side: 'side a'});
  });

  it('leaves a URL to the browser that no route slot matches', async () => {
    const page = await open('');
    Object.assign(page.window, {flag: true});
    await page.click('/page/elsewhere');
    expect(page.loads).to.equal(2);
    expect(page.window).not.to.have.property('flag');
    expect(page.layout.status).to.equal('inactive');
  });
});

describe('rule 4: a route slot whose location did not change', () => {
  it('is untouched, whatever the others do', async () => {
    let calls = 0;
    const page = await openPage({
      url: `${APP}/users/1`,
      html: layout(APP, {children: {'/users/:id': 'user {{id}}'}, nav: {}}),
      setup: ({document, slot}) => {
        const view = () => fragment(document, '<nav>nav</nav>');
        slot('nav').routes = [{path: '/users/:id', search: ['theme'], load: () => ++calls, view}];
      },
    });
    const watch = watchMutations(page.slot('nav'));
    for (const url of ['?page=2', '?page=3&sort=up', '#part']) await page.click(url);
    expect(watch.take()).to.deep.equal([]);
    expect(calls).to.equal(1);

    await page.click('?theme=dark');
    expect(calls).to.equal(2);
    await page.click('?page=4&theme=dark');
    expect(calls).to.equal(2);
    await page.click(`${APP}/users/2?theme=dark`);
    expect(calls).to.equal(3);
  });

  it('reads the search params that a template names', async () => {
    const html = `<slot-layout base="${APP}"><route-slot>
      <template path="/" search="tab page"><p>home</p></template></route-slot></slot-layout>`;
    const page = await openPage({url: APP, html});
    const changes: string[] = [];
    page.slot('children').addEventListener('slot-change', () => changes.push(page.window.location.search));
    await page.click('?other=1');
    await page.click('?tab=2');
    await page.click('?tab=2&other=1');
    await page.click('?tab=2&page=3');
    expect(changes).to.deep.equal(['?tab=2', '?tab=2&page=3']);
  });

  it('R031 R133 adds no entry for a link to the current URL, and loads nothing', async () => {
    let calls = 0;
    const page = await openPage({
      url: `${APP}/a`,
      html: layout(APP, {children: {}}),
      setup: ({layout}) => {
        layout.routes = {children: [{path: '/a', load: () => ++calls, view: 'a'}]};
      },
    });
    const before = page.historyLength;
    await page.click(`${APP}/a`);
    expect(page.historyLength).to.equal(before);
    expect(calls).to.equal(1);
  });
});
