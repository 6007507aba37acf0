// Sites of a server that knows nothing of slot-router, and of the demo's, in the tabs of the other engines.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createServer, listen} from '../../demo/server.mjs';
import {startVaryingSite} from '../support/varying-site.mjs';
import {otherEngines, Tab} from './support/engines.mjs';
import {startNewsSite} from './support/news-site.mjs';

const names = {firefox: 'Firefox', webkit: 'WebKit'};

for (const engine of otherEngines) {
  describe(`in ${names[engine]}`, () => {
    const tab = new Tab();
    const demo = createServer();
    let python;
    let origin;

    before(async () => {
      [python] = await Promise.all([startNewsSite(), tab.start(engine)]);
      origin = `http://localhost:${await listen(demo, 0)}`;
    });
    after(async () => {
      await tab.close();
      python?.stop();
      demo.closeAllConnections();
      demo.close();
    });

    it('a site from a Python server changes one part, with one request, and leaves the other alone', async () => {
      await tab.openSettled(`${python.origin}/`);
      await tab.run(() => {
        window.isSame = document.querySelector('nav ul').isMarked = true;
      });
      await tab.click('nav a', 'The second story');
      await tab.shows('latest', 'The second story');
      assert.equal(await tab.run(() => document.querySelector('nav ul').isMarked), true);
      assert.deepEqual(await tab.fetched(), ['/two']);
      assert.deepEqual(await tab.where(), ['/two', 'The second story', true]);
      await tab.run(() => history.back());
      await tab.shows('latest', 'News of today');
      await tab.run(() => history.forward());
      await tab.shows('latest', 'The second story');
      await tab.openSettled(`${python.origin}/two`);
      await tab.shows('latest', 'The second story');
    });

    it('a site from a Python server follows redirects, and leaves other pages to the browser', async () => {
      const go = (to) =>
        tab.run((href) => {
          const link = Object.assign(document.createElement('a'), {href, textContent: href});
          document.body.append(link);
          link.click();
        }, to);
      await tab.openSettled(`${python.origin}/`);
      await tab.run(() => void (window.isSame = true));
      await go('/newest');
      await tab.shows('latest', 'The third story');
      assert.deepEqual(await tab.where(), ['/three', 'The third story', true]);
      await go('/plain');
      await tab.until('the other page', () => document.body.innerText.includes('No layout here'));
      assert.deepEqual(await tab.where(), ['/plain', 'Plain', false]);
    });

    it('a site from a Python server gets forms, and says their errors and where they lead', async () => {
      await tab.openSettled(`${python.origin}/notes`);
      await tab.run(() => void (window.isSame = true));
      await tab.click('button', 'Add');
      await tab.shows('latest', 'Write something first.');
      const note = `A <b>bold</b> note from ${engine}`;
      await tab.run((value) => void (document.querySelector('input').value = value), note);
      await tab.click('button', 'Add');
      await tab.shows('latest', note);
      assert.deepEqual(await tab.where(), ['/notes', 'Notes', true]);
    });

    it('a site from a Python server works without a script', async () => {
      await tab.open(`${python.origin}/plain`);
      await tab.run(() => {
        const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', 'allow-same-origin');
        frame.src = '/';
        document.body.append(frame);
      });
      const click = () =>
        [...document.querySelector('iframe').contentDocument.querySelectorAll('a')]
          .find(({textContent}) => textContent === 'The second story')
          .click();
      const shows = (text) =>
        document.querySelector('iframe').contentDocument.querySelector('h1')?.textContent === text;
      await tab.until('the first page', shows, 'News of today');
      await tab.run(click);
      await tab.until('the story', shows, 'The second story');
    });

    it('the news site changes the side that a link is about', async () => {
      await tab.openSettled(`${origin}/news`);
      await tab.run(() => void (window.isSame = true));
      await tab.click('route-slot[name=archive] a', '2025');
      await tab.shows('archive', 'Bees');
      await tab.click('route-slot[name=archive] a', 'Bees');
      await tab.shows('latest', 'Bees on the roof');
      assert.deepEqual((await tab.fetched()).slice(0, 2), ['/news/archive/2025', '/news/story/bees']);
      assert.equal(await tab.run(() => window.isSame), true);
      await tab.run(() => history.back());
      await tab.shows('latest', 'harbour');
      await tab.shows('archive', 'Bees');
    });

    it('a site that sends parts to route slots is whole pages for everybody else, in the cache of the browser', async () => {
      const site = await startVaryingSite();
      try {
        await tab.openSettled(`${site.origin}/`);
        await tab.click('a', 'A');
        await tab.shows('story', 'Story A');
        await tab.open(`${site.origin}/plain`);
        await tab.openSettled(`${site.origin}/a`);
        await tab.shows('story', 'Story A');
        assert.deepEqual(site.asked, ['/', '/a for story', '/a']);
      } finally {
        site.close();
      }
    });

    it('two services behind one page are asked apart', async () => {
      await tab.openSettled(`${origin}/services/orders/7`);
      await tab.shows('stock', '12 left');
      await tab.click('route-slot[name=orders] a', 'stool');
      await tab.shows('stock', '3 left');
      await tab.shows('orders', 'Order 7');
      assert.equal((await tab.fetched()).at(-1), '/services/parts/stock/stool');
    });
  });
}
