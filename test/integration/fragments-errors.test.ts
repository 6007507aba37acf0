/* What can go wrong with HTML from a server: each ends in the error state, with nothing of it left and a working retry. */
import {expect} from '@open-wc/testing';

import type {RouteSlotElement} from '../support/contract.js';
import {it} from '../support/it.js';
import {startServed, type Answer} from '../support/server.js';
import {nextEvent} from '../support/wait.js';

const route = '<template path="/x" src="/x.html"></template>';

/** What goes wrong, and the code that says so. */
const failures: readonly (readonly [name: string, code: string, answer: Answer])[] = [
  ['a status of 404', 'SR021', {status: 404, body: '<p>no</p>'}],
  ['a status of 500', 'SR021', {status: 500, body: '<p>no</p>'}],
  ['a status of 422', 'SR021', {status: 422, body: '<p>no</p>'}],
  ['another type', 'SR022', {type: 'application/json', body: '{}'}],
  ['plain text', 'SR022', {type: 'text/plain', body: '<p>no</p>'}],
  ['a type that only begins so', 'SR022', {type: 'text/htmlx', body: '<p>no</p>'}],
  ['no type', 'SR022', {type: '', body: '<p>no</p>'}],
  ['a connection that breaks at once', 'SR025', {body: [{break: true}]}],
  ['a connection that breaks in the middle', 'SR025', {body: ['<p>half</p>', {break: true}]}],
  [
    'less than was announced',
    'SR025',
    {headers: {'content-length': '1000'}, body: ['<p>half</p>', {break: true}]},
  ],
  ['more than 4 MB announced', 'SR023', {headers: {'content-length': '5000000'}, body: [{endless: '<p>'}]}],
  ['no end of it', 'SR023', {body: [{endless: `<p>${'again '.repeat(5000)}</p>`}]}],
  ['no end of a word', 'SR023', {body: [{endless: `<p>${'x'.repeat(50_000)}</p>`}]}],
  ['redirects in a circle', 'SR025', {status: 302, headers: {location: 'x.html'}}],
  ['a redirect to another origin', 'SR025', {status: 302, headers: {location: 'http://127.0.0.1:1/'}}],
];

const codeOf = (slot: RouteSlotElement) => (slot.error as {code?: string} | undefined)?.code;

