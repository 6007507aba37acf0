import {Base, type Location} from '../routing/location.js';
import type {LayoutStatus, Route} from '../routing/route.js';
import {warn} from '../diagnostics/warn.js';
import {DEV_MODE} from '../diagnostics/dev-mode.js';
import type {Layout, LayoutHost} from './model.js';
import type {SlotController} from './slot-controller.js';
import {SlotIndex} from './slot-index.js';

/** One layout: its place in the tree and in the URL, and its route slots. */
export class LayoutController implements Layout {
  readonly host: LayoutHost;
  /** The element in its shadow tree that speaks where the browser has no `ariaNotify`. */
  readonly region: Element;
  status: LayoutStatus = 'inactive';
  /** The route slot whose view holds it. */
  parentSlot: SlotController | undefined;
  outer: LayoutController | undefined;
  readonly inner = new Set<LayoutController>();
  readonly slots = new Set<SlotController>();
  /** The place in it that was resolved last. */
  location: Location | undefined;
  /** The name under which history entries remember its route slots. */
  key = '';
  /** The root route whose view has been put into it. */
  root: Route | undefined;
  #index: SlotIndex | undefined;
  #base: Base | undefined;
  #path = '';

  constructor(host: LayoutHost, region: Element) {
    this.host = host;
    this.region = region;
  }

  get index(): SlotIndex {
    return (this.#index ??= new SlotIndex(
      this.slots,
      [...this.inner].map(({parentSlot}) => parentSlot),
    ));
  }

  /** Its route slots, or what they have routes for, have changed. */
  forget(): void {
    this.#index = undefined;
  }

  /** Whatever stands around it is the page's main content. */
  get isMain(): boolean {
    return (this.parentSlot ?? this.outer)?.isMain ?? true;
  }

  /** The view that it is in is about to leave. */
  get isLeaving(): boolean {
    const {parentSlot, outer} = this;
    return !!parentSlot?.isLeaving || !!outer?.isLeaving;
  }

  /** Compiled together with those of the layouts around it. */
  get base(): Base {
    // Below a route slot with a location of its own there is another world of paths.
    const outer = this.parentSlot?.ownKey ? undefined : this.outer?.base;
    const path = `${outer?.path ?? ''} ${this.host.base}`;
    if (!this.#base || path !== this.#path) {
      this.#path = path;
      const report = DEV_MODE ? () => warn('SR015', {value: this.host.base}, this.host) : undefined;
      this.#base = new Base(this.host.base, outer, report);
    }
    return this.#base;
  }

  /** It and all layouts inside it, but for those in hidden views. */
  *tree(): Generator<LayoutController> {
    yield this;
    for (const layout of this.inner) {
      const {host, parentSlot} = layout;
      if (!parentSlot?.hides(host, parentSlot.current)) yield* layout.tree();
    }
  }
}
