import type {Target} from '../routing/resolve.js';
import type {Route, ViewValue} from '../routing/route.js';
import type * as HydrateModule from './hydrate.js';
import {isLitTemplate, type MountedView} from './view.js';

/** What the server writes beside the content of a route slot. */
interface Message {
  /** What its loader has returned there. */
  readonly data?: unknown;
  /** How it has ended there, where it has failed. */
  readonly status?: 'error' | 'not-found';
  /** Its content is a Lit template. */
  readonly isLit?: boolean;
  /** Where alone it is true. */
  readonly for?: unknown;
}

/** What the server has sent of a route slot beside its content. A module of its own: most pages are not streamed. */
export class Sent {
  readonly data: unknown;
  readonly status: Message['status'];
  readonly #for: unknown;
  readonly #host: Element;
  readonly #elements: readonly Element[];
  #lit: typeof HydrateModule | undefined;

  private constructor(host: Element, elements: readonly Element[], message: Message) {
    this.#host = host;
    this.#elements = elements;
    this.data = message.data;
    this.status = message.status;
    this.#for = message.for;
  }

  /** Reads it, and loads what brings the content to life. */
  static async read(host: Element): Promise<Sent> {
    const elements = [...host.querySelectorAll(':scope > [slot=view]')];
    let message: Message = {};
    try {
      const text = elements.find(({localName}) => localName === 'script')?.textContent ?? '{}';
      message = JSON.parse(text) as Message; // as the server writes it
    } catch {
      // The stream has been cut.
    }
    const sent = new Sent(host, elements, message);
    // Without it, what is on screen can still be read.
    if (message.isLit) sent.#lit = await import('./hydrate.js').catch(() => undefined);
    return sent;
  }

  /** What has failed there is nobody's business but the server's. */
  get error(): Error | undefined {
    return this.status === 'error' ? new Error('The server failed.') : undefined;
  }

  /**
   * What has been written ahead of any request is for one location, without search params; what is served at others as
   * well, such as a page for unknown URLs, is for the defaults.
   */
  isFor({key, search, isDefault}: Target): boolean {
    return this.#for === undefined || JSON.stringify(this.#for) === JSON.stringify([key, search, isDefault]);
  }

  /** Takes it away: what comes now is shown here. A fallback stays until then, as its code may not be there yet. */
  clear(): void {
    const {status} = this;
    for (const element of this.#elements) {
      if (!status || element.localName === 'script') {
        element.remove();
        continue;
      }
      // As if it were the author's own for this state.
      element.slot = status;
      const observer = new MutationObserver((records) => {
        if (records.every(({addedNodes}) => addedNodes.length === 0)) return;
        observer.disconnect();
        element.remove();
      });
      observer.observe(this.#host, {childList: true});
    }
  }

  /**
   * Takes nodes that are on screen as a view, with the layout in it that has its route slots elsewhere.
   * @param evaluate - Comes to what the browser would show.
   */
  adopt(
    nodes: readonly ChildNode[],
    {slots: routes}: Route,
    view: MountedView,
    evaluate: () => ViewValue | PromiseLike<ViewValue>,
  ): MountedView {
    const elements = nodes.filter((node) => node instanceof Element);
    const layout = elements.find(({localName}) => localName === 'slot-layout');
    if (routes && layout) Object.assign(layout, {routes});
    const slots = elements.flatMap((each) => [...each.querySelectorAll<HTMLSlotElement>('slot[name*=">"]')]);
    let live: Omit<MountedView, 'updates'> | undefined;
    const template = this.#lit && new this.#lit.SentTemplate(nodes);
    const hydrate = async () => {
      const value = await evaluate();
      if (isLitTemplate(value)) live = template?.hydrate(value, this.#host);
    };
    // What cannot be made here is there all the same.
    if (template) hydrate().catch(() => undefined);
    return {
      ...view,
      get updates() {
        return !!live;
      },
      update: (value, context) => !!live?.update(value, context),
      remove() {
        live?.remove();
        for (const slot of slots) for (const element of slot.assignedElements()) element.remove();
        view.remove();
      },
    };
  }
}

/** Puts a route slot without a view into each place whose own has not come, or not to its end: the stream was cut. */
export function fillPlaces(layout: Element): void {
  for (const spare of layout.shadowRoot?.querySelectorAll<HTMLTemplateElement>('slot>template') ?? []) {
    const [come] = (spare.parentNode as HTMLSlotElement).assignedElements();
    spare.remove();
    if (come?.querySelector(':scope > script[slot=view]')) continue;
    come?.remove();
    layout.append(document.importNode(spare.content, true));
  }
}