describe('<template src> that fails', () => {
  it('shows the error state, nothing of the answer, and loads again on retry', async () => {
    const {page, go, serve} = await startServed(
      Object.fromEntries(failures.map(([, , answer], i) => [`/${i}.html`, answer])),
      failures.map((_, i) => `<template path="/${i}" src="/${i}.html"></template>`).join(''),
    );
    const slot = page.slot('main');
    for (const [i, [name, code]] of failures.entries()) {
      // The last one leads to itself.
      if (name.includes('circle'))
        await serve({[`/${i}.html`]: {status: 302, headers: {location: `${i}.html`}}});
      await go(`/${i}`);
      expect(`${slot.status} ${codeOf(slot)}`, name).to.equal(`error ${code}`);
      expect(page.shown('main'), name).to.equal('error');
      expect(slot.textContent.replace(/\s/g, ''), name).to.equal('');
      await serve({[`/${i}.html`]: `<p>fine ${i}</p>`});
      const settled = nextEvent(slot, 'slot-change');
      slot.shadowRoot?.querySelector<HTMLElement>('[data-retry]')?.click();
      await settled;
      expect(page.text('main'), name).to.equal(`fine ${i}`);
    }
  });

  it('takes back what was shown of it already', async () => {
    const {page, go, gate} = await startServed(
      {'/x.html': {body: ['<p>half</p><p>more', {gate: ''}, {break: true}]}},
      route,
    );
    await go('/x', {settle: false});
    await page.until('the first half', () => page.text('main').includes('half'));
    await gate();
    await page.settled();
    expect(page.slot('main').status).to.equal('error');
    expect(page.slot('main').querySelector('p')).to.equal(null);
  });

  it('gives up after 60 seconds, whatever has come by then', async () => {
    const {page, go} = await startServed({'/x.html': {body: ['<p>half</p>', {gate: 'never'}]}}, route);
    // Time is what the browser says it is.
    const {setTimeout} = page.window;
    page.window.setTimeout = ((run: () => void, time = 0) =>
      setTimeout(run, time === 60_000 ? 200 : time)) as typeof setTimeout;
    await go('/x', {settle: false});
    await page.settled();
    expect(page.slot('main').status).to.equal('error');
    expect(codeOf(page.slot('main'))).to.equal('SR024');
    expect(page.slot('main').querySelector('p')).to.equal(null);
  });

  it('says that the browser is offline, and loads again when it is back', async () => {
    const {page, go, serve} = await startServed({'/x.html': {body: [{break: true}]}}, route);
    const {navigator} = page.window;
    Object.defineProperty(navigator, 'onLine', {configurable: true, value: false});
    await go('/x');
    expect(page.text('main')).to.contain('You are offline.');
    await serve({'/x.html': '<p>back</p>'});
    Object.defineProperty(navigator, 'onLine', {configurable: true, value: true});
    page.window.dispatchEvent(new page.window.Event('online'));
    await page.until('the fragment', () => page.text('main') === 'back');
  });

  it('shows what the server says of an error where that is asked for', async () => {
    const {page, go, serve} = await startServed(
      {'/x.html': {status: 404, body: '<title>Gone</title><p>We have looked everywhere.</p>'}},
      '<template path="/x" src="/x.html" error="response"></template>',
    );
    await go('/x');
    expect(page.text('main')).to.equal('We have looked everywhere.');
    expect(page.slot('main').status).to.equal('ready');
    expect(page.document.title).to.equal('Gone');
    // No HTML is no answer for people.
    await serve({'/x.html': {status: 500, type: 'application/json', body: '{}'}});
    await page.slot('main').reload();
    expect(page.slot('main').status).to.equal('error');
    expect(codeOf(page.slot('main'))).to.equal('SR022');
  });

  it('leaves the other route slots alone', async () => {
    const {page, go} = await startServed({'/x.html': {status: 500}}, route, {
      beside:
        '<route-slot name="other"><template path="/">home</template><template path="/x">x</template></route-slot>',
    });
    await go('/x');
    expect(page.statuses('main', 'other')).to.deep.equal({main: 'error', other: 'ready'});
  });
});

describe('the src of a template', () => {
  const params: readonly (readonly [param: string, asked: string | undefined])[] = [
    ['..%2f..%2fsecret', '..%2F..%2Fsecret'],
    ['..%5c..%5csecret', '..%5C..%5Csecret'],
    ['%252e%252e', '%252e%252e'],
    ['%2f%2fevil.example%2f', '%2F%2Fevil.example%2F'],
    ['http:%2f%2fevil.example', 'http%3A%2F%2Fevil.example'],
    ['javascript:alert(1)', 'javascript%3Aalert(1)'],
    ['a%3Fb%23c', 'a%3Fb%23c'],
    ['%00', '%00'],
    ['%0d%0aX: y', '%0D%0AX%3A%20y'],
    ['%ff', '%25ff'],
    ['...', '...'],
  ];

  it('never leaves its folder, whatever the params are', async () => {
    const {page, at, asked, serve} = await startServed(
      {},
      '<template path="/x/:id" src="/f/{{id}}"></template>',
    );
    await serve(Object.fromEntries(params.map(([, expected]) => [`/f/${expected}`, '<p>in there</p>'])));
    for (const [param, expected] of params) {
      await page.push(`${at}/x/${param}`);
      expect(page.text('main'), expected).to.equal('in there');
    }
    expect((await asked()).map(({path}) => path.slice(`${at}/f/`.length))).to.deep.equal(
      params.map(([, expected]) => expected),
    );
  });
});
