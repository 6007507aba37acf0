/* Lit templates that the server has streamed: adopted as they are, and alive. */
import {expect} from '@open-wc/testing';

import {isMarked, mark} from '../support/mark.js';
import {visibleText} from '../support/visible.js';
import {streamId, StreamedPage} from '../support/streamed-page.js';

describe('a streamed page of Lit templates', () => {
  let page: StreamedPage;

  afterEach(() => {
    const {errors = []} = page.window;
    page.close();
    expect(errors).to.deep.equal([]);
  });

  const find = (name: string, selector: string) => page.slot(name).querySelector(selector) as HTMLElement;

  async function open(path = ''): Promise<void> {
    page = new StreamedPage('', path, `/streamed-lit/${streamId()}`);
    await page.shows('fast');
    for (const name of ['team', 'x', 'y', 'slow']) await page.release(name);
    await page.shows('slow here');
    (find('slow', 'input') as HTMLInputElement).value = 'typed';
    for (const name of ['slow', 'fast']) mark(find(name, 'button'));
    await page.release('other');
    await page.settled();
  }

  it('hears clicks, on the nodes that came from the server', async () => {
    await open();
    for (const name of ['slow', 'fast']) {
      expect(isMarked(find(name, 'button')), name).to.equal(true);
      find(name, 'button').click();
    }
    for (const item of page.slot('slow').querySelectorAll('li')) item.click();
    expect(page.window.clicks).to.deep.equal(['slow', 'fast', 'a', 'b']);
    expect((find('slow', 'input') as HTMLInputElement).value).to.equal('typed');
    expect(page.window.loads).to.deep.equal([]);
  });

  for (const path of ['', 'whole']) {
    it(`hears clicks in and around nested layouts, at "/${path}"`, async () => {
      await open(path);
      for (const name of ['team', 'x', 'y']) find(name, `.${name}`).click();
      expect(page.window.clicks).to.deep.equal(['team', 'x', 'y']);
      for (const name of ['x', 'y']) expect(page.slot(name).status).to.equal('ready');
      expect(page.window.loads).to.deep.equal([]);
    });
  }

  it('renders in place when it is loaded again, as any Lit template', async () => {
    await open();
    const button = find('slow', 'button');
    await page.slot('slow').reload();
    expect(visibleText(page.slot('slow'))).to.equal('page 1 slow from the browser a b slow');
    expect(find('slow', 'button')).to.equal(button);
    expect((find('slow', 'input') as HTMLInputElement).value).to.equal('typed');
    button.click();
    expect(page.window.clicks).to.deep.equal(['slow']);
    await page.layout.navigate(`/streamed-lit/${page.id}/2`)?.finished;
    expect(visibleText(page.slot('slow'))).to.equal('page 2 slow from the browser a b slow');
    expect(find('slow', 'button')).to.equal(button);
  });

  it('leaves nothing behind when it leaves', async () => {
    await open();
    await page.layout.navigate(`/streamed-lit/${page.id}/2`)?.finished;
    const slot = page.slot('slow');
    slot.routes = [{path: '/*', view: 'Something else'}];
    await page.layout.settled;
    expect(visibleText(slot)).to.equal('Something else');
    expect(slot.childNodes.length).to.equal(1);
  });

  it('renders anew what the browser would have rendered otherwise', async () => {
    await open();
    expect(find('other', 'p').innerHTML).to.include('<b>');
    expect(visibleText(page.slot('other'))).to.equal('here other');
    find('other', 'button').click();
    expect(page.window.clicks).to.deep.equal(['other']);
    expect(page.window.loads).to.deep.equal([]);
  });
});
