import type {Memory} from './memory.js';

/** A navigation that may be routed, before it happens. */
export interface NavigationRequest {
  readonly url: URL;
  readonly type: 'push' | 'replace' | 'traverse';
  /** The URL changes whether or not anybody handles it: a traversal, or another router's pushState. */
  readonly sameDocument: boolean;
  /** It can be refused. */
  readonly cancelable: boolean;
  /** Only the fragment differs from the URL before. */
  readonly hashChange: boolean;
  /** What the destination remembers, on a traversal. */
  readonly memory: Memory | undefined;
  /** Begins this navigation again, after it has been refused. */
  again(): NavigateResult;
}

/** What is shown once a navigation has committed. */
export interface Committed {
  /** Resolves when the page's main route slot shows something new, be it its loading fallback. */
  readonly painted: Promise<unknown> | undefined;
  /** Resolves when the page's main route slot has settled. */
  readonly settled: Promise<unknown> | undefined;
}

/** The router's answer to a request that it handles. */
export interface Handling {
  /** Where it really goes: redirects known before the commit are followed. */
  readonly url: URL;
  /** No route slot matches the redirect: the browser loads it. */
  readonly leavesPage: boolean;
  /** The page's main content changes: scroll and focus are reset by the browser's defaults (rule 9). */
  readonly ownsPage: boolean;
  /** What the entry will remember. */
  memory(): Memory;
  /** Shows it. Called once the URL has changed. */
  commit(): Committed;
}

/** Undefined leaves the navigation to the browser; false refuses it. */
export type Handle = (request: NavigationRequest) => Handling | undefined | false;

export interface NavigateOptions {
  /** As in the Navigation API: `push`, `replace`, or `auto` (the default), which replaces an equal URL. */
  readonly history?: 'auto' | 'push' | 'replace';
  /** State of the history entry, for the caller's own use. */
  readonly state?: unknown;
  /** Handed to the listeners of the `navigate` event, where there is one. */
  readonly info?: unknown;
}

/** Both promises reject with an AbortError when another navigation takes over. */
export interface NavigateResult {
  /** Resolves when the URL has changed. */
  readonly committed: Promise<unknown>;
  /** Resolves when every route slot that changed has settled. */
  readonly finished: Promise<unknown>;
}

/** The browser's history, behind one interface. Routing never knows which driver runs. */
export interface Driver {
  /**
   * Calls `handle` for every navigation that may be routed, and `remember` once an entry is there whose memory is
   * to be written down.
   */
  listen(handle: Handle, remember: () => void, signal: AbortSignal): void;
  navigate(url: URL, options: NavigateOptions): NavigateResult;
  /** Resolves when the navigation that has begun is committed; undefined where none has. */
  readonly idle: Promise<void> | undefined;
  /** What tells the current entry from all others of the page. */
  readonly entry: string;
  /** The index of the current entry among those of the page. */
  readonly index: number;
  /** Goes back some entries. */
  back(steps: number): NavigateResult;
  /** What the current entry remembers. */
  memory(): Memory | undefined;
  /** Lets the current entry remember this. */
  remember(memory: Memory): void;
}
