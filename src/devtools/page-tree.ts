import type {RouteSlot} from '../elements/route-slot.js';
import type {SlotLayout} from '../elements/slot-layout.js';

/** A layout with its route slots and the layouts that stand in it. */
export interface LayoutNode {
  readonly layout: SlotLayout;
  readonly slots: readonly RouteSlot[];
  readonly inner: LayoutNode[];
}

/** The layouts of the page that stand in no other, those in shadow trees too. */
export function readTree(root: ParentNode = document): LayoutNode[] {
  const nodes = layoutsIn(root).map((layout): LayoutNode => ({layout, slots: layout.slots ?? [], inner: []}));
  return nodes.filter((node) => {
    const outer = outerOf(node.layout);
    const parent = nodes.find(({layout}) => layout === outer);
    parent?.inner.push(node);
    return !parent;
  });
}

function layoutsIn(root: ParentNode): SlotLayout[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.localName === 'slot-layout' ? [element as SlotLayout] : []), // by its tag
    ...(element.shadowRoot ? layoutsIn(element.shadowRoot) : []),
  ]);
}

function outerOf(element: Element): Element | null {
  for (let node: Element | null = element; node;) {
    const outer: Element | null | undefined = node.parentElement?.closest('slot-layout');
    if (outer) return outer;
    const root = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}
