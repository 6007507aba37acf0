import {
  type AppContext,
  type Component,
  type ComputedRef,
  type HTMLAttributes,
  type InjectionKey,
  type MaybeRefOrGetter,
  computed,
  getCurrentInstance,
  h,
  inject,
  nextTick,
  onErrorCaptured,
  onScopeDispose,
  provide,
  render,
  shallowRef,
  Suspense,
  toValue,
} from 'vue';
import type {RouteSlot} from '../elements/route-slot.js';
import type {SlotLayout} from '../elements/slot-layout.js';
import type {MountableView, RouteContext} from '../routing/route.js';
import type {RouteSlotAttributes, SlotEvents, SlotLayoutAttributes} from './attributes.js';
import {around, createReader, type RouteSlotState, type SlotReference, watchSlots} from './slot-state.js';
import {viewProps, type ViewProps} from './view-props.js';

export type {RouteSlotState, SlotReference, ViewProps};

/** What Vue keeps of a component besides what its types tell. */
interface Internals {
  props?: Readonly<Record<string, unknown>> | readonly string[];
  __asyncLoader?(): Promise<Component>;
  __asyncResolved?: Component;
}

/** Set by Vue, for tools. */
interface VueHost {
  readonly __vue_app__?: {readonly _context: AppContext};
}

type Provides = Record<string | symbol, unknown>;

/** Finds the route slot that a view is in. */
const AROUND: InjectionKey<() => RouteSlot | null> = Symbol();

/**
 * Makes a view of a Vue component. It is rendered in the app that its route slot belongs to, with the plugins, stores and
 * global components of that; called in `setup`, with all that the component provides or has been provided with, too.
 *
 * What the component declares of `params`, `data`, `segment` and `route` (the whole context) it is given as its props. When
 * they change it is updated in place. An async component, an async `setup` and `<Suspense>` show the route
 * slot's loading state, and what is thrown while it is set up or rendered, `notFound()` and `redirect()` included, reaches
 * the route slot.
 */
export function vueView<Data = unknown>(component: Component): MountableView<Data> {
  const owner = getCurrentInstance();
  const parent = owner && {
    ...owner.appContext,
    // Vue has no public way to ask for it.
    provides: (owner as unknown as {provides: Provides}).provides,
  };
  return {
    mount(container, first) {
      const context = shallowRef<RouteContext>(first);
      const wait = (promise: Promise<unknown>) => context.value.waitUntil(promise);
      let complete: (() => void) | undefined;

      const View = {
        setup() {
          provide(AROUND, () => container.closest<RouteSlot>('route-slot'));
          // In development Vue names where an error comes from, in production it gives the number of that place.
          onErrorCaptured((error, _, info) => {
            if (/watch|event|-[2-6]$/.test(info)) return;
            wait(Promise.reject(error));
            return false;
          });
          const onPending = () => wait(new Promise<void>((resolve) => (complete = resolve)));
          return () =>
            h(Suspense, {onPending, onResolve: () => complete?.()}, () => {
              const {__asyncResolved: resolved = component} = component as Internals;
              // What it does not ask for would end up as attributes of its element. Names are in an array, or are keys.
              const asked = Object.entries((resolved as Internals).props ?? {}).flat();
              const props: Partial<ViewProps> = viewProps(context.value);
              for (const name in props) if (!asked.includes(name)) delete props[name as keyof ViewProps];
              return h(component, props);
            });
        },
      };

      // What an async component asks for is known when its code is there. The view of a nested layout is put on the page
      // when it has been mounted, and only there is an app around it.
      const shown = Promise.resolve((component as Internals).__asyncLoader?.()).then(() => {
        // It may have left.
        if (!container.isConnected) return;
        const node = h(View);
        // Without an app around it, Vue takes the one that is empty.
        node.appContext = (parent ??
          around(container, (place) => (place as VueHost).__vue_app__?._context)) as AppContext;
        render(node, container);
      });
      wait(shown);
      return {
        update(next) {
          context.value = next;
          wait(shown.then(nextTick));
        },
        unmount: () => render(null, container),
      };
    },
  };
}

/**
 * Follows a route slot: where it is, what it shows, how it is.
 * @param slot - Its name, or the element; the first one of that name on the page. Without it, in a view, the route slot
 *   that the view is in.
 */
export function useRouteSlot(
  slot: MaybeRefOrGetter<SlotReference> = inject(AROUND, undefined),
): ComputedRef<RouteSlotState> {
  const read = createReader();
  const changes = shallowRef(0);
  onScopeDispose(watchSlots(() => changes.value++));
  // What `slot` reads is followed as well.
  return computed(() => (changes.value, read(toValue(slot))));
}

/** An element as templates of Vue see it: its attributes, and its events as `@slot-change` names them. */
type VueElement<Element, Attributes> = new () => Element & {
  /** @deprecated For type checking only. */
  $props: HTMLAttributes & Attributes;
  /** @deprecated For type checking only. */
  $emit: <Type extends keyof SlotEvents>(type: Type, event: SlotEvents[Type]) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'slot-layout': VueElement<SlotLayout, SlotLayoutAttributes>;
    'route-slot': VueElement<RouteSlot, RouteSlotAttributes>;
  }
}
