/*
 * The ways to close a modal route slot, and its exit animation.
 *
 * The close request of the dialog stands for the Escape key and the back gesture, which a script cannot send.
 */
import {expect} from '@open-wc/testing';

import {APP, children, closings, expectClosed, focusOn, modal, openGallery} from '../support/gallery.js';
import {it} from '../support/it.js';
import {arrival} from '../support/locations.js';
import {
  dialogOf,
  hasFocus,
  isOpen,
  layoutWith,
  press,
  pressBackdrop,
  pressCloseButton,
  pressEscape,
} from '../support/modal.js';
import {openPage, type Page} from '../support/page.js';
import {slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';

describe('closing a modal', () => {
  for (const [name, close] of Object.entries(closings)) {
    it(`with ${name} goes back to the background, and focus to the opener`, async () => {
      const page = await openGallery('/about');
      await page.click(APP);
      const before = page.historyLength;
      page.find('#opener').focus();
      await page.click('a#opener');
      expect(hasFocus(page, 'modal')).to.equal(true);
      close(page, 'modal');
      await arrival(page, APP);
      expectClosed(page, '');
      expect(page.text('children')).to.equal('home open');
      await focusOn(page, 'opener');
      // The step was one back: the entry of the photo is still there, ahead.
      expect(page.historyLength).to.equal(before + 1);
      await page.forward();
      expect(page.text('modal')).to.equal('photo 1 like');
      expect(isOpen(page, 'modal')).to.equal(true);
      await page.back();
      expectClosed(page, '');
      await page.back();
      expectClosed(page, '/about');
    });
  }

  it('twice at once goes back once', async () => {
    const page = await openGallery('/about');
    await page.click(APP);
    await page.click('a#opener');
    pressCloseButton(page, 'modal');
    pressCloseButton(page, 'modal');
    void page.slot('modal').close();
    await arrival(page, APP);
    await nextFrame();
    await page.settled();
    expectClosed(page, '');
  });

  it('with back does it, and gives focus to the opener', async () => {
    const page = await openGallery();
    page.find('#opener').focus();
    await page.click('a#opener');
    await page.back();
    expectClosed(page, '');
    await focusOn(page, 'opener');
  });

  it('happens by itself when the URL leaves', async () => {
    const page = await openGallery();
    const before = page.historyLength;
    await page.click('a#opener');
    await page.click(`${APP}/about`);
    expectClosed(page, '/about');
    expect(page.text('children')).to.equal('about');
    expect(page.historyLength).to.equal(before + 2);
    await page.back();
    expect(page.text('modal')).to.equal('photo 1 like');
    expect(isOpen(page, 'modal')).to.equal(true);
    await page.replace(APP);
    expectClosed(page, '');
  });

  it('does not happen where unmatched says keep', async () => {
    const page = await openGallery('', {html: layoutWith(APP, {children}, modal('modal unmatched="keep"'))});
    await page.click('a#opener');
    await page.click(`${APP}/about`);
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'about', modal: 'photo 1 like'});
    expect(isOpen(page, 'modal')).to.equal(true);
  });

  it('does not happen by a press inside the dialog', async () => {
    const page = await openGallery();
    await page.click('a#opener');
    const at = (el: Element) => {
      const {left, top, width, height} = el.getBoundingClientRect();
      press(page, el, left + width / 2, top + height / 2);
    };
    at(page.find('#inside'));
    at(page.find('#photo'));
    // The padding of the dialog: the dialog itself is the target.
    const {left, top} = dialogOf(page, 'modal').getBoundingClientRect();
    press(page, dialogOf(page, 'modal'), left + 1, top + 1);
    await nextFrame();
    await page.settled();
    expect(page.url).to.equal(`${APP}/photos/1`);
    expect(isOpen(page, 'modal')).to.equal(true);
    pressBackdrop(page, 'modal');
    await arrival(page, APP);
  });

  it('happens without a navigation when the content goes', async () => {
    const page = await openGallery();
    await page.click('a#opener');
    page.slot('modal').disabled = true;
    await page.until('the dialog to close', () => !isOpen(page, 'modal'));
    await nextFrame();
    await page.settled();
    expectClosed(page, '/photos/1');
  });

  it('goes to the base where there is no entry before', async () => {
    const page = await openGallery('/login?q=1', {
      html: layoutWith(APP, {children}, slot('modal', {'/login': 'log in', default: ''}, 'modal')),
    });
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'default', modal: 'log in'});
    expect(isOpen(page, 'modal')).to.equal(true);
    const before = page.historyLength;
    pressEscape(page, 'modal');
    await arrival(page, APP);
    expectClosed(page, '');
    expect(page.text('children')).to.equal('home open');
    expect(page.historyLength).to.equal(before);
  });

  it('does not happen where the navigation is refused', async () => {
    const page = await openGallery('/login', {
      html: layoutWith(APP, {children}, slot('modal', {'/login': 'log in', default: ''}, 'modal')),
    });
    const refuse = (event: Event) => event.preventDefault();
    page.slot('modal').addEventListener('slot-leave', refuse);
    for (const close of Object.values(closings)) {
      close(page, 'modal');
      await page.settled();
      expect(page.url).to.equal(`${APP}/login`);
      expect(isOpen(page, 'modal')).to.equal(true);
      expect(page.text('modal')).to.equal('log in');
    }
    page.slot('modal').removeEventListener('slot-leave', refuse);
    pressEscape(page, 'modal');
    await arrival(page, APP);
    expectClosed(page, '');
  });
});

