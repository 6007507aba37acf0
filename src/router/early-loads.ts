import {Load} from '../loading/load.js';
import {prepareView} from '../rendering/mounted-view.js';
import {locationBelow} from '../routing/location.js';
import {defaultOf, isSame, targetOf, type Target} from '../routing/resolve.js';
import {tableOf} from '../routing/route-table.js';
import type {NavigationType} from '../routing/route.js';

/** Loads that run before the route slot that will show them is there (rule 10: no waterfall). */
export class EarlyLoads {
  readonly #loads = new Map<Load, Target>();

  /** Takes over the load that waits for a route slot, or starts one, and those of the route slots inside its view. */
  take(target: Target, slot: string, type: NavigationType): Load {
    for (const [load, other] of this.#loads) {
      if (!isSame(other, target)) continue;
      this.#loads.delete(load);
      return load;
    }
    const {route, at, url, key, params} = target;
    const load = new Load(route, target, slot, type, prepareView);
    for (const [name, routes] of Object.entries(route.slots ?? {})) {
      const location = {...locationBelow(at, key, params), page: url};
      const inner = targetOf(tableOf(routes), location, name) ?? defaultOf(tableOf(routes), location, name);
      if (!inner || inner.route.redirect !== undefined) continue;
      const early = this.take(inner, name, type);
      this.#loads.set(early, inner);
      // What nobody has taken over goes with the view it was for.
      load.signal.addEventListener('abort', () => this.#loads.delete(early) && early.abort());
    }
    return load;
  }
}
