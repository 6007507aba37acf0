import {
  type AppContext,
  type Component,
  type HTMLAttributes,
  type InjectionKey,
  type MaybeRefOrGetter,
  type ShallowRef,
  getCurrentInstance,
  h,
  inject,
  onErrorCaptured,
  onScopeDispose,
  provide,
  render,
  shallowRef,
  Suspense,
  toValue,
  watch,
} from 'vue';
import type {RouteSlot} from '../elements/route-slot.js';
import type {SlotLayout} from '../elements/slot-layout.js';
import type {MountableView, RouteContext} from '../routing/route.js';
import type {RouteSlotAttributes, SlotEvents, SlotLayoutAttributes} from './attributes.js';
import {around, createSlotState, type RouteSlotState, type SlotReference} from './slot-state.js';
import {viewProps, type ViewProps} from './view-props.js';

export type {RouteSlotState, SlotReference, ViewProps};

/** What Vue keeps of a component besides what its types tell. */
interface Internals {
  props?: Readonly<Record<string, unknown>> | readonly string[];
  __asyncLoader?(): Promise<Component>;
  __asyncResolved?: Component;
}

type Provides = Record<string | symbol, unknown>;

const CONTAINER: InjectionKey<Element> = Symbol('slot-router');

// In development Vue names where an error comes from, in production it gives the number of that place.
const ASIDE = /watcher|event handler|runtime-[2-6]$/;

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
      let context = first;
      let thrown: {readonly error: unknown} | undefined;
      let isRendering = false;
      let complete: () => void = () => undefined;

      const props = ['context'];
      const Content = {
        props,
        setup: () => {
          const {__asyncLoader: load, __asyncResolved: known} = component as Internals;
          const show = () => h(component, propsOf(component, context));
          return load && !known ? load().then(() => show) : show;
        },
      };
      const View = {
        props,
        setup() {
          provide(CONTAINER, container);
          onErrorCaptured((error, _, info) => {
            if (ASIDE.test(info)) return undefined;
            if (isRendering) thrown ??= {error};
            else context.waitUntil(Promise.reject(error));
            return false;
          });
          const onPending = () => context.waitUntil(new Promise<void>((resolve) => (complete = resolve)));
          const onResolve = () => complete();
          return () => h(Suspense, {onPending, onResolve}, {default: () => h(Content, {context})});
        },
      };

      const show = (content: typeof View | null) => {
        const node = content && h(content, {context});
        if (node) node.appContext = parent ?? contextAround(container);
        isRendering = true;
        render(node, container);
        isRendering = false;
        if (thrown) throw thrown.error;
      };
      const unmount = () => {
        thrown = undefined;
        show(null);
      };
      const start = () => {
        try {
          show(View);
        } catch (error) {
          unmount();
          throw error;
        }
      };
      // The view of a nested layout is put on the page when it has been mounted, and only there is an app around it.
      if (parent || container.isConnected) start();
      else context.waitUntil(Promise.resolve().then(() => container.isConnected && start()));
      return {
        update(next) {
          context = next;
          show(View);
        },
        unmount,
      };
    },
  };
}

/**
 * Follows a route slot: where it is, what it shows, how it is.
 * @param slot - Its name, or the element; the first one of that name on the page. Without it, in a view, the route slot
 *   that the view is in.
 */
export function useRouteSlot(slot?: MaybeRefOrGetter<SlotReference>): Readonly<ShallowRef<RouteSlotState>> {
  const container = inject(CONTAINER, undefined);
  const {read, watch: follow} = createSlotState(() =>
    slot === undefined ? container?.closest<RouteSlot>('route-slot') : toValue(slot),
  );
  const state = shallowRef(read());
  const update = () => (state.value = read());
  onScopeDispose(follow(update));
  watch(() => toValue(slot), update, {flush: 'post'});
  return state;
}

/** The app that has rendered what is around an element. */
const contextAround = (element: Element): AppContext | null =>
  // Set by Vue, for tools.
  around(element, (node) => (node as {__vue_app__?: {_context: AppContext}}).__vue_app__?._context) ?? null;

/** What a component asks for: the rest would end up as attributes of its element. */
function propsOf(component: Component, context: RouteContext): Partial<ViewProps> {
  const {__asyncResolved: resolved} = component as Internals;
  const {props = {}} = (resolved ?? component) as Internals;
  const names = Array.isArray(props) ? (props as readonly string[]) : Object.keys(props);
  return Object.fromEntries(Object.entries(viewProps(context)).filter(([name]) => names.includes(name)));
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
