/* Rule 7: an `intercept` route takes a push or replace from the background page (R110 to R125). */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {intercepted, layoutWith} from '../support/modal.js';
import {openPage, type Page} from '../support/page.js';
import type {PageOptions} from '../support/scene.js';
import {slot} from '../support/tree.js';
import {watchMutations} from '../support/watch.js';

const APP = '/page/app';

const children = {'/': 'home', '/about': 'about', '/photos/:id': 'page {{id}}', default: 'children default'};
const side = {'/': 'side', '/:all+': 'side catch-all'};
const html = layoutWith(
  APP,
  {children, side},
  slot('modal', {default: ''}, '', intercepted('/photos/:id', 'modal {{id}}')),
);
const open = (path = '', options: Partial<PageOptions> = {}) => openPage({url: APP + path, html, ...options});

function expectAt(page: Page, path: string, children: string, modal: string): void {
  expect(page.url).to.equal(APP + path);
  expect(page.texts('children', 'modal')).to.deep.equal({children, modal});
}

describe('interception', () => {
  const ways: Record<string, (page: Page) => Promise<void>> = {
    'a link': (page) => page.click(`${APP}/photos/1`),
    'a push': (page) => page.push(`${APP}/photos/1`),
    'a replace': (page) => page.replace(`${APP}/photos/1`),
    'a form that gets': async (page) => {
      const form = page.document.createElement('form');
      form.action = `${APP}/photos/1`;
      form.innerHTML = '<button>go</button>';
      page.document.body.append(form);
      form.querySelector('button')?.click();
      await page.until('the photo', () => page.text('modal') === 'modal 1');
      await page.settled();
    },
  };

  for (const [name, go] of Object.entries(ways)) {
    it(`R112 R116 takes ${name}, and the URL is the target’s`, async () => {
      const page = await open('/about');
      await go(page);
      expect(page.window.location.pathname).to.equal(`${APP}/photos/1`);
      expect(page.texts('children', 'modal')).to.deep.equal({children: 'about', modal: 'modal 1'});
      expect(page.loads).to.equal(1);
    });
  }

  it('R112 never takes a hard load or a reload', async () => {
    const page = await open('/photos/1');
    expectAt(page, '/photos/1', 'page 1', '');
    await page.click(APP);
    await page.click(`${APP}/photos/2`);
    expectAt(page, '/photos/2', 'home', 'modal 2');
    await page.reload();
    expectAt(page, '/photos/2', 'page 2', '');
    await page.goto(`${APP}/photos/3`);
    expectAt(page, '/photos/3', 'page 3', '');
  });

  it('R122 never takes a reload whose routes come late', async () => {
    const page = await openPage({
      url: APP,
      html: layoutWith(APP, {children: {}}, slot('modal', {default: ''})),
      // As a script does that the browser has loaded after the library.
      setup: ({layout}) =>
        void layout.settled.then(() => {
          layout.routes = {
            children: [
              {path: '/', view: 'home'},
              {path: '/photos/:id', view: ({params}: RouteContext) => `page ${params.id}`},
            ],
            modal: [
              {path: '/photos/:id', intercept: true, view: ({params}: RouteContext) => `modal ${params.id}`},
            ],
          };
        }),
    });
    await page.until('the routes', () => page.text('children') === 'home');
    await page.click(`${APP}/photos/1`);
    expectAt(page, '/photos/1', 'home', 'modal 1');
    await page.reload();
    await page.until('the routes', () => page.text('children') !== '');
    expectAt(page, '/photos/1', 'page 1', '');
  });

  it('R016 R117 keeps every other route slot untouched, a catch-all and a default too', async () => {
    const page = await open();
    const others = ['children', 'side'].map((name) => watchMutations(page.slot(name)));
    await page.click(`${APP}/photos/1`);
    await page.click(`${APP}/photos/2`);
    await page.back();
    expect(page.texts('children', 'side', 'modal')).to.deep.equal({
      children: 'home',
      side: 'side',
      modal: 'modal 1',
    });
    expect(others.map((watch) => watch.take())).to.deep.equal([[], []]);
    expect(page.slot('side').kept).to.equal(true);
  });

  it('calls no loader but its own', async () => {
    const urls: string[] = [];
    const page = await open('', {
      setup: ({slot}) => {
        const load = ({slot: name, url}: RouteContext) => void urls.push(`${name} ${url.pathname}`);
        slot('children').routes = [
          {path: '/', load, view: 'home'},
          {path: '/photos/:id', load, view: 'page'},
        ];
        slot('side').routes = [{path: '/:all*', load, view: 'side'}];
        slot('modal').routes = [{path: '/photos/:id', intercept: true, load, view: 'modal'}];
      },
      html: layoutWith(APP, {children: {}, side: {}, modal: {default: ''}}),
    });
    urls.length = 0;
    await page.click(`${APP}/photos/1`);
    expect(urls).to.deep.equal([`modal ${APP}/photos/1`]);
    urls.length = 0;
    await page.reload();
    expect(urls.sort()).to.deep.equal([`children ${APP}/photos/1`, `side ${APP}/photos/1`]);
  });

  it('R113 takes only what comes from the pages of its pattern', async () => {
    const page = await open('/about', {
      html: layoutWith(
        APP,
        {children: {...children, '/feed': 'feed', '/feed/:tab': 'feed {{tab}}'}},
        slot('modal', {default: ''}, '', intercepted('/photos/:id', 'modal {{id}}', '/feed{/*}?')),
      ),
    });
    await page.click(`${APP}/photos/1`);
    expectAt(page, '/photos/1', 'page 1', '');
    await page.click(`${APP}/feed`);
    await page.click(`${APP}/photos/1`);
    expectAt(page, '/photos/1', 'feed', 'modal 1');
    await page.click(`${APP}/feed/new`);
    await page.click(`${APP}/photos/2`);
    expectAt(page, '/photos/2', 'feed new', 'modal 2');
  });

  it('R114 takes the page in the background for the source, not the address bar', async () => {
    const page = await open('/about', {
      html: layoutWith(
        APP,
        {children},
        slot('modal', {default: ''}, '', intercepted('/photos/:id', 'modal {{id}}', '/about')),
      ),
    });
    await page.click(`${APP}/photos/1`);
    await page.click(`${APP}/photos/2`);
    expectAt(page, '/photos/2', 'about', 'modal 2');
    await page.back();
    expectAt(page, '/photos/1', 'about', 'modal 1');
    await page.click(`${APP}/photos/3`);
    expectAt(page, '/photos/3', 'about', 'modal 3');
  });

  it('R115 does not apply where the pathname stays', async () => {
    const page = await open('/photos/1');
    await page.replace('?size=l');
    expectAt(page, '/photos/1?size=l', 'page 1', '');
    await page.click('?size=m');
    expectAt(page, '/photos/1?size=m', 'page 1', '');
    await page.click('#part');
    expectAt(page, '/photos/1?size=m#part', 'page 1', '');
    await page.click(`${APP}/photos/1/`);
    expectAt(page, '/photos/1/', 'page 1', '');
  });

  it('R117 in children shows its view instead of the page', async () => {
    const page = await open('', {
      html: layoutWith(
        APP,
        {side},
        slot('children', children, '', intercepted('/photos/:id', 'over {{id}}')),
      ),
    });
    await page.click(`${APP}/photos/1`);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'over 1', side: 'side'});
    await page.back();
    expect(page.text('children')).to.equal('home');
    await page.forward();
    expect(page.text('children')).to.equal('over 1');
    await page.reload();
    expect(page.texts('children', 'side')).to.deep.equal({children: 'page 1', side: 'side catch-all'});
  });

  it('R118 uses the route whose source it is', async () => {
    const page = await open('', {
      html: layoutWith(
        APP,
        {children},
        slot(
          'modal',
          {default: ''},
          '',
          intercepted('/photos/:id', 'from home {{id}}', '/') +
            intercepted('/photos/:id', 'from about {{id}}', '/about'),
        ),
      ),
    });
    await page.click(`${APP}/photos/1`);
    expectAt(page, '/photos/1', 'home', 'from home 1');
    await page.back();
    await page.click(`${APP}/about`);
    await page.click(`${APP}/photos/1`);
    expectAt(page, '/photos/1', 'about', 'from about 1');
  });

  it('R119 works with params in the source and a catch-all in the target', async () => {
    const page = await open('/team/7', {
      html: layoutWith(
        APP,
        {children: {'/team/:team': 'team {{team}}', '/files/:path*': 'files'}},
        slot('modal', {default: ''}, '', intercepted('/files/:path*', 'modal {{path}}', '/team/:team')),
      ),
    });
    await page.click(`${APP}/files/a/b`);
    expectAt(page, '/files/a/b', 'team 7', 'modal a/b');
    await page.reload();
    expectAt(page, '/files/a/b', 'files', '');
  });

  it('R120 works with trailing slashes', async () => {
    const page = await open('/about/', {
      html: layoutWith(
        APP,
        {children},
        slot('modal', {default: ''}, '', intercepted('/photos/:id/', 'modal {{id}}', '/about')),
      ),
    });
    await page.click(`${APP}/photos/1/`);
    expectAt(page, '/photos/1/', 'about', 'modal 1');
  });

  it('R121 is closed by back, and opened again by forward', async () => {
    const page = await open('/about');
    await page.click(`${APP}/photos/1`);
    await page.back();
    expectAt(page, '/about', 'about', '');
    await page.forward();
    expectAt(page, '/photos/1', 'about', 'modal 1');
    await page.back();
    expectAt(page, '/about', 'about', '');
  });

  it('R122 is over for good in an entry that was reloaded, and in no other', async () => {
    const page = await open();
    await page.click(`${APP}/photos/1`);
    await page.click(`${APP}/photos/2`);
    await page.click(`${APP}/photos/3`);
    await page.back();
    await page.reload();
    expectAt(page, '/photos/2', 'page 2', '');
    await page.back();
    expectAt(page, '/photos/1', 'home', 'modal 1');
    await page.go(2);
    expectAt(page, '/photos/3', 'home', 'modal 3');
    await page.back();
    expectAt(page, '/photos/2', 'page 2', '');
  });

  it('R122 is over on reload with restore too', async () => {
    const page = await open('', {html: html.replace('<slot-layout', '<slot-layout restore')});
    await page.click(`${APP}/photos/1`);
    await page.reload();
    expectAt(page, '/photos/1', 'page 1', '');
  });

  it('R123 is over when the same URL is pushed again', async () => {
    const page = await open('', {html: html.replace('name="modal"', 'name="modal" unmatched="empty"')});
    await page.click(`${APP}/photos/1`);
    expectAt(page, '/photos/1', 'home', 'modal 1');
    const before = page.historyLength;
    await page.click(`${APP}/photos/1`);
    expectAt(page, '/photos/1', 'page 1', '');
    expect(page.historyLength).to.equal(before);
  });

  it('R124 R125 is as it was after reload() of what is on screen', async () => {
    let loads = 0;
    const view = ({data, slot: name}: RouteContext) => `${name} ${String(data)}`;
    const page = await open('', {
      setup: ({slot}) => {
        const load = () => ++loads;
        slot('children').routes = [
          {path: '/', load, view},
          {path: '/photos/:id', load, view},
        ];
        slot('modal').routes = [{path: '/photos/:id', intercept: true, load, view}];
      },
      html: layoutWith(APP, {children: {}, modal: {default: ''}}),
    });
    await page.click(`${APP}/photos/1`);
    expectAt(page, '/photos/1', 'children 1', 'modal 2');
    const before = page.historyLength;
    await page.layout.reload();
    await page.settled();
    expect(loads).to.equal(4);
    expect(page.text('children')).to.match(/^children [34]$/);
    expect(page.text('modal')).to.match(/^modal [34]$/);
    expect(page.historyLength).to.equal(before);

    await page.reload();
    expectAt(page, '/photos/1', 'children 5', '');
    await page.layout.reload();
    await page.settled();
    expectAt(page, '/photos/1', 'children 6', '');
  });

  it('lies over its background again when the entry is reached from another document', async () => {
    const page = await open('/about');
    await page.click(`${APP}/photos/1`);
    await page.goto('/page/elsewhere');
    await page.back();
    expectAt(page, '/photos/1', 'about', 'modal 1');
    await page.back();
    expectAt(page, '/about', 'about', '');
  });

  it('lies over what was kept', async () => {
    const page = await open('', {
      html: layoutWith(
        APP,
        {
          children: {...children, '/x': 'x'},
          side: {'/': 'side', '/side': 'other side', default: 'side default'},
        },
        slot('modal', {default: ''}, '', intercepted('/photos/:id', 'modal {{id}}')),
      ),
    });
    await page.click(`${APP}/side`);
    await page.click(`${APP}/x`);
    await page.click(`${APP}/photos/1`);
    expect(page.texts('children', 'side', 'modal')).to.deep.equal({
      children: 'x',
      side: 'other side',
      modal: 'modal 1',
    });
    await page.click(`${APP}/about`);
    await page.back();
    expect(page.texts('children', 'side', 'modal')).to.deep.equal({
      children: 'x',
      side: 'other side',
      modal: 'modal 1',
    });
  });

  const declared: Record<string, boolean | string> = {true: true, 'an empty text': '', 'a pattern': '/about'};

  for (const [name, intercept] of Object.entries(declared)) {
    it(`is declared on a route object with ${name}`, async () => {
      const page = await open('/about', {
        html: layoutWith(APP, {children, modal: {default: ''}}),
        setup: ({slot}) => {
          const view = ({params}: RouteContext) => `modal ${params['id']}`;
          slot('modal').routes = [{path: '/photos/:id', intercept, view}];
        },
      });
      await page.click(`${APP}/photos/1`);
      expectAt(page, '/photos/1', 'about', 'modal 1');
    });
  }

  it('is not declared with false', async () => {
    const page = await open('/photos/1', {
      html: layoutWith(APP, {children, modal: {default: ''}}),
      setup: ({slot}) => {
        slot('modal').routes = [{path: '/photos/:id', intercept: false, view: 'modal'}];
      },
    });
    expectAt(page, '/photos/1', 'page 1', 'modal');
  });

  it('that fails is an error of its own route slot, with a retry', async () => {
    let fails = true;
    const page = await open('', {
      html: layoutWith(APP, {children, modal: {default: ''}}),
      setup: ({window, slot}) => {
        const load = () => {
          if (fails) throw new window.Error('broken');
        };
        slot('modal').routes = [{path: '/photos/:id', intercept: true, load, view: 'modal'}];
      },
    });
    await page.click(`${APP}/photos/1`);
    expect(page.statuses('children', 'modal')).to.deep.equal({children: 'ready', modal: 'error'});
    expect(page.text('children')).to.equal('home');
    fails = false;
    void page.slot('modal').retry();
    await page.settled();
    expectAt(page, '/photos/1', 'home', 'modal');
  });

  it('that still loads is aborted when the page moves on, and never shows', async () => {
    const hold = deferred();
    let signal: AbortSignal | undefined;
    const page = await open('', {
      html: layoutWith(APP, {children, modal: {default: ''}}),
      setup: ({slot}) => {
        const load = (context: RouteContext) => {
          signal = context.signal;
          return hold.promise;
        };
        slot('modal').routes = [
          {path: '/photos/1', intercept: true, load, view: 'modal 1'},
          {path: '/photos/:id', intercept: true, view: 'modal'},
        ];
      },
    });
    await page.click(`${APP}/photos/1`, {settle: false});
    await page.until('the load', () => page.slot('modal').status === 'loading');
    await page.click(`${APP}/photos/2`);
    expect(signal?.aborted).to.equal(true);
    hold.resolve();
    await page.settled();
    expectAt(page, '/photos/2', 'home', 'modal');
  });
});
