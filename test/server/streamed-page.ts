/* A page of `test/support/streamed-pages.mjs` in a frame. */
import type {RouteSlotElement, SlotLayoutElement} from '../support/contract.js';
import {visibleText} from '../support/visible.js';
import {nextFrame} from '../support/wait.js';

let opened = 0;

/** What the script of the page says. */
interface StreamedWindow {
  readonly loads?: string[];
  failing?: boolean;
  readonly clicks?: string[];
  readonly errors?: string[];
  readonly isLoaded?: boolean;
}

/** A streamed page in a frame of its own. */
export class StreamedPage {
  readonly id = `${Date.now().toString(36)}-${++opened}`;
  readonly #frame = document.createElement('iframe');
  readonly #isScripted: boolean;

  /**
   * @param script - An attribute of its script element, or null: no script runs.
   * @param kind - The folder of the page.
   */
  constructor(script: '' | 'async' | null, path = '', kind = 'streamed') {
    this.#isScripted = script !== null;
    // Without `allow-scripts` no script runs, and the test can look into it all the same.
    if (script === null) this.#frame.setAttribute('sandbox', 'allow-same-origin');
    this.#frame.width = '800';
    this.#frame.height = '600';
    this.#frame.src = `/${kind}/${this.id}/${path}${script === null ? '' : `?script=${script}`}`;
    document.body.append(this.#frame);
  }

  get window(): Window & typeof globalThis & StreamedWindow {
    return this.#frame.contentWindow as Window & typeof globalThis;
  }

  get document(): Document {
    return this.window.document;
  }

  get layout(): SlotLayoutElement {
    return this.document.querySelector('slot-layout') as SlotLayoutElement;
  }

  get text(): string {
    const {body} = this.document;
    // What is said to assistive technology only.
    const said = this.layout?.shadowRoot?.querySelector('.slot-router-region')?.textContent ?? '';
    const text = body ? visibleText(body) : '';
    return said === '' ? text : text.replace(said, '').trim();
  }

  /** Also of those in the shadow tree that the server has sent. */
  slot(name: string): RouteSlotElement {
    const selector = `route-slot[name="${name}"]`;
    const found = this.document.querySelector(selector) ?? this.layout.shadowRoot?.querySelector(selector);
    return found as RouteSlotElement;
  }

  async release(slot: string, more = '&text=here'): Promise<void> {
    await fetch(`/streamed-release?id=${this.id}&slot=${slot}${more}`);
  }

  async until(what: string, isTrue: () => unknown): Promise<void> {
    const end = performance.now() + 8000;
    while (!isTrue()) {
      if (performance.now() > end) throw new Error(`waited for ${what}, with "${this.text}" on screen`);
      await nextFrame();
    }
  }

  async shows(text: string): Promise<void> {
    await this.until(text, () => this.text.includes(text));
  }

  /** The client has started, or nothing more will come. */
  async settled(): Promise<void> {
    await this.until('the end of the page', () => this.document.readyState === 'complete');
    if (!this.#isScripted) return;
    await this.until('the upgrade', () => this.layout.status === 'active');
    await this.layout.settled;
  }

  close(): void {
    this.#frame.remove();
  }
}
