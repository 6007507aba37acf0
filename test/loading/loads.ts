import {Load, type Outcome} from '../../src/loading/load.js';
import type {Route, RouteContext, ViewValue} from '../../src/routing/route.js';
import {deferred} from '../support/deferred.js';

export const url = new URL('https://example.test/users/7?tab=open');

/** A load of a route, with a context like that of any route slot. */
export function load(route: Route): Load {
  return new Load(route, {url, at: url, params: {id: '7'}, segment: '/users/7'}, 'users', 'push');
}

/** How a load ended, with the context that its view is shown with. */
export interface Ended {
  readonly loaded?: {readonly view: ViewValue; readonly context: RouteContext};
  readonly error?: unknown;
}

function endOf({context}: Load, outcome: Outcome): Ended {
  return 'view' in outcome ? {loaded: {view: outcome.view, context}} : outcome;
}

/** How a load ends. */
export const ended = async (started: Load): Promise<Ended> => endOf(started, await started.outcome);

/** The outcome of a load that waits for nothing. */
export function outcomeNow(route: Route): Ended {
  const started = load(route);
  if (started.outcome instanceof Promise) throw new Error('The outcome is not there at once.');
  return endOf(started, started.outcome);
}

/** The outcome of a load that waits for something. */
export async function outcomeLater(route: Route): Promise<Ended> {
  const started = load(route);
  if (!(started.outcome instanceof Promise)) throw new Error('The outcome is there at once.');
  return ended(started);
}

/** Collects what goes unhandled until the browser has had the time to report it. */
export async function unhandledDuring(act: () => Promise<unknown>): Promise<unknown[]> {
  const seen: unknown[] = [];
  const marker = new Error('marker');
  const {promise: marked, resolve: onMarked} = deferred();
  const listener = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    if (event.reason === marker) onMarked();
    else seen.push(event.reason);
  };
  addEventListener('unhandledrejection', listener);
  try {
    await act();
    // They are reported in their order: when this one is, so are those before it.
    const last = Promise.reject(marker);
    // For the test runner, which would print it.
    last.catch = () => last;
    await marked;
  } finally {
    removeEventListener('unhandledrejection', listener);
  }
  return seen;
}
