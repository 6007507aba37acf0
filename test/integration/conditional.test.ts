/* Conditional route slots: `disabled`, late insertion and `when`. The loaders of what is not shown are not called. */
import {expect} from '@open-wc/testing';

import type {Route, RouteContext} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {fragment, layout, slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';

const APP = '/page/app';

/** A dashboard with a route slot for administrators and one for users, both with loaders. */
async function open(admin: string, user = '') {
  const loads: string[] = [];
  const page = await openPage({
    url: APP,
    html: `<slot-layout base="${APP}">${slot('children', {'/': 'home', '/x': 'x', '/y': 'y'})}
      ${slot('admin', {}, admin)}${slot('user', {}, user)}</slot-layout>`,
    setup: ({layout}) => {
      const load = ({slot, segment}: RouteContext) => loads.push(`${slot} ${segment}`);
      const view = ({slot, segment}: RouteContext) => `${slot} at ${segment}`;
      const routes = [
        {path: '/', load, view},
        {path: '/x', load, view},
      ];
      layout.routes = {admin: routes, user: routes};
    },
  });
  return {page, loads};
}

describe('a disabled route slot', () => {
  it('loads nothing, shows nothing, and is not missed', async () => {
    const {page, loads} = await open('disabled');
    expect(page.layout.status).to.equal('active');
    expect(page.texts('admin', 'user')).to.deep.equal({admin: '', user: 'user at /'});
    expect(page.slot('admin').status).to.equal('empty');
    await page.click(`${APP}/x`);
    void page.layout.reload();
    await page.until('the reload', () => loads.length === 3);
    await page.settled();
    expect(loads).to.deep.equal(['user /', 'user /x', 'user /x']);
  });

  it('is not even missed where it has no match and no default', async () => {
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}">${slot('children', {'/': 'home'})}${slot('none', {'/x': 'x'}, 'disabled')}
        </slot-layout>`,
    });
    expect(page.layout.status).to.equal('active');
    expect(page.text('children')).to.equal('home');
  });

  it('shows nothing of what is in it from the start', async () => {
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}">${slot('children', {'/': 'home'})}
        ${slot('side', {'/': 'rendered'}, 'disabled', '<p>first paint</p>')}
        <route-slot name="static" disabled><p>static</p></route-slot></slot-layout>`,
    });
    expect(page.texts('side', 'static')).to.deep.equal({side: '', static: ''});
    page.slot('side').disabled = page.slot('static').disabled = false;
    await nextFrame();
    await page.settled();
    expect(page.texts('side', 'static')).to.deep.equal({side: 'first paint', static: 'static'});
  });

  it('shows the current URL when it is enabled, and loads once', async () => {
    const {page, loads} = await open('disabled');
    await page.click(`${APP}/x`);
    loads.length = 0;
    page.slot('admin').disabled = false;
    await page.until('the admin view', () => page.text('admin') === 'admin at /x');
    expect(loads).to.deep.equal(['admin /x']);
    expect(page.text('user')).to.equal('user at /x');
  });

  it('changes its role with another one at the same URL', async () => {
    const {page, loads} = await open('disabled');
    const length = page.historyLength;
    page.slot('admin').disabled = false;
    page.slot('user').disabled = true;
    await page.until('the admin view', () => page.text('admin') === 'admin at /');
    await page.settled();
    expect(page.text('user')).to.equal('');
    expect(page.slot('user').status).to.equal('empty');
    expect(loads).to.deep.equal(['user /', 'admin /']);
    expect(page.url).to.equal(APP);
    expect(page.historyLength).to.equal(length);
  });

  it('aborts its load when it is disabled', async () => {
    const hold = deferred();
    const {page} = await open('');
    let signal: AbortSignal | undefined;
    page.slot('admin').routes = [
      {
        path: '/y',
        load: (context) => {
          ({signal} = context);
          return hold.promise;
        },
        view: 'slow',
      },
    ];
    await page.settled();
    await page.click(`${APP}/y`, {settle: false});
    await page.until('the load', () => signal !== undefined);
    page.slot('admin').disabled = true;
    await page.until('the signal', () => signal?.aborted === true);
    hold.resolve();
    await page.settled();
    expect(page.text('admin')).to.equal('');
  });
});

describe('a route slot that comes late', () => {
  it('is not loaded before, and loads the current URL once', async () => {
    const {page, loads} = await open('disabled');
    page.slot('admin').remove();
    await page.click(`${APP}/x`);
    loads.length = 0;
    page.layout.append(fragment(page.document, '<route-slot name="admin"></route-slot>'));
    await page.until('the admin view', () => page.text('admin') === 'admin at /x');
    await page.settled();
    expect(loads).to.deep.equal(['admin /x']);
  });

  it('shows its default where the URL does not match, and says so where it has none', async () => {
    const page = await openPage({url: `${APP}/x`, html: layout(APP, {children: {'/x': 'x', '/y': 'y'}})});
    page.layout.append(fragment(page.document, slot('late', {'/y': 'late y', default: 'late default'})));
    page.layout.append(fragment(page.document, slot('lost', {'/y': 'lost y'})));
    await page.until('the default', () => page.text('late') === 'late default');
    await page.until('the other one', () => page.slot('lost').status === 'not-found');
    page.dropWarnings(/SR001/);
    expect(page.layout.status).to.equal('active');
    expect(page.text('children')).to.equal('x');
    await page.click(`${APP}/y`);
    expect(page.texts('children', 'late', 'lost')).to.deep.equal({
      children: 'y',
      late: 'late y',
      lost: 'lost y',
    });
  });

  it('is not loaded any more when it has gone', async () => {
    const {page, loads} = await open('');
    page.slot('admin').remove();
    await page.settled();
    loads.length = 0;
    await page.click(`${APP}/x`);
    void page.layout.reload();
    await page.until('the reload', () => loads.length === 2);
    await page.settled();
    expect(loads).to.deep.equal(['user /x', 'user /x']);
  });
});

