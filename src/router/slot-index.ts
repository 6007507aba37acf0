import type {Location} from '../routing/location.js';
import type {SlotController} from './slot-controller.js';

/** The route slots of a layout, but for the disabled ones. */
export class SlotIndex {
  readonly all: readonly SlotController[];
  /** Those with routes that intercept, or exist under a condition only. */
  readonly conditional: readonly SlotController[];
  /** Those that are asked whatever the path is. */
  readonly #always: ReadonlySet<SlotController | undefined>;

  /** @param parents - Those whose view holds a layout. */
  constructor(slots: Iterable<SlotController>, parents: Iterable<SlotController | undefined>) {
    this.all = [...slots].filter(({host}) => !host.disabled);
    this.conditional = this.all.filter(({table, ownKey}) => table.isConditional && !ownKey);
    const always = this.all.filter(({table, unmatched}) => !table.starts || unmatched !== 'keep');
    this.#always = new Set([...always, ...parents]);
  }

  /** Those that a navigation to a place may concern: what is kept, and has no route for it, is kept. */
  near({parts = []}: Location): readonly SlotController[] {
    const start = parts[1] ?? '';
    return this.all.filter((slot) => !slot.kept || slot.table.starts?.has(start) || this.#always.has(slot));
  }
}
