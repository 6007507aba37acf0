/**
 * The public surface of slot-router as its documentation states it. The integration tests know the library through
 * these types only, so a change of the surface shows up here.
 */

/** The window of a fixture document, with the constructors of its own realm. */
export type FrameWindow = Window & typeof globalThis;

export type LayoutStatus = 'active' | 'not-found' | 'inactive';
export type SlotStatus = 'empty' | 'loading' | 'ready' | 'error' | 'not-found';

export interface RouteContext {
  readonly url: URL;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly segment: string;
  readonly searchParams: URLSearchParams;
  readonly data: unknown;
  readonly slot: string;
  readonly signal: AbortSignal;
  readonly navigationType: string;
  waitUntil(promise: PromiseLike<unknown>): void;
  /** In an error view. */
  readonly error?: unknown;
  readonly retry?: () => unknown;
  readonly offline?: boolean;
}

export interface MountView {
  mount(
    container: HTMLElement,
    context: RouteContext,
  ): {update?(context: RouteContext): void; unmount(): void};
}

/** A tag name, text, class, template, node, `null`, `mount` object, or a function that returns one of these. */
export type View = unknown;

export interface ActionContext extends RouteContext {
  readonly formData: FormData;
}

export interface Route {
  path?: string;
  default?: boolean;
  title?: string | ((context: RouteContext) => string);
  view?: View;
  load?(context: RouteContext): unknown;
  loading?: View;
  error?: View;
  notFound?: View;
  search?: readonly string[];
  redirect?: string | ((context: RouteContext) => string);
  canLeave?(context: RouteContext): boolean | PromiseLike<boolean>;
  intercept?: boolean | string;
  when?(context: RouteContext): boolean;
  action?(context: ActionContext): unknown;
  staleTime?: number;
  slots?: Record<string, readonly Route[]>;
}

export interface NavigateOptions {
  history?: 'auto' | 'push' | 'replace';
  state?: unknown;
  info?: unknown;
}

export interface NavigateResult {
  readonly committed: Promise<unknown>;
  readonly finished: Promise<unknown>;
}

export interface SlotLayoutElement extends HTMLElement {
  base: string;
  restore: boolean;
  transition: boolean;
  announce: string;
  routes: Record<string, readonly Route[]> | Route | undefined;
  readonly settled: Promise<unknown>;
  readonly status: LayoutStatus;
  readonly slots: readonly RouteSlotElement[];
  navigate(to: string | Record<string, string | false>, options?: NavigateOptions): NavigateResult;
  href(to: string | Record<string, string | false>): string;
  reload(): unknown;
}

export interface RouteSlotElement extends HTMLElement {
  name: string;
  unmatched: string;
  disabled: boolean;
  loadingDelay: number;
  modal: boolean;
  source: string;
  routes: readonly Route[] | undefined;
  readonly status: SlotStatus;
  readonly kept: boolean;
  readonly isDefault: boolean;
  readonly match: {readonly params: Readonly<Record<string, string | undefined>>} | null;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly segment: string;
  readonly segments: readonly string[];
  readonly data: unknown;
  readonly error: unknown;
  retry(): unknown;
  reload(): unknown;
  navigate(location: string): NavigateResult;
  close(): unknown;
}

/** What the single-file bundle exports, as far as the tests use it. */
export interface Library {
  redirect(to: string): never;
  notFound(): never;
  readonly SlotLayout: new () => SlotLayoutElement;
  readonly RouteSlot: new () => RouteSlotElement;
  readonly [name: string]: unknown;
}
