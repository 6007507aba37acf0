import {nothing, render} from 'lit/html.js';
import {SlotRouterError} from '../diagnostics/slot-router-error.js';
import type {LitTemplate, MountableView, Mounted, Route, RouteContext, ViewValue} from '../routing/route.js';
import {fillTemplate} from './fill.js';

/** A view on screen, among the light children of its route slot. */
export interface MountedView {
  /** Shows another value of the same route in place; false where it has to be replaced. */
  update(value: ViewValue, context: RouteContext): boolean;
  /** Survives a change of params, and so do the layouts inside it. */
  readonly updates: boolean;
  remove(): void;
}

// A fragment is empty once it has been shown: these are the nodes to show again.
const fragments = new WeakMap<DocumentFragment, readonly Node[]>();

/**
 * Puts a view on screen.
 * @param host - The route slot.
 * @throws SlotRouterError SR011 where the value is no view.
 */
export function mountView(host: Element, value: ViewValue, context: RouteContext): MountedView {
  if (isLitTemplate(value)) return mountTemplateResult(host, value);
  if (isMountable(value)) return mountMountable(host, value, context);
  return mountNodes(host, nodesOf(value, context));
}

/**
 * Puts a view on screen that holds route slots of its own. Where its outermost element is no layout, one is
 * put around it.
 */
export function mountLayout(
  host: Element,
  {path = '/', slots: routes}: Route,
  value: ViewValue,
  context: RouteContext,
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
    updates: false,
    update: () => false,
    remove: () => nodes.forEach((node) => node.remove()),
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

function mountTemplateResult(host: Element, first: LitTemplate): MountedView {
  const end = host.appendChild(document.createComment(''));
  const show = (value: unknown) => render(value, host as HTMLElement, {renderBefore: end}); // Lit asks for HTMLElement
  // Nothing first: what a template has put on screen before it throws can then be taken away.
  const {startNode} = show(nothing);
  const view: MountedView = {
    updates: true,
    update: (value) => isLitTemplate(value) && (show(value), true),
    remove() {
      // Disconnects the directives of the template as well.
      show(nothing);
      startNode?.parentNode?.removeChild(startNode);
      end.remove();
    },
  };
  return removeOnThrow(view, () => show(first));
}

function mountMountable(host: Element, view: MountableView, context: RouteContext): MountedView {
  const container = document.createElement('div');
  // Neither a box of its own nor a style attribute that a strict CSP would refuse.
  container.style.display = 'contents';
  host.append(container);
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
      } finally {
        container.remove();
      }
    },
  };
  return removeOnThrow(mountable, () => (mounted = view.mount(container, context) ?? undefined));
}

function removeOnThrow(view: MountedView, show: () => unknown): MountedView {
  try {
    show();
    return view;
  } catch (error) {
    view.remove();
    throw error;
  }
}

/** A string is a tag where it is a valid custom-element name; any other string is text. */
function isTagName(text: string): boolean {
  // https://html.spec.whatwg.org/multipage/custom-elements.html#valid-custom-element-name
  return /^[a-z][^\sA-Z/>\0]*-[^\sA-Z/>\0]*$/.test(text);
}

function isLitTemplate(value: unknown): value is LitTemplate {
  return typeof value === 'object' && value !== null && '_$litType$' in value;
}

function isMountable(value: ViewValue): value is MountableView {
  return typeof value === 'object' && value !== null && 'mount' in value && typeof value.mount === 'function';
}

const isTemplate = (node: Node): node is HTMLTemplateElement => node.nodeName === 'TEMPLATE';
const isFragment = (node: Node): node is DocumentFragment => node.nodeType === 11;
