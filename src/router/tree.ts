import {LayoutController} from './layout-controller.js';
import {SlotController} from './slot-controller.js';

type Controller = SlotController | LayoutController;

/** What has changed in the tree of layouts and route slots. */
export interface TreeChanges {
  /** Route slots that are to be resolved: new to their layout, or with other routes. */
  readonly joined: ReadonlySet<SlotController>;
  readonly left: ReadonlySet<SlotController>;
  /** Route slots without a layout. */
  readonly orphans: ReadonlySet<SlotController>;
}

/** Which route slot belongs to which layout, wherever they come, move and leave, and in whatever order. */
export class Tree {
  /** Elements that have come, gone or changed since the last update. */
  pending = new Set<Controller>();
  readonly #byNode = new Map<Node, Controller>();
  readonly #layouts = new Set<LayoutController>();
  readonly #orphans = new Set<SlotController>();
  readonly #keys = new Set<string>();

  get isEmpty(): boolean {
    return this.#layouts.size === 0;
  }

  /** The layouts that stand in no other, in the order in which they came. */
  *roots(): Generator<LayoutController> {
    for (const layout of this.#layouts) if (!layout.outer) yield layout;
  }

  *slots(): Generator<SlotController> {
    for (const {slots} of this.#layouts) yield* slots;
  }

  update(): TreeChanges {
    const {pending} = this;
    this.pending = new Set();
    for (const {host} of pending) this.#byNode.delete(host);
    for (const each of pending) if (each.host.isConnected) this.#byNode.set(each.host, each);
    for (const each of pending) {
      if (!(each instanceof LayoutController)) continue;
      // Whatever found another layout, or none, may find this one now, or has lost it.
      for (const slot of [...this.#orphans, ...each.slots, ...(each.outer?.slots ?? [])]) pending.add(slot);
      for (const layout of [...each.inner, ...(each.outer?.inner ?? [])]) this.#placeLayout(layout);
      this.#placeLayout(each);
      for (const slot of each.outer?.slots ?? []) pending.add(slot);
    }
    const joined = new Set<SlotController>();
    const left = new Set<SlotController>();
    for (const each of pending) if (each instanceof SlotController) this.#placeSlot(each, joined, left);
    return {joined, left, orphans: this.#orphans};
  }

  #placeLayout(layout: LayoutController): void {
    const before = layout.outer;
    before?.inner.delete(layout);
    this.#layouts.delete(layout);
    layout.outer = layout.parentSlot = undefined;
    if (!this.#byNode.has(layout.host)) return;
    this.#layouts.add(layout);
    for (const around of this.#around(layout.host)) {
      if (around instanceof LayoutController) {
        layout.outer = around;
        around.inner.add(layout);
        break;
      }
      layout.parentSlot ??= around;
    }
    layout.key = `${layout.parentSlot?.key ?? layout.outer?.key ?? ''}>${layout.host.base}`;
  }

  #placeSlot(slot: SlotController, joined: Set<SlotController>, left: Set<SlotController>): void {
    let layout: LayoutController | undefined;
    if (this.#byNode.has(slot.host)) {
      for (const around of this.#around(slot.host)) if (around instanceof LayoutController) layout ??= around;
      this.#orphans[layout ? 'delete' : 'add'](slot);
    } else {
      this.#orphans.delete(slot);
    }
    const before = slot.layout;
    if (before === layout && !slot.isStale) return;
    this.#keys.delete(slot.key);
    before?.slots.delete(slot);
    slot.layout = layout;
    if (before && before !== layout) left.add(slot);
    if (!layout) return;
    layout.slots.add(slot);
    // Two route slots of one name each remember for themselves.
    for (slot.key = `${layout.key}|${slot.host.name}`; this.#keys.has(slot.key); ) slot.key += '+';
    this.#keys.add(slot.key);
    if (slot.host.disabled) left.add(slot);
    else joined.add(slot);
  }

  /** The route slots and layouts around an element, from the inside out, through shadow roots too. */
  *#around(element: Element): Generator<Controller> {
    for (let node: Node | null = element; node; ) {
      node = node instanceof ShadowRoot ? node.host : node.parentNode;
      const controller = node && this.#byNode.get(node);
      if (controller) yield controller;
    }
  }
}
