import {SlotChangeEvent} from '../events/slot-change-event.js';
import {SlotErrorEvent} from '../events/slot-error-event.js';
import {SlotLoadEvent} from '../events/slot-load-event.js';
import {attempt, type Load, type Outcome} from '../loading/load.js';
import {NotFoundError, redirect, RedirectError} from '../routing/control-flow.js';
import type {Plan, Target} from '../routing/resolve.js';
import type {RouteTable} from '../routing/route-table.js';
import type {NavigationType, RouteContext, SlotStatus} from '../routing/route.js';
import type {LayoutController} from './layout-controller.js';
import {contextOf, takeLoad, type Preload} from './preload.js';
import {redirectOf} from './redirects.js';
import type {Router} from './router.js';
import type {Settlement} from './settlement.js';
import type {SlotHost, SlotPresenter} from './slot-host.js';
import {SlotScreen} from './slot-screen.js';

/** One route slot in time: where it is, what it loads, what it shows. */
export class SlotController {
  readonly host: SlotHost;
  layout: LayoutController | undefined;
  /** The name under which history entries remember it. */
  key = '';
  /** Where it is or is going; null where it is empty on purpose, undefined where it has nothing to keep. */
  current: Target | null | undefined;
  status: SlotStatus = 'empty';
  kept = false;
  data: unknown;
  error: unknown;
  /** Loads for route slots inside the view that is coming, started together with its own. */
  preloads: readonly Preload[] = [];
  readonly #router: Router;
  readonly #presenter: SlotPresenter;
  readonly #screen: SlotScreen;
  #table: RouteTable | undefined;
  /** Children that are on screen already and wait for the first resolution. */
  #adoptable: readonly ChildNode[] = [];
  #load: Load | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #type: NavigationType = 'load';
  #settlement: Settlement | undefined;
  #painted: PromiseWithResolvers<void> | undefined;
  #done: PromiseWithResolvers<void> | undefined;

  constructor(host: SlotHost, presenter: SlotPresenter, router: Router) {
    this.host = host;
    this.#presenter = presenter;
    this.#router = router;
    this.#screen = new SlotScreen(host, presenter);
  }

  get table(): RouteTable {
    if (!this.#table) {
      if (this.current === undefined && !this.#screen.shown) this.#adoptable = this.#presenter.adoptable();
      this.#table = this.#presenter.buildTable(this.#adoptable);
    }
    return this.#table;
  }

  /** Its routes, or what they are relative to, have changed: the next update resolves it again. */
  resolveAgain(): void {
    this.#table = undefined;
    this.#router.update(this);
  }

  /** `children`, or the only route slot: a change of it is a change of the page (rule 9). */
  get isMain(): boolean {
    return this.host.name === 'children' || this.layout?.slots.size === 1;
  }

  /** It is main, and so is all that stands around it. */
  get isInMain(): boolean {
    return this.isMain && (this.layout?.isInMain ?? false);
  }

  /** Its routes are to be compiled and it is to be resolved again. */
  get isStale(): boolean {
    return !this.#table;
  }

  /** Resolves when something new is visible; undefined where it is already. */
  get painted(): Promise<void> | undefined {
    return this.#painted?.promise;
  }

  /** Resolves when the running load has ended or was given up; undefined where none runs. */
  get done(): Promise<void> | undefined {
    return this.#done?.promise;
  }

  get hasView(): boolean {
    return this.#screen.shown !== undefined;
  }

  /** Its view would stay in place for a target, and the layouts inside it with it. */
  survives({route}: Target): boolean {
    const {shown} = this.#screen;
    return shown?.target.route === route && shown.mounted.updates;
  }

  /** Does what a navigation means for this route slot. */
  apply(plan: Plan, type: NavigationType, settlement: Settlement): void {
    switch (plan.action) {
      case 'keep':
        this.#mark(this.current !== undefined);
        break;
      case 'same':
        this.current = plan.target;
        this.#mark(false);
        break;
      case 'show': {
        const {target} = plan;
        this.#begin(target, type, settlement);
        // One that was known before the commit has been followed already.
        if (target.route.redirect === undefined) this.#start(target, false);
        else this.#end(attempt(() => redirect(redirectOf(target, this.host.name, type))), target);
        break;
      }
      case 'not-found':
        if (this.status !== 'not-found' || this.current) this.#clear('not-found', type, settlement);
        break;
      default:
        if (this.status !== 'empty') this.#clear('empty', type, settlement);
        this.current = plan.action === 'empty' ? null : undefined;
    }
  }

  /** Shows that its target cannot be reached. */
  fail(target: Target, error: unknown, type: NavigationType, settlement: Settlement): void {
    this.#begin(target, type, settlement);
    this.#end({error}, target);
  }

  /** Shows nothing any more: it has left the layout, or is disabled. */
  leave(settlement: Settlement): void {
    if (this.status !== 'empty') this.#clear('empty', this.#type, settlement);
    this.current = undefined;
    this.#table = undefined;
  }

  /** Loads again where it is. What is on screen stays meanwhile, unless it has failed. */
  async reload(settlement = this.#router.settle('reload')): Promise<void> {
    const {current} = this;
    if (!current) return;
    this.#begin(current, 'reload', settlement);
    this.#start(current, true);
    await settlement.finished;
  }

  #mark(kept: boolean): void {
    if (this.kept === kept) return;
    this.kept = kept;
    this.#presenter.reflect();
  }

