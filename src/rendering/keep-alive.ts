import type {MountedView} from './view.js';

/** A view that has left the screen and is kept, with what it was made for. */
interface Kept<Key> {
  readonly key: Key;
  readonly view: MountedView;
  readonly wrapper: HTMLElement;
  readonly positions: readonly (readonly [Element, top: number, left: number])[];
}

/** The left views of a route slot, as they were. A module of its own: most pages keep none. */
export class KeepAlive<Key> {
  /** The least recently used one first. */
  #kept: Kept<Key>[] = [];
  #wrapper: HTMLElement | undefined;

  /** A place for a view of its own: it is hidden where it is, because an iframe that is moved loads again. */
  wrap(host: HTMLElement): HTMLElement {
    const wrapper = (this.#wrapper = document.createElement('div'));
    wrapper.style.display = 'contents';
    host.append(wrapper);
    return wrapper;
  }

  /** Takes nodes that are on screen already into a place of their own. */
  adopt(host: HTMLElement, nodes: readonly Node[]): void {
    const wrapper = this.wrap(host) as HTMLElement & {moveBefore?: (node: Node, before: null) => void};
    for (const node of nodes) {
      if (wrapper.moveBefore) wrapper.moveBefore(node, null);
      else wrapper.append(node);
    }
  }

  /** Keeps the view that leaves. */
  leave(key: Key, view: MountedView): void {
    const wrapper = this.#wrapper;
    this.#wrapper = undefined;
    if (!wrapper) {
      view.remove();
      return;
    }
    // A box that is not rendered forgets its position.
    const positions = [...wrapper.querySelectorAll('*')]
      .filter((each) => each.scrollTop !== 0 || each.scrollLeft !== 0)
      .map((each) => [each, each.scrollTop, each.scrollLeft] as const);
    tell(wrapper, 'slot-deactivate');
    wrapper.style.display = 'none';
    wrapper.inert = true;
    this.#kept.push({key, view, wrapper, positions});
  }

  has(isKey: (key: Key) => boolean): boolean {
    return this.#kept.some(({key}) => isKey(key));
  }

  /** An element is in none of the views that are on screen, with the one of a key shown again. */
  hides(element: Element, isKey: (key: Key) => boolean): boolean {
    const next = this.#kept.find(({key}) => isKey(key))?.wrapper;
    return next ? !next.contains(element) : this.#kept.some(({wrapper}) => wrapper.contains(element));
  }

  /** Shows the view again that is kept under a key. */
  take(isKey: (key: Key) => boolean): Kept<Key> | undefined {
    const found = this.#kept.find(({key}) => isKey(key));
    if (!found) return undefined;
    this.#kept = this.#kept.filter((each) => each !== found);
    const {wrapper, positions} = found;
    this.#wrapper = wrapper;
    wrapper.style.display = 'contents';
    wrapper.inert = false;
    for (const [element, top, left] of positions) element.scrollTo({top, left, behavior: 'instant'});
    tell(wrapper, 'slot-activate');
    return found;
  }

  /** Lets views go for good: all beyond a limit, or those of a key that has a new one. */
  trim(limit: number, isOld: (key: Key) => boolean = () => false): void {
    const going = this.#kept.filter(({key}, i) => i < this.#kept.length - limit || isOld(key));
    this.#kept = this.#kept.filter((each) => !going.includes(each));
    for (const each of going) {
      each.view.remove();
      each.wrapper.remove();
    }
  }

  /** The place of the view on screen is empty: it has gone. */
  drop(): void {
    this.#wrapper?.remove();
    this.#wrapper = undefined;
  }
}

function tell(wrapper: Element, type: string): void {
  for (const element of wrapper.children) element.dispatchEvent(new Event(type));
}
