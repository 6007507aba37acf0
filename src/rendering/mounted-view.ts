import {SlotRouterError} from '../diagnostics/slot-router-error.js';
import type {LitTemplate, MountableView, Mounted, Route, RouteContext, ViewValue} from '../routing/route.js';
import {fillTemplate} from './fill.js';
import {createPlace, isGrowing, isLitTemplate, isTagName, removeOnThrow, type MountedView} from './view.js';

export type {MountedView};

/** What renders Lit templates, once it has been needed. */
let lit: {mountTemplate(host: Element, first: LitTemplate): MountedView} | undefined;

/** Lit is loaded when the first template of it is to be shown: most pages show none. */
export function prepareView(value: ViewValue): Promise<unknown> | undefined {
  if (lit || !isLitTemplate(value)) return undefined;
  return import('./lit-view.js').then((module) => (lit = module));
}

// A fragment is empty once it has been shown: these are the nodes to show again.
const fragments = new WeakMap<DocumentFragment, readonly Node[]>();

/**
 * Puts a view on screen.
 * @param host - The route slot.
 * @throws SlotRouterError SR011 where the value is no view.
 */
export function mountView(host: Element, value: ViewValue, context: RouteContext): MountedView {
  if (lit && isLitTemplate(value)) return lit.mountTemplate(host, value);
  if (isGrowing(value)) return value.put(host);
  if (isMountable(value)) return mountMountable(host, value, context);
  return mountNodes(host, nodesOf(value, context));
}

/**
 * Puts a view on screen that holds route slots of its own. Where its outermost element is no layout, one is
 * put around it.
 */
export function mountLayout(
  host: Element,
  value: ViewValue,
  context: RouteContext,
  {path = '/', slots: routes}: Route,
): MountedView {
  const wrapper = document.createElement('slot-layout');
  const mounted = mountView(wrapper, value, context);
  const [own, ...others] = wrapper.children;
  const isOwn = own?.localName === wrapper.localName && others.length === 0;
  const layout = isOwn ? own : wrapper;
  if (!layout.hasAttribute('base')) layout.setAttribute('base', path);
  // Before it is connected, so that its route slots are resolved once.
  Object.assign(layout, {routes});
  host.append(...(isOwn ? wrapper.childNodes : [wrapper]));
  return {
    get updates() {
      return mounted.updates;
    },
    update: (next, nextContext) => mounted.update(next, nextContext),
    remove() {
      mounted.remove();
      wrapper.remove();
    },
  };
}

/** Makes a view of nodes that are on screen, to show them again when they have left. */
export function viewOf(nodes: readonly Node[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragments.set(fragment, nodes);
  return fragment;
}

/** Takes nodes that are on screen already as a view. */
export function adoptNodes(nodes: readonly ChildNode[]): MountedView {
  return {
    nodes,
    updates: false,
    update: () => false,
    // All at once: the fields of a form can shadow its own `remove`.
    remove: () => new DocumentFragment().append(...nodes),
  };
}

function mountNodes(host: Element, nodes: readonly Node[]): MountedView {
  host.append(...nodes);
  return adoptNodes(nodes as readonly ChildNode[]); // appended, so they are children
}

function nodesOf(value: ViewValue, context: RouteContext): readonly Node[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string' && !isTagName(value)) return [new Text(value)];
  if (typeof value === 'string' || typeof value === 'function') {
    const element = typeof value === 'string' ? document.createElement(value) : new value();
    // Before it is connected, so that its first rendering has the context.
    Object.assign(element, {route: context});
    return [element];
  }
  if (typeof value !== 'object' || !('nodeType' in value))
    throw new SlotRouterError('SR011', {slot: context.slot, value});
  if (isTemplate(value)) return [...fillTemplate(value, context.params).childNodes];
  if (!isFragment(value)) return [value];
  const nodes = fragments.get(value) ?? [...value.childNodes];
  fragments.set(value, nodes);
  return nodes;
}

function mountMountable(host: Element, view: MountableView, context: RouteContext): MountedView {
  const container = createPlace(host);
  let mounted: Mounted | undefined;
  const mountable: MountedView = {
    get updates() {
      return mounted?.update !== undefined;
    },
    update(value, next) {
      if (value !== view || !mounted?.update) return false;
      mounted.update(next);
      return true;
    },
    remove() {
      try {
        mounted?.unmount();
      } catch (error) {
        // It is on its way out: whatever comes next is shown all the same.
        reportError(error);
      }
      container.remove();
    },
  };
  return removeOnThrow(mountable, () => (mounted = view.mount(container, context) ?? undefined));
}

function isMountable(value: ViewValue): value is MountableView {
  return typeof value === 'object' && value !== null && 'mount' in value && typeof value.mount === 'function';
}

const isTemplate = (node: Node): node is HTMLTemplateElement => node.nodeName === 'TEMPLATE';
const isFragment = (node: Node): node is DocumentFragment => node.nodeType === 11;