  #begin(target: Target | undefined, type: NavigationType, settlement: Settlement): void {
    this.#cancel();
    this.#settlement?.done(this, false);
    this.#settlement = settlement;
    settlement.add(this);
    this.#type = type;
    this.current = target;
    this.kept = false;
  }

  #start(target: Target, quiet: boolean): void {
    const adoptable = this.#adoptable;
    this.#adoptable = [];
    if (adoptable.length > 0) {
      if (target.url === this.layout?.location?.url) {
        this.#screen.adopt(adoptable, target);
        this.#show(undefined);
        return;
      }
      for (const node of adoptable) node.remove();
    }
    const {shown, isVisible} = this.#screen;
    if (!quiet && shown && isSame(shown.target, target)) {
      // Back to what has never left the screen.
      this.#show(shown.data);
      return;
    }
    const {outcome, signal} = (this.#load = takeLoad(this, target, this.#type));
    const isAsync = outcome instanceof Promise;
    if (isAsync) {
      this.#done = Promise.withResolvers();
      this.status = 'loading';
      const {loadingDelay} = this.host;
      if (!isVisible || (!quiet && loadingDelay === 0)) this.#showLoading(target);
      else {
        this.#painted = Promise.withResolvers();
        this.#presenter.reflect();
        if (!quiet) this.#timer = setTimeout(() => this.#showLoading(target), loadingDelay);
      }
    }
    if (isAsync || target.route.load) this.host.dispatchEvent(new SlotLoadEvent(signal));
    if (isAsync) void outcome.then((late) => signal.aborted || this.#end(late, target));
    // A listener may have moved on.
    else if (!signal.aborted) this.#end(outcome, target);
  }

  #showLoading(target: Target): void {
    this.#change(() => this.#fallback('loading', target, {}));
    this.#presenter.reflect();
    this.#paint();
  }

  /** The load has ended, one way or the other. */
  #end(outcome: Outcome, target: Target): void {
    clearTimeout(this.#timer);
    let failure = 'error' in outcome ? outcome : undefined;
    this.#change(() => {
      if ('loaded' in outcome) {
        const {loaded} = outcome;
        try {
          this.#screen.mount(loaded, target);
          this.#router.titles.set(this, titleOf(target, loaded.context));
        } catch (error) {
          failure = {error};
        }
      }
      if (failure) this.#showFailure(failure.error, target);
    });
    if (!failure && 'loaded' in outcome) this.#show(outcome.loaded.context.data);
  }

  #show(data: unknown): void {
    this.data = data;
    this.#settleAs('ready');
  }

  #showFailure(error: unknown, target: Target): void {
    if (error instanceof RedirectError) {
      this.#revert();
      this.#router.redirect(this, target, error.to, this.#type);
      return;
    }
    this.#screen.removeView();
    this.#router.titles.set(this, undefined);
    this.data = undefined;
    const retry = () => this.reload();
    if (error instanceof NotFoundError) {
      this.#fallback('not-found', target, {error});
      this.#settleAs('not-found');
      return;
    }
    this.status = 'error';
    this.error = error;
    const event = new SlotErrorEvent(error, retry);
    const {signal} = this.#load ?? {};
    // Cancelled, nothing is shown: the listener has its own way to tell.
    if (!this.host.dispatchEvent(event)) this.#screen.showPart('content');
    else if (!signal?.aborted) this.#fallback('error', target, {error, retry});
    // A listener may have moved on.
    if (!signal?.aborted) this.#settleAs('error');
  }

  /** Forgets a navigation that goes elsewhere: what is on screen stays. */
  #revert(): void {
    const {shown} = this.#screen;
    this.#cancel();
    this.current = shown?.target;
    this.data = shown?.data;
    this.#screen.showPart('content');
    this.#settleAs(shown ? 'ready' : 'empty', false);
  }

  #clear(status: 'empty' | 'not-found', type: NavigationType, settlement: Settlement): void {
    this.#begin(undefined, type, settlement);
    for (const node of this.#adoptable) node.remove();
    this.#adoptable = [];
    this.#change(() => {
      this.#screen.removeView();
      this.#screen.showPart(status === 'empty' ? 'content' : status);
    });
    this.#router.titles.set(this, undefined);
    this.data = undefined;
    this.#settleAs(status);
  }

  #settleAs(status: SlotStatus, changed = true): void {
    this.status = status;
    if (status !== 'error') this.error = undefined;
    if (status === 'ready') this.#screen.showPart('content');
    this.#presenter.reflect();
    this.#paint();
    this.#done?.resolve();
    this.#done = undefined;
    const settlement = this.#settlement;
    this.#settlement = undefined;
    if (changed) this.host.dispatchEvent(new SlotChangeEvent(this.current?.match ?? null, status, this.#type));
    settlement?.done(this, changed);
  }

  /** Gives up the running load and all that waits for it. */
  #cancel(): void {
    clearTimeout(this.#timer);
    this.#load?.abort();
    this.#load = undefined;
    for (const {load} of this.preloads) load.abort();
    this.preloads = [];
    this.#paint();
    this.#done?.resolve();
    this.#done = undefined;
  }

  #paint(): void {
    this.#painted?.resolve();
    this.#painted = undefined;
  }

  #change(change: () => void): void {
    this.#screen.keepFocus(change, this.#settlement?.ownsPage === true && this.isInMain);
  }

  #fallback(part: 'loading' | 'error' | 'not-found', target: Target, more: Partial<RouteContext>): void {
    const {route} = target;
    const view = part === 'not-found' ? route.notFound : route[part];
    const signal = this.#load?.signal ?? AbortSignal.abort();
    const context = {...contextOf(target, this.host.name, this.#type), signal, data: undefined, ...more};
    this.#screen.showFallback(part, view, context, () => this.current === target);
  }

}

function isSame(a: Target, b: Target): boolean {
  return a.route === b.route && a.key === b.key && a.search === b.search && !a.match === !b.match;
}

function titleOf({route: {title}}: Target, context: RouteContext): string | undefined {
  return typeof title === 'function' ? title(context) : title;
}
