import {holdsFocus, takeFocus} from '../accessibility/focus.js';
import {SlotChangeEvent} from '../events/slot-change-event.js';
import {SlotErrorEvent} from '../events/slot-error-event.js';
import {SlotLoadEvent} from '../events/slot-load-event.js';
import type {Load, Outcome} from '../loading/load.js';
import {adoptNodes} from '../rendering/mounted-view.js';
import {NotFoundError, redirect, RedirectError} from '../routing/control-flow.js';
import {isSame, type Plan, type Target} from '../routing/resolve.js';
import type {RouteTable} from '../routing/route-table.js';
import type {NavigationType, RouteContext, RouteMatch, SlotStatus} from '../routing/route.js';
import {contextOf, redirectOf} from './context.js';
import type {EarlyLoads} from './early-loads.js';
import type {Layout, Settlement, Slot, SlotHost, SlotPresenter} from './model.js';
import {SlotScreen} from './slot-screen.js';
import type {Titles} from './titles.js';

/** What a route slot asks of the router. */
export interface SlotRouter {
  readonly titles: Titles;
  readonly early: EarlyLoads;
  update(slot: SlotController): void;
  settle(type: NavigationType): Settlement;
  redirect(slot: Slot, target: Target, to: string, settlement: Settlement | undefined): void;
}

/** One route slot in time: where it is, what it loads, what it shows. */
export class SlotController implements Slot {
  readonly host: SlotHost;
  layout: Layout | undefined;
  /** The name under which history entries remember it. */
  key = '';
  /** Where it is or is going; null where it is empty on purpose, undefined where it has nothing to keep. */
  current: Target | null | undefined;
  status: SlotStatus = 'empty';
  kept = false;
  data: unknown;
  error: unknown;
  /** Resolves when something new is visible; undefined where it is already. */
  painted: Promise<void> | undefined;
  /** Resolves when the running load has ended or was given up; undefined where none runs. */
  done: Promise<void> | undefined;
  readonly #router: SlotRouter;
  readonly #presenter: SlotPresenter;
  readonly #screen: SlotScreen;
  #table: RouteTable | undefined;
  /** Children that are on screen already and wait for the first resolution. */
  #adoptable: readonly ChildNode[] = [];
  #load: Load | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #settlement: Settlement | undefined;
  #onPaint: (() => void) | undefined;
  #onDone: (() => void) | undefined;

  constructor(host: SlotHost, presenter: SlotPresenter, router: SlotRouter) {
    this.host = host;
    this.#presenter = presenter;
    this.#router = router;
    this.#screen = new SlotScreen(host, presenter);
  }

  get table(): RouteTable {
    if (!this.#table) {
      const {current} = this;
      const adoptable = current || this.#screen.shown ? [] : this.#presenter.adoptable();
      this.#table = this.#presenter.buildTable(adoptable);
      if (!this.#table.isEmpty) this.#adoptable = adoptable;
    }
    return this.#table;
  }

  /** Its routes are to be compiled, and it is to be resolved again. */
  get isStale(): boolean {
    return !this.#table;
  }

  /** `children`, or the only route slot, and so is all that stands around it: the page's main content (rule 9). */
  get isMain(): boolean {
    const {host, layout} = this;
    return layout !== undefined && (host.name === 'children' || layout.slots.size === 1) && layout.isMain;
  }

  get hasView(): boolean {
    return this.#screen.shown !== undefined;
  }

  /** What is in it would stay in place for a target, and the layouts inside with it. */
  survives({route}: Target): boolean {
    const {shown} = this.#screen;
    return this.#adoptable.length > 0 || (shown?.target.route === route && shown.mounted.updates);
  }

  /** Its routes, or what they are relative to, have changed: the next update resolves it again. */
  resolveAgain(): void {
    this.#table = undefined;
    this.#router.update(this);
  }

  /** Does what a navigation means for this route slot. */
  apply({action, target, kept}: Plan, settlement: Settlement): void {
    if (action === 'keep' || action === 'same') {
      const isKept = kept && this.current !== undefined;
      this.current = target ?? this.current;
      if (this.kept !== isKept) {
        this.kept = isKept;
        this.#presenter.reflect();
      }
    } else if (action === 'show') {
      this.#begin(target, settlement, kept);
      this.#start(target, false);
    } else {
      const status = action === 'not-found' ? action : 'empty';
      if (this.status !== status || this.current) this.#clear(status, settlement);
      this.current = action === 'empty' ? null : undefined;
    }
  }

  /** Shows that its target cannot be reached. */
  fail(target: Target, error: unknown, settlement: Settlement): void {
    this.#begin(target, settlement);
    this.#end({error}, target);
  }

  /** Shows nothing any more: it has left the layout, or is disabled. */
  leave(settlement: Settlement): void {
    this.apply({action: 'clear', kept: false}, settlement);
    this.#table = undefined;
  }

  /** Loads again where it is. What is on screen stays meanwhile, unless it has failed. */
  async reload(settlement = this.#router.settle('reload')): Promise<void> {
    const {current} = this;
    if (!current) return;
    this.#begin(current, settlement, this.kept);
    this.#start(current, true);
    await settlement.finished;
  }

  #begin(target: Target | undefined, settlement: Settlement, kept = false): void {
    this.#cancel();
    this.#settlement?.slots.delete(this);
    this.#settlement = settlement;
    settlement.slots.add(this);
    this.current = target;
    this.kept = kept;
  }

