import {redirect} from '../routing/control-flow.js';
import type {NavigationType, Route, RouteContext, View, ViewValue} from '../routing/route.js';
import {createContext, leadsTo, type Context, type Place} from './context.js';

/** How a load ended: with the view that its function or module came to, or with whatever was thrown. */
export type Outcome = {readonly view: ViewValue} | {readonly error: unknown};

/** Loads what it takes to show a view; undefined where all of it is there. */
export type Prepare = (view: ViewValue) => Promise<unknown> | undefined;

type ViewFunction = Extract<View, (...args: never[]) => unknown>;
type Evaluated = View | PromiseLike<View | {readonly default: View}>;

// Made once: an error records the stack, which costs more than all the rest of a navigation.
let abortError: DOMException | undefined;

// A lazy view that has come once is there at once the next time.
const arrived = new WeakMap<ViewFunction, View>();
const imported = new Set<string>();

/** One run of a route's loader and of the imports of its view. */
export class Load {
  readonly context: Context;
  /** There at once where nothing had to be waited for. It never rejects. */
  readonly outcome: Outcome | Promise<Outcome>;
  /** The route slot has moved on. */
  aborted = false;
  /** Its data was there already, and is to be loaded again. */
  isStale = false;
  /** Its data was there already. */
  readonly isKnown: boolean;
  /** Settles when its view is complete; undefined where that has nothing to wait for. */
  waiting: Promise<unknown> | undefined;
  /** Called when the view begins to wait. */
  onWait: (() => void) | undefined;
  #controller: AbortController | undefined;

  /**
   * Starts everything the route needs, data and code together.
   * @param known - Data that is there already.
   */
  constructor(
    route: Route,
    place: Place,
    slot: string,
    type: NavigationType,
    prepare?: Prepare,
    known?: {readonly data?: unknown},
  ) {
    const context = createContext(place, slot, type, this);
    this.context = context;
    this.isKnown = known !== undefined;
    this.outcome = attempt(() => start(route, context, known), prepare);
  }

  /** Aborted when the route slot moves on. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.aborted) this.abort();
    return this.#controller.signal;
  }

  /** Lets the view wait for one thing more. */
  waitUntil(promise: PromiseLike<unknown>): void {
    this.waiting = Promise.all([this.waiting, promise]);
    this.onWait?.();
  }

  abort(): void {
    this.aborted = true;
    abortError ??= new DOMException('The route slot has moved on.', 'AbortError');
    this.#controller?.abort(abortError);
  }
}

/** Runs something that may throw, now or later. */
export function attempt(
  run: () => ViewValue | PromiseLike<ViewValue>,
  prepare?: Prepare,
): Outcome | Promise<Outcome> {
  const failed = (error: unknown) => ({error});
  const came = (view: ViewValue) => prepare?.(view)?.then(() => ({view}), failed) ?? {view};
  try {
    const view = run();
    return isPromiseLike(view) ? Promise.resolve(view).then(came, failed) : came(view);
  } catch (error) {
    return failed(error);
  }
}

function start(
  route: Route,
  context: Context,
  known?: {readonly data?: unknown},
): ViewValue | PromiseLike<ViewValue> {
  // Met where no commit was ahead: on a route slot that has come late.
  if (route.redirect !== undefined) redirect(leadsTo(route, context));
  const code = prefetchCode(route, context);
  // A loader that throws at once leaves nobody to wait for the code.
  code?.catch(() => undefined);
  const show = (data: unknown, view: View) => {
    context.data = data;
    return evaluate(view, context);
  };
  const data = known ? known.data : route.load?.(context);
  if (!code && !isPromiseLike(data)) return show(data, route.view);
  // Both are awaited together, so that neither rejection goes unhandled.
  return Promise.all([data, code ?? route.view]).then(([value, view]) => {
    context.signal.throwIfAborted();
    return show(value, view);
  });
}

/** Starts to import a route's code before its data is there; comes to the view. */
function prefetchCode({view, module, load: loader}: Route, context: RouteContext): Promise<View> | undefined {
  const pending = module === undefined ? undefined : importModule(module)?.then(() => view);
  // A view that asks for no context is `() => import(…)`, or might as well be called twice.
  if (!loader || !isViewFunction(view) || view.length > 0 || arrived.has(view)) return pending;
  try {
    const value: unknown = view(context);
    if (!isPromiseLike(value)) return pending;
    return Promise.all([value, pending]).then(([came]) => keep(view, came));
  } catch {
    // It wanted its data after all and will be called again with it.
    return pending;
  }
}

function importModule(url: string): Promise<unknown> | undefined {
  const {href} = new URL(url, document.baseURI);
  if (imported.has(href)) return undefined;
  return import(/* @vite-ignore */ /* webpackIgnore: true */ href).then(() => imported.add(href));
}

/** Calls a view's functions and waits for its modules until a value is there. */
export function evaluate(view: View, context: RouteContext): ViewValue | PromiseLike<ViewValue> {
  if (!isViewFunction(view)) return view;
  const known = arrived.get(view);
  if (known !== undefined) return evaluate(known, context);
  const value: Evaluated = view(context);
  if (!isPromiseLike(value)) return evaluate(value, context);
  return value.then((came) => {
    context.signal.throwIfAborted();
    return evaluate(keep(view, came), context);
  });
}

function isViewFunction(view: View): view is ViewFunction {
  // An element class, which may come from another window, is a function too.
  return typeof view === 'function' && !('nodeType' in ((view.prototype as object | undefined) ?? {}));
}

/** The view that has come. A module comes once and for all; anything else may be another one the next time. */
function keep(view: ViewFunction, came: unknown): View {
  const isModule = typeof came === 'object' && came !== null && 'default' in came;
  const inner = (isModule ? came.default : came) as View; // what it is in the end, rendering finds out
  if (isModule) arrived.set(view, inner);
  return inner;
}

function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as PromiseLike<T> | null | undefined)?.then === 'function';
}
