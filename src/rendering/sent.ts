import type {Target} from '../routing/resolve.js';
import type {Route} from '../routing/route.js';
import type {MountedView} from './view.js';

/** What the server has sent of a route slot beside its content. A module of its own: most pages are not streamed. */
export class Sent {
  /** What its loader has returned there. */
  readonly data: unknown;
  /** How it has ended there, where it has failed. */
  readonly status: 'error' | 'not-found' | undefined;
  readonly #for: unknown;
  readonly #host: Element;
  readonly #elements: readonly Element[];

  constructor(host: Element) {
    this.#host = host;
    this.#elements = [...host.querySelectorAll(':scope > [slot=view]')];
    try {
      const text = this.#elements.find(({localName}) => localName === 'script')?.textContent ?? '{}';
      // As the server writes it.
      const {data, status, for: place} = JSON.parse(text) as Pick<Sent, 'data' | 'status'> & {for?: unknown};
      this.data = data;
      this.status = status;
      this.#for = place;
    } catch {
      // The stream has been cut.
    }
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

  /** Takes nodes that are on screen as a view, with the layout in it that has its route slots elsewhere. */
  adopt(nodes: readonly ChildNode[], {slots: routes}: Route, view: MountedView): MountedView {
    const elements = nodes.filter((node) => node instanceof Element);
    const layout = elements.find(({localName}) => localName === 'slot-layout');
    if (routes && layout) Object.assign(layout, {routes});
    const slots = elements.flatMap((each) => [...each.querySelectorAll<HTMLSlotElement>('slot[name*=">"]')]);
    return {
      ...view,
      remove() {
        for (const slot of slots) for (const element of slot.assignedElements()) element.remove();
        view.remove();
      },
    };
  }
}
