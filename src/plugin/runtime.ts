import {fillTemplate} from '../rendering/fill.js';
import {decode} from '../routing/path.js';
import type {
  ActionContext,
  LoadContext,
  Params,
  Route,
  RouteContext,
  View,
  ViewValue,
} from '../routing/route.js';
import type {HtmlNode, HtmlNodes} from '../server/html-nodes.js';

/** What a unit may export. */
interface UnitModule {
  readonly default: View;
  readonly load?: (context: LoadContext) => unknown;
  readonly title?: Route['title'];
  readonly canLeave?: (context: RouteContext) => boolean | PromiseLike<boolean>;
  readonly action?: (context: ActionContext) => unknown;
}

/** The part of a route that its unit brings. */
export type UnitRoute = Pick<Route, 'view' | 'load' | 'title' | 'canLeave' | 'action' | 'ready'>;

// Without a document it is a server, whatever it is called.
const isServer = typeof document === 'undefined';

/** A unit with the promise that its code is there. */
export interface LazyUnit {
  readonly route: UnitRoute;
  ready(): Promise<unknown>;
}

/** What is shown in place of a unit. */
interface Fallbacks {
  readonly loading?: LazyUnit;
  readonly error?: LazyUnit;
  readonly notFound?: LazyUnit;
}

/**
 * A route whose code comes when it is first needed. What the module exports is called once it is there, so that the
 * module is asked for at once, together with those of all other route slots and of what may be shown in its place.
 * @param load - Imports the module.
 * @param names - What it exports beside the view.
 */
export function unit(
  load: () => Promise<unknown>,
  names: readonly Exclude<keyof UnitRoute, 'ready'>[] = [],
  {loading, error, notFound}: Fallbacks = {},
): LazyUnit {
  let known: UnitModule | undefined;
  let pending: Promise<UnitModule> | undefined;
  const importOnce = () =>
    (pending ??= load().then(
      (module) => (known = module as UnitModule), // the build has read what it exports
      (reason: unknown) => {
        // The next one who asks tries again.
        pending = undefined;
        throw reason;
      },
    ));
  // A failure is shown when there is something to show it with: without a network, that would never come.
  const ready = async () => {
    loading?.ready().catch(() => undefined);
    const fallbacks = Promise.allSettled([error?.ready(), notFound?.ready()]);
    try {
      return await importOnce();
    } finally {
      await fallbacks;
    }
  };
  const whenReady = <T>(run: (module: UnitModule) => T | PromiseLike<T>): T | PromiseLike<T> =>
    known ? run(known) : ready().then(run);
  const route: Required<Omit<UnitRoute, 'ready'>> = {
    view: () => (known ? known.default : ready()),
    load: (context) => whenReady((module) => module.load?.(context)),
    // What the server has painted has a title already, and nobody has asked for the module.
    title(context) {
      const title = known?.title;
      return (typeof title === 'function' ? title(context) : title) as string; // undefined leaves it as it is
    },
    canLeave: (context) => whenReady((module) => module.canLeave?.(context) ?? true),
    action: (context) => whenReady((module) => module.action?.(context)),
  };
  const all = () => Promise.allSettled([ready(), loading?.ready()]);
  return {
    ready,
    route: {
      ...Object.fromEntries((['view', ...names] as const).map((name) => [name, route[name]])),
      ...(isServer && {ready: all}),
    },
  };
}

const isNodes = (view: object): view is HtmlNodes => 'nodes' in view;

const isTemplate = (view: object): view is HTMLTemplateElement =>
  'content' in view && 'localName' in view && view.localName === 'template';

/** A module whose functions get another context. */
async function withContext(
  load: () => Promise<unknown>,
  paramsOf: (context: LoadContext) => Params,
): Promise<UnitModule> {
  const change = <Context extends LoadContext>(context: Context): Context =>
    Object.create(context, {params: {value: paramsOf(context), enumerable: true}}) as Context;
  const wrapView = (view: View): View => {
    if (typeof view === 'function' && !('nodeType' in ((view.prototype as object | undefined) ?? {})))
      return (context) => wrapView((view as (context: RouteContext) => ViewValue)(change(context))); // no element class
    if (typeof view !== 'object' || view === null) return view;
    if (isNodes(view)) return (context) => ({...view, params: paramsOf(context)});
    if (isTemplate(view)) return (context) => fillTemplate(view, paramsOf(context));
    if (!('mount' in view)) return view;
    return {
      mount(container, context) {
        const mounted = view.mount(container, change(context));
        const update = mounted?.update?.bind(mounted);
        return (
          mounted && {
            unmount: () => mounted.unmount(),
            ...(update && {update: (next: RouteContext) => update(change(next))}),
          }
        );
      },
    };
  };
  const {default: view, load: loader, title, canLeave, action} = (await load()) as UnitModule;
  return {
    default: wrapView(view),
    ...(loader && {load: (context) => loader(change(context))}),
    ...(title !== undefined && {
      title: typeof title === 'function' ? (context) => title(change(context)) : title,
    }),
    ...(canLeave && {canLeave: (context) => canLeave(change(context))}),
    ...(action && {action: (context) => action(change(context))}),
  };
}

