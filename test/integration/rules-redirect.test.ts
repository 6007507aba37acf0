/* Design, part 4, rule 8: `redirect()` and `notFound()`; and leaving that is refused. */
import {expect} from '@open-wc/testing';

import type {Route, RouteContext} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import type {Scene} from '../support/scene.js';
import {layout} from '../support/tree.js';
import {recordEvents} from '../support/watch.js';

const APP = '/page/app';

const open = (routes: (scene: Scene) => Route[], path = '') =>
  openPage({
    url: APP + path,
    html: layout(APP, {children: {'/': 'home', '/b': 'b'}, side: {'/a': 'side a', default: 'side default'}}),
    setup: (scene) => {
      scene.slot('children').routes = routes(scene);
    },
  });

describe('rule 8: redirect()', () => {
  const b = `${APP}/b`;
  const kinds: Record<string, (scene: Scene) => Route> = {
    'a string': () => ({path: '/a', redirect: b}),
    'a function': () => ({path: '/a', redirect: ({url}) => url.pathname.replace(/a$/, 'b')}),
    'redirect() in a loader': ({lib}) => ({path: '/a', load: () => lib.redirect(b), view: 'a'}),
    'redirect() in a loader, later': ({lib}) => ({
      path: '/a',
      load: async () => {
        await Promise.resolve();
        lib.redirect(b);
      },
      view: 'a',
    }),
    'redirect() in a view': ({lib}) => ({path: '/a', view: () => lib.redirect(b)}),
  };

  for (const [name, route] of Object.entries(kinds)) {
    it(`S151 replaces the entry: ${name}`, async () => {
      const page = await open((scene) => [route(scene)]);
      const before = page.historyLength;
      await page.click(`${APP}/a`);
      expect(page.url).to.equal(b);
      expect(page.text('children')).to.equal('b');
      expect(page.historyLength).to.equal(before + 1);
      await page.back();
      expect(page.url).to.equal(APP);
      expect(page.text('children')).to.equal('home');
      expect(page.loads).to.equal(1);
    });

    it(`S150 shows the other page on a hard load: ${name}`, async () => {
      const page = await open((scene) => [route(scene)], '/a');
      expect(page.url).to.equal(b);
      expect(page.text('children')).to.equal('b');
      expect(page.loads).to.equal(1);
    });
  }

  it('S070 takes the redirect of a template', async () => {
    const html = `<slot-layout base="${APP}"><route-slot><template path="/">home</template>
      <template path="/pay/:rest+" redirect="${APP}/payment/whoops"></template>
      <template path="/payment/whoops">whoops</template></route-slot></slot-layout>`;
    const page = await openPage({url: APP, html});
    await page.click(`${APP}/pay/any/thing`);
    expect(page.url).to.equal(`${APP}/payment/whoops`);
    expect(page.text('children')).to.equal('whoops');
  });

  it('keeps what the page before showed, not the page that redirects', async () => {
    const page = await open(({lib}) => [{path: '/c', load: () => lib.redirect(b), view: 'c'}]);
    await page.click(`${APP}/c`);
    expect(page.text('side')).to.equal('side default');
    await page.back();
    await page.forward();
    expect(page.url).to.equal(b);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'b', side: 'side default'});
  });

  it('R097 navigates all route slots from any of them', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/': 'home', '/a': 'a', '/b': 'b'}, s: {default: ''}}),
      setup: ({lib, slot}) => {
        slot('s').routes = [{path: '/a', view: () => lib.redirect(b)}];
      },
    });
    await page.click(`${APP}/a`);
    expect(page.url).to.equal(b);
    expect(page.texts('children', 's')).to.deep.equal({children: 'b', s: ''});
    await page.back();
    expect(page.url).to.equal(APP);
    expect(page.text('children')).to.equal('home');
  });

  it('does not redirect when it was superseded', async () => {
    const hold = deferred();
    const page = await open(({lib}) => [
      {path: '/a', load: () => hold.promise.then(() => lib.redirect(b)), view: 'a'},
    ]);
    await page.click(`${APP}/a`, {settle: false});
    await page.until('the load', () => page.slot('children').status === 'loading');
    await page.back({settle: false});
    await page.until('home', () => page.slot('children').status === 'ready');
    hold.resolve();
    await page.settled();
    expect(page.url).to.equal(APP);
    expect(page.text('children')).to.equal('home');
  });

  it('ends after 20 redirects with an error that names the URLs', async () => {
    const from = new Set<string | undefined>();
    const page = await open(() => [
      {
        path: '/loop/:n',
        redirect: ({params}: RouteContext) => {
          from.add(params['n']);
          return `${APP}/loop/${Number(params['n']) + 1}`;
        },
      },
    ]);
    await page.push(`${APP}/loop/0`).catch(() => undefined);
    await page.settled();
    expect(from.size).to.equal(21);
    const {error} = page.slot('children');
    expect(page.slot('children').status).to.equal('error');
    expect((error as Error).message)
      .to.contain(`${APP}/loop/0`)
      .and.to.contain(`${APP}/loop/20`);
    expect(page.text('side')).to.equal('side default');
  });

  it('ends two pages that redirect to each other', async () => {
    const page = await open(() => [
      {path: '/ping', redirect: `${APP}/pong`},
      {path: '/pong', redirect: `${APP}/ping`},
    ]);
    await page.push(`${APP}/ping`).catch(() => undefined);
    await page.settled();
    expect(page.slot('children').status).to.equal('error');
    expect((page.slot('children').error as Error).message)
      .to.contain('/ping')
      .and.to.contain('/pong');
    await page.click(`${APP}/b`);
    expect(page.text('children')).to.equal('b');
  });
});

describe('rule 8: notFound()', () => {
  it('is the state of its route slot, and no error', async () => {
    const page = await open(({lib}) => [{path: '/a', load: () => lib.notFound()}]);
    const events = recordEvents(page.document, 'slot-error', 'slot-change');
    await page.push(`${APP}/a`);
    expect(page.statuses('children', 'side')).to.deep.equal({children: 'not-found', side: 'ready'});
    expect(page.shown('children')).to.equal('not-found');
    expect(page.text('side')).to.equal('side a');
    expect(page.layout.status).to.equal('active');
    expect(events.filter(({type}) => type === 'slot-error')).to.deep.equal([]);
    expect(page.slot('children').matches(':state(not-found)')).to.equal(true);
    await page.back();
    expect(page.text('children')).to.equal('home');
  });
});

describe('leaving', () => {
  it('is refused for the whole navigation by one slot-leave that is canceled', async () => {
    const page = await open(() => [{path: '/a', view: 'a'}]);
    const leaves = recordEvents(page.document, 'slot-leave', 'slot-change', 'layout-settle');
    const refuse = (event: Event) => event.preventDefault();
    page.slot('side').addEventListener('slot-leave', refuse);
    const {committed, finished} = page.layout.navigate(`${APP}/a`);
    const results = await Promise.allSettled([committed, finished]);
    expect(results.map(({status}) => status)).to.deep.equal(['rejected', 'rejected']);
    expect(page.url).to.equal(APP);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'home', side: 'side default'});
    expect(leaves.filter(({type}) => type === 'slot-change')).to.deep.equal([]);
    expect(leaves.filter(({slot}) => slot === 'side')).to.have.length(1);

    page.slot('side').removeEventListener('slot-leave', refuse);
    await page.click(`${APP}/a`);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'a', side: 'side a'});
  });
});
