/* POST forms in HTML from a server: they are sent, and their answer is shown in their route slot. */
import {expect} from '@open-wc/testing';

import {it} from '../support/it.js';
import type {Page} from '../support/page.js';
import {startServed} from '../support/server.js';
import {nextEvent} from '../support/wait.js';

const route =
  '<template path="/new" src="/new.html"></template><template path="/done/:id" src="/done/{{id}}.html"></template>';

const formTo = (action: string, more = '') =>
  `<form method="post" action="${action}" ${more}><input name="name" value="Ada &amp; Bob"><button name="by" value="button">Send</button></form>`;

async function send(page: Page): Promise<void> {
  const changed = nextEvent(page.slot('main'), 'slot-change');
  page.find('button').click();
  await changed;
  await page.settled();
}

describe('a POST form in a fragment', () => {
  it('shows what the server answers', async () => {
    const {page, go, at, asked} = await startServed(
      {'/new.html': formTo('save'), 'POST /save': '<p>saved</p>'},
      route,
    );
    await go('/new');
    const length = page.historyLength;
    await send(page);
    expect(page.text('main')).to.equal('saved');
    expect(page.url).to.equal(`${at}/new`);
    expect(page.historyLength).to.equal(length);
    expect(page.loads).to.equal(1);
    const [, request] = await asked();
    expect(request).to.include({method: 'POST', accept: 'text/html', slot: 'main'});
    expect(request?.sent).to.equal('name=Ada+%26+Bob&by=button');
    // What it has brought is not sent for again.
    await page.slot('main').reload();
    expect(page.text('main')).to.equal('Send');
    expect((await asked()).map(({method}) => method)).to.deep.equal(['GET', 'POST', 'GET']);
  });

  it('shows the form again with its errors', async () => {
    const {page, go, serve} = await startServed(
      {'/new.html': formTo('save'), 'POST /save': {status: 422, body: `<b>No.</b>${formTo('save')}`}},
      route,
    );
    await go('/new');
    await send(page);
    expect(page.text('main')).to.equal('No. Send');
    expect(page.slot('main').status).to.equal('ready');
    await serve({'POST /save': '<p>saved</p>'});
    await send(page);
    expect(page.text('main')).to.equal('saved');
  });

  it('follows to where the server sends it, in an entry of its own', async () => {
    const {page, go, at, asked} = await startServed(
      {
        '/new.html': formTo('save'),
        'POST /save': {status: 303, headers: {location: 'done/7.html'}},
        '/done/7.html': '<p>number 7</p>',
      },
      route,
    );
    await go('/new');
    const length = page.historyLength;
    await send(page);
    await page.until('the answer', () => page.text('main') === 'number 7');
    expect(page.url).to.equal(`${at}/done/7`);
    expect(page.historyLength).to.equal(length + 1);
    // The answer is there already.
    expect((await asked()).map(({path}) => path.slice(at.length))).to.deep.equal([
      '/new.html',
      '/save',
      '/done/7.html',
    ]);
    await page.back();
    expect(page.text('main')).to.equal('Send');
  });

  it('keeps what is there where the server has nothing to say', async () => {
    const {page, go} = await startServed(
      {'/new.html': formTo('save'), 'POST /save': {status: 204, type: ''}},
      route,
    );
    await go('/new');
    const form = page.find('form');
    await send(page);
    expect(page.find('form')).to.equal(form);
  });

  it('sends again on retry where it has failed, and only then', async () => {
    const {page, go, serve, asked} = await startServed(
      {'/new.html': formTo('save'), 'POST /save': {status: 500, body: 'broken'}},
      route,
    );
    await go('/new');
    await send(page);
    expect(page.slot('main').status).to.equal('error');
    await serve({'POST /save': '<p>saved</p>'});
    await page.slot('main').retry();
    expect(page.text('main')).to.equal('saved');
    expect((await asked()).filter(({method}) => method === 'POST')).to.have.length(2);
  });

  it('sends files in their own encoding', async () => {
    const {page, go, asked} = await startServed(
      {'/new.html': formTo('save', 'enctype="multipart/form-data"'), 'POST /save': '<p>saved</p>'},
      route,
    );
    await go('/new');
    await send(page);
    expect((await asked())[1]?.sent).to.match(
      /^-+.*\r\nContent-Disposition: form-data; name="name"\r\n\r\nAda & Bob/,
    );
  });

  it('leaves GET forms to navigation', async () => {
    const {page, go, at} = await startServed(
      {
        '/new.html': `<form action="/done/1"><button name="q" value="x">Go</button></form>`.replace(
          '/done',
          'done',
        ),
      },
      `${route}<template path="/done/:id">found {{id}}</template>`.replace(
        /<template path="\/done\/:id" src.*?<\/template>/,
        '',
      ),
    );
    await go('/new');
    await send(page);
    expect(page.url).to.equal(`${at}/done/1?q=x`);
    expect(page.text('main')).to.equal('found 1');
  });
});
