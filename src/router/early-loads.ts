import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {heldRoute} from '../loading/held-route.js';
import {Load} from '../loading/load.js';
import {prepareView} from '../rendering/mounted-view.js';
import {locationBelow} from '../routing/location.js';
import {anyTargetOf, isSame, type Target} from '../routing/resolve.js';
import {tableOf} from '../routing/route-table.js';
import type {NavigationType} from '../routing/route.js';

/** How many results are kept for `staleTime`. */
const LIMIT = 100;

interface Result {
  readonly target: Target;
  readonly data: unknown;
  readonly time: number;
}

/** Loads that run before the route slot that will show them is there, and results that are fresh still. */
export class EarlyLoads {
  readonly #loads = new Map<Load, Target>();
  #results: Result[] = [];

  /**
   * Takes over the load that waits for a route slot, or starts one, and those of the route slots inside its view
   * (rule 10: no waterfall).
   * @param isReload - Nothing but new data will do.
   * @param sent - Data that has come from the server.
   */
  take(
    target: Target,
    slot: string,
    type: NavigationType,
    isReload = false,
    sent?: {readonly data?: unknown},
  ): Load {
    for (const [load, other] of this.#loads) {
      if (!isSame(other, target)) continue;
      this.#loads.delete(load);
      // A reload takes over only what it has begun itself.
      if (!isReload || load.context.navigationType === 'reload') return load;
      load.abort();
    }
    const {route, at, url, key, params} = target;
    const result = isReload ? undefined : this.#resultOf(target);
    const wanted = DEV_MODE ? heldRoute(route, slot) : route;
    const load = new Load(wanted, target, slot, type, prepareView, sent ?? result);
    if (result) load.isStale = Date.now() - result.time > (route.staleTime ?? 0);
    else if (route.staleTime !== undefined) void this.#remember(target, load);
    for (const [name, routes] of Object.entries(route.slots ?? {})) {
      const location = {...locationBelow(at, key, params), page: url};
      const inner = anyTargetOf(tableOf(routes), location, name);
      if (!inner || inner.route.redirect !== undefined) continue;
      const early = this.take(inner, name, type, isReload && type === 'reload');
      this.#loads.set(early, inner);
      // What nobody has taken over goes with the view it was for.
      load.signal.addEventListener('abort', () => this.drop(early));
    }
    return load;
  }

  /** Loads what a navigation would, for it to take over; undefined where that is under way, or fresh. */
  prefetch(target: Target, slot: string): Load | undefined {
    for (const other of this.#loads.values()) if (isSame(other, target)) return undefined;
    const result = this.#resultOf(target);
    if (result && Date.now() - result.time <= (target.route.staleTime ?? 0)) return undefined;
    const load = this.take(target, slot, 'push', true);
    this.#loads.set(load, target);
    return load;
  }

  /** Gives up a load, unless it has been taken over. */
  drop(load: Load): void {
    if (this.#loads.delete(load)) load.abort();
  }

  /** Nothing is fresh any more. */
  expire(): void {
    this.#results = [];
    for (const load of [...this.#loads.keys()]) this.drop(load);
  }

  #resultOf(target: Target): Result | undefined {
    if (target.route.staleTime === undefined) return undefined;
    return this.#results.find((each) => isSame(each.target, target));
  }

  async #remember(target: Target, load: Load): Promise<void> {
    const outcome = await load.outcome;
    if (!('view' in outcome) || load.aborted) return;
    const others = this.#results.filter((each) => !isSame(each.target, target));
    this.#results = [...others.slice(1 - LIMIT), {target, data: load.context.data, time: Date.now()}];
  }
}
