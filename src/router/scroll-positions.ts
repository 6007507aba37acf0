import type {SlotController} from './slot-controller.js';

type Position = readonly [path: readonly number[], top: number, left: number];

/** The positions in one view, and which one of all that the route slot has shown it was. */
interface Saved {
  readonly serial: number;
  readonly positions: Position[];
}

/** Where the scroll containers inside route slots stood, by history entry: browsers remember the page's only. */
export class ScrollPositions {
  readonly #scrolled = new Set<Element>();
  readonly #entries = new Map<string, Map<string, Saved>>();

  listen(signal: AbortSignal): void {
    const onScroll = ({target}: Event) => {
      if (target instanceof Element && target.closest('route-slot')) this.#scrolled.add(target);
    };
    addEventListener('scroll', onScroll, {capture: true, passive: true, signal});
  }

  /** Remembers them for an entry that is left. */
  save(entry: string, slots: readonly SlotController[]): void {
    this.#entries.delete(entry);
    if (this.#scrolled.size === 0) return;
    const saved = new Map<string, Saved>();
    for (const element of this.#scrolled) {
      const host = element.closest('route-slot');
      const slot = slots.find((each) => each.host === host);
      if (!element.isConnected) this.#scrolled.delete(element);
      else if (host && slot) {
        const {key, serial} = slot;
        const each = saved.get(key) ?? {serial, positions: []};
        saved.set(key, each);
        const {scrollTop, scrollLeft} = element;
        each.positions.push([pathOf(element, host), scrollTop, scrollLeft]);
      }
    }
    // Browsers keep 50 entries, WebKit 100: what was left longest ago is gone there too.
    this.#entries.set(entry, saved);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > 100 && oldest !== undefined) this.#entries.delete(oldest);
  }

  /** Gives the containers in a route slot the positions of an entry, unless the view has been there since. */
  restore(entry: string, slot: SlotController): void {
    const {host, key, serial} = slot;
    const saved = this.#entries.get(entry)?.get(key);
    if (!saved || saved.serial === serial) return;
    slot.countView();
    for (const [path, top, left] of saved.positions) {
      let element: Element | undefined = host;
      for (const index of path) element = element?.children[index];
      element?.scrollTo({top, left, behavior: 'instant'});
    }
  }
}

/** The way to an element, as what it looks like when the same content is made again. */
function pathOf(element: Element, host: Element): number[] {
  const path: number[] = [];
  for (let each = element; each !== host && each.parentElement; each = each.parentElement)
    path.unshift([...each.parentElement.children].indexOf(each));
  return path;
}