  #start(target: Target, isReload: boolean): void {
    const {host} = this;
    const screen = this.#screen;
    const {route} = target;
    if (route.redirect !== undefined) {
      // Met where no commit was ahead: on a route slot that has come late.
      let error;
      try {
        redirect(redirectOf(target, host.name, this.#type));
      } catch (thrown) {
        error = thrown;
      }
      this.#end({error}, target);
      return;
    }
    const adoptable = this.#takeAdoptable();
    if (adoptable.length > 0 && target.url === this.layout?.location?.url) {
      screen.shown = {target, mounted: adoptNodes(adoptable)};
    } else {
      for (const node of adoptable) node.remove();
    }
    const {shown} = screen;
    if (shown && !isReload && isSame(shown.target, target)) {
      // Adopted, or back to what has never left the screen.
      screen.showPart('content');
      this.#settle('ready', shown.data);
      return;
    }
    const {outcome, signal} = (this.#load = this.#router.early.take(target, host.name, this.#type));
    const isAsync = outcome instanceof Promise;
    if (isAsync) {
      this.status = 'loading';
      this.done = new Promise((resolve) => (this.#onDone = resolve));
      this.painted = new Promise((resolve) => (this.#onPaint = resolve));
      const isVisible = shown && screen.part === 'content';
      const delay = isVisible ? host.loadingDelay : 0;
      if (delay === 0 && !(isVisible && isReload)) this.#showLoading(target);
      else if (!isReload) this.#timer = setTimeout(() => this.#showLoading(target), delay);
      this.#presenter.reflect();
    }
    if (isAsync || route.load) host.dispatchEvent(new SlotLoadEvent(signal));
    if (isAsync) void outcome.then((late) => signal.aborted || this.#end(late, target));
    // A listener may have moved on.
    else if (!signal.aborted) this.#end(outcome, target);
  }

  #showLoading(target: Target): void {
    const refocus = this.#watchFocus();
    this.#showFallback('loading', target);
    refocus();
    this.#onPaint?.();
  }

  /** The load has ended, one way or the other. */
  #end({loaded, error}: Outcome, target: Target): void {
    clearTimeout(this.#timer);
    const load = this.#load;
    const screen = this.#screen;
    const {titles} = this.#router;
    const {title} = target.route;
    const refocus = this.#watchFocus();
    if (loaded) {
      try {
        screen.mount(loaded, target);
        titles.set(this, typeof title === 'function' ? title(loaded.context) : title);
        screen.showPart('content');
        refocus();
        this.#settle('ready', screen.shown?.data);
        return;
      } catch (thrown) {
        error = thrown;
      }
    }
    if (error instanceof RedirectError) {
      // As if it had never been meant to go here: what is on screen stays.
      const {shown} = screen;
      const settlement = this.#settlement;
      settlement?.slots.delete(this);
      this.current = shown?.target;
      screen.showPart('content');
      this.#settle(shown ? 'ready' : 'empty', shown?.data, true);
      this.#router.redirect(this, target, error.to, settlement);
      return;
    }
    screen.removeView();
    titles.set(this, undefined);
    const status = error instanceof NotFoundError ? 'not-found' : 'error';
    const retry = () => this.reload();
    this.status = status;
    this.error = error;
    // Cancelled, nothing is shown: the listener has its own way to tell.
    const isShown = status === 'not-found' || this.host.dispatchEvent(new SlotErrorEvent(error, retry));
    // A listener may have moved on.
    if (this.#load !== load) return;
    if (isShown) this.#showFallback(status, target, {error, retry});
    else screen.showPart('content');
    refocus();
    this.#settle(status, undefined);
  }

  #clear(status: 'empty' | 'not-found', settlement: Settlement): void {
    this.#begin(undefined, settlement);
    const refocus = this.#watchFocus();
    for (const node of this.#takeAdoptable()) node.remove();
    this.#screen.removeView();
    this.#screen.showPart(status === 'empty' ? 'content' : status);
    this.#router.titles.set(this, undefined);
    refocus();
    this.#settle(status, undefined);
  }

  #settle(status: SlotStatus, data: unknown, isSilent = false): void {
    const type = this.#type;
    this.#settlement = undefined;
    this.status = status;
    this.data = data;
    if (status !== 'error') this.error = undefined;
    this.#presenter.reflect();
    this.#release();
    if (!isSilent) this.host.dispatchEvent(new SlotChangeEvent(this.match, status, type));
  }

  /** Gives up the running load and all that waits for it. */
  #cancel(): void {
    clearTimeout(this.#timer);
    this.#load?.abort();
    this.#load = undefined;
    this.#release();
  }

  #release(): void {
    this.#onPaint?.();
    this.#onDone?.();
    this.done = this.painted = undefined;
  }

  #takeAdoptable(): readonly ChildNode[] {
    const adoptable = this.#adoptable;
    this.#adoptable = [];
    return adoptable;
  }

  #watchFocus(): () => void {
    const {host} = this;
    const isHeld = holdsFocus(host);
    // A navigation that changes the page's main content leaves focus to the browser's own rules.
    const isReset = this.#settlement?.ownsPage && this.isMain;
    return () => {
      if (isHeld && !isReset && !holdsFocus(host)) takeFocus(host);
    };
  }

  #showFallback(part: 'loading' | 'error' | 'not-found', target: Target, more?: Partial<RouteContext>): void {
    const {route} = target;
    const signal = this.#load?.signal ?? AbortSignal.abort();
    const context = {...contextOf(target, this.host.name, this.#type), signal, data: undefined, ...more};
    this.#screen.showFallback(part, part === 'not-found' ? route.notFound : route[part], context);
  }

  get #type(): NavigationType {
    return this.#settlement?.type ?? 'load';
  }

  /** What it has matched; null for a default and where nothing matched. */
  get match(): RouteMatch | null {
    const {current} = this;
    return current && !current.isDefault ? current : null;
  }
}
