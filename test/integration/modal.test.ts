/* `modal`: a route slot whose content is in a modal dialog. */
import {expect} from '@open-wc/testing';

import {expectAccessible} from '../support/axe.js';
import {deferred} from '../support/deferred.js';
import {APP, children, expectClosed, focusOn, html, modal, openGallery} from '../support/gallery.js';
import {it} from '../support/it.js';
import {arrival, navigate} from '../support/locations.js';
import {
  dialogOf,
  hasFocus,
  intercepted,
  isOpen,
  layoutWith,
  pressCloseButton,
  pressEscape,
} from '../support/modal.js';
import {slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';

describe('a modal route slot', () => {
  it('shows its content in a modal dialog of its shadow root', async () => {
    const page = await openGallery();
    expectClosed(page, '');
    await page.click('a#opener');
    const dialog = dialogOf(page, 'modal');
    expect(dialog.open).to.equal(true);
    expect(isOpen(page, 'modal')).to.equal(true);
    expect(dialog.getRootNode()).to.equal(page.slot('modal').shadowRoot);
    expect(page.find('#photo').parentElement?.closest('route-slot')).to.equal(page.slot('modal'));
    expect(page.text('modal')).to.equal('photo 1 like');
    const box = dialog.getBoundingClientRect();
    const inner = page.find('#photo').getBoundingClientRect();
    expect(inner.width).to.be.above(0);
    expect(inner.left).to.be.at.least(box.left);
    expect(inner.bottom).to.be.at.most(box.bottom);
  });

  it('has a close button with a name', async () => {
    const page = await openGallery();
    await page.click('a#opener');
    const button = dialogOf(page, 'modal').querySelector<HTMLElement>('[part~="close-button"]');
    expect(`${button?.textContent} ${button?.ariaLabel}`).to.match(/close/i);
  });

  it('is accessible while it is open', async () => {
    const page = await openGallery('', {html: `<main><h1>Photos</h1>${html}</main>`});
    await page.click('a#opener');
    await expectAccessible(page);
  });

  it('is a property and an attribute', async () => {
    const page = await openGallery();
    expect(page.slot('modal').modal).to.equal(true);
    page.slot('children').modal = true;
    expect(page.slot('children').hasAttribute('modal')).to.equal(true);
  });

  it('is in its place when it is no modal any more, and in the dialog when it is one again', async () => {
    const page = await openGallery();
    await page.click('a#opener');
    page.slot('modal').modal = false;
    await page.settled();
    expect(page.slot('modal').shadowRoot?.querySelector('dialog')).to.equal(null);
    expect(page.text('modal')).to.equal('photo 1 like');
    await page.back();
    page.slot('modal').modal = true;
    await page.settled();
    await page.click('a#opener');
    expect(isOpen(page, 'modal')).to.equal(true);
    expect(page.text('modal')).to.equal('photo 1 like');
  });

  it('is closed while it has an empty default or a view that shows nothing', async () => {
    const page = await openGallery('', {
      html: layoutWith(
        APP,
        {children: {...children, '/none': 'none', '/null': 'null'}},
        modal('modal unmatched="default"'),
      ),
      setup: ({slot}) => void (slot('modal').routes = [{path: '/null', view: null}]),
    });
    for (const path of ['/none', '/null']) {
      await page.click('a#opener');
      expect(isOpen(page, 'modal')).to.equal(true);
      await page.click(APP + path);
      expectClosed(page, path);
      await page.go(-2);
    }
  });

  it('shows its loading fallback and its error in the dialog too', async () => {
    const hold = deferred();
    let calls = 0;
    const page = await openGallery('', {
      html: layoutWith(APP, {children}, slot('modal', {default: ''}, 'modal')),
      setup: ({slot}) => {
        const load = () => (++calls === 1 ? hold.promise : undefined);
        slot('modal').routes = [{path: '/photos/:id', intercept: true, load, view: 'photo'}];
      },
    });
    await page.click('a#opener', {settle: false});
    await page.until('the loading fallback', () => page.shown('modal') === 'loading');
    expect(isOpen(page, 'modal')).to.equal(true);
    hold.reject(new Error('broken'));
    await page.settled();
    expect(page.shown('modal')).to.equal('error');
    expect(isOpen(page, 'modal')).to.equal(true);
    page.slot('modal').shadowRoot?.querySelector<HTMLElement>('[part~="retry-button"]')?.click();
    await page.settled();
    expect(page.text('modal')).to.equal('photo');
    expect(isOpen(page, 'modal')).to.equal(true);
    await page.until('focus in the modal', () => hasFocus(page, 'modal'));
  });
});

describe('the URL of a modal', () => {
  it('shows the page on reload, on a hard load, and in another window', async () => {
    const page = await openGallery();
    await page.click('a#opener');
    await page.reload();
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'page 1', modal: ''});
    expect(isOpen(page, 'modal')).to.equal(false);
    await page.back();
    expect(page.text('children')).to.equal('home open');
    await page.forward();
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'page 1', modal: ''});
    // Last: WebKitGTK 2.50 does not go back in a frame once another one has come.
    const other = await openGallery('/photos/1');
    expect(other.text('children')).to.equal('page 1');
    expectClosed(other, '/photos/1');
  });

  it('opens it again when its entry is reached from another document', async () => {
    const page = await openGallery();
    await page.click('a#opener');
    await page.goto('/page/elsewhere');
    await page.back();
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'home open', modal: 'photo 1 like'});
    expect(isOpen(page, 'modal')).to.equal(true);
    pressEscape(page, 'modal');
    await arrival(page, APP);
    expect(isOpen(page, 'modal')).to.equal(false);
  });
});

