/*
 * Design, part 4, rule 9. In the frame the browser scrolls and moves focus for real.
 *
 * Firefox 153: the browser's own focus reset can leave focus where it was; so what is said of focus after `children` changed
 * is about focus inside the view that left, and about `autofocus`.
 */
import {expect} from '@open-wc/testing';

import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';

const APP = '/page/app';

const tall = (text: string) =>
  `<div style="height: 3000px">${text} <button class="inside">inside</button></div>`;

const open = () =>
  openPage({
    url: APP,
    html: `<input id="outside"><slot-layout base="${APP}">
      ${slot('side', {
        '/': '<button class="side-button">side</button>',
        '/side': '<button class="side-button">other side</button>',
        '/both': 'side of both',
      })}
      ${slot('children', {
        '/': tall('home'),
        '/page': `${tall('page')}<p id="target">target</p><div style="height: 2000px"></div>`,
        '/both': tall('both'),
        '/focus': `${tall('focus')}<input id="auto" autofocus>`,
      })}
      ${slot('retry', {'/': 'fine'}, '', '<p slot="error"><button data-retry>again</button></p>')}</slot-layout>`,
    setup: ({window, slot}) => {
      let fails = true;
      const load = () => {
        if (fails) {
          fails = false;
          throw new window.Error('broken');
        }
      };
      slot('retry').routes = [{path: '/fails', load, view: 'recovered'}];
    },
  });

async function scroll(page: Page, y: number): Promise<void> {
  page.window.scrollTo(0, y);
  await page.until(`the page to be at ${y}`, () => page.window.scrollY === y);
  await nextFrame();
}

describe('rule 9: scroll', () => {
  it('goes to the top when children changed', async () => {
    const page = await open();
    await scroll(page, 800);
    await page.click(`${APP}/page`);
    await page.until('the page to be at its top', () => page.window.scrollY === 0);
    await scroll(page, 700);
    await page.click(`${APP}/both`);
    await page.until('the page to be at its top', () => page.window.scrollY === 0);
  });

  it('goes to the fragment when children changed', async () => {
    const page = await open();
    await page.click(`${APP}/page#target`);
    await page.until('the target to be at the top', () => {
      return Math.abs(page.find('#target').getBoundingClientRect().top) < 25 && page.window.scrollY > 1000;
    });
  });

  it('is where it was when any other route slot changed', async () => {
    const page = await open();
    await scroll(page, 800);
    await page.click(`${APP}/side`);
    expect(page.text('side')).to.equal('other side');
    await nextFrame();
    expect(page.window.scrollY).to.equal(800);
    await page.push(APP);
    await page.replace(`${APP}/side`);
    await nextFrame();
    expect(page.window.scrollY).to.equal(800);
  });

  it('is where it was when nothing changed but the search', async () => {
    const page = await open();
    await scroll(page, 800);
    await page.click('?x=1');
    await nextFrame();
    expect(page.window.scrollY).to.equal(800);
  });

  it('is restored when children comes back', async () => {
    const page = await open();
    await scroll(page, 800);
    await page.click(`${APP}/page`);
    await page.until('the page to be at its top', () => page.window.scrollY === 0);
    await scroll(page, 300);
    await page.back();
    await page.until('the page to be where it was', () => page.window.scrollY === 800);
    await page.forward();
    await page.until('the page to be where it was', () => page.window.scrollY === 300);
  });

  it('goes to the top when the only route slot changed, whatever its name', async () => {
    const html = `<slot-layout base="${APP}">${slot('only', {'/': tall('home'), '/x': tall('x')})}</slot-layout>`;
    const page = await openPage({url: APP, html});
    await scroll(page, 800);
    await page.click(`${APP}/x`);
    await page.until('the page to be at its top', () => page.window.scrollY === 0);
  });

  it('S165 does not move on a reload of what is on screen', async () => {
    const page = await open();
    await scroll(page, 800);
    void page.layout.reload();
    await page.settled();
    await nextFrame();
    expect(page.window.scrollY).to.equal(800);
  });

  it('S197 of a box inside a kept route slot is where it was', async () => {
    const box = `<div id="box" style="height: 100px; overflow: auto">${tall('box')}</div>`;
    const html = `<slot-layout base="${APP}">${slot('side', {'/': box})}${slot('children', {'/': 'home', '/b': 'b'})}
      </slot-layout>`;
    const page = await openPage({url: APP, html});
    page.find('#box').scrollTop = 300;
    await page.click(`${APP}/b`);
    expect(page.find('#box').scrollTop).to.equal(300);
    await page.back();
    expect(page.find('#box').scrollTop).to.equal(300);
  });
});

