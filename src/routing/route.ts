/** The parameters of a match, decoded. A malformed encoding is left as it stands in the URL. */
export type Params = Readonly<Record<string, string>>;

/** The Navigation API's kinds of navigation, and `load` for the first one of a document. */
export type NavigationType = 'load' | 'push' | 'replace' | 'traverse' | 'reload';

export type SlotStatus = 'empty' | 'loading' | 'ready' | 'error' | 'not-found';

export type LayoutStatus = 'active' | 'not-found' | 'inactive';

/** Where a route slot's location comes from: the page's path, the URL's search params, or the history entry. */
export type Source = 'path' | 'search' | 'state';

/** What a route slot does on a soft navigation that it does not match. */
export type Unmatched = 'keep' | 'default' | 'empty';

/** What tells one place of a route from another. */
export interface MatchContext {
  /** The URL that brought the route slot here; a kept route slot keeps its own. */
  readonly url: URL;
  /** The parameters of this route and of the layouts around it, decoded. */
  readonly params: Params;
  /** The part of the URL below the layout's base, percent-encoded as in the URL. */
  readonly segment: string;
  /** The search params of `url`. */
  readonly searchParams: URLSearchParams;
  /** The route slot's name. */
  readonly slot: string;
}

/** What a loader, a title, or a redirect gets to see. */
export interface LoadContext extends MatchContext {
  /** Aborted when the route slot moves on, or loads again. */
  readonly signal: AbortSignal;
  readonly navigationType: NavigationType;
  /** On the server: what is answered. */
  readonly request?: Request;
}

/** What a view gets to see. */
export interface RouteContext<Data = unknown> extends LoadContext {
  /** What the route's loader returned. */
  readonly data: Data;
  /**
   * Says that the view is not complete, or not any more: the route slot is loading until the promise resolves, and shows
   * its error state where it rejects. Called while the view is mounted or updated, or at any time later, such as for a
   * component that has failed while it rendered again. Without effect when the view has left.
   */
  waitUntil(promise: PromiseLike<unknown>): void;
  /** In an error view: what was thrown. */
  readonly error?: unknown;
  /** In an error view: loads the route slot again. */
  readonly retry?: () => Promise<void>;
  /** In an error view: the browser was offline. */
  readonly offline?: boolean;
}

/** What an action gets to see. */
export interface ActionContext extends LoadContext {
  readonly formData: FormData;
}

/** A view that any framework can mount. */
export interface MountableView<Data = unknown> {
  /** Renders into `container`, an element of its own that is removed after `unmount`. */
  mount(container: HTMLElement, context: RouteContext<Data>): Mounted<Data> | undefined | void;
}

export interface Mounted<Data = unknown> {
  /** Called instead of unmounting and mounting when only the params or the data of the route changed. */
  update?(context: RouteContext<Data>): void;
  unmount(): void;
}

/** A Lit template, recognized by its mark so that any copy of Lit can have made it. */
export interface LitTemplate {
  readonly _$litType$: unknown;
}

type ElementClass = new () => HTMLElement;

/** What a view comes to in the end. */
export type ViewValue<Data = unknown> =
  string | null | undefined | ElementClass | LitTemplate | Node | MountableView<Data>;

/** A function of the context, or `() => import(…)` of a module whose default export is a view. */
type ViewFunction<Data> = {
  // A method, so that a Route<User> fits where a Route<unknown> is asked for.
  call(context: RouteContext<Data>): View<Data> | PromiseLike<View<Data> | {readonly default: View<Data>}>;
}['call'];

/** What a route shows: a value, or a function that returns one, at once or later, as a module or not. */
export type View<Data = unknown> = ViewValue<Data> | ViewFunction<Data>;

/** What an author declares for a path. */
export interface Route<Data = unknown> {
  /** A URLPattern pathname below the layout's base. */
  path?: string;
  /** Shown on a hard load that no path of the route slot matches. */
  default?: boolean;
  title?: string | {call(context: RouteContext<Data>): string}['call'];
  view?: View<Data>;
  load?(context: LoadContext): Data | PromiseLike<Data>;
  /** Shown instead of the route slot's loading fallback. */
  loading?: View;
  /** Shown instead of the route slot's error fallback; its context has `error` and `retry`. */
  error?: View;
  /** Shown instead of the route slot's not-found fallback. */
  notFound?: View;
  /** Names of the search params that belong to it: a change of any other leaves it alone. */
  search?: readonly string[];
  /**
   * A push or replace from another page takes this route and keeps all other route slots. A string is the pattern of
   * the page it intercepts from; `true` and `''` stand for every page of the layout.
   */
  intercept?: boolean | string;
  /** The route does not exist where this says no. */
  when?(context: MatchContext): boolean;
  /** Where to go instead: a URL like that of a link. */
  redirect?: string | ((context: LoadContext) => string);
  canLeave?(context: RouteContext<Data>): boolean | PromiseLike<boolean>;
  /** What a POST form in the route slot is sent to. Then everything on screen loads again. */
  action?(context: ActionContext): unknown;
  /** For how many milliseconds data is fresh. After that it is shown all the same, and loaded again behind the view. */
  staleTime?: number;
  /** The view is a nested layout with these routes, at the route's path. */
  slots?: Record<string, readonly Route[]>;
  /** Resolves when its code is there: a server waits for that before the first byte, so that it knows the status. */
  ready?(): PromiseLike<unknown>;
  /** URL of a module imported before the view shows: the `module` attribute of a template. */
  module?: string;
  /** The template whose `src` says where its HTML comes from. */
  fragment?: HTMLTemplateElement;
}

/** A table of routes by the name of the route slot. */
export type RouteTables = Readonly<Record<string, readonly Route[] | undefined>>;

/** A route found for a segment. */
export interface RouteMatch {
  readonly route: Route;
  /** The route's path as declared. */
  readonly path: string;
  readonly params: Params;
  readonly segment: string;
  readonly url: URL;
}
