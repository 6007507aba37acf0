/* Sites of ordinary pages with one layout: an empty `src` is the page itself, asked for once for all route slots. */
import {expect} from '@open-wc/testing';

import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {observe} from '../support/realm.js';
import {asked, open, place, serve, type Answer, type Answers, type Asked} from '../support/server.js';

interface Parts {
  readonly main?: string;
  readonly side?: string;
}

/** A page of the site, as its server writes it. */
function pageOf(at: string, title: string, {main = title, side = 'the same side'}: Parts = {}): string {
  return `<!doctype html><html><head><title>${title}</title></head><body><slot-layout base="${at}">
    <route-slot><template path="/*" src></template><p slot="loading">…</p><h1>${main}</h1></route-slot>
    <route-slot name="side"><template path="/*" src></template><template path="/" src></template><p>${side}</p></route-slot>
  </slot-layout></body></html>`;
}

interface Site {
  readonly page: Page;
  readonly at: string;
  asked(): Promise<readonly Asked[]>;
  serve(answers: Answers): Promise<void>;
}

/** Opens the start page of a site. Its other pages are what a route slot gets; a normal page load gets a plain page. */
async function openSite(pages: (at: string) => Record<string, string | Answer>): Promise<Site> {
  const at = place();
  const answers = Object.entries(pages(at)).map(([path, answer]) => [
    path,
    {...(typeof answer === 'string' ? {body: answer} : answer), isPart: true},
  ]);
  await serve(at, Object.fromEntries(answers) as Answers);
  const page = await openPage({
    url: at,
    html: ({pathname}) =>
      pathname === at
        ? pageOf(at, 'Start').replace(/^.*?<body>|<\/body>.*$/g, '')
        : `<h1>plain ${pathname.slice(at.length)}</h1>`,
  });
  return {page, at, asked: () => asked(at), serve: (later) => serve(at, later)};
}

describe('a site of many pages', () => {
  it('asks once for all route slots, takes the part of each, and leaves alone what is the same', async () => {
    const {page, at, asked} = await openSite((base) => ({
      '/b': pageOf(base, 'B'),
      '/c': pageOf(base, 'C', {side: 'another side'}),
    }));
    const heading = page.find('h1');
    const changed: string[] = [];
    const records = (list: MutationRecord[]) =>
      changed.push(...list.map(({target}) => (target as Element).getAttribute('name') ?? 'children'));
    for (const slot of page.layout.slots)
      observe(page.window, records).observe(slot, {childList: true, subtree: true, characterData: true});
    await page.click(`${at}/b`);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'B', side: 'the same side'});
    expect(page.document.title).to.equal('B');
    expect(page.find('h1')).not.to.equal(heading);
    expect([...new Set(changed)]).to.deep.equal(['children']);
    expect(await asked()).to.have.length(1);
    expect((await asked())[0]?.slot?.split(', ').sort()).to.deep.equal(['children', 'side']);

    await page.click(`${at}/c`);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'C', side: 'another side'});
    await page.back();
    expect(page.texts('children', 'side')).to.deep.equal({children: 'B', side: 'the same side'});
    expect(page.document.title).to.equal('B');
    expect(page.loads).to.equal(1);
  });

  it('shows each part when it is there', async () => {
    const gate = place();
    const {page, at} = await openSite((base) => {
      const [start = '', rest = ''] = pageOf(base, 'B', {side: 'late'}).split('<route-slot name="side">');
      return {'/b': {body: [start, {gate}, `<route-slot name="side">${rest}`]}};
    });
    // It has no fallback of its own in this test, and keeps what it has for a while.
    page.slot('side').loadingDelay = 60_000;
    await page.click(`${at}/b`, {settle: false});
    await page.until('the first part', () => page.text('children') === 'B');
    expect(page.slot('children').status).to.equal('ready');
    expect(page.slot('side').status).to.equal('loading');
    expect(page.text('side')).to.equal('the same side');
    await open(at + gate);
    await page.settled();
    expect(page.text('side')).to.equal('late');
  });

  it('keeps what grows into the same again', async () => {
    const gate = place();
    const side = '<ul><li>one</li><li>two</li></ul>';
    const {page, at} = await openSite((base) => {
      const [start = '', rest = ''] = pageOf(base, 'C', {side}).split('<li>two');
      return {'/b': pageOf(base, 'B', {side}), '/c': {body: [start, {gate}, `<li>two${rest}`]}};
    });
    await page.click(`${at}/b`);
    const list = page.find('ul');
    page.slot('side').loadingDelay = 60_000;
    await page.click(`${at}/c`, {settle: false});
    await page.until('the first part', () => page.text('children') === 'C');
    expect(page.text('side')).to.equal('one two');
    await open(at + gate);
    await page.settled();
    expect(page.find('ul')).to.equal(list);
  });

  it('leaves a page to the browser that has no such layout', async () => {
    const {page, at} = await openSite(() => ({
      '/b': '<!doctype html><title>Other</title><h1>no layout</h1>',
    }));
    await page.click(`${at}/b`, {settle: false});
    await page.until('the page itself', () => page.loads === 2 && page.allText === 'plain /b');
    expect(page.url).to.equal(`${at}/b`);
  });

  for (const [name, answer] of [
    ['is no HTML', {type: 'application/pdf', body: '%PDF'}],
    ['is on another origin', {status: 302, headers: {location: 'http://127.0.0.1:1/x'}}],
    ['has another layout', `<slot-layout base="/other"><route-slot>x</route-slot></slot-layout>`],
  ] as const)
    it(`leaves a page to the browser that ${name}`, async () => {
      const {page, at} = await openSite(() => ({'/b': answer}));
      await page.click(`${at}/b`, {settle: false});
      await page.until('the page itself', () => page.loads === 2 && page.allText === 'plain /b');
    });

  it('follows a redirect to another page, with one request for each', async () => {
    const {page, at, asked} = await openSite((base) => ({
      '/old': {status: 301, headers: {location: `${base}/new`}},
      '/new': pageOf(base, 'New', {side: 'new side'}),
    }));
    const length = page.historyLength;
    await page.click(`${at}/old`);
    await page.until('the new URL', () => page.url === `${at}/new`);
    await page.settled();
    expect(page.texts('children', 'side')).to.deep.equal({children: 'New', side: 'new side'});
    expect(page.historyLength).to.equal(length + 1);
    expect((await asked()).map(({path}) => path.slice(at.length))).to.deep.equal(['/old', '/new']);
  });

  it('shows an error in each route slot where the page cannot be had, and tries again with one request', async () => {
    const {page, at, asked, serve} = await openSite(() => ({'/b': {status: 503, body: 'down'}}));
    await page.click(`${at}/b`);
    expect(page.statuses('children', 'side')).to.deep.equal({children: 'error', side: 'error'});
    await serve({'/b': {body: pageOf(at, 'B'), isPart: true}});
    await page.layout.reload();
    expect(page.texts('children', 'side')).to.deep.equal({children: 'B', side: 'the same side'});
    const requests = await asked();
    expect(requests).to.have.length(2);
    expect(requests[1]?.cache).to.equal('max-age=0');
  });
});