describe('focus and scroll of a modal', () => {
  it('moves in, and stays in when the content changes', async () => {
    const page = await openGallery();
    page.find('#opener').focus();
    await page.click('a#opener');
    expect(hasFocus(page, 'modal')).to.equal(true);
    const dialog = dialogOf(page, 'modal');
    let closes = 0;
    dialog.addEventListener('close', () => closes++);
    page.find('#inside').focus();
    await page.click(`${APP}/photos/2`);
    expect(page.text('modal')).to.equal('photo 2 like');
    expect(dialogOf(page, 'modal')).to.equal(dialog);
    expect(dialog.open).to.equal(true);
    expect(closes).to.equal(0);
    await page.until('focus in the modal', () => hasFocus(page, 'modal'));
    pressEscape(page, 'modal');
    await arrival(page, APP);
    await focusOn(page, 'opener');
  });

  it('moves to autofocus in the content', async () => {
    const page = await openGallery('', {
      html: layoutWith(
        APP,
        {children},
        slot(
          'modal',
          {default: ''},
          'modal',
          intercepted('/photos/:id', '<input><input id="auto" autofocus>'),
        ),
      ),
    });
    await page.click('a#opener');
    await page.until('focus on the field', () => page.document.activeElement?.id === 'auto');
  });

  it('cannot leave the dialog while it is open', async () => {
    const page = await openGallery();
    await page.click('a#opener');
    page.find('#opener').focus();
    expect(hasFocus(page, 'modal')).to.equal(true);
  });

  it('leaves the page where it was', async () => {
    const page = await openGallery('', {html: `<div style="height: 3000px"></div>${html}`});
    page.window.scrollTo(0, 800);
    await page.until('the page to be at 800', () => page.window.scrollY === 800);
    await nextFrame();
    await page.click('a#opener');
    await nextFrame();
    expect(page.window.scrollY).to.equal(800);
    pressEscape(page, 'modal');
    await arrival(page, APP);
    await nextFrame();
    expect(page.window.scrollY).to.equal(800);
  });
});

describe('a modal with a location of its own', () => {
  const own = (source: string) =>
    layoutWith(
      APP,
      {
        children: {
          ...children,
          '/about': '<p>about</p><a id="edit" data-slot="modal" href="/edit/1">edit</a>',
        },
      },
      slot('modal', {'/edit/:id': 'edit {{id}}'}, `modal source="${source}"`),
    );

  for (const source of ['search', 'state']) {
    it(`opens by a link, closes with Escape, and lies over every page: ${source}`, async () => {
      const page = await openGallery('/about?q=1', {html: own(source)});
      page.find('#edit').focus();
      await page.click('a#edit');
      expect(page.texts('children', 'modal')).to.deep.equal({children: 'about edit', modal: 'edit 1'});
      expect(isOpen(page, 'modal')).to.equal(true);
      await page.back();
      expectClosed(page, '/about?q=1');
      await page.forward();
      expect(isOpen(page, 'modal')).to.equal(true);
      const before = page.historyLength;
      pressEscape(page, 'modal');
      await page.until('the dialog to close', () => !isOpen(page, 'modal'));
      await page.settled();
      expectClosed(page, '/about?q=1');
      expect(page.historyLength).to.equal(before);
      await focusOn(page, 'edit');
      await page.forward();
      expect(page.text('modal')).to.equal('edit 1');
    });

    it(`is open after a reload: ${source}`, async () => {
      const page = await openGallery('/about', {html: own(source)});
      await navigate(page, {modal: '/edit/1'});
      await page.reload();
      expect(page.texts('children', 'modal')).to.deep.equal({children: 'about edit', modal: 'edit 1'});
      expect(isOpen(page, 'modal')).to.equal(true);
      pressCloseButton(page, 'modal');
      await arrival(page, `${APP}/about`);
      await page.until('the dialog to close', () => !isOpen(page, 'modal'));
    });
  }

  it('is open by a shared URL, and closing it leaves the rest of the URL', async () => {
    const page = await openGallery('/about?q=1&@modal=/edit/1&@modal.tab=x', {html: own('search')});
    expect(isOpen(page, 'modal')).to.equal(true);
    const before = page.historyLength;
    pressEscape(page, 'modal');
    await arrival(page, `${APP}/about?q=1`);
    expectClosed(page, '/about?q=1');
    expect(page.text('children')).to.equal('about edit');
    expect(page.historyLength).to.equal(before);
  });
});
