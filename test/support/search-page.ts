import {expect} from '@open-wc/testing';

import {openPage, type Page} from './page.js';
import type {PageOptions} from './scene.js';
import {slot} from './tree.js';

export const APP = '/page/app';
export const SEARCH = 'source="search"';

/** `users` has a route at `/`, `chat` has none, and `help` has a default. */
export const html = `<slot-layout base="${APP}">
  ${slot('children', {'/': 'home', '/b': 'b', '/c': 'c'})}
  ${slot('users', {'/': 'list', '/members/:id': 'member {{id}}', '/search': 'results'}, SEARCH)}
  ${slot('chat', {'/rooms/:room': 'room {{room}}'}, SEARCH)}
  ${slot('help', {'/topics/:topic': 'topic {{topic}}', default: 'help default'}, SEARCH)}</slot-layout>`;
export const openSearchPage = (path = '', options: Partial<PageOptions> = {}) =>
  openPage({url: APP + path, html, ...options});

export const NAMES = ['children', 'users', 'chat', 'help'];
/** What it shows with no location in the URL. */
export const START = {children: 'home', users: 'list', chat: '', help: 'help default'};

export function expectAt(page: Page, path: string, texts: Partial<typeof START>): void {
  expect(page.url).to.equal(APP + path);
  expect(page.texts(...NAMES)).to.deep.equal({...START, ...texts});
}
