import {
  Component,
  createContext,
  createElement,
  type DetailedHTMLProps,
  type HTMLAttributes,
  type ComponentType,
  type Dispatch,
  type ReactElement,
  type ReactNode,
  type ReactPortal,
  type SetStateAction,
  Suspense,
  use,
  useState,
  useSyncExternalStore,
} from 'react';
import {createPortal, flushSync} from 'react-dom';
import {createRoot} from 'react-dom/client';
import type {RouteSlot} from '../elements/route-slot.js';
import type {SlotLayout} from '../elements/slot-layout.js';
import type {MountableView, RouteContext} from '../routing/route.js';
import type {RouteSlotAttributes, SlotLayoutAttributes, SlotListeners} from './attributes.js';
import {
  createReader,
  type RouteSlotState,
  type SlotFinder,
  type SlotReference,
  watchSlots,
} from './slot-state.js';
import {viewProps, type ViewProps} from './view-props.js';

export type {RouteSlotState, SlotReference, ViewProps};

/** Shows something in a container, or nothing any more. */
type Show = (node: ReactNode) => void;

/** Finds the route slot that a view is in. */
const Around = createContext<SlotFinder>(undefined);

type SetPortals = Dispatch<SetStateAction<readonly ReactPortal[]>>;

/** The element of a `<SlotViews>`, which keeps what renders the views below it. */
interface Outlet {
  slotViews?: SetPortals;
}

let count = 0;

/**
 * Makes a view of a React component. It is rendered in the tree of the `<SlotViews>` around its route slot, with all
 * contexts of that; without one, in a root of its own.
 *
 * It is given `params`, `data`, `segment` and `route` (the whole context) as props. When they change it is updated in place.
 * A lazy component, `use()` and whatever else suspends show the route slot's loading state, and what is thrown while it
 * renders, `notFound()` and `redirect()` included, reaches the route slot.
 */
export function reactView<Data = unknown>(component: ComponentType<ViewProps<Data>>): MountableView<Data> {
  return {
    mount(container, first) {
      let route: RouteContext<Data> = first;
      let show: Show | undefined;
      let node: ReactElement | undefined;

      /** Passes on to the route slot that what it holds waits or has failed. */
      class View extends Component {
        override componentDidCatch(error: unknown): void {
          route.waitUntil(Promise.reject(error));
          // What has failed is gone by now; React asks what to show instead.
          this.render = () => null;
          this.forceUpdate();
        }

        override render(): ReactNode {
          // It is there while something is suspended.
          const fallback = createElement('template', {
            ref: () => {
              let complete: (() => void) | undefined;
              route.waitUntil(new Promise<void>((resolve) => (complete = resolve)));
              return complete;
            },
          });
          return createElement(
            Around,
            {value: () => container.closest<RouteSlot>('route-slot')},
            createElement(Suspense, {fallback}, createElement(component, viewProps(route))),
          );
        }
      }

      const put = (next?: RouteContext<Data>) => {
        node = next && createElement(View);
        route = next ?? route;
        // React cannot render while it renders: a route slot may be mounted by an effect.
        route.waitUntil(
          Promise.resolve().then(() =>
            // One that has left before has nothing to take away.
            flushSync(() => (show ??= node && open(container))?.(node)),
          ),
        );
      };
      put(first);
      return {update: put, unmount: put};
    },
  };
}

/** What renders the views at a place of the page, if there is a `<SlotViews>` around it, be it around a shadow root. */
const outletOf = (place: Node | null | undefined): SetPortals | null | undefined =>
  place && ((place as Outlet).slotViews ?? outletOf(place.parentNode ?? (place as Partial<ShadowRoot>).host));

/** Renders in the `<SlotViews>` around a container, or in a root of its own. */
function open(container: HTMLElement): Show {
  const setPortals = outletOf(container);
  if (setPortals) {
    const key = `${count++}`;
    return (node) =>
      setPortals((all) =>
        all.filter((portal) => portal.key !== key).concat(node ? createPortal(node, container, key) : []),
      );
  }
  // The route slot has the error already. A root that shows nothing any more goes with its container.
  const root = createRoot(container, {onCaughtError() {}});
  return (node) => root.render(node);
}

/** Renders the views of the route slots in it, so that they have the contexts that are there. Put it around a layout. */
export function SlotViews({children}: {readonly children?: ReactNode}): ReactNode {
  const [portals, setPortals] = useState<readonly ReactPortal[]>([]);
  const ref = (element: (HTMLElement & Outlet) | null) => {
    if (element) element.slotViews = setPortals;
  };
  return createElement('div', {ref, style: {display: 'contents'}}, children, portals);
}

/**
 * Follows a route slot: where it is, what it shows, how it is.
 * @param slot - Its name, the element, or a function that returns one of these; the first one of that name on the page.
 *   Without it, in a view, the route slot that the view is in.
 */
export function useRouteSlot(slot: SlotFinder = use(Around)): RouteSlotState {
  const [reader] = useState(createReader);
  const read = () => reader(typeof slot === 'function' ? slot() : slot);
  return useSyncExternalStore(watchSlots, read, read);
}

/** An element as JSX sees it. */
export type CustomElement<Element, Attributes> = DetailedHTMLProps<HTMLAttributes<Element>, Element> &
  Attributes &
  SlotListeners;

declare module 'react' {
  // The only way to add to what JSX knows.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'slot-layout': CustomElement<SlotLayout, SlotLayoutAttributes>;
      'route-slot': CustomElement<RouteSlot, RouteSlotAttributes>;
    }
  }
}
