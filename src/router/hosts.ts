import type {RouteTable} from '../routing/route-table.js';
import type {RouteTables, Unmatched} from '../routing/route.js';

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
}
