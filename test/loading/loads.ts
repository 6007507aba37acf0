import {Load, type Outcome} from '../../src/loading/load.js';
import type {Route} from '../../src/routing/route.js';
import {deferred} from '../support/deferred.js';

export const url = new URL('https://example.test/users/7?tab=open');

/** A load of a route, with a context like that of any route slot. */
export function load(route: Route): Load {
  return new Load(route, {
    url,
    params: {id: '7'},
    segment: '/users/7',
    searchParams: url.searchParams,
    slot: 'users',
    navigationType: 'push',
  });
}

/** The outcome of a load that waits for nothing. */
export function outcomeNow(route: Route): Outcome {
  const {outcome} = load(route);
  if (outcome instanceof Promise) throw new Error('The outcome is not there at once.');
  return outcome;
}

/** The outcome of a load that waits for something. */
export async function outcomeLater(route: Route): Promise<Outcome> {
  const {outcome} = load(route);
  if (!(outcome instanceof Promise)) throw new Error('The outcome is there at once.');
  return outcome;
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
