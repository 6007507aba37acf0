import {expect} from '@open-wc/testing';

import type {Page} from './page.js';

interface Axe {
  run(context: Document): Promise<{violations: {id: string; help: string; nodes: {html: string}[]}[]}>;
}

/** Runs axe in the document of the page, which is not the one that the assertion library sees. */
export async function expectAccessible(page: Pick<Page, 'window' | 'document'>): Promise<void> {
  const window = page.window as typeof page.window & {axe?: Axe};
  if (window.axe === undefined) {
    const script = page.document.createElement('script');
    script.src = '/node_modules/axe-core/axe.min.js';
    const loaded = new Promise((resolve, reject) => {
      script.addEventListener('load', resolve);
      script.addEventListener('error', () => reject(new Error('axe did not load')));
    });
    page.document.head.append(script);
    await loaded;
  }
  const {violations} = await window.axe!.run(page.document);
  expect(
    violations.map(({id, help, nodes}) => `${id}: ${help}: ${nodes.map(({html}) => html).join(' ')}`),
  ).to.deep.equal([]);
}
