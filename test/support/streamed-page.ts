import type {RouteSlotElement, SlotLayoutElement} from './contract.js';
import {visibleText} from './visible.js';
import {nextFrame} from './wait.js';

let opened = 0;

/** What tells a page from all others. */
export const streamId = () => `${Date.now().toString(36)}-${++opened}`;

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
  readonly id: string;
  readonly #frame = document.createElement('iframe');
  readonly #isScripted: boolean;

  /**
   * @param script - An attribute of its script element, or null: no script runs.
   * @param root - Where it is served; without one, on a path of its own below `/streamed/`.
   */
  constructor(script: '' | 'async' | null, path = '', root = `/streamed/${streamId()}`) {
    this.id = root.split('/')[2] ?? '';
    this.#isScripted = script !== null;
    // Without `allow-scripts` no script runs, and the test can look into it all the same.
    if (script === null) this.#frame.setAttribute('sandbox', 'allow-same-origin');
    this.#frame.width = '800';
    this.#frame.height = '600';
    const more = script === null ? '' : `${path.includes('?') ? '&' : '?'}script=${script}`;
    this.#frame.src = `${root}/${path}${more}`;
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
    // The document before the first one is complete as well.
    const isThere = () => this.document.URL !== 'about:blank' && this.document.readyState === 'complete';
    await this.until('the end of the page', isThere);
    if (!this.#isScripted) return;
    await this.until('the upgrade', () => this.layout.status === 'active');
    await this.layout.settled;
  }

  close(): void {
    this.#frame.remove();
  }
}
