import type {NavigateOptions, NavigateResult} from '../navigation/driver.js';
import {holdsFocus, takeFocus} from '../accessibility/focus.js';
import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {warn} from '../diagnostics/warn.js';
import {SlotChangeEvent} from '../events/slot-change-event.js';
import {SlotErrorEvent} from '../events/slot-error-event.js';
import {SlotLoadEvent} from '../events/slot-load-event.js';
import {SlotRouterError} from '../diagnostics/slot-router-error.js';
import {createContext, type Context} from '../loading/context.js';
import {attempt, evaluate, Load, type Outcome} from '../loading/load.js';
import {adoptNodes, prepareView, viewOf} from '../rendering/mounted-view.js';
import type {Screen} from '../rendering/screen.js';
import type * as TransitionModule from '../rendering/transition.js';
import type {Sent} from '../rendering/sent.js';
import type {Fallback} from '../rendering/shadow.js';
import {isGrowing} from '../rendering/view.js';
import {adoptableNodes, routeTemplates, templateRoute} from '../rendering/template-route.js';
import {NotFoundError, RedirectError} from '../routing/control-flow.js';
import type {Location} from '../routing/location.js';
import {loadOwnLocations, own} from '../routing/own-locations.js';
import {anyTargetOf, isSame, targetOf, type Plan, type Target} from '../routing/resolve.js';
import {isRoot, RouteTable, type TableFault} from '../routing/route-table.js';
import type {
  LoadContext,
  NavigationType,
  Route,
  RouteContext,
  RouteMatch,
  SlotStatus,
  Unmatched,
  ViewValue,
} from '../routing/route.js';
import type {EarlyLoads} from './early-loads.js';
import {loadFor, loadForms} from './features.js';
import type {Submission} from './fragments.js';
import type {Guards} from './guards.js';
import type {Layout, Settlement, Slot, SlotHost} from './model.js';
import type {Titles} from './titles.js';

/** What a route slot asks of the router. */
export interface SlotRouter {
  readonly titles: Titles;
  readonly guards: Guards;
  readonly early: EarlyLoads;
  update(slot: SlotController): void;
  /** Shows something to its end: a navigation that code of the page begins meanwhile comes after it. */
  whole(show: () => void): void;
  settle(type: NavigationType): Settlement;
  shown(slot: SlotController, type: NavigationType): void;
  backTo(index: number | undefined): NavigateResult | undefined;
  redirect(slot: Slot, target: Target, to: string, settlement?: Settlement, isPush?: boolean): void;
}

const FAULTS = {
  'invalid-path': 'SR002',
  'same-path': 'SR003',
  'two-defaults': 'SR004',
  'no-path': 'SR013',
} as const satisfies Record<TableFault, string>;

let views = 0;
let transitions: Promise<typeof TransitionModule | undefined> | undefined;

/** One route slot in time: where it is, what it loads, what it shows. */
export class SlotController implements Slot {
  readonly host: SlotHost;
  layout: Layout | undefined;
  /** The name under which history entries remember it. */
  key = '';
  /** The name of its own location in URLs and history entries, such as `@users`; empty where it has none. */
  ownKey = '';
  /** Tells the view on screen from all others. */
  serial = 0;
  /** The index of the history entry from which a modal was opened. */
  openedAt: number | undefined;
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
  readonly #screen: Screen;
  #table: RouteTable | undefined;
  /** Children that are on screen already and wait for the first resolution. */
  #adoptable: readonly ChildNode[] = [];
  /** What the server has sent beside them. */
  #sent: Sent | undefined;
  #own: {readonly place: string; readonly location: Location} | undefined;
  #load: Load | undefined;
  #action: Load | undefined;
  /** What is on screen is not all of it yet. */
  #isPartial = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #settlement: Settlement | undefined;
  #onPaint: (() => void) | undefined;
  #onDone: (() => void) | undefined;

  constructor(host: SlotHost, screen: Screen, router: SlotRouter) {
    this.host = host;
    this.#screen = screen;
    this.#router = router;
  }

  get name(): string {
    return this.host.name;
  }

  get unmatched(): Unmatched {
    return this.host.unmatched;
  }

  /** A modal may be empty on a hard load: it is closed. */
  get isOptional(): boolean {
    return this.host.modal;
  }

