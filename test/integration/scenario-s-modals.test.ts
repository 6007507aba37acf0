/* Group S, product patterns, from scenarios.md: modals, S228 to S233, S237 and S238. */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {arrival} from '../support/locations.js';
import {isMarked, mark} from '../support/mark.js';
import {
  dialogOf,
  intercepted,
  isOpen,
  layoutWith,
  pressBackdrop,
  pressCloseButton,
  pressEscape,
} from '../support/modal.js';
import {openPage, type Page} from '../support/page.js';
import {fragment, layout, slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';

const APP = '/page/app';

describe('scenarios S: modals', () => {
  /** A list whose items open over it; the list is long, and the items are links. */
  const items = ['1', '2', '3'].map((id) => `<a id="item-${id}" href="${APP}/items/${id}">item ${id}</a>`);
  const list = layoutWith(
    APP,
    {children: {'/': `<div style="height: 3000px">${items.join(' ')}</div>`, '/items/:id': 'page {{id}}'}},
    slot('modal', {default: ''}, 'modal', intercepted('/items/:id', 'modal {{id}}')),
  );
  const openList = () => openPage({url: APP, html: list});

  function expectModal(page: Page, path: string, text: string): void {
    expect(page.url).to.equal(APP + path);
    expect(page.text('modal')).to.equal(text);
    expect(isOpen(page, 'modal')).to.equal(text !== '');
  }

  it('S228 has a whole life', async () => {
    const html = layoutWith(
      APP,
      {children: {'/': 'home', '/login': 'Login page'}},
      slot('auth', {'/': '', default: ''}, 'modal', intercepted('/login', 'Login modal')),
    );
    const page = await openPage({url: APP, html});
    const texts = () => page.texts('children', 'auth');
    await page.click(`${APP}/login`);
    expect(texts()).to.deep.equal({children: 'home', auth: 'Login modal'});
    expect(isOpen(page, 'auth')).to.equal(true);
    await page.back();
    expect(texts()).to.deep.equal({children: 'home', auth: ''});
    expect(isOpen(page, 'auth')).to.equal(false);
    await page.forward();
    expect(texts()).to.deep.equal({children: 'home', auth: 'Login modal'});
    expect(isOpen(page, 'auth')).to.equal(true);
    await page.reload();
    expect(texts()).to.deep.equal({children: 'Login page', auth: ''});
    expect(isOpen(page, 'auth')).to.equal(false);
    const tab = await openPage({url: page.url, html});
    expect(tab.texts('children', 'auth')).to.deep.equal({children: 'Login page', auth: ''});
    expect(isOpen(tab, 'auth')).to.equal(false);
  });

  const closings = {Escape: pressEscape, 'the backdrop': pressBackdrop, 'the close button': pressCloseButton};

  for (const [name, close] of Object.entries(closings)) {
    it(`S229 ends on the background with ${name}`, async () => {
      const page = await openList();
      page.window.scrollTo(0, 500);
      await page.until('the page to be at 500', () => page.window.scrollY === 500);
      page.find('[id="item-1"]').focus({preventScroll: true});
      await page.click('a#item-1');
      expectModal(page, '/items/1', 'modal 1');
      close(page, 'modal');
      await arrival(page, APP);
      expectModal(page, '', '');
      await page.until('focus on the opener', () => page.document.activeElement?.id === 'item-1');
      await nextFrame();
      expect(page.window.scrollY).to.equal(500);

      await page.click('a#item-2');
      expectModal(page, '/items/2', 'modal 2');
      await page.back();
      expectModal(page, '', '');
      const shared = await openPage({url: `${APP}/items/2`, html: list});
      expect(shared.texts('children', 'modal')).to.deep.equal({children: 'page 2', modal: ''});
      expect(isOpen(shared, 'modal')).to.equal(false);
    });
  }

  describe('one over the other', () => {
    const children = {'/': 'home', '/a': 'page a', '/b': 'page b'};
    const over = slot('modal2', {default: ''}, 'modal', intercepted('/b', 'B'));
    const trees = {
      nested: layoutWith(
        APP,
        {children},
        slot(
          'modal',
          {default: ''},
          'modal',
          intercepted('/a', `<p>A</p><slot-layout>${over}</slot-layout>`),
        ),
      ),
      'side by side': layoutWith(
        APP,
        {children},
        slot('modal', {default: ''}, 'modal', intercepted('/a', '<p>A</p>')),
        over,
      ),
    };

    for (const [name, html] of Object.entries(trees)) {
      /** Which of the dialogs are open. */
      const dialogs = (page: Page) =>
        ['modal', 'modal2'].filter((name) => page.has(name) && isOpen(page, name));
      const openBoth = async () => {
        const page = await openPage({url: APP, html});
        await page.click(`${APP}/a`);
        expect(dialogs(page)).to.deep.equal(['modal']);
        await page.click(`${APP}/b`);
        expect(page.text('modal2')).to.equal('B');
        expect(page.text('children')).to.equal('home');
        expect(dialogs(page)).to.deep.equal(['modal', 'modal2']);
        return page;
      };

      it(`S230 stacks two modals, and back takes them one by one: ${name}`, async () => {
        const page = await openBoth();
        await page.back();
        expect(page.url).to.equal(`${APP}/a`);
        expect(page.text('modal')).to.equal('A');
        expect(dialogs(page)).to.deep.equal(['modal']);
        await page.back();
        expect(page.url).to.equal(APP);
        expect(dialogs(page)).to.deep.equal([]);
        await page.go(2);
        expect(page.url).to.equal(`${APP}/b`);
        expect(dialogs(page)).to.deep.equal(['modal', 'modal2']);
        expect(page.loads).to.equal(1);
      });

      it(`S230 closes the upper one with Escape, then the lower: ${name}`, async () => {
        const page = await openBoth();
        pressEscape(page, 'modal2');
        await arrival(page, `${APP}/a`);
        expect(dialogs(page)).to.deep.equal(['modal']);
        pressEscape(page, 'modal');
        await arrival(page, APP);
        expect(dialogs(page)).to.deep.equal([]);
      });

      it(`S230 closes all in one action: ${name}`, async () => {
        const page = await openBoth();
        void page.slot('modal').close();
        await arrival(page, APP);
        expect(dialogs(page)).to.deep.equal([]);
        expect(page.text('children')).to.equal('home');
        await page.go(2);
        expect(dialogs(page)).to.deep.equal(['modal', 'modal2']);
        await page.click(APP);
        expect(dialogs(page)).to.deep.equal([]);
      });
    }
  });

  it('S231 closes the modal first, then the drawer, and opens them in their order', async () => {
    const page = await openPage({
      url: APP,
      html: layoutWith(
        APP,
        {children: {'/': 'home', '/menu': 'menu page', '/photo': 'photo page'}},
        slot('drawer', {default: ''}, 'modal', intercepted('/menu', 'drawer')),
        slot('modal', {default: ''}, 'modal', intercepted('/photo', 'photo')),
      ),
    });
    const shown = () => [page.url.slice(APP.length), page.text('drawer'), page.text('modal')];
    await page.click(`${APP}/menu`);
    expect(shown()).to.deep.equal(['/menu', 'drawer', '']);
    await page.click(`${APP}/photo`);
    expect(shown()).to.deep.equal(['/photo', 'drawer', 'photo']);
    await page.back();
    expect(shown()).to.deep.equal(['/menu', 'drawer', '']);
    await page.back();
    expect(shown()).to.deep.equal(['', '', '']);
    await page.forward();
    expect(shown()).to.deep.equal(['/menu', 'drawer', '']);
    await page.forward();
    expect(shown()).to.deep.equal(['/photo', 'drawer', 'photo']);
    expect([isOpen(page, 'drawer'), isOpen(page, 'modal')]).to.deep.equal([true, true]);
    expect(page.text('children')).to.equal('home');
  });

  for (const [name, close] of Object.entries(closings)) {
    it(`S232 ends a wizard on the background in one action, after any number of steps: ${name}`, async () => {
      const page = await openPage({
        url: `${APP}/about`,
        html: layoutWith(
          APP,
          {children: {'/': 'home', '/about': 'about', '/new/:step': 'page {{step}}'}},
          slot('modal', {default: ''}, 'modal', intercepted('/new/:step', 'step {{step}}')),
        ),
      });
      await page.click(APP);
      for (const step of ['1', '2', '3']) {
        await page.click(`${APP}/new/${step}`);
        expectModal(page, `/new/${step}`, `step ${step}`);
        expect(page.text('children')).to.equal('home');
      }
      const before = page.historyLength;
      close(page, 'modal');
      await arrival(page, APP);
      expectModal(page, '', '');
      expect(page.text('children')).to.equal('home');
      expect(page.historyLength).to.equal(before);
      await page.back();
      expect(page.text('children')).to.equal('about');
    });
  }

  it('S232 ends on the background after steps back and a replaced step', async () => {
    const page = await openPage({
      url: APP,
      html: layoutWith(
        APP,
        {children: {'/': 'home', '/new/:step': 'page {{step}}'}},
        slot('modal', {default: ''}, 'modal', intercepted('/new/:step', 'step {{step}}')),
      ),
    });
    await page.click(`${APP}/new/1`);
    await page.click(`${APP}/new/2`);
    await page.back();
    await page.click(`${APP}/new/2b`);
    await page.replace(`${APP}/new/3`);
    expectModal(page, '/new/3', 'step 3');
    pressEscape(page, 'modal');
    await arrival(page, APP);
    expectModal(page, '', '');
    await page.forward();
    expectModal(page, '/new/1', 'step 1');
  });

  it('S233 never shows two modals while one leaves', async () => {
    const head = '<style>route-slot::part(dialog) { transition: display 60s allow-discrete; }</style>';
    const page = await openPage({url: APP, html: list, head});
    await page.click('a#item-1');
    pressEscape(page, 'modal');
    await page.until('the background', () => page.url === APP);
    await page.click('a#item-2');
    expectModal(page, '/items/2', 'modal 2');
    dialogOf(page, 'modal')
      .getAnimations()
      .forEach((animation) => animation.finish());
    await nextFrame();
    expectModal(page, '/items/2', 'modal 2');
    expect(page.slot('modal').shadowRoot?.querySelectorAll('dialog')).to.have.length(1);
  });

  it('S237 stays open while the route slots of its view navigate', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {
        children: {'/': 'home', '/photo/:id/*': 'page {{id}}', '/photo/:id': 'page {{id}}'},
        modal: {default: ''},
      }).replace('name="modal"', 'name="modal" modal'),
      setup: ({document, slot}) => {
        const view = () =>
          fragment(document, '<h2 id="title">photo</h2><route-slot name="tab"></route-slot>');
        const tab = [
          {path: '/', view: 'overview'},
          {path: '/comments', view: 'comments'},
        ];
        slot('modal').routes = [{path: '/photo/:id', intercept: true, view, slots: {tab}}];
      },
    });
    await page.click(`${APP}/photo/1`);
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'home', modal: 'photo overview'});
    mark(page.find('[id="title"]'));
    const dialog = dialogOf(page, 'modal');
    await page.click(`${APP}/photo/1/comments`);
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'home', modal: 'photo comments'});
    expect(isMarked(page.find('[id="title"]'))).to.equal(true);
    expect(dialogOf(page, 'modal')).to.equal(dialog);
    expect(isOpen(page, 'modal')).to.equal(true);
    await page.back();
    expect(page.text('modal')).to.equal('photo overview');
    await page.forward();
    pressEscape(page, 'modal');
    await arrival(page, APP);
    expect(isOpen(page, 'modal')).to.equal(false);
  });

  it('S238 shows one view in the page and in the modal, with equal params', async () => {
    const seen: unknown[] = [];
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/': 'home'}, modal: {default: ''}}).replace(
        'name="modal"',
        'name="modal" modal',
      ),
      setup: ({slot}) => {
        const view = ({params, segment}: RouteContext) => {
          seen.push({params, segment});
          return `photo ${params['id']}`;
        };
        slot('children').routes = [{path: '/photos/:id', view}];
        slot('modal').routes = [{path: '/photos/:id', intercept: true, view}];
      },
    });
    await page.click(`${APP}/photos/caf%C3%A9`);
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'home', modal: 'photo café'});
    await page.reload();
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'photo café', modal: ''});
    expect(seen).to.deep.equal(
      Array.from(seen, () => ({params: {id: 'café'}, segment: '/photos/caf%C3%A9'})),
    );
    expect(seen).to.have.length(2);
  });
});
