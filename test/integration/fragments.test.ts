/* `<template path src>`: HTML from a server, streamed in as it arrives. */
import {expect} from '@open-wc/testing';

import {it} from '../support/it.js';
import type {Page} from '../support/page.js';
import {startServed} from '../support/server.js';
import {observe} from '../support/realm.js';

const route = '<template path="/x" src="/x.html"></template>';

/** What is on screen of a fragment that stands still at a gate. */
async function upTo(page: Page, text: string): Promise<void> {
  await page.until(`"${text}"`, () => page.text('main') === text);
}

describe('<template src>', () => {
  it('shows what has come while the rest is on its way', async () => {
    const {page, go, gate, asked} = await startServed(
      {'/x.html': {body: ['<ul><li>one</li>', {gate: ''}, '<li>two</li></ul>', '<p>end</p>']}},
      route,
    );
    await go('/x', {settle: false});
    await upTo(page, 'one');
    const first = page.find('li');
    expect(page.slot('main').status).to.equal('loading');
    expect(page.slot('main').ariaBusy).to.equal('true');
    expect(page.shown('main')).to.equal('content');
    await gate();
    await page.settled();
    expect(page.text('main')).to.equal('one two end');
    expect(page.find('li')).to.equal(first);
    expect(page.slot('main').status).to.equal('ready');
    expect(page.slot('main').ariaBusy).to.equal(null);
    expect((await asked())[0]).to.include({accept: 'text/html', slot: 'main'});
  });

  it('shows only the start of what is large before all of it has come', async () => {
    const lines = '<p>line</p>'.repeat(30_000);
    const {page, go, gate} = await startServed(
      {'/x.html': {body: ['<b>start</b>', lines, {gate: ''}, '<i>end</i>']}},
      route,
    );
    await go('/x', {settle: false});
    await page.until('the start', () => page.slot('main').querySelector('b') !== null);
    await page.until('more of it', () => page.slot('main').querySelectorAll('p').length > 20_000);
    // The server has sent all of it long before another page of its own is there.
    for (let i = 0; i < 10; i++) await (await page.window.fetch('/page/', {cache: 'no-store'})).text();
    expect(page.slot('main').querySelectorAll('p').length).to.be.below(25_000);
    await gate();
    await page.settled();
    expect(page.slot('main').querySelectorAll('p').length).to.equal(30_000);
    expect(page.slot('main').lastElementChild?.textContent).to.equal('end');
  });

  it('leaves what is there alone while more comes: tables, text, templates and shadow trees', async () => {
    const pieces = [
      '<table><tr><td>a',
      'b</td><td>c</td></tr><tr>',
      '<td>d</td></tr></table><x-card><template shadowrootmode="open"><b>sh',
      'adow</b><slot></slot></template>li',
      'ght</x-card><template id="t"><i>in',
      'side</i></template><p>after <b>bo',
      'ld</b> text',
    ];
    const body = pieces.flatMap((piece, i) => [piece, {gate: `${i}`}]);
    const {page, go, gate} = await startServed({'/x.html': {body}}, route);
    await go('/x', {settle: false});
    const removed: Node[] = [];
    observe(page.window, (records) => {
      removed.push(...records.flatMap(({removedNodes}) => [...removedNodes]));
    }).observe(page.slot('main'), {childList: true, subtree: true});
    const seen: string[] = [];
    for (const [i, text] of ['a', 'ab', 'sh', 'shadow', 'light', 'after bo', 'bold text'].entries()) {
      await page.until(text, () => page.text('main').replace(/\s+/g, ' ').includes(text));
      seen.push(text);
      await gate(`${i}`);
    }
    await page.settled();
    expect(removed.map(({textContent}) => textContent)).to.deep.equal(['home']);
    const card = page.find('x-card');
    expect(card.shadowRoot?.innerHTML).to.equal('<b>shadow</b><slot></slot>');
    expect(card.textContent).to.equal('light');
    expect(page.find<HTMLTemplateElement>('#t').innerHTML).to.equal('<i>inside</i>');
    expect(page.find('route-slot > p').innerHTML).to.equal('after <b>bold</b> text');
  });

  it('upgrades custom elements, those with a shadow tree of their own too', async () => {
    const {page, go} = await startServed(
      {'/x.html': '<x-up><template shadowrootmode="open">declared</template></x-up><p is="x">plain</p>'},
      route,
    );
    const {window} = page;
    const found: (string | undefined)[] = [];
    window.customElements.define(
      'x-up',
      class extends window.HTMLElement {
        connectedCallback(): void {
          found.push(this.shadowRoot?.textContent ?? undefined);
        }
      },
    );
    await go('/x');
    expect(found).to.deep.equal(['declared']);
  });

  it('takes the body of a whole document, and its title', async () => {
    const {page, go} = await startServed(
      {
        '/x.html':
          '<!-- made by hand -->\n<!doctype html><html><head><title> A &amp; B </title><style>p{}</style></head><body><p>body</p></body></html>',
        '/y.html': '<title>Y</title><p>y</p>',
        '/z.html': '<p>z</p>',
      },
      `${route}<template path="/y" src="/y.html"></template><template path="/z" src="/z.html"></template><template path="/own" src="/y.html" title="Own"></template>`,
    );
    await go('/x');
    expect(page.slot('main').querySelector('style, title')).to.equal(null);
    expect(page.text('main')).to.equal('body');
    expect(page.document.title).to.equal('A & B');
    await go('/y');
    expect(page.document.title).to.equal('Y');
    expect(page.slot('main').querySelector('title')).to.equal(null);
    await go('/own');
    expect(page.document.title).to.equal('Own');
    await go('/z');
    expect(page.document.title).to.equal('Fixture');
  });

  it('takes the route slot of its own name out of a whole document, before its end', async () => {
    const {page, go, gate} = await startServed(
      {
        '/x.html': {
          body: [
            '<!doctype html><title>T</title><nav>nav</nav><slot-layout><route-slot name="other">other</route-slot>',
            '<route-slot name="main"><template path="/x" src>never</template><p slot="loading">never</p><b>mine</b>',
            {gate: '1'},
            '<i>more</i></route-slot><p>rest',
            {gate: '2'},
          ],
        },
      },
      route,
    );
    await go('/x', {settle: false});
    await upTo(page, 'mine');
    await gate('1');
    // Its part is complete, though the answer is not.
    await page.settled();
    expect(page.text('main')).to.equal('minemore');
    expect(page.slot('main').querySelectorAll('template')).to.have.length(2);
    await gate('2');
  });

  it('takes what is sent for it alone', async () => {
    const {page, go} = await startServed({'/x.html': '<route-slot name="main">part</route-slot>'}, route);
    await go('/x');
    expect(page.text('main')).to.equal('part');
    expect(page.slots('main')).to.have.length(1);
  });

  it('fills params, each as one encoded segment', async () => {
    const {page, go, asked} = await startServed(
      {'/f/a%2Fb%3Fc/7.html?q=a%2Fb%3Fc': '<p>found</p>'},
      '<template path="/x/:id/:n" src="/f/{{id}}/{{ n }}.html?q={{id}}"></template>',
    );
    await go('/x/a%2Fb%3Fc/7');
    expect(page.text('main')).to.equal('found');
    expect(await asked()).to.have.length(1);
  });

  it('asks again on reload past the cache, and changes nothing where nothing has changed', async () => {
    const cached = {body: '<p>one</p>', headers: {'cache-control': 'max-age=600', etag: '"1"'}};
    const {page, go, at, asked, serve} = await startServed(
      {'/x.html': cached, '/plain': cached},
      `${route}<template path="/y">y</template>`,
    );
    await go('/x');
    await go('/y');
    await go('/x');
    // WebKitGTK 2.50 has no cache while it is automated: whatever two plain requests come to.
    for (let i = 0; i < 2; i++) await (await page.window.fetch(`${at}/plain`)).text();
    const paths = (await asked()).map(({path}) => path);
    const times = paths.filter((path) => path.endsWith('/plain')).length;
    expect(paths.length).to.equal(2 * times);
    const before = page.find('route-slot > p');
    await page.slot('main').reload();
    expect((await asked()).at(-1)).to.include(times === 1 ? {etag: '"1"'} : {cache: 'max-age=0'});
    expect(page.find('route-slot > p')).to.equal(before);
    await serve({'/x.html': {body: '<p>two</p>', headers: {'cache-control': 'max-age=600', etag: '"2"'}}});
    await page.slot('main').reload();
    expect(page.text('main')).to.equal('two');
  });

  it('gives up what nobody waits for, and leaves nothing of it', async () => {
    const {page, go, gate, asked} = await startServed(
      {'/x.html': {body: ['<p>half</p>', {gate: ''}, '<p>end</p>']}},
      `${route}<template path="/y">y</template>`,
    );
    await go('/x', {settle: false});
    await upTo(page, 'half');
    await go('/y');
    expect(page.text('main')).to.equal('y');
    await gate();
    await go('/x');
    expect(page.text('main')).to.equal('half end');
    expect(await asked()).to.have.length(2);
  });

  it('has links that are followed as anywhere', async () => {
    const {page, go, at} = await startServed(
      {'/x.html': '<a id="to" href="./y">y</a>'},
      `${route}<template path="/y">y</template>`,
    );
    await go('/x');
    await page.click('a[id=to]');
    expect(page.url).to.equal(`${at}/y`);
    expect(page.text('main')).to.equal('y');
    expect(page.loads).to.equal(1);
  });

  it('follows redirects, and the URL with it where that is a page', async () => {
    const {page, go, at, asked} = await startServed(
      {
        '/f/me.html': {status: 302, headers: {location: '42.html'}},
        '/f/42.html': '<p>forty-two</p>',
        '/f/old.html': {status: 301, headers: {location: 'deep/new.html'}},
        '/f/deep/new.html': '<p>moved</p>',
        '/f/secret.html': {status: 302, headers: {location: '../login'}},
        '/login': '<p>never shown here</p>',
      },
      '<template path="/m/:id" src="/f/{{id}}.html"></template><template path="/login">please log in</template>',
    );
    const length = page.historyLength;
    await go('/m/me');
    expect(page.text('main')).to.equal('forty-two');
    expect(page.url).to.equal(`${at}/m/42`);
    expect(page.historyLength).to.equal(length + 1);
    expect((await asked()).map(({path}) => path.slice(at.length))).to.deep.equal([
      '/f/me.html',
      '/f/42.html',
    ]);
    await go('/m/old');
    expect(page.text('main')).to.equal('moved');
    expect(page.url).to.equal(`${at}/m/old`);
    await go('/m/secret');
    expect(page.text('main')).to.equal('please log in');
    expect(page.url).to.equal(`${at}/login`);
  });
});
