import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {HOLDER, type Holder} from '../loading/held-route.js';
import type {Route} from '../routing/route.js';

/** The loads of one route slot, which wait until a test lets them go on. */
export interface Hold {
  /** The name of the route slot. */
  readonly slot: string;
  /** How many loads wait. One that the route slot has given up is not among them. */
  readonly pending: number;
  /** Resolves when the first load has come. */
  readonly requested: Promise<void>;
  /**
   * Lets them go on, and holds no more. With a value their loaders are not called, and this is the data: of the next load,
   * where none waits.
   */
  release(...value: [value?: unknown]): void;
  /**
   * Lets them fail, or the next load where none waits, and holds no more.
   * @param error - What they throw. Default: an `Error` that names the route slot.
   */
  fail(error?: unknown): void;
}

type Answer = {readonly value?: unknown} | {readonly error: unknown};

/** Holds the loads of route slots in one window. Views without a loader wait too. */
export class Holds {
  readonly #holds = new Map<string, LoadHold>();

  /** Holds the loads of a document from now on. */
  install(window: Window): void {
    const holder: Holder = (route, slot) => this.#holds.get(slot)?.gate(route) ?? route;
    (window as {[HOLDER]?: Holder})[HOLDER] = holder;
  }

  /** Holds every load of a route slot, until it is released or failed; the hold that is there, if there is one. */
  hold(slot: string): Hold {
    if (!DEV_MODE) {
      throw new Error(
        'The production build of slot-router holds no loads. Let the test runner resolve the "development" condition of packages.',
      );
    }
    const hold =
      this.#holds.get(slot) ??
      new LoadHold(slot, (ended) => {
        if (this.#holds.get(slot) === ended) this.#holds.delete(slot);
      });
    this.#holds.set(slot, hold);
    return hold;
  }
}

class LoadHold implements Hold {
  readonly slot: string;
  readonly requested: Promise<void>;
  readonly #waiting = new Set<AbortSignal>();
  readonly #answer: Promise<Answer>;
  readonly #onEnd: (hold: LoadHold) => void;
  #request: () => void = () => undefined;
  #settle: (answer: Answer) => void = () => undefined;

  constructor(slot: string, onEnd: (hold: LoadHold) => void) {
    this.slot = slot;
    this.#onEnd = onEnd;
    this.requested = new Promise((resolve) => (this.#request = resolve));
    this.#answer = new Promise((resolve) => (this.#settle = resolve));
  }

  get pending(): number {
    return [...this.#waiting].filter(({aborted}) => !aborted).length;
  }

  release(...value: [value?: unknown]): void {
    this.#end(value.length > 0 ? {value: value[0]} : {});
  }

  fail(error: unknown = new Error(`The test let the load of "${this.slot}" fail.`)): void {
    this.#end({error});
  }

  /** The same route with a loader that waits. */
  gate(route: Route): Route {
    return {
      ...route,
      load: async (context) => {
        this.#waiting.add(context.signal);
        this.#request();
        const answer = await this.#answer;
        this.#onEnd(this);
        this.#waiting.delete(context.signal);
        context.signal.throwIfAborted();
        if ('error' in answer) throw answer.error;
        return 'value' in answer ? answer.value : route.load?.(context);
      },
    };
  }

  #end(answer: Answer): void {
    // What says how to end is for one load at least.
    if (this.pending > 0 || Object.keys(answer).length === 0) this.#onEnd(this);
    this.#settle(answer);
  }
}
