import type {LoadContext, Route, RouteContext, View, ViewValue} from '../routing/route.js';

/** What a load ends in: the route's data, and the view that its function or module came to. */
export interface Loaded {
  readonly context: RouteContext;
  readonly view: ViewValue;
}

type ViewFunction = Extract<View, (...args: never[]) => unknown>;
type Evaluated = View | PromiseLike<View | {readonly default: View}>;

// A lazy view that has come once is there at once the next time.
// Made once: an error records the stack, which costs more than all the rest of a navigation.
let abortError: DOMException | undefined;

const arrived = new WeakMap<ViewFunction, View>();
const imported = new Set<string>();

/** How a load ended. It never rejects: whatever was thrown is in `error`. */
export interface Outcome {
  readonly loaded?: Loaded;
  readonly error?: unknown;
}

/** One run of a route's loader and of the imports of its view. */
export class Load {
  /** Aborted when the route slot moves on. */
  readonly signal: AbortSignal;
  readonly abort: () => void;
  /** There at once where nothing had to be waited for. */
  readonly outcome: Outcome | Promise<Outcome>;

  /** Starts everything the route needs, data and code together. */
  constructor(route: Route, context: Omit<LoadContext, 'signal'>) {
    const controller = new AbortController();
    const {signal} = controller;
    this.signal = signal;
    this.abort = () =>
      controller.abort((abortError ??= new DOMException('The route slot has moved on.', 'AbortError')));
    this.outcome = attempt(() => start(route, {...context, signal}));
  }
}

/** Runs something that may throw, now or later. */
function attempt(run: () => Loaded | Promise<Loaded>): Outcome | Promise<Outcome> {
  try {
    const loaded = run();
    const failed = (error: unknown) => ({error});
    return isPromiseLike(loaded) ? loaded.then((value) => ({loaded: value}), failed) : {loaded};
  } catch (error) {
    return {error};
  }
}

function start(route: Route, context: LoadContext): Loaded | Promise<Loaded> {
  const code = prefetchCode(route, context);
  // A loader that throws at once leaves nobody to wait for the code.
  code?.catch(() => undefined);
  const data = route.load?.(context);
  if (code === undefined && !isPromiseLike(data)) return show(route.view, {...context, data});
  return (async () => {
    // Both are awaited together, so that neither rejection goes unhandled.
    const [value, view] = await Promise.all([data, code ?? route.view]);
    context.signal.throwIfAborted();
    return show(view, {...context, data: value});
  })();
}

/** Starts to import a route's code before its data is there; comes to the view. */
function prefetchCode({view, module, load: loader}: Route, context: LoadContext): Promise<View> | undefined {
  const pending = module === undefined ? undefined : importModule(module)?.then(() => view);
  // A view that asks for no context is `() => import(…)`, or might as well be called twice.
  if (!loader || !isViewFunction(view) || view.length > 0 || arrived.has(view)) return pending;
  try {
    const value: unknown = view({...context, data: undefined});
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

function show(view: View, context: RouteContext): Loaded | Promise<Loaded> {
  const value = evaluate(view, context);
  return isPromiseLike(value)
    ? Promise.resolve(value).then((late) => ({context, view: late}))
    : {context, view: value};
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
  return typeof view === 'function' && !isElementClass(view);
}

function isElementClass(view: object): view is new () => HTMLElement {
  return (
    'prototype' in view &&
    typeof view.prototype === 'object' &&
    view.prototype !== null &&
    'nodeType' in view.prototype
  );
}

/** The view that has come. A module comes once and for all; anything else may be another one the next time. */
function keep(view: ViewFunction, came: unknown): View {
  const isModule = typeof came === 'object' && came !== null && 'default' in came;
  const inner = (isModule ? came.default : came) as View; // what it is in the end, rendering finds out
  if (isModule) arrived.set(view, inner);
  return inner;
}

export function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