/**
 * Gives params the names that their folders have, where patterns know no such names.
 * @param names - What a folder calls a param, by what patterns call it.
 */
export function named(names: Readonly<Record<string, string>>) {
  const paramsOf = ({params}: LoadContext) =>
    Object.fromEntries(Object.entries(params).map(([name, value]) => [names[name] ?? name, value] as const));
  return (load: () => Promise<unknown>) => () => withContext(load, paramsOf);
}

/** Ends in not found, when there is something to show it with. A server has to know it for the status. */
export const missing = (notFound: () => never, fallback?: LazyUnit) => async () => {
  if (!isServer) await fallback?.ready().catch(() => undefined);
  return notFound();
};

const SVG = 'http://www.w3.org/2000/svg';
const MATH = 'http://www.w3.org/1998/Math/MathML';
const PREFIXES: Readonly<Record<string, string>> = {
  xlink: 'http://www.w3.org/1999/xlink',
  xml: 'http://www.w3.org/XML/1998/namespace',
};

/**
 * Makes a template of an `.html` unit. It is built, not parsed: Trusted Types have nothing to refuse. A server writes
 * the nodes as they are.
 */
export function template(...nodes: readonly HtmlNode[]): HTMLTemplateElement | HtmlNodes {
  if (isServer) return {nodes, mount: () => undefined};
  const element = document.createElement('template');
  // Its document is one in which no custom element wakes up.
  append(element.content, nodes, element.content.ownerDocument);
  return element;
}

function append(parent: Node, nodes: readonly HtmlNode[], document: Document): void {
  for (const node of nodes) {
    if (typeof node === 'string') {
      parent.appendChild(document.createTextNode(node));
      continue;
    }
    const [name, attributes, ...children] = node;
    const [, prefix, local = name] = /^(svg|math):(.*)$/s.exec(name) ?? [];
    const element =
      prefix === undefined
        ? document.createElement(name)
        : document.createElementNS(prefix === 'svg' ? SVG : MATH, local);
    for (const [key, value] of Object.entries(attributes)) {
      const namespace = PREFIXES[key.split(':', 1)[0] ?? ''];
      if (namespace !== undefined && key.includes(':')) element.setAttributeNS(namespace, key, value);
      else element.setAttribute(key, value);
    }
    append(element instanceof HTMLTemplateElement ? element.content : element, children, document);
    parent.appendChild(element);
  }
}

/** The view of an error unit: `{{message}}` is that of the error, but what fails on a server is the server's own. */
export function errorView(element: HTMLTemplateElement | HtmlNodes): View {
  if (isNodes(element)) {
    const silent: HtmlNodes = {...element, params: {message: ''}};
    return silent;
  }
  return ({params, error}: RouteContext) => {
    const message = (error as Partial<Error> | undefined)?.message; // anything can be thrown
    return fillTemplate(element, {...params, message: typeof message === 'string' ? message : ''});
  };
}

const patterns = new Map<string, RegExp>();

/** A path matches a pattern, with these params in it. */
function match(source: string, segment: string): readonly (string | undefined)[] | undefined {
  const pattern = patterns.get(source) ?? new RegExp(source);
  patterns.set(source, pattern);
  return pattern.exec(segment === '/' ? '' : segment)?.slice(1);
}

/** A route at all spellings of its path. */
export const spelled = (route: Route, others: readonly string[]): Route[] => [
  route,
  ...others.map((path) => ({...route, path})),
];

/** By the pattern of the folder that a default lies in, and the URL that it was asked for. */
const found = new Map<string, WeakMap<URL, Params>>();

/**
 * A default that stands in below a path.
 * @param names - What the params of that path are called, in folders and in patterns.
 */
export function below(
  source: string,
  names: readonly (readonly string[])[] = [],
): NonNullable<Route['when']> {
  const params = found.get(source) ?? new WeakMap<URL, Params>();
  found.set(source, params);
  return ({segment, url}) => {
    const values = match(source, segment);
    if (!values) return false;
    const entries = values.flatMap((value, i) => {
      const text = value && decode(value.replace(/^\//, ''));
      return text ? (names[i] ?? []).map((name) => [name, text] as const) : [];
    });
    params.set(url, Object.fromEntries(entries));
    return true;
  };
}

/** A default has no path of its own: what its folders match comes from where `below` has looked (R042). */
export const inside = (source: string, load: () => Promise<unknown>) => () =>
  withContext(load, ({params, url}) => ({...params, ...found.get(source)?.get(url)}));

/** The first pattern that matches decides between routes at one path. */
export function decide(first: readonly (readonly [source: string, number: number])[]) {
  return (is: number): NonNullable<Route['when']> =>
    ({segment}) =>
      first.find(([source]) => match(source, segment))?.[1] === is;
}
