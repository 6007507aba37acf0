/* `<template path src>`: HTML from a server, streamed in as it arrives. */
import {expect} from '@open-wc/testing';

import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {asked, open, place, serve, type Answer} from '../support/server.js';

/** A page with one route slot, whose fragments come from a server. */
async function start(answers: Record<string, string | Answer>, templates: string, rest = ''): Promise<Page> {
  const at = place();
  await serve(at, answers);
  return openPage({
    url: at,
    html: `<slot-layout base="${at}"><route-slot name="main"><template path="/">home</template>${templates.replaceAll('src="/', `src="${at}/`)}${rest}</route-slot></slot-layout>`,
  });
}

describe('<template src>', () => {
  it('shows what has come while the rest is on its way', async () => {
    const gate = place();
    const page = await start(
      {'/x.html': {body: ['<ul><li>one</li>', {gate}, '<li>two</li></ul>', '<p>end</p>']}},
      '<template path="/x" src="/x.html"></template>',
    );
    await page.click(`${page.url}/x`, {settle: false});
    await page.until('the first row', () => page.text('main') === 'one');
    const first = page.find('li');
    expect(page.slot('main').status).to.equal('loading');
    expect(page.slot('main').ariaBusy).to.equal('true');
    expect(page.shown('main')).to.equal('content');
    await open(gate);
    await page.settled();
    expect(page.text('main')).to.equal('one two end');
    expect(page.find('li')).to.equal(first);
    expect(page.slot('main').status).to.equal('ready');
    const [request] = await asked(page.layout.base);
    expect(request).to.include({accept: 'text/html', slot: 'main'});
  });

  it('shows an error where the server fails, and loads again on retry', async () => {
    const at = place();
    await serve(at, {'/x.html': {status: 500, body: 'broken'}});
    const page = await openPage({
      url: at,
      html: `<slot-layout base="${at}"><route-slot name="main"><template path="/">home</template><template path="/x" src="${at}/x.html"></template></route-slot></slot-layout>`,
    });
    await page.click(`${at}/x`);
    expect(page.slot('main').status).to.equal('error');
    expect((page.slot('main').error as Error).message)
      .to.contain('SR032')
      .and.to.contain('500');
    await serve(at, {'/x.html': '<p>fine</p>'});
    await page.slot('main').retry();
    expect(page.text('main')).to.equal('fine');
  });
});
