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
}

/** What the server has sent of a route slot beside its content. A module of its own: most pages are not streamed. */
export class Sent {
  readonly data: unknown;
  readonly status: Message['status'];
  readonly #host: Element;
  readonly #elements: readonly Element[];
  #lit: typeof HydrateModule | undefined;

  private constructor(host: Element, elements: readonly Element[], {data, status}: Message) {
    this.#host = host;
    this.#elements = elements;
    this.data = data;
    this.status = status;
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

  /** Takes it away: what comes now is shown here. */
  clear(): void {
    for (const element of this.#elements) element.remove();
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
