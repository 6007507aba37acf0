import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {RouteSlot} from '../elements/route-slot.js';
import type {MountableView, RouteContext} from '../routing/route.js';
import {
  around,
  createReader,
  type RouteSlotState,
  slotAround,
  type SlotReference,
  watchSlots,
} from './slot-state.js';
import {viewProps, type ViewProps} from './view-props.js';

export type {RouteSlotState, SlotReference, ViewProps};

type LitElementLike = HTMLElement & ReactiveControllerHost;

/**
 * Makes a view of a Lit element. Unlike an element class alone it stays the same element when only params or data change.
 *
 * Its properties `params`, `data`, `segment` and `route` (the whole context) are set, before it is connected. While its
 * `updateComplete` is pending the route slot shows its loading state, and what an update throws, `notFound()` and
 * `redirect()` included, reaches the route slot. Contexts reach it as they reach any element.
 * @param element - The class, or the tag, which may be defined later.
 */
export function litView<Data = unknown>(element: string | (new () => HTMLElement)): MountableView<Data> {
  return {
    mount(container, first) {
      const view = (
        typeof element === 'string' ? document.createElement(element) : new element()
      ) as LitElementLike;
      let route: RouteContext;
      const put = (next: RouteContext<Data>) => {
        route = next;
        Object.assign(view, viewProps(next));
        // One that is no Lit element, or is none yet, is complete.
        next.waitUntil(Promise.resolve(view.updateComplete));
      };
      view.addController?.({
        hostUpdate() {
          view.updateComplete.catch((error: unknown) => route.waitUntil(Promise.reject(error)));
        },
      });
      put(first);
      container.append(view);
      return {update: put, unmount: () => view.remove()};
    },
  };
}

/** Follows a route slot: where it is, what it shows, how it is. Its host is updated when that changes. */
export class RouteSlotController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => SlotReference;
  readonly #read = createReader();
  #stop: (() => void) | undefined;

  /**
   * @param slot - Its name, or the element; the first one of that name in the shadow tree of the host, else in the trees
   *   around that. Without it, in a view, the route slot that the view is in.
   */
  constructor(host: ReactiveControllerHost & Node & {readonly renderRoot?: Node}, slot?: SlotReference) {
    this.#host = host;
    this.#find = () => {
      if (slot === undefined) return slotAround(host);
      if (typeof slot !== 'string') return slot;
      // Documents and shadow roots.
      return around(host.renderRoot ?? host, (node) =>
        node.nodeType > 8
          ? [...(node as ParentNode & Node).querySelectorAll<RouteSlot>('route-slot')].find(
              ({name}) => name === slot,
            )
          : undefined,
      );
    };
    host.addController(this);
  }

  /** What the route slot says now. */
  get value(): RouteSlotState {
    return this.#read(this.#find());
  }

  hostConnected(): void {
    let last = this.value;
    this.#stop = watchSlots(() => {
      if (last !== (last = this.value)) this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
