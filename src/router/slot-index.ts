import type {Location} from '../routing/location.js';
import type {SlotController} from './slot-controller.js';

/** The route slots of a layout, but for the disabled ones, by where the paths of their routes begin. */
export class SlotIndex {
  readonly all: readonly SlotController[];
  /** Those with routes that intercept, or exist under a condition only. */
  readonly conditional: readonly SlotController[];
  readonly #byStart = new Map<string, Set<SlotController>>();
  /** Those that are asked whatever the path is. */
  readonly #always: ReadonlySet<SlotController | undefined>;

  /** @param parents - Those whose view holds a layout. */
  constructor(slots: Iterable<SlotController>, parents: Iterable<SlotController | undefined>) {
    this.all = [...slots].filter(({host}) => !host.disabled);
    this.conditional = this.all.filter(({table, ownKey}) => table.isConditional && !ownKey);
    const always = this.all.filter(({table, unmatched}) => !table.starts || unmatched !== 'keep');
    this.#always = new Set([...always, ...parents]);
    for (const slot of this.all) {
      for (const start of slot.table.starts ?? []) {
        const same = this.#byStart.get(start) ?? new Set();
        this.#byStart.set(start, same.add(slot));
      }
    }
  }

  /** Those that a navigation to a place may concern: what is kept, and has no route for it, is kept. */
  near({parts = []}: Location): readonly SlotController[] {
    const here = this.#byStart.get(parts[1] ?? '');
    return this.all.filter((slot) => !slot.kept || here?.has(slot) || this.#always.has(slot));
  }
}
