import {expect} from '@open-wc/testing';

import {
  intercepted,
  isOpen,
  layoutWith,
  pressBackdrop,
  pressCloseButton,
  pressEscape,
  type Close,
} from './modal.js';
import {openPage, type Page} from './page.js';
import type {PageOptions} from './scene.js';
import {slot} from './tree.js';

export const APP = '/page/app';

/** `/photos/:id` opens over every page; a hard load shows the page. */
export const children = {
  '/': `<p>home</p><a id="opener" href="${APP}/photos/1">open</a>`,
  '/about': '<p>about</p>',
  '/photos/:id': '<p>page {{id}}</p>',
  default: '<p>default</p>',
};
const photo = '<p id="photo">photo {{id}} <button id="inside">like</button></p>';
export const modal = (attributes = 'modal') =>
  slot('modal', {default: ''}, attributes, intercepted('/photos/:id', photo));
export const html = layoutWith(APP, {children}, modal());
export const openGallery = (path = '', options: Partial<PageOptions> = {}) =>
  openPage({url: APP + path, html, ...options});

/** Every way to close it. */
export const closings: Record<string, Close> = {
  Escape: pressEscape,
  'the close button': pressCloseButton,
  'the backdrop': pressBackdrop,
  'close()': (page, name) => void page.slot(name).close(),
};

/** The modal is closed, and no other document was loaded. */
export function expectClosed(page: Page, path: string): void {
  expect(page.url).to.equal(APP + path);
  expect(isOpen(page, 'modal')).to.equal(false);
  expect(page.shown('modal')).to.equal('empty');
  expect(page.loads).to.equal(1);
}

export async function focusOn(page: Page, id: string): Promise<void> {
  await page.until(`focus on "${id}"`, () => page.document.activeElement?.id === id);
}
