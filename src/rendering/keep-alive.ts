import {isSame, type Target} from '../routing/resolve.js';
import {createPlace, type MountedView, type Shown} from './view.js';

/** A view that has left the screen and is kept. */
interface Kept {
  readonly shown: Shown;
  readonly view: MountedView;
  readonly wrapper: HTMLElement;
  readonly positions: readonly (readonly [Element, top: number, left: number])[];
}

/** The left views of a route slot, as they were. A module of its own: most pages keep none. */
export class KeepAlive {
  /** The least recently used one first. */
  #kept: Kept[] = [];
  #wrapper: HTMLElement | undefined;

  /** A place for a view of its own: it is hidden where it is, because an iframe that is moved loads again. */
  wrap(host: HTMLElement): HTMLElement {
    return (this.#wrapper = createPlace(host));
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
  leave(shown: Shown, view: MountedView): void {
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
    this.#kept.push({shown, view, wrapper, positions});
  }

  has(target: Target): boolean {
    return !!this.#find(target);
  }

  #find(target: Target): Kept | undefined {
    return this.#kept.find(({shown}) => isSame(shown.target, target));
  }

  /** What is on screen of the nodes of a route slot: no left view, and of its places what is in them. */
  seen(nodes: readonly Node[]): readonly Node[] {
    return nodes.flatMap((node) =>
      node === this.#wrapper
        ? [...node.childNodes]
        : this.#kept.some(({wrapper}) => wrapper === node)
          ? []
          : node,
    );
  }

  /** An element is in none of the views that are on screen, with the one of a target shown again. */
  hides(element: Element, target: Target | null | undefined): boolean {
    const next = target && this.#find(target)?.wrapper;
    return next ? !next.contains(element) : this.#kept.some(({wrapper}) => wrapper.contains(element));
  }

  /** Shows the view of a target again that is kept. */
  take(target: Target): Kept | undefined {
    const found = this.#find(target);
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

  /** Lets views go for good: all beyond a limit, and that of a target which has a new one. */
  trim(limit: number, target?: Target): void {
    const old = target && this.#find(target);
    const going = this.#kept.filter((each, i) => i < this.#kept.length - limit || each === old);
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
