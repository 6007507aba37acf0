import {LayoutController} from './layout-controller.js';
import {SlotController} from './slot-controller.js';

type Controller = SlotController | LayoutController;

/** Which route slot belongs to which layout, wherever they come, move and leave, and in whatever order. */
export class Tree {
  /** All layouts, those around others first. */
  layouts: readonly LayoutController[] = [];
  /** The layouts that stand in no other. */
  roots: readonly LayoutController[] = [];
  /** The route slots that have a layout. */
  slots: readonly SlotController[] = [];
  readonly #members = new Map<Node, Controller>();

  /** An element has come, gone or changed. */
  add(controller: Controller): void {
    this.#members.set(controller.host, controller);
  }

  /** The route slot whose view an element is in. */
  slotAround(element: Element): SlotController | undefined {
    return this.#around(element).find((each) => each instanceof SlotController);
  }

  /**
   * Resolves when everybody has loaded what it takes to show it.
   * @param showRoot - Puts the view of a root route into its layout.
   */
  async prepare(showRoot: (layout: LayoutController) => Promise<void>): Promise<void> {
    // Some may come while others are waited for.
    for (let size = -1; size !== this.#members.size;) {
      size = this.#members.size;
      await Promise.all(
        [...this.#members.values()].map((each) =>
          (each instanceof SlotController ? each.prepare() : showRoot(each)).catch(reportError),
        ),
      );
    }
  }

  /** The route slot of a name: of the nearest layout around an element that has one, else of any on the page. */
  find(element: Element, name: string): SlotController | undefined {
    const around = this.#around(element).filter((each) => each instanceof LayoutController);
    return [...around, ...this.layouts].flatMap(({slots}) => [...slots]).find(({host}) => host.name === name);
  }

  /**
   * Finds everybody's place anew.
   * @returns The route slots that are to be resolved, being new to their layout or having other routes; those that
   *   have left; and those without a layout.
   */
  update(): Record<'joined' | 'left' | 'orphans', Set<SlotController>> {
    const members = this.#members;
    const changes = {
      joined: new Set<SlotController>(),
      left: new Set<SlotController>(),
      orphans: new Set<SlotController>(),
    };
    const keys = new Set<string>();
    for (const [node, each] of members) {
      const isGone = !node.isConnected;
      if (isGone) members.delete(node);
      if (each instanceof LayoutController) {
        each.forget();
        each.slots.clear();
        each.inner.clear();
        each.outer = each.parentSlot = undefined;
      } else if (isGone && each.layout) {
        each.layout = undefined;
        changes.left.add(each);
      }
    }
    // Those inside come after those around them: their keys begin with the keys of these.
    const byDepth = [...members.values()].map((each) => ({each, around: this.#around(each.host)}));
    byDepth.sort((a, b) => a.around.length - b.around.length);
    for (const {each, around} of byDepth) {
      const outer = around.find((other) => other instanceof LayoutController);
      if (each instanceof LayoutController) {
        const [nearest] = around;
        each.outer = outer;
        each.parentSlot = nearest === outer ? undefined : (nearest as SlotController); // the only other kind
        outer?.inner.add(each);
        each.key = `${nearest?.key ?? ''}>${each.host.base}`;
        continue;
      }
      const {layout, host} = each;
      each.layout = outer;
      if (layout && layout !== outer) changes.left.add(each);
      if (!outer) {
        changes.orphans.add(each);
        continue;
      }
      outer.slots.add(each);
      const ownKeys = around.map((other) => other instanceof SlotController && other.ownKey);
      each.ownKey = host.source === 'path' ? '' : `${ownKeys.find(Boolean) || ''}@${host.name}`;
      // Two route slots of one name each remember for themselves.
      for (each.key = `${outer.key}|${host.name}`; keys.has(each.key);) each.key += '+';
      keys.add(each.key);
      if (layout === outer && !each.isStale) continue;
      if (!host.disabled) changes.joined.add(each);
      else if (each.hasView || each.current !== undefined || each.status !== 'empty') changes.left.add(each);
    }
    this.layouts = byDepth.flatMap(({each}) => (each instanceof LayoutController ? each : []));
    this.slots = this.layouts.flatMap(({slots}) => [...slots]);
    this.roots = this.layouts.filter(({outer}) => !outer);
    return changes;
  }

  /** The route slots and layouts around an element, from the inside out, through shadow roots too. */
  #around(element: Element): Controller[] {
    const around: Controller[] = [];
    for (let node: Node | null = element; node;) {
      // What the server has sent late stands where it is shown.
      const place: Node | null = node instanceof Element && node.slot ? node.assignedSlot : null;
      node = place ?? (node instanceof ShadowRoot ? node.host : node.parentNode);
      const controller = node && this.#members.get(node);
      if (controller) around.push(controller);
    }
    return around;
  }
}
