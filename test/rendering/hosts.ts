import {expect} from '@open-wc/testing';
import {html} from 'lit';

import {prepareView} from '../../src/rendering/mounted-view.js';
import type {RouteContext} from '../../src/routing/route.js';

export function contextOf(params: Record<string, string> = {}): RouteContext {
  const url = new URL('https://example.test/x');
  return {
    url,
    params,
    segment: '/x',
    searchParams: url.searchParams,
    slot: 'users',
    signal: new AbortController().signal,
    navigationType: 'push',
    data: undefined,
    waitUntil: () => undefined,
  };
}

/** A host with a neighbour that no view may touch, in the document. */
export function createHost(): HTMLElement {
  const host = document.createElement('div');
  host.innerHTML = '<template></template>';
  document.body.append(host);
  hosts.push(host);
  return host;
}

const hosts: HTMLElement[] = [];

/** Loads what shows Lit templates, as the first load of one does. */
export const prepareLit = () => prepareView(html``);

export function removeHosts(): void {
  for (const host of hosts.splice(0)) host.remove();
}

/** The markup of the host without the neighbour, the marks of Lit and the boxes that draw nothing. */
export const shown = (host: Element) =>
  host.innerHTML
    .replace('<template></template>', '')
    .replace(/<!--.*?-->/g, '')
    .replace(/ style="display: contents;"/g, '');

/** What is left of a view that has gone. */
export function expectGone(host: Element): void {
  expect(host.childNodes).to.have.length(1);
}