describe('when', () => {
  it('says no: the next route answers, and its loader alone is called', async () => {
    let role = 'user';
    const loads: string[] = [];
    const load = (name: string) => () => void loads.push(name);
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/': 'home'}}),
      setup: ({slot}) => {
        slot('children').routes = [
          {when: () => role === 'admin', path: '/panel', load: load('admin'), view: 'admin panel'},
          {path: '/:page', load: load('any'), view: 'any page'},
        ];
      },
    });
    await page.click(`${APP}/panel`);
    expect(page.text('children')).to.equal('any page');
    role = 'admin';
    await page.click(APP);
    await page.click(`${APP}/panel`);
    expect(page.text('children')).to.equal('admin panel');
    expect(loads).to.deep.equal(['any', 'admin']);
  });

  it('gets the place that it is asked about', async () => {
    const asked: RouteContext[] = [];
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/': 'home'}}),
      setup: ({slot}) => {
        const when = (context: RouteContext) => {
          asked.push(context);
          return true;
        };
        slot('children').routes = [{when, path: '/item/:id', view: 'item'}];
      },
    });
    await page.click(`${APP}/item/caf%C3%A9?tab=open`);
    expect(page.text('children')).to.equal('item');
    const context = asked.at(-1);
    expect(context?.params).to.deep.equal({id: 'café'});
    expect(context?.segment).to.equal('/item/caf%C3%A9');
    expect(context?.searchParams.get('tab')).to.equal('open');
    expect(context?.slot).to.equal('children');
    expect(context?.url.pathname).to.equal(`${APP}/item/caf%C3%A9`);
  });

  it('is not asked about a URL that its route does not match', async () => {
    let asked = 0;
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/': 'home', '/b': 'b'}}),
      setup: ({slot}) => {
        const when = () => ++asked > 0;
        slot('children').routes = [{when, path: '/item/:id', view: 'item'}];
      },
    });
    await page.click(`${APP}/b`);
    expect(asked).to.equal(0);
  });

  it('says no to a match: the default on a hard load, kept on a soft navigation', async () => {
    const loads: string[] = [];
    const options = {
      html: layout(APP, {children: {'/': 'home', '/x': 'x', '/y': 'y'}, side: {'/': 'side home'}}),
      setup: ({slot}: {slot: (name: string) => {routes: readonly Route[] | undefined}}) => {
        const load = ({segment}: RouteContext) => loads.push(segment);
        const when = ({searchParams}: RouteContext) => searchParams.has('yes');
        slot('side').routes = [
          {when, path: '/:page', load, view: ({params}: RouteContext) => `side ${params['page']}`},
          {default: true, view: 'side default'},
        ];
      },
    };
    const page = await openPage({url: `${APP}/x`, ...options});
    expect(page.texts('children', 'side')).to.deep.equal({children: 'x', side: 'side default'});
    expect(page.slot('side').isDefault).to.equal(true);
    await page.click(APP);
    await page.click(`${APP}/y`);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'y', side: 'side home'});
    expect(page.slot('side').kept).to.equal(true);
    expect(loads).to.deep.equal([]);
    await page.click(`${APP}/y?yes`);
    expect(page.text('side')).to.equal('side y');
    expect(loads).to.deep.equal(['/y']);
  });

  it('decides about a default too', async () => {
    const page = await openPage({
      url: `${APP}/x`,
      html: layout(APP, {children: {'/x': 'x'}, side: {'/': 'side'}}),
      setup: ({slot}) => {
        slot('side').routes = [{when: () => false, default: true, view: 'never'}];
      },
    });
    page.takeWarnings(/SR\d+/);
    expect(page.layout.status).to.equal('not-found');
    expect(page.text('side')).not.to.contain('never');
  });

  it('says no to a nested layout: its loaders are not called either', async () => {
    const loads: string[] = [];
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/': 'home', '/:other': 'other'}}),
      setup: ({document, slot}) => {
        const load = ({slot}: RouteContext) => loads.push(slot);
        const inner = [{path: '/', load, view: 'inner'}];
        const view = () => fragment(document, '<route-slot name="inner"></route-slot>');
        slot('children').routes = [{when: () => false, path: '/team', load, view, slots: {inner}}];
      },
    });
    await page.click(`${APP}/team`);
    await nextFrame();
    expect(page.text('children')).to.equal('other');
    expect(loads).to.deep.equal([]);
  });

  it('chooses between two routes for one path without a warning', async () => {
    let isLoggedIn = false;
    const page = await openPage({
      url: `${APP}/me`,
      html: layout(APP, {children: {'/': 'home'}}),
      setup: ({slot}) => {
        slot('children').routes = [
          {when: () => isLoggedIn, path: '/me', view: 'profile'},
          {when: () => !isLoggedIn, path: '/me', view: 'login'},
        ];
      },
    });
    expect(page.text('children')).to.equal('login');
    await page.click(APP);
    isLoggedIn = true;
    await page.back();
    expect(page.text('children')).to.equal('profile');
  });
});
