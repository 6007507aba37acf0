import {type Component, flushSync, getAllContexts, getContext, mount, settled, unmount} from 'svelte';
import {createSubscriber} from 'svelte/reactivity';
import type {HTMLAttributes} from 'svelte/elements';
import type {RouteSlot} from '../elements/route-slot.js';
import type {SlotLayout} from '../elements/slot-layout.js';
import type {MountableView} from '../routing/route.js';
import type {RouteSlotAttributes, SlotLayoutAttributes, SlotListeners} from './attributes.js';
import {
  createReader,
  type RouteSlotState,
  type SlotFinder,
  type SlotReference,
  watchSlots,
} from './slot-state.js';
import View from './svelte-view.svelte';
import type {ViewProps} from './view-props.js';

export type {RouteSlotState, SlotReference, ViewProps};

/** By this a component finds the route slot that its view is in. */
const AROUND = Symbol('slot-router');

/**
 * Makes a view of a Svelte component. Called while a component is set up, it has all contexts of that.
 *
 * It is given `params`, `data`, `segment` and `route` (the whole context) as props. When they change it is updated in place.
 * What it awaits (`experimental.async`) shows the route slot's loading state, and what is thrown while it renders,
 * `notFound()` and `redirect()` included, reaches the route slot.
 */
export function svelteView<Data = unknown>(
  // A component with fewer props is one too.
  component: Component<ViewProps<Data>> | Component<Record<string, never>> | Component,
): MountableView<Data> {
  const contexts = duringSetup(() => getAllContexts<Map<unknown, unknown>>());
  return {
    mount(container, first) {
      let route = first;
      let changed: () => void = () => undefined;
      let thrown: {readonly error: unknown} | undefined;
      let isMounting = true;
      const subscribe = createSubscriber((update) => {
        changed = update;
      });
      const view = mount(View, {
        target: container,
        context: new Map([...(contexts ?? []), [AROUND, () => container.closest<RouteSlot>('route-slot')]]),
        props: {
          component,
          get route() {
            subscribe();
            return route;
          },
          onerror(error: unknown) {
            if (isMounting) thrown = {error};
            else route.waitUntil(Promise.reject(error));
          },
          onpending() {
            let complete: () => void = () => undefined;
            route.waitUntil(new Promise<void>((resolve) => (complete = resolve)));
            return () => complete();
          },
        },
      });
      isMounting = false;
      const leave = () => void unmount(view);
      if (thrown) {
        leave();
        throw thrown.error;
      }
      return {
        update(next) {
          route = next;
          changed();
          next.waitUntil(settled());
        },
        unmount: leave,
      };
    },
  };
}

/**
 * Follows a route slot: where it is, what it shows, how it is. Reading `current` in a template, a `$derived` or an `$effect`
 * is all it takes.
 * @param slot - Its name, the element, or a function that returns one of these; the first one of that name on the page.
 *   Without it, in a view, the route slot that the view is in.
 */
export function routeSlot(slot: SlotFinder = duringSetup(() => getContext<SlotFinder>(AROUND))): {
  readonly current: RouteSlotState;
} {
  const read = createReader();
  // Svelte shows together what changes together: with the new params of a view that awaits, its loading would be shown when
  // that is over. So it is a change of its own, later, as a route slot may be mounted while Svelte renders.
  const subscribe = createSubscriber((update) => watchSlots(() => queueMicrotask(() => flushSync(update))));
  return {
    get current() {
      subscribe();
      return read(typeof slot === 'function' ? slot() : slot);
    },
  };
}

/** Asks Svelte for what it knows only while a component is set up. */
function duringSetup<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'slot-layout': HTMLAttributes<SlotLayout> & SlotLayoutAttributes & SlotListeners;
    'route-slot': HTMLAttributes<RouteSlot> & RouteSlotAttributes & SlotListeners;
  }
}
