import {
  Component,
  createContext,
  createElement,
  type DetailedHTMLProps,
  type HTMLAttributes,
  type ComponentType,
  type ReactNode,
  type ReactPortal,
  Suspense,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import {createPortal, flushSync} from 'react-dom';
import {createRoot} from 'react-dom/client';
import type {RouteSlot} from '../elements/route-slot.js';
import type {SlotLayout} from '../elements/slot-layout.js';
import type {MountableView, RouteContext} from '../routing/route.js';
import type {RouteSlotAttributes, SlotLayoutAttributes, SlotListeners} from './attributes.js';
import {around, createSlotState, type RouteSlotState, type SlotReference} from './slot-state.js';
import {viewProps, type ViewProps} from './view-props.js';

export type {RouteSlotState, SlotReference, ViewProps};

/** Shows something in a container, or nothing any more. */
type Show = (node: ReactNode) => void;

interface FrameProps {
  readonly route: RouteContext;
  readonly children: ReactNode;
}

const Container = createContext<Element | null>(null);

const outlets = new WeakMap<Node, (container: HTMLElement) => Show>();

/** Passes on to the route slot that what it holds waits or has failed. */
class Frame extends Component<FrameProps, {readonly hasFailed: boolean}> {
  override readonly state = {hasFailed: false};

  static getDerivedStateFromError() {
    return {hasFailed: true};
  }

  override componentDidCatch(error: unknown): void {
    this.props.route.waitUntil(Promise.reject(error));
  }

  override render(): ReactNode {
    const {children, route} = this.props;
    if (this.state.hasFailed) return null;
    return createElement(Suspense, {fallback: createElement(Waiting, {route})}, children);
  }
}

/** Is there while something is suspended. */
function Waiting({route}: {readonly route: RouteContext}): ReactNode {
  useLayoutEffect(() => {
    let complete: (() => void) | undefined;
    route.waitUntil(new Promise<void>((resolve) => (complete = resolve)));
    return complete;
  }, [route]);
  return null;
}

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
      let show: Show | undefined;
      let node: ReactNode;
      // React cannot render while it renders: a route slot may be mounted by an effect.
      const render = () =>
        Promise.resolve().then(() =>
          flushSync(() => {
            // One that has left before has nothing to take away.
            if (node)
              show ??=
                around(container, (place) => outlets.get(place))?.(container) ?? createOwnRoot(container);
            show?.(node);
          }),
        );
      const put = (route: RouteContext<Data>) => {
        const frame = createElement(Frame, {route, children: createElement(component, viewProps(route))});
        node = createElement(Container, {value: container}, frame);
        route.waitUntil(render());
      };
      put(first);
      return {
        update: put,
        unmount() {
          node = null;
          void render();
        },
      };
    },
  };
}

function createOwnRoot(container: HTMLElement): Show {
  // The route slot has the error already.
  const root = createRoot(container, {onCaughtError() {}});
  return (node) => (node ? root.render(node) : root.unmount());
}

/** Renders the views of the route slots in it, so that they have the contexts that are there. Put it around a layout. */
export function SlotViews({children}: {readonly children?: ReactNode}): ReactNode {
  const [portals, setPortals] = useState<readonly ReactPortal[]>([]);
  const [open] = useState(() => {
    let count = 0;
    return (container: HTMLElement): Show => {
      const key = String(count++);
      return (node) =>
        setPortals((all) => [
          ...all.filter((portal) => portal.key !== key),
          ...(node ? [createPortal(node, container, key)] : []),
        ]);
    };
  });
  const ref = (element: HTMLElement | null) => {
    if (element) outlets.set(element, open);
  };
  return createElement('div', {ref, style: {display: 'contents'}}, children, portals);
}

/**
 * Follows a route slot: where it is, what it shows, how it is.
 * @param slot - Its name, or the element; the first one of that name on the page. Without it, in a view, the route slot
 *   that the view is in.
 */
export function useRouteSlot(slot?: SlotReference): RouteSlotState {
  const container = useContext(Container);
  const {watch, read} = useMemo(
    () => createSlotState(() => (slot === undefined ? container?.closest<RouteSlot>('route-slot') : slot)),
    [slot, container],
  );
  return useSyncExternalStore(watch, read, read);
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
