import {html, nothing, render} from 'lit/html.js';

import {ElementBase} from '../elements/element-base.js';
import type {RouteSlot} from '../elements/route-slot.js';
import {readTree, type LayoutNode} from './page-tree.js';
import {styles} from './styles.js';
import {historyTemplate, timelineTemplate, treeTemplate, type Actions} from './templates.js';
import {Timeline} from './timeline.js';

/**
 * A panel for developers: the layouts and route slots of the page, a timeline of its navigations, and its history. Closed
 * it is a button in the corner. It moves nothing of the page and never takes focus by itself.
 *
 * @element slot-router-devtools
 * @attr open - Whether the panel is open. Alt+Shift+D opens and closes it.
 * @attr theme - `light` or `dark`, where it is not to follow the system.
 */
export class SlotRouterDevtools extends ElementBase implements Actions {
  static readonly observedAttributes = ['open'];

  /** Registers the element as `<slot-router-devtools>`. */
  static define(): void {
    if (globalThis.customElements && !customElements.get('slot-router-devtools'))
      customElements.define('slot-router-devtools', SlotRouterDevtools);
  }

  readonly #timeline = new Timeline(() => this.#update());
  readonly #root: ShadowRoot;
  #connection: AbortController | undefined;
  #frame: number | undefined;
  #pinned: RouteSlot | undefined;
  #outlined: RouteSlot | undefined;

  constructor() {
    super();
    this.#root = this.attachShadow({mode: 'open'});
    this.#root.adoptedStyleSheets = [styles()];
    this.#root.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Escape' && this.open) this.#close(); // by its type
    });
  }

  /** Whether the panel is open. */
  get open(): boolean {
    return this.hasAttribute('open');
  }
  set open(value: boolean) {
    this.toggleAttribute('open', value);
  }

  /** The route slot that stays outlined. */
  get pinned(): RouteSlot | undefined {
    return this.#pinned;
  }

  connectedCallback(): void {
    this.#connection = new AbortController();
    const {signal} = this.#connection;
    this.#timeline.listen(signal);
    addEventListener(
      'keydown',
      (event) => {
        // By its place on the keyboard: with Alt, some type another letter.
        if (event.code !== 'KeyD' || !event.altKey || !event.shiftKey) return;
        event.preventDefault();
        this.open = !this.open;
      },
      {signal},
    );
    for (const type of ['scroll', 'resize'])
      addEventListener(type, () => this.#outlined && this.#update(), {signal, capture: true, passive: true});
    this.#update();
  }

  disconnectedCallback(): void {
    this.#connection?.abort();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  attributeChangedCallback(): void {
    if (!this.open) this.#outlined = this.#pinned = undefined;
    this.#update();
  }

  /** Outlines a route slot on the page. */
  outline = (slot: RouteSlot | undefined): void => {
    this.#outlined = slot ?? this.#pinned;
    this.#update();
  };

  /** Keeps a route slot outlined, or lets it go. */
  pin = (slot: RouteSlot): void => {
    this.#pinned = this.#pinned === slot ? undefined : slot;
    this.#outlined = slot;
    if (this.#pinned) slot.scrollIntoView({block: 'start'});
    this.#update();
  };

  /** Once per frame at most. */
  #update(): void {
    if (!this.isConnected) return;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#render();
    });
  }

  /** By the button, which goes; focus goes on in the panel. */
  #open(): void {
    this.open = true;
    this.#render();
    this.#root.querySelector<HTMLElement>('.close')?.focus();
  }

  #close(): void {
    const hadFocus = this.#root.activeElement !== null;
    this.open = false;
    this.#render();
    if (hadFocus) this.#root.querySelector('button')?.focus();
  }

  #render(): void {
    const tree = readTree();
    render(this.open ? this.#panel(tree) : this.#button(tree), this.#root);
    this.#place(this.#root.querySelector<HTMLElement>('.outline'));
  }

  #button(tree: readonly LayoutNode[]) {
    const slots = tree.flatMap(slotsOf);
    const worst = (['error', 'not-found', 'loading'] as const).find((status) =>
      slots.some((slot) => slot.status === status),
    );
    return html`<button type="button" class="toggle" aria-expanded="false" @click=${() => this.#open()}>
      <span class="dot ${worst ?? 'ready'}"></span>
      Route slots${worst ? html`: <span>${worst === 'not-found' ? 'not found' : worst}</span>` : nothing}
    </button>`;
  }

  #panel(tree: readonly LayoutNode[]) {
    return html`${this.#outlined?.isConnected ? html`<div class="outline"></div>` : nothing}
      <aside class="panel" aria-label="slot-router developer tools">
        <div class="head">
          <h2>slot-router</h2>
          <button type="button" @click=${() => this.#clear()}>Clear</button>
          <button type="button" class="close" aria-expanded="true" @click=${() => this.#close()}>Close</button>
        </div>
        <div class="body">
          <section tabindex="0" aria-label="Layouts and route slots">
            <h3>Layouts and route slots</h3>
            ${treeTemplate(tree, this)}
          </section>
          <section tabindex="0" aria-label="Navigations">
            <h3>Navigations, newest first</h3>
            ${timelineTemplate(this.#timeline.entries)}
          </section>
          <section tabindex="0" aria-label="History">
            <h3>History</h3>
            ${historyTemplate()}
          </section>
        </div>
      </aside>`;
  }

  #clear(): void {
    this.#timeline.entries.length = 0;
    this.#update();
  }

  #place(outline: HTMLElement | null): void {
    if (!outline || !this.#outlined) return;
    const {left, top, width, height} = this.#outlined.getBoundingClientRect();
    // Through the object model, which a policy for inline styles allows.
    Object.assign(outline.style, {
      translate: `${left}px ${top}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
  }
}

function slotsOf({slots, inner}: LayoutNode): readonly RouteSlot[] {
  return [...slots, ...inner.flatMap(slotsOf)];
}

declare global {
  interface HTMLElementTagNameMap {
    'slot-router-devtools': SlotRouterDevtools;
  }
}
