/* Methods and properties of `<slot-layout>`: `navigate()`, `href()`, `settled`, `reload()`, `segments`. */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {layout} from '../support/tree.js';
import {recordEvents} from '../support/watch.js';

const APP = '/page/app';

const html = layout(APP, {
  children: {'/': 'home', '/b': 'b', '/c': 'c', '/n/:n': 'n {{n}}'},
  side: {'/': 'side', default: 'side default'},
});

describe('navigate()', () => {
  it('pushes, and its promises tell when the URL and the views are there', async () => {
    const page = await openPage({url: APP, html});
    const before = page.historyLength;
    const {committed, finished} = page.layout.navigate(`${APP}/b`);
    await committed;
    expect(page.url).to.equal(`${APP}/b`);
    await finished;
    await page.settled();
    expect(page.text('children')).to.equal('b');
    expect(page.historyLength).to.equal(before + 1);
  });

  it('takes the options of the Navigation API', async () => {
    const page = await openPage({url: APP, html});
    const before = page.historyLength;
    await page.push(`${APP}/b`, {history: 'replace', state: {mine: 1}});
    expect(page.historyLength).to.equal(before);
    const {navigation, history} = page.window;
    expect(page.hasNavigationApi ? navigation.currentEntry?.getState() : history.state).to.deep.include({
      mine: 1,
    });
    let info: unknown;
    if (page.hasNavigationApi) {
      navigation.addEventListener('navigate', (event) => void (info = event.info), {once: true});
      await page.push(`${APP}/c`, {info: 'hello'});
      expect(info).to.equal('hello');
    }
  });

  it('takes an absolute URL, and one that is relative to the document', async () => {
    const page = await openPage({url: `${APP}/n/1`, html});
    await page.push(`${location.origin}${APP}/n/2`);
    expect(page.text('children')).to.equal('n 2');
    await page.push('?x=1');
    expect(page.url).to.equal(`${APP}/n/2?x=1`);
    await page.push('3');
    expect(page.url).to.equal(`${APP}/n/3`);
    expect(page.text('children')).to.equal('n 3');
  });

  it('leaves a URL to the browser that no route slot matches', async () => {
    const page = await openPage({url: APP, html});
    await page.push('/page/elsewhere');
    expect(page.loads).to.equal(2);
    expect(page.url).to.equal('/page/elsewhere');
  });

  it('shows the last of many that come at once', async () => {
    const page = await openPage({url: APP, html});
    const changes = recordEvents(page.document, 'slot-change');
    const results = Array.from({length: 15}, (_, i) => page.layout.navigate(`${APP}/n/${i}`));
    await Promise.allSettled(results.flatMap(({committed, finished}) => [committed, finished]));
    await page.settled();
    expect(page.url).to.equal(`${APP}/n/14`);
    expect(page.text('children')).to.equal('n 14');
    expect(changes.at(-1)?.slot).to.equal('children');
    await page.back();
    expect(page.text('children')).to.be.oneOf(['home', 'n 13']);
    expect(page.text('children')).to.equal(page.url === APP ? 'home' : 'n 13');
  });
});

describe('href()', () => {
  it('returns the URL that navigate() would go to, and goes nowhere', async () => {
    const page = await openPage({url: APP, html});
    const url = new page.window.URL(page.layout.href(`${APP}/b?x=1#part`), page.document.baseURI);
    expect(url.pathname + url.search + url.hash).to.equal(`${APP}/b?x=1#part`);
    expect(page.url).to.equal(APP);
  });
});

describe('the place of a route slot', () => {
  it('is in segment, segments, params and match', async () => {
    const page = await openPage({url: `${APP}/n/7/`, html});
    const {segment, segments, params, match, kept} = page.slot('children');
    expect(segment).to.equal('/n/7');
    expect([...segments]).to.deep.equal(['n', '7']);
    expect(params).to.deep.equal({n: '7'});
    expect(match?.params).to.deep.equal({n: '7'});
    expect(kept).to.equal(false);
  });

  it('cannot be written', async () => {
    const page = await openPage({url: APP, html});
    for (const name of [
      'status',
      'kept',
      'isDefault',
      'match',
      'params',
      'segment',
      'segments',
      'data',
      'error',
    ]) {
      expect(
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(page.slot('children')), name)?.set,
        name,
      ).to.equal(undefined);
    }
  });
});

describe('a kept route slot that failed', () => {
  it('retries with the URL that brought it', async () => {
    const urls: string[] = [];
    let fails = true;
    const page = await openPage({
      url: APP,
      html,
      setup: ({window, slot}) => {
        const load = ({url}: RouteContext) => {
          urls.push(url.pathname + url.search);
          if (fails) throw new window.Error('broken');
        };
        slot('side').routes = [
          {path: '/side/:id', search: ['x'], load, view: ({params}: RouteContext) => `side ${params['id']}`},
        ];
      },
    });
    await page.click(`${APP}/side/1?x=1`);
    await page.click(`${APP}/b`);
    expect(page.slot('side').status).to.equal('error');
    fails = false;
    void page.slot('side').retry();
    await page.settled();
    expect(page.texts('children', 'side')).to.deep.equal({children: 'b', side: 'side 1'});
    expect(urls).to.deep.equal([`${APP}/side/1?x=1`, `${APP}/side/1?x=1`]);
    expect(page.url).to.equal(`${APP}/b`);
  });
});

describe('a traversal after a reload', () => {
  it('R132 loads exactly what the entry showed, with the URL that brought it', async () => {
    const urls: string[] = [];
    const page = await openPage({
      url: APP,
      html,
      setup: ({slot}) => {
        const load = ({url, params}: RouteContext) =>
          urls.push(`${url.pathname}${url.search} ${params['id']}`);
        slot('side').routes = [
          {path: '/side/:id', search: ['x'], load, view: ({params}: RouteContext) => `side ${params['id']}`},
        ];
      },
    });
    await page.click(`${APP}/side/1?x=1`);
    await page.click(`${APP}/b`);
    await page.click(`${APP}/c`);
    await page.reload();
    expect(page.text('side')).to.equal('side default');
    urls.length = 0;
    await page.back();
    expect(page.texts('children', 'side')).to.deep.equal({children: 'b', side: 'side 1'});
    expect(urls).to.deep.equal([`${APP}/side/1?x=1 1`]);
  });
});
