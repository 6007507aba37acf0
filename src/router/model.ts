import type {NavigateOptions, NavigateResult} from '../navigation/driver.js';
import type {Base, Location} from '../routing/location.js';
import type {Target} from '../routing/resolve.js';
import type {RouteTable} from '../routing/route-table.js';
import type {
  LayoutStatus,
  NavigationType,
  RouteMatch,
  RouteTables,
  SlotStatus,
  Unmatched,
} from '../routing/route.js';

/** Which of its parts a route slot shows; `view` is a route's own loading, error or not-found view. */
export type Part = 'content' | 'loading' | 'error' | 'not-found' | 'view';

/** A route slot's element, as its controller sees it. */
export interface SlotHost extends HTMLElement {
  readonly name: string;
  readonly unmatched: Unmatched;
  readonly loadingDelay: number;
  readonly disabled: boolean;
}

/** What the element does on behalf of its controller. */
export interface SlotPresenter {
  /** Shows one part and hides the others; `error` fills the error fallback. */
  show(part: Part, error?: unknown): void;
  /** Reflects the status in custom states and aria-busy. */
  reflect(): void;
  /** Compiles the routes. Nodes that are on screen already are a default where there is no other. */
  buildTable(adopted: readonly ChildNode[]): RouteTable;
  /** The children that are neither templates nor fallbacks. */
  adoptable(): readonly ChildNode[];
}

/** A layout's element, as its controller sees it. */
export interface LayoutHost extends HTMLElement {
  readonly base: string;
  readonly restore: boolean;
  readonly announce: 'auto' | 'off';
  readonly routes: RouteTables | undefined;
  navigate(to: Readonly<Record<string, string>>, options?: NavigateOptions): NavigateResult;
}

/** One route slot, as the rest of the room sees it. */
export interface Slot {
  readonly host: SlotHost;
  readonly layout: Layout | undefined;
  /** Where it is or is going; null where it is empty on purpose, undefined where it has nothing to keep. */
  readonly current: Target | null | undefined;
  readonly match: RouteMatch | null;
  readonly status: SlotStatus;
  readonly isMain: boolean;
  /** Resolves when the running load has ended or was given up; undefined where none runs. */
  readonly done: Promise<void> | undefined;
  /** Shows that its target cannot be reached. */
  fail(target: Target, error: unknown, settlement: Settlement): void;
}

/** One layout, as the rest of the room sees it. */
export interface Layout {
  readonly host: LayoutHost;
  readonly region: Element;
  readonly outer: Layout | undefined;
  readonly slots: ReadonlySet<Slot>;
  readonly base: Base;
  readonly location: Location | undefined;
  readonly status: LayoutStatus;
  /** Whatever stands around it is the page's main content. */
  readonly isMain: boolean;
}

/** One navigation on its way to the moment when the last route slot that it changed has settled. */
export interface Settlement {
  readonly type: NavigationType;
  /** It changes the page's main content: the browser resets focus and scroll. */
  readonly ownsPage: boolean;
  /** The route slots that it changes, but for those that another one has taken over. */
  readonly slots: Set<Slot>;
  readonly finished: Promise<void>;
  isFinished: boolean;
}
