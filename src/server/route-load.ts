import {Load} from '../loading/load.js';
import {locationBelow} from '../routing/location.js';
import {anyTargetOf, isSame, type Target} from '../routing/resolve.js';
import {tableOf} from '../routing/route-table.js';
import type {Route, RouteContext} from '../routing/route.js';
import {callable} from './render-view.js';

/** What all parts of one page share. */
export interface PageWork {
  readonly url: URL;
  readonly request: Request;
  /** It is written to a file, and answers whatever search params are asked for. */
  readonly isStatic: boolean;
  /** Everything that runs for it. */
  readonly loads: Set<Load>;
  /** Told what failed. */
  report(error: unknown, context: RouteContext): void;
}

/** By the URL of the page: every request has an object of its own. */
const requests = new WeakMap<URL, Request>();

const routes = new WeakMap<Route, Route>();

/** A load of one route slot on the server, and those of the route slots inside its view: no waterfall (rule 10). */
export class RouteLoad {
  readonly target: Target;
  readonly load: Load;
  readonly inner: readonly RouteLoad[];
  isTaken = false;
  readonly #slot: string;

  constructor(target: Target, slot: string, work: PageWork) {
    const {route, at, url, key, params} = target;
    this.target = target;
    this.#slot = slot;
    requests.set(url, work.request);
    this.load = new Load(onServer(route), target, slot, 'load');
    work.loads.add(this.load);
    this.inner = Object.entries(route.slots ?? {}).flatMap(([name, declared]) => {
      const location = {...locationBelow(at, key, params), page: url};
      const table = tableOf(declared);
      const found = anyTargetOf(table, location, name);
      return found && found.route.redirect === undefined ? new RouteLoad(found, name, work) : [];
    });
  }

  /** It is what a route slot needs. */
  take(target: Target, slot: string): boolean {
    if (this.isTaken || slot !== this.#slot || !isSame(target, this.target)) return false;
    return (this.isTaken = true);
  }

  abort(): void {
    this.load.abort();
    for (const each of this.inner) each.abort();
  }
}

/** A route whose functions get the request, and whose view is nothing that only a browser has. */
function onServer(route: Route): Route {
  const known = routes.get(route);
  if (known) return known;
  const {load, view} = route;
  const prepare = (context: object) => {
    const request = requests.get((context as RouteContext).url);
    Object.assign(context, {request});
  };
  const made: Route = {...route, view: callable(view, prepare)};
  if (load) {
    made.load = (context) => {
      prepare(context);
      return load.call(route, context);
    };
  }
  routes.set(route, made);
  return made;
}
