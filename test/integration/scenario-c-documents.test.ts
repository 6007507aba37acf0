/*
 * The end of group C, from scenarios.md: S057, S059, S060; the others are in scenario-c-soft-navigation.
 *
 * S057: a URL that no route slot matches is left to the browser; there are no root layouts that load each other.
 */
import {expect} from '@open-wc/testing';

import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {layout} from '../support/tree.js';

const APP = '/page/app';

describe('scenarios C: soft navigation and documents', () => {
  describe('S057 between pages with other layouts', () => {
    const html = ({pathname}: URL) => {
      const [, first = ''] = /^\/page\/app\/([^/]+)/.exec(pathname) ?? [];
      const base = `${APP}/${first}`;
      if (first === 'parallel')
        return layout(base, {one: {'/': 'One', '/inner': 'One inner'}, two: {'/': 'Two'}});
      if (first === 'dynamic') {
        return layout(base, {
          children: {'/:first': 'dynamic {{first}}', '/:first/:second': 'second {{second}}'},
        });
      }
      if (first === 'catchall') return layout(base, {children: {'/:slug+': 'catchall {{slug}}'}});
      return layout(base, {children: {'/': 'basic', '/inner': 'basic inner'}});
    };
    const walks = [
      ['/basic', '/basic/inner', '/parallel', 'basic inner', 'One Two'],
      ['/parallel', '/parallel/inner', '/dynamic/hello', 'One inner Two', 'dynamic hello'],
      ['/dynamic/a', '/dynamic/a/b', '/catchall/x', 'second b', 'catchall x'],
      ['/catchall/a', '/catchall/a/b', '/basic', 'catchall a/b', 'basic'],
    ] as const;
    const shownText = (page: Page) => page.layout.slots.map(({textContent}) => textContent?.trim()).join(' ');

    for (const [start, inside, outside, insideText, outsideText] of walks) {
      it(`S057 stays in the document to ${inside}, and leaves it to ${outside}`, async () => {
        const page = await openPage({url: APP + start, html});
        Object.assign(page.window, {flag: true});
        await page.click(APP + inside);
        expect(shownText(page)).to.equal(insideText);
        expect(page.window).to.have.property('flag', true);

        await page.click(APP + outside);
        expect(shownText(page)).to.equal(outsideText);
        expect(page.window).not.to.have.property('flag');
        expect(page.loads).to.equal(2);
      });
    }
  });

  it('S059 tells a dynamic value from a static segment of that name', async () => {
    const html = layout(APP, {
      children: {'/': 'home', '/:slug': 'slug {{slug}}', '/blog/:slug': 'Blog post {{slug}}'},
    });
    const page = await openPage({url: APP, html});
    await page.click(`${APP}/blog`);
    expect(page.text('children')).to.equal('slug blog');
    await page.click(`${APP}/blog/a-post`);
    expect(page.text('children')).to.equal('Blog post a-post');
  });

  it('S060 keeps the case of a param value', async () => {
    const html = layout(APP, {
      children: {
        '/d': 'd',
        '/d/:paramA': 'A {{paramA}}',
        '/d/:paramA/noParam': 'noParam {{paramA}}',
        '/d/:paramA/:paramB': 'B {{paramA}} {{paramB}}',
      },
    });
    const page = await openPage({url: `${APP}/d`, html});
    await page.click(`${APP}/d/ParamA`);
    expect(page.text('children')).to.equal('A ParamA');
    await page.click(`${APP}/d/paramA/noParam`);
    expect(page.text('children')).to.equal('noParam paramA');
    await page.back();
    await page.click(`${APP}/d/paramA/paramB`);
    expect(page.text('children')).to.equal('B paramA paramB');
  });
});
