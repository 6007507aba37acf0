// Pages in Firefox and WebKit, in a tab of their own: what is asked of a page is asked inside it.
import assert from 'node:assert/strict';
import {findEngines, parseEngines} from '../../../scripts/engines.mjs';
import {startBrowser} from '../../apps/support/browsers.mjs';

const found = findEngines();

/** The engines beside Chromium that are here and asked for. */
export const otherEngines = parseEngines(process.env.ENGINES).filter(
  (name) => name !== 'chromium' && found[name],
);

/** One tab of a browser. */
export class Tab {
  #browser;

  async start(engine) {
    this.#browser = await startBrowser(engine);
  }

  async close() {
    await this.#browser?.close();
  }

  async open(url) {
    await this.#browser.open(url);
  }

  /** Runs a function in the page. */
  run(inside, ...args) {
    return this.#browser.run(inside, ...args);
  }

  /** Resolves when a function says yes in the page, which may be another one by then. */
  async until(what, inside, ...args) {
    const end = Date.now() + 10_000;
    while (!(await this.run(inside, ...args).catch(() => false))) {
      if (Date.now() < end) continue;
      const seen = await this.run(() => `${location.href}: ${document.body.innerText}`).catch(String);
      assert.fail(`waited for ${what}, at ${seen}`);
    }
  }

  /** Opens a page and waits for slot-router. */
  async openSettled(url) {
    await this.open(url);
    await this.until('slot-router', async () => {
      await customElements.whenDefined('route-slot');
      const layouts = [...document.querySelectorAll('slot-layout')];
      await Promise.all(layouts.map(({settled}) => settled));
      return layouts.some(({status}) => status === 'active');
    });
  }

  /** Resolves when a route slot shows a text, and nothing is loading any more. */
  async shows(name, text) {
    await this.until(
      `"${text}" in ${name}`,
      async (slot, wanted) => {
        const element = document.querySelector(`route-slot[name="${slot}"]`);
        if (!element.innerText.includes(wanted)) return false;
        await element.closest('slot-layout').settled;
        return element.status === 'ready';
      },
      name,
      text,
    );
  }

  async click(selector, text = '') {
    await this.run(
      (css, wanted) =>
        [...document.querySelectorAll(css)].find(({textContent}) => textContent.includes(wanted)).click(),
      selector,
      text,
    );
  }

  /** The paths that the page has asked for by `fetch`. */
  fetched() {
    return this.run(() =>
      performance
        .getEntriesByType('resource')
        .filter(({initiatorType}) => initiatorType === 'fetch')
        .map(({name}) => new URL(name).pathname),
    );
  }

  /** The path of the page, and whether it is still the document that was marked. */
  where() {
    return this.run(() => [location.pathname, document.title, !!window.isSame]);
  }
}