describe('rule 9: focus', () => {
  it('stays where it is when any other route slot changed', async () => {
    const page = await open();
    page.find('#outside').focus();
    await page.click(`${APP}/side`);
    await nextFrame();
    expect(page.document.activeElement?.id).to.equal('outside');
    await page.back();
    await nextFrame();
    expect(page.document.activeElement?.id).to.equal('outside');
  });

  it('stays in children when another route slot changed', async () => {
    const page = await open();
    page.find('.inside').focus();
    await page.click(`${APP}/side`);
    await nextFrame();
    expect(page.document.activeElement?.className).to.equal('inside');
  });

  it('goes to the route slot when it was inside the view that left', async () => {
    const page = await open();
    page.find('.side-button').focus();
    await page.click(`${APP}/side`);
    await page.until('focus on the route slot', () => page.document.activeElement === page.slot('side'));
    expect(page.text('side')).to.equal('other side');
  });

  it('goes to the body or the route slot when the view of children left', async () => {
    const page = await open();
    page.find('.inside').focus();
    await page.click(`${APP}/page`);
    await nextFrame();
    expect(page.document.activeElement).to.be.oneOf([page.document.body, page.slot('children')]);
  });

  it('goes to autofocus in the new view of children', async () => {
    const page = await open();
    await page.click(`${APP}/focus`);
    await page.until('focus on the field', () => page.document.activeElement?.id === 'auto');
  });

  it('goes to the route slot when the pressed retry button goes', async () => {
    const page = await open();
    await page.push(`${APP}/fails`);
    const button = page.find('[data-retry]');
    button.focus();
    button.click();
    await page.settled();
    expect(page.text('retry')).to.equal('recovered');
    await page.until('focus on the route slot', () => page.document.activeElement === page.slot('retry'));
  });

  it('goes to the route slot when the built-in retry button goes', async () => {
    const hold = deferred();
    let calls = 0;
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}">${slot('side', {})}${slot('children', {'/': 'home'})}</slot-layout>`,
      setup: ({window, slot}) => {
        const load = () => (++calls === 1 ? Promise.reject(new window.Error('broken')) : hold.promise);
        slot('side').routes = [{path: '/', load, view: 'recovered'}];
      },
    });
    const button = page.slot('side').shadowRoot?.querySelector<HTMLElement>('[part~="retry-button"]');
    button?.focus();
    button?.click();
    hold.resolve();
    await page.settled();
    expect(page.text('side')).to.equal('recovered');
    await page.until('focus on the route slot', () => page.document.activeElement === page.slot('side'));
    expect(page.slot('side').shadowRoot?.activeElement).to.equal(null);
  });

  it('is not taken by a route slot that settles late', async () => {
    const hold = deferred();
    const page = await openPage({
      url: APP,
      html: `<input id="outside"><slot-layout base="${APP}">${slot('side', {'/': 'side'})}
        ${slot('children', {'/': 'home'})}</slot-layout>`,
      setup: ({slot}) => {
        slot('side').routes = [{path: '/slow', load: () => hold.promise, view: 'slow'}];
      },
    });
    await page.click(`${APP}/slow`, {settle: false});
    await page.until('the load', () => page.slot('side').status === 'loading');
    page.find('#outside').focus();
    hold.resolve();
    await page.settled();
    await nextFrame();
    expect(page.document.activeElement?.id).to.equal('outside');
  });
});
