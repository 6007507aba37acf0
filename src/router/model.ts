import type {NavigateOptions, NavigateResult} from '../navigation/driver.js';
import type {Outcome} from '../loading/load.js';
import type {ScreenHost} from '../rendering/screen.js';
import type {Submission} from './fragments.js';
import type {Base, Location} from '../routing/location.js';
import type {Target} from '../routing/resolve.js';
import type {
  LayoutStatus,
  LoadContext,
  NavigationType,
  Route,
  RouteMatch,
  RouteTables,
  SlotStatus,
  Source,
  Unmatched,
} from '../routing/route.js';

/** A route slot's element, as its controller sees it. */
export interface SlotHost extends ScreenHost {
  readonly name: string;
  readonly source: Source;
  readonly unmatched: Unmatched;
  readonly loadingDelay: number;
  readonly disabled: boolean;
  readonly modal: boolean;
  readonly routes: readonly Route[];
}

/** A layout's element, as its controller sees it. */
export interface LayoutHost extends HTMLElement {
  readonly base: string;
  readonly restore: boolean;
  readonly transition: boolean;
  readonly announce: 'auto' | 'off';
  readonly routes: RouteTables | Route | undefined;
  reload(): Promise<void>;
  navigate(to: Readonly<Record<string, string | false>>, options?: NavigateOptions): NavigateResult;
}

/** One route slot, as the rest of the room sees it. */
export interface Slot {
  readonly host: SlotHost;
  readonly layout: Layout | undefined;
  /** The name of its own location in URLs and history entries, such as `@users`; empty where it has none. */
  readonly ownKey: string;
  /** Where it is or is going; null where it is empty on purpose, undefined where it has nothing to keep. */
  readonly current: Target | null | undefined;
  readonly match: RouteMatch | null;
  readonly status: SlotStatus;
  readonly isMain: boolean;
  /** Resolves when the running load has ended or was given up; undefined where none runs. */
  readonly done: Promise<void> | undefined;
  /** Asks the route on screen whether it may be left. */
  canLeave(): boolean | Promise<boolean>;
  /** What it would show at a URL of its layout's. */
  targetAt(url: URL): Target | undefined;
  navigate(place: string | false, options?: NavigateOptions): NavigateResult | undefined;
  /** Loads what it shows anew. */
  restart(target: Target, settlement: Settlement): void;
  /** Shows that its target cannot be reached. */
  fail(target: Target, error: unknown, settlement: Settlement): void;
  /** Runs an action, one at a time, beside what is on screen; undefined where it was given up. */
  run(target: Target, load: (context: LoadContext) => unknown): Promise<Outcome | undefined>;
  /**
   * Lets the route of a template show what its `src` asks for.
   * @param sent - A form in it, which is sent instead.
   */
  fragmentRoute(route: Route, sent?: Submission): Route;
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
  /** Its route slots, or what they have routes for, have changed. */
  forget(): void;
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
