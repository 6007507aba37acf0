import {expect, waitUntil} from '@open-wc/testing';

import {mountLayout, type MountOptions, type TestPage} from '../../src/testing/index.js';

const library = '/test/.build/slot-router.dev.js';

const html = `
  <slot-layout base="/dashboard">
    <nav>
      <a id="ada" href="/dashboard/members/ada">Ada</a>
      <a id="bob" href="/dashboard/members/bob">Bob</a>
      <a id="elsewhere" href="/elsewhere">Elsewhere</a>
      <a id="window" href="/dashboard/members/ada" target="_blank">New window</a>
      <a id="foreign" href="https://example.test/">Foreign</a>
      <a id="file" href="/dashboard/file" download>File</a>
      <a id="fragment" href="#there">Fragment</a>
    </nav>
    <route-slot name="users"><template path="/">all users</template></route-slot>
    <route-slot name="side"><template path="/">side</template><template default>side default</template></route-slot>
  </slot-layout>`;

const members = {
  path: '/members/:id',
  load: ({params}: {params: Readonly<Record<string, string>>}) => Promise.resolve(`user ${params.id ?? ''}`),
  view: ({data}: {data: unknown}) => String(data),
};
const routes = {users: [members]};

const pages: TestPage[] = [];

async function mount(options: MountOptions = {}): Promise<TestPage> {
  const page = await mountLayout(html, {url: '/dashboard', routes, library, ...options});
  pages.push(page);
  return page;
}

const text = (page: TestPage, name: string) => page.slot(name).textContent.trim();

/** The last navigation without what it has changed. */
const lastOf = ({navigations}: TestPage) => {
  const {url, type, intercepted, reason} = navigations.at(-1) ?? {};
  return {url, type, intercepted, reason};
};

describe('mountLayout()', () => {
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.restore();
  });

  it('mounts a layout at a URL that nobody serves, and leaves the test page where it is', async () => {
    const before = location.href;
    const page = await mount({url: '/dashboard/members/ada?tab=open#top'});
    expect(page.url).to.equal('/dashboard/members/ada?tab=open#top');
    expect(text(page, 'users')).to.equal('user ada');
    expect(text(page, 'side')).to.equal('side default');
    expect(page.navigations).to.deep.equal([]);
    expect(location.href).to.equal(before);
  });

  it('records what is intercepted, and which route slots show something new for it', async () => {
    const page = await mount();
    await page.click('#ada');
    expect(page.navigations).to.deep.equal([
      {url: '/dashboard/members/ada', type: 'push', intercepted: true, reason: undefined, slots: ['users']},
    ]);
    await page.navigate('/dashboard/members/bob', {history: 'replace'});
    expect(lastOf(page)).to.deep.equal({
      url: '/dashboard/members/bob',
      type: 'replace',
      intercepted: true,
      reason: undefined,
    });
  });

  it('records why the others are not, and keeps them from leaving', async () => {
    const page = await mount();
    for (const [link, url, reason] of [
      ['#elsewhere', '/elsewhere', 'unmatched'],
      ['#window', '/dashboard/members/ada', 'new-window'],
      ['#foreign', 'https://example.test/', 'not-interceptable'],
      ['#file', '/dashboard/file', 'download'],
      ['#fragment', '/dashboard#there', 'hash-change'],
    ] as const) {
      await page.click(link);
      await page.settled();
      expect(lastOf(page), link).to.deep.equal({url, type: 'push', intercepted: false, reason});
      expect(text(page, 'users')).to.equal('all users');
    }
  });

  it('holds a load until it is released', async () => {
    const page = await mount();
    const users = page.hold('users');
    await page.click('#ada', {settle: false});
    await users.requested;
    expect(users.pending).to.equal(1);
    expect(page.slot('users').status).to.equal('loading');
    await page.click('#bob', {settle: false});
    await waitUntil(() => page.url === '/dashboard/members/bob' && users.pending === 1);
    expect(page.slot('users').status).to.equal('loading');
    users.release();
    await page.settled();
    expect(text(page, 'users')).to.equal('user bob');
    await page.click('#ada');
    expect(text(page, 'users')).to.equal('user ada');
  });

  it('releases a load with data in the place of its loader, and fails one', async () => {
    const page = await mount({url: '/dashboard/members/ada', hold: ['users']});
    expect(page.slot('users').status).to.equal('loading');
    page.hold('users').release('user of the test');
    await page.settled();
    expect(text(page, 'users')).to.equal('user of the test');
    const users = page.hold('users');
    await page.click('#bob', {settle: false});
    users.fail(new Error('no network'));
    await page.settled();
    expect(page.slot('users').status).to.equal('error');
    expect(page.slot('users').error).to.have.property('message', 'no network');
    await page.slot('users').retry();
    expect(text(page, 'users')).to.equal('user bob');
  });

  it('traverses, and reloads for real', async () => {
    const page = await mount();
    await page.click('#ada');
    await page.click('#bob');
    await page.back();
    expect(text(page, 'users')).to.equal('user ada');
    expect(lastOf(page).type).to.equal('traverse');
    const {document} = page;
    await page.reload();
    expect(page.document).not.to.equal(document);
    expect(page.url).to.equal('/dashboard/members/ada');
    expect(text(page, 'users')).to.equal('user ada');
    // A reload is a hard load: what was kept is its default now.
    expect(text(page, 'side')).to.equal('side default');
    expect(lastOf(page)).to.deep.equal({
      url: '/dashboard/members/ada',
      type: 'reload',
      intercepted: false,
      reason: 'reload',
    });
    await page.forward();
    expect(text(page, 'users')).to.equal('user bob');
    await page.go(-2);
    expect(page.url).to.equal('/dashboard');
    expect(text(page, 'side')).to.equal('side');
  });

  it('restores the history of the test page', async () => {
    const {href} = location;
    const state: unknown = history.state;
    const page = await mount();
    await page.click('#ada');
    await page.restore();
    await page.restore();
    expect(document.querySelector('iframe')).to.equal(null);
    expect(location.href).to.equal(href);
    expect(history.state).to.deep.equal(state);
  });
});