  /** Its routes: those of its templates, its own, and its layout's. */
  get table(): RouteTable {
    if (this.#table) return this.#table;
    const {host, layout} = this;
    const around = layout?.host.routes;
    const declared = (isRoot(around) ? around.slots : around)?.[host.name];
    const templates = routeTemplates(host).map((each) => this.fragmentRoute(templateRoute(each)));
    const routes: Route[] = [...templates, ...host.routes];
    if (Array.isArray(declared)) routes.push(...(declared as readonly Route[]));
    const hasDefault = routes.some((route) => route.default);
    if (routes.length > 0 && !this.current && !this.#screen.shown) {
      const nodes = (this.#adoptable = adoptableNodes(host));
      // Nodes that are on screen already are a default where there is no other.
      if (nodes.length > 0 && !hasDefault) routes.push({default: true, view: viewOf(nodes)});
    }
    if (DEV_MODE && routes.length > 0 && host.unmatched === 'default' && !hasDefault)
      warn('SR014', {slot: host.name}, host);
    if (!DEV_MODE) return (this.#table = new RouteTable(routes));
    const report = (fault: TableFault, value: string) => {
      warn(FAULTS[fault], {slot: host.name, value}, host);
    };
    return (this.#table = new RouteTable(routes, report));
  }

  /** Its routes are to be compiled, and it is to be resolved again. */
  get isStale(): boolean {
    return !this.#table;
  }

  /** `children`, or the only route slot, and so is all that stands around it: the page's main content (rule 9). */
  get isMain(): boolean {
    const {host, layout} = this;
    return !!layout && (host.name === 'children' || layout.slots.size === 1) && layout.isMain;
  }

  /** It is a modal, and open. */
  get isOpen(): boolean {
    return this.#screen.isOpen;
  }

  get hasView(): boolean {
    return !!this.#screen.shown;
  }

  /** What it has matched; null for a default and where nothing matched. */
  get match(): RouteMatch | null {
    const {current} = this;
    return current && !current.isDefault ? current : null;
  }

  /** Asks the route on screen; what is thrown traps nobody. */
  canLeave(): boolean | Promise<boolean> {
    const {target, context} = this.#screen.shown ?? {};
    const failed = (error: unknown) => {
      reportError(error);
      return true;
    };
    try {
      const answer = context && target?.route.canLeave?.(context);
      if (typeof answer === 'object') return Promise.resolve(answer).catch(failed);
      return answer !== false;
    } catch (error) {
      return failed(error);
    }
  }

  /** What it would show at a URL of its layout's. */
  targetAt(url: URL): Target | undefined {
    const place = this.layout?.base.locate(url);
    return place && targetOf(this.table, place, this.host.name);
  }

  /** What is in it would stay in place for a target, and the layouts inside with it. */
  survives(target: Target): boolean {
    const {shown, view, keeper} = this.#screen;
    if (keeper?.has(target) || this.#adoptable.length > 0) return true;
    if (!shown) return false;
    return (
      isSame(shown.target, target) || (shown.target.route === target.route && !keeper && !!view?.updates)
    );
  }

  /** Another view than the one on screen is on its way. */
  get isLeaving(): boolean {
    const {current} = this;
    return this.hasView && !!current && !this.survives(current);
  }

  navigate(place: string | false, options?: NavigateOptions): NavigateResult | undefined {
    return this.layout?.host.navigate({[this.host.name]: place}, options);
  }

  /** Loads what its attributes ask for. */
  async prepare(): Promise<void> {
    const {host} = this;
    const screen = this.#screen;
    if (!host.modal) {
      screen.modal?.dissolve();
      screen.modal = undefined;
    }
    await Promise.all([
      host.source !== 'path' && loadOwnLocations(),
      (host.source !== 'path' || host.querySelector(':scope > template[src]')) && loadForms(),
      loadFor(host.routes),
      host.modal && !screen.modal && screen.openInDialog(() => void this.close()),
      host.keepAlive > 0 && !screen.keeper && screen.keepAlive(),
      host.querySelector(':scope > script[slot=view]') &&
        import('../rendering/sent.js').then(async ({Sent}) => (this.#sent = await Sent.read(host))),
    ]);
  }

  /** Goes where it shows nothing: back to where a modal was opened, if that was here. */
  close(): NavigateResult | undefined {
    const {host, ownKey, openedAt} = this;
    if (!host.modal) return ownKey ? this.navigate(false) : this.navigate('/', {history: 'replace'});
    return this.#router.backTo(openedAt) ?? this.navigate(ownKey ? false : '/', {history: 'replace'});
  }

  /** It has something for its default location. */
  get showsAtRoot(): boolean {
    const {layout, table, host} = this;
    const root = layout?.location && own?.ownLocation('/', layout.location);
    return !!root && !!anyTargetOf(table, root, host.name);
  }

  /** A location of its own; while its place stays the same, the very same one. */
  ownLocation(place: string, around: Location): Location | undefined {
    if (own && (this.#own?.place !== place || this.#own.location.scope !== around.base))
      this.#own = {place, location: own.ownLocation(place, around)};
    return this.#own?.location;
  }

  /** An element is in one of its views that would not be on screen with a target. */
  hides(element: Element, target: Target | null | undefined): boolean {
    return !!this.#screen.keeper?.hides(element, target);
  }

  countView(): void {
    this.serial = ++views;
  }

  /** Its routes, or what they are relative to, have changed: the next update resolves it again. */
  resolveAgain(): void {
    this.#table = this.#own = undefined;
    this.layout?.forget();
    this.#router.update(this);
  }

  /** Does what a navigation means for this route slot. */
  apply({action, target, kept}: Plan, settlement: Settlement): void {
    if (action === 'show') {
      this.#begin(target, settlement, kept);
      this.#start(target, false);
    } else if (action === 'keep' || action === 'same') {
      const isKept = kept && !!this.current;
      const {shown} = this.#screen;
      // What is shown is there still, at a location that may go by another name now.
      if (target && shown && shown.target === this.current) this.#screen.shown = {...shown, target};
      this.current = target ?? this.current;
      if (this.kept === isKept) return;
      this.kept = isKept;
      this.#reflect();
    } else {
      const status = action === 'not-found' ? action : 'empty';
      const isShown = this.current || this.#adoptable.length > 0;
      if (this.status !== status || isShown) this.#clear(status, settlement);
      else this.#reflect();
      this.current = action === 'empty' ? null : undefined;
    }
  }

  /** Shows that its target cannot be reached. */
  fail(target: Target, error: unknown, settlement: Settlement): void {
    this.#begin(target, settlement);
    this.#end({error}, target);
  }

  /** Gives up what it loads: the view that it is in is about to leave. If that stays after all, it is resolved anew. */
  halt(settlement: Settlement): void {
    if (!this.done) return;
    this.#begin(undefined, settlement);
    settlement.slots.delete(this);
  }

  /** Shows nothing any more: it has left the layout, or is disabled. */
  leave(settlement: Settlement): void {
    this.#table = this.#own = undefined;
    this.apply({action: 'clear', kept: false}, settlement);
    this.#screen.keeper?.trim(0);
  }

  /** Loads again where it is. What is on screen stays meanwhile, unless it has failed. */
  async reload(settlement = this.#router.settle('reload')): Promise<void> {
    if (!this.current) return;
    this.restart(this.current, settlement);
    await settlement.finished;
  }

  /** Loads what it shows anew. */
  restart(target: Target, settlement: Settlement): void {
    this.#begin(target, settlement, this.kept);
    this.#router.whole(() => this.#start(target, true));
  }

  /** Runs an action, one at a time, beside what is on screen; undefined where it was given up. */
  async run(target: Target, load: (context: LoadContext) => unknown): Promise<Outcome | undefined> {
    this.#action?.abort();
    const action = (this.#action = new Load({load}, target, this.host.name, this.#type));
    this.#reflect();
    const outcome = await action.outcome;
    if (action.aborted) return undefined;
    this.#action = undefined;
    this.#reflect();
    return outcome;
  }

  /**
   * Lets the route of a template show what its `src` asks for.
   * @param sent - A form in it, which is sent instead.
   */
  fragmentRoute(route: Route, sent?: Submission): Route {
    const {fragment} = route;
    if (!fragment) return route;
    const errors = {SlotRouterError, RedirectError};
    return {
      title: ((context: Context) => context.title) as () => string, // a title that nobody has given shows nothing
      ...route,
      view: (context) =>
        import('./fragments.js').then(({loadFragment}) =>
          loadFragment(fragment, context, this.host, errors, sent),
        ),
    };
  }

  #begin(target: Target | undefined, settlement: Settlement, kept = false): void {
    this.#load?.abort();
    this.#load = undefined;
    if (this.#action && !(target && this.current && isSame(target, this.current))) {
      this.#action.abort();
      this.#action = undefined;
    }
    if (this.#isPartial) this.#removeView(true);
    this.#release();
    this.#settlement?.slots.delete(this);
    this.#settlement = settlement;
    settlement.slots.add(this);
    this.current = target;
    this.kept = kept;
  }

  #start(target: Target, isReload: boolean): void {
    const {host} = this;
    const screen = this.#screen;
    // What is in the document is for its URL, which names no state.
    const isRefused =
      (this.ownKey
        ? host.source === 'state' && this.#own?.place !== '/'
        : target.at !== this.layout?.location?.url) || this.#sent?.isFor(target) === false;
    const sent = isRefused ? undefined : this.#sent;
    const adoptable = this.#takeAdoptable(isRefused);
    if (sent?.status) {
      this.#end({error: sent.error ?? new NotFoundError('Not found')}, target);
      return;
    }
    if (adoptable.length > 0) {
      const context = createContext(target, host.name, this.#type);
      context.data = sent?.data;
      const view = adoptNodes(adoptable);
      const live = sent?.adopt(adoptable, target.route, view, () => evaluate(target.route.view, context));
      screen.adopt(live ?? view, adoptable, target, context);
    }
    const refocus = this.#watchFocus();
    const isThere = screen.shown && isSame(screen.shown.target, target);
    // Adopted, or back to what has never left the screen, or is kept.
    if (!isReload && (isThere || screen.restore(target))) {
      try {
        this.#showView(refocus);
      } catch (error) {
        // Its title has thrown.
        this.#end({error}, target);
      }
      return;
    }
    const {shown} = screen;
    const load = (this.#load = this.#router.early.take(target, host.name, this.#type, isReload, sent));
    const {outcome} = load;
    // Where there is nothing yet, nothing is animated.
    const animates = !!shown && !isReload && !!this.layout?.host.transition;
    const isAsync = animates || outcome instanceof Promise;
    const isVisible = shown && screen.part === 'content';
    if (isAsync) this.#pend(target, isVisible && isReload ? Infinity : isVisible ? host.loadingDelay : 0);
    if (isAsync && !isReload && !animates) load.context.paint = (view) => this.#paint(target, view, load);
    if (!load.isKnown && (isAsync || target.route.load)) host.dispatchEvent(new SlotLoadEvent(load.signal));
    // A listener may have moved on.
    const end = (ended: Outcome) => load.aborted || this.#end(ended, target);
    if (animates) void this.#animate(outcome, end);
    else if (outcome instanceof Promise) void outcome.then(end);
    else end(outcome);
  }

  /** It is loading from now on, and shows so after a while. */
  #pend(target: Target, delay: number): void {
    this.status = 'loading';
    this.#hold();
    this.painted ??= new Promise((resolve) => (this.#onPaint = resolve));
    const show = () => {
      const refocus = this.#watchFocus();
      this.#showFallback('loading', target);
      refocus();
      this.#onPaint?.();
    };
    // A view may have waited before.
    this.#stopTimer();
    if (delay === 0) show();
    else if (delay < Infinity) this.#timer = setTimeout(show, delay);
    this.#reflect();
  }

  /** Lets what waits for it wait. */
  #hold(): void {
    this.done ??= new Promise((resolve) => (this.#onDone = resolve));
  }

  async #animate<Value>(outcome: Value | Promise<Value>, end: (outcome: Value) => void): Promise<void> {
    // Loaded once, so that all of one navigation begin together.
    transitions ??= import('../rendering/transition.js').catch(() => undefined);
    const [ended, module] = await Promise.all([outcome, transitions]);
    if (module) module.animate(this.host, () => end(ended));
    else end(ended);
  }

  /** Shows what has come so far of a view that is on its way. */
  #paint(target: Target, value: object, load: Load): void {
    const screen = this.#screen;
    if (load !== this.#load || !isGrowing(value) || (screen.view && value.isIn(screen.view))) return;
    const refocus = this.#watchFocus();
    this.#stopTimer();
    screen.mount(target, value as unknown as ViewValue, load.context);
    this.#isPartial = true;
    screen.show('content');
    refocus();
    this.#onPaint?.();
  }

  #end(outcome: Outcome, target: Target): void {
    this.#router.whole(() => this.#finish(outcome, target));
  }

  /** The load has ended, one way or the other. */
  #finish(outcome: Outcome, target: Target): void {
    const load = this.#load;
    const screen = this.#screen;
    const refocus = this.#watchFocus();
    this.#isPartial = false;
    let error: unknown;
    this.#stopTimer();
    if (load && 'view' in outcome) {
      try {
        const delay = screen.shown ? undefined : 0;
        screen.mount(target, outcome.view, load.context);
        load.onWait = () => void this.#wait(load);
        if (load.waiting) {
          refocus();
          void this.#wait(load, delay);
        } else this.#complete(load, target, refocus);
        return;
      } catch (thrown) {
        error = thrown;
      }
    } else if ('error' in outcome) ({error} = outcome);
    if (error instanceof RedirectError) {
      // As if it had never been meant to go here: what is on screen stays.
      if (load && screen.shown?.context === load.context) this.#removeView(true);
      const {shown} = screen;
      const settlement = this.#settlement;
      settlement?.slots.delete(this);
      this.current = shown?.target;
      screen.show('content');
      this.#settle(shown ? 'ready' : 'empty', shown?.context.data, true);
      this.#router.redirect(this, target, error.to, settlement, error.isPush);
      return;
    }
    this.#removeView(screen.shown && isSame(screen.shown.target, target));
    const status = error instanceof NotFoundError ? 'not-found' : 'error';
    const retry = () => this.reload();
    const offline = !navigator.onLine;
    this.status = status;
    this.error = error;
    // Cancelled, nothing is shown: the listener has its own way to tell.
    const isShown =
      status === 'not-found' || this.host.dispatchEvent(new SlotErrorEvent(error, retry, offline));
    // A listener may have moved on.
    if (this.#load !== load) return;
    if (offline && status === 'error' && load)
      addEventListener('online', () => void retry(), {once: true, signal: load.signal});
    if (isShown) this.#showFallback(status, target, {error, retry, offline});
    else screen.show('content');
    refocus();
    this.#settle(status);
  }

  #complete(load: Load, target: Target, refocus: () => void): void {
    this.#showView(refocus);
    if (load.isStale) void this.#revalidate(target);
  }

  /** Is loading until the view of a load, which is on screen, is complete. */
  async #wait(load: Load, delay = this.host.loadingDelay): Promise<void> {
    const screen = this.#screen;
    const {waiting} = load;
    /** Where it is on screen, and nothing else is on its way. */
    const place = () => {
      const {target, context} = screen.shown ?? {};
      return context === load.context && this.#load === load ? target : undefined;
    };
    if (screen.shown?.context === load.context && !this.#settlement) {
      // It was complete before, and its load is over.
      this.#load = undefined;
      this.#begin(screen.shown.target, this.#router.settle(load.context.navigationType), this.kept);
      this.#load = load;
    }
    const target = place();
    const isKnown = !!this.done;
    if (target && screen.part !== 'loading') this.#pend(target, screen.part === 'content' ? delay : 0);
    if (target && !isKnown) this.host.dispatchEvent(new SlotLoadEvent(load.signal));
    try {
      await waiting;
      const there = place();
      if (!there || load.waiting !== waiting) return;
      load.waiting = undefined;
      this.#router.whole(() => this.#complete(load, there, this.#watchFocus()));
    } catch (error) {
      const there = place();
      if (there) this.#end({error}, there);
      else if (screen.shown?.context === load.context) this.#removeView(true);
    }
  }

  #clear(status: 'empty' | 'not-found', settlement: Settlement): void {
    const screen = this.#screen;
    this.#begin(undefined, settlement);
    this.#takeAdoptable(true);
    const clear = () => {
      // Another navigation may have come first.
      if (this.#settlement !== settlement) return;
      const refocus = this.#watchFocus();
      this.#removeView();
      screen.show(status === 'empty' ? 'content' : status);
      refocus();
      this.#settle(status);
    };
    // A dialog has exit animations of its own, and what leaves the layout is gone.
    if (!screen.shown || screen.modal || this.isStale || !this.layout?.host.transition) return clear();
    this.#hold();
    void this.#animate(undefined, clear);
  }

  /** The view is there: everything else follows it. */
  #showView(refocus: () => void): void {
    const screen = this.#screen;
    const {target, context} = screen.shown ?? {};
    if (!target || !context) return;
    const {title} = target.route;
    this.#router.titles.set(this, typeof title === 'function' ? title(context) : title);
    this.countView();
    screen.show('content');
    this.#router.shown(this, this.#type);
    refocus();
    this.#settle('ready', context.data);
  }

  /** Loads again behind a view whose data is stale. */
  async #revalidate(target: Target): Promise<void> {
    const shown = this.#load;
    const load = (this.#load = this.#router.early.take(target, this.host.name, this.#type, true));
    load.signal.addEventListener('abort', () => shown?.abort());
    const outcome = await load.outcome;
    // What is on screen is better than an error that nobody has asked for.
    if (load.aborted || !('view' in outcome)) return;
    shown?.abort();
    this.#load = undefined;
    this.#begin(target, this.#router.settle('reload'), this.kept);
    this.#load = load;
    this.#end(outcome, target);
  }

  #removeView(isBroken?: boolean): void {
    this.#isPartial = false;
    this.#screen.clear(isBroken);
    this.#router.titles.set(this, undefined);
  }

  #settle(status: SlotStatus, data?: unknown, isSilent = false): void {
    const type = this.#type;
    this.#settlement = undefined;
    this.status = status;
    this.data = data;
    if (status !== 'error') this.error = undefined;
    this.#router.guards.update(this, !!this.#screen.shown?.target.route.canLeave);
    this.#reflect();
    this.#release();
    if (!isSilent) this.host.dispatchEvent(new SlotChangeEvent(this.match, status, type));
  }

  #reflect(): void {
    const {status, kept, current} = this;
    this.#screen.reflect(status, kept, !!current?.isDefault, !!this.#action);
  }

  #stopTimer(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Lets go what waits for the running load. */
  #release(): void {
    this.#stopTimer();
    this.#onPaint?.();
    this.#onDone?.();
    this.done = this.painted = undefined;
  }

  #takeAdoptable(isRefused: boolean): readonly ChildNode[] {
    const nodes = this.#adoptable;
    this.#sent?.clear();
    this.#sent = undefined;
    if (nodes.length > 0) this.#adoptable = [];
    if (!isRefused) return nodes;
    adoptNodes(nodes).remove();
    return [];
  }

  #watchFocus(): () => void {
    const {host} = this;
    const isHeld = holdsFocus(host);
    // A navigation that changes the page's main content leaves focus to the browser's own rules.
    const isReset = this.#settlement?.ownsPage && this.isMain;
    return () => {
      const target = this.#screen.focusTarget;
      if (isHeld && !isReset && target && !holdsFocus(host)) takeFocus(target);
    };
  }

  #showFallback(part: Fallback, target: Target, more?: Partial<RouteContext>): void {
    const screen = this.#screen;
    const view = target.route[part === 'not-found' ? 'notFound' : part];
    screen.show(part, more?.error, more?.offline);
    if (view === undefined) return;
    const load = this.#load;
    const context = {
      ...(load?.context ?? createContext(target, this.host.name, this.#type)),
      ...more,
      // A fallback is there to wait for, and waits for nothing.
      waitUntil: () => undefined,
    };
    const fill = (outcome: Outcome) => {
      if (!('view' in outcome) || this.#load !== load || screen.part !== part) return;
      try {
        screen.fill(outcome.view, context);
      } catch {
        // A broken fallback is no reason to show nothing: the built-in one is there already.
      }
    };
    const outcome = attempt(() => evaluate(view, context), prepareView);
    if (outcome instanceof Promise) void outcome.then(fill);
    else fill(outcome);
  }

  get #type(): NavigationType {
    return this.#settlement?.type ?? 'load';
  }
}
