import type {NavigationType} from '../routing/route.js';
import type {SlotController} from './slot-controller.js';

/** One navigation on its way to the moment when the last route slot that it changed has settled. */
export class Settlement {
  readonly type: NavigationType;
  /** It changes the page's main content: the browser resets focus and scroll. */
  readonly ownsPage: boolean;
  /** The route slots that it changed and that have settled, in the order in which they did. */
  readonly changed = new Set<SlotController>();
  /** Resolves once all have settled. */
  readonly finished: Promise<void>;
  readonly #pending = new Set<SlotController>();
  readonly #onSettled: (settlement: Settlement) => void;
  readonly #flushed: () => Promise<unknown>;
  readonly #resolve: () => void;
  isFinished = false;

  /**
   * @param flushed - Resolves once route slots that came with a view have joined.
   * @param onSettled - Called once.
   */
  constructor(
    type: NavigationType,
    ownsPage: boolean,
    flushed: () => Promise<unknown>,
    onSettled: (settlement: Settlement) => void,
  ) {
    this.type = type;
    this.ownsPage = ownsPage;
    this.#flushed = flushed;
    this.#onSettled = onSettled;
    ({promise: this.finished, resolve: this.#resolve} = Promise.withResolvers<void>());
  }

  get isPending(): boolean {
    return this.#pending.size > 0;
  }

  /** A route slot begins to change. */
  add(slot: SlotController): void {
    this.#pending.add(slot);
  }

  /** A route slot has settled, or has been taken over by another navigation. */
  done(slot: SlotController, changed: boolean): void {
    if (changed) this.changed.add(slot);
    if (this.#pending.delete(slot) && !this.isPending) void this.check();
  }

  /** Settles, unless something is still under way. */
  async check(): Promise<void> {
    await this.#flushed();
    if (this.isPending || this.isFinished) return;
    this.isFinished = true;
    this.#onSettled(this);
    this.#resolve();
  }
}