describe('the exit animation of a modal', () => {
  // An author's transition keeps the closed dialog rendered until it ends, so the content has to stay as long.
  const head = '<style>route-slot::part(dialog) { transition: display 60s allow-discrete; }</style>';
  const animations = (page: Page) => dialogOf(page, 'modal').getAnimations();
  const finish = (page: Page) => animations(page).forEach((animation) => animation.finish());
  const canAnimate = canAnimateDisplay();

  it('ends before the content goes', async () => {
    const page = await openGallery('', {head});
    await page.click('a#opener');
    await page.back({settle: false});
    await page.until('the background', () => page.url === APP);
    await page.until('the dialog to close', () => !isOpen(page, 'modal'));
    if (canAnimate) {
      await page.until('the animation', () => animations(page).length > 0);
      expect(page.text('modal')).to.equal('photo 1 like');
      finish(page);
    }
    await page.until('the content to go', () => page.document.querySelector('#photo') === null);
    await page.settled();
    expectClosed(page, '');
  });

  it('gives way to what opens meanwhile', async () => {
    const page = await openGallery('', {head});
    await page.click('a#opener');
    await page.back({settle: false});
    await page.until('the background', () => page.url === APP);
    await page.until('the dialog to close', () => !isOpen(page, 'modal'));
    await page.click(`${APP}/photos/2`);
    expect(page.text('modal')).to.equal('photo 2 like');
    expect(page.document.querySelectorAll('#photo')).to.have.length(1);
    finish(page);
    await nextFrame();
    expect(page.text('modal')).to.equal('photo 2 like');
    expect(isOpen(page, 'modal')).to.equal(true);
  });
});

// The last one of the file: WebKitGTK 2.50 does not go back in a frame that is new after a traversal in another one.
describe('closing a modal of a document that was reached from another one', () => {
  it('goes to the base where the entry before is of no layout of the page', async () => {
    const page = await openPage({
      url: '/page/elsewhere',
      html: layoutWith(APP, {children}, slot('modal', {'/login': 'log in', default: ''}, 'modal')),
    });
    await page.goto(`${APP}/login`);
    pressCloseButton(page, 'modal');
    await arrival(page, APP);
    expect(isOpen(page, 'modal')).to.equal(false);
    await page.back();
    expect(page.url).to.equal('/page/elsewhere');
  });
});

/** Whether an element whose `display` becomes `none` can have a transition first. */
function canAnimateDisplay(): boolean {
  const probe = document.createElement('div');
  probe.style.cssText = 'transition: display 60s allow-discrete;';
  document.body.append(probe);
  const before = getComputedStyle(probe).display;
  probe.style.display = 'none';
  const isAnimated = before !== 'none' && probe.getAnimations().length > 0;
  probe.remove();
  return isAnimated;
}
