import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {SlotRouterError} from '../diagnostics/slot-router-error.js';
import {warn} from '../diagnostics/warn.js';
import {SlotLeaveEvent} from '../events/slot-leave-event.js';
import {createDriver} from '../navigation/create-driver.js';
import type {
  Committed,
  Driver,
  Handling,
  NavigateOptions,
  NavigateResult,
  NavigationRequest,
} from '../navigation/driver.js';
import type {Memory} from '../navigation/memory.js';
import type {Target} from '../routing/resolve.js';
import type {NavigationType} from '../routing/route.js';
import {hasUrlPattern, loadUrlPattern} from '../routing/url-pattern.js';
import type {LayoutController} from './layout-controller.js';
import {NavigationPlan} from './navigation-plan.js';
import {Redirects, redirectOf, type Failure} from './redirects.js';
import {report} from './report.js';
import {Settlement} from './settlement.js';
import type {SlotController} from './slot-controller.js';
import {Titles} from './titles.js';
import {Tree} from './tree.js';

/** One per page: takes each navigation through resolve, commit, load and settle, for all layouts. */
export class Router {
  static #page: Router | undefined;
  readonly titles = new Titles();
  readonly #tree = new Tree();
  readonly #redirects = new Redirects();
  #driver: Driver | undefined;
  /** Aborted when the last layout has left. */
  #listening: AbortController | undefined;
  /** The navigation that route slots which come later are part of. */
  #plan: NavigationPlan | undefined;
  #settlement: Settlement | undefined;
  #flushing: Promise<void> | undefined;

  /** The router of this page. It listens while there is a layout. */
  static get page(): Router {
    return (this.#page ??= new Router());
  }

  /** An element has come, has gone, or has changed what it is resolved by. */
  update(controller: SlotController | LayoutController): void {
    this.#tree.pending.add(controller);
    this.#flushing ??= this.#flush();
  }

  navigate(to: URL, options: NavigateOptions = {}): NavigateResult {
    const {committed, finished} = (this.#driver ??= createDriver()).navigate(to, options);
    const settled = finished.then(async (entry) => {
      await this.#settlement?.finished;
      return entry;
    });
    // As with the Navigation API's own promises, a superseded navigation that nobody waits for is no error.
    settled.catch(() => undefined);
    return {committed, finished: settled};
  }

  /** Begins something that ends when its route slots have settled. */
  settle(type: NavigationType, ownsPage = false): Settlement {
    const flushed = () => this.#flushed();
    return new Settlement(type, ownsPage, flushed, (settlement) => report(settlement, this.#tree.roots()));
  }

  /** Resolves when no route slot of a layout is loading, nor any inside it. */
  async settled(layout: LayoutController): Promise<void> {
    await this.#idle(() => [...layout.tree()].flatMap(({slots}) => [...slots]));
    if (this.#settlement?.isPending === false) await this.#settlement.finished;
  }

  /** A loader or a view has thrown a redirect: it replaces the navigation. */
  redirect(slot: SlotController, target: Target, to: string, type: NavigationType): void {
    const next = this.#redirects.follow(slot, to, this.#plan?.url ?? target.url);
    if (next instanceof URL) this.#replace(next, type);
    else slot.fail(target, next, type, this.settle(type));
  }

  // A redirect of a hard load is resolved like one.
  #replace(url: URL, type: NavigationType): void {
    this.#redirects.run(type, () => this.#driver?.navigate(url, {history: 'replace'}));
  }

  #handle(request: NavigationRequest): Handling | undefined | false {
    const type = this.#redirects.begin(request.type);
    const {plan, failure} = this.#planFor(request.url, type, request.memory);
    const isRedirected = plan.url !== request.url;
    if (!plan.matched && !isRedirected && !request.sameDocument) return undefined;
    if (!plan.changes && request.hashChange) return undefined;
    for (const slot of plan.leaving()) {
      if (!slot.host.dispatchEvent(new SlotLeaveEvent(slot.current?.match ?? null, plan.url))) return false;
    }
    return {
      url: plan.url,
      leavesPage: isRedirected && !plan.matched,
      ownsPage: plan.ownsPage,
      memory: () => plan.memory(this.#tree.slots()),
      commit: () => this.#commit(plan, failure),
    };
  }

  /** Plans a navigation and follows the redirects that its routes declare. */
  #planFor(url: URL, type: NavigationType, memory?: Memory): {plan: NavigationPlan; failure?: Failure} {
    const plan = new NavigationPlan(url, type, memory);
    for (const layout of this.#tree.roots()) plan.add(layout);
    if (!plan.redirect) return {plan};
    const {slot, target} = plan.redirect;
    try {
      const next = this.#redirects.follow(slot, redirectOf(target, slot.host.name, type), url);
      return next instanceof URL ? this.#planFor(next, type) : {plan, failure: {slot, target, error: next}};
    } catch (error) {
      return {plan, failure: {slot, target, error}};
    }
  }

  #commit(plan: NavigationPlan, failure?: Failure): Committed {
    this.#plan = plan;
    const settlement = (this.#settlement = this.settle(plan.type, plan.ownsPage));
    plan.apply(settlement, failure);
    void settlement.check();
    const main = () => [...this.#tree.slots()].filter((slot) => slot.isInMain);
    if (!plan.ownsPage) return {painted: undefined, settled: undefined};
    const painted = main().flatMap((slot) => slot.painted ?? []);
    const isLoading = main().some((slot) => slot.done) || this.#flushing !== undefined;
    return {
      painted: isLoading ? Promise.all(painted) : undefined,
      settled: isLoading ? this.#idle(main) : undefined,
    };
  }

  /** Resolves when none of these route slots is loading, and none is about to join. */
  async #idle(slots: () => readonly SlotController[]): Promise<void> {
    for (;;) {
      await this.#flushed();
      const loading = slots().flatMap(({done}) => done ?? []);
      if (loading.length === 0) return;
      await Promise.all(loading);
    }
  }

  async #flushed(): Promise<void> {
    while (this.#flushing) await this.#flushing;
  }

  /** Lets elements that have come together join together. */
  async #flush(): Promise<void> {
    await null;
    if (document.readyState === 'loading') {
      // Children that are not parsed yet would be missed.
      await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, {once: true}));
    }
    if (!hasUrlPattern()) await loadUrlPattern();
    this.#flushing = undefined;
    const {joined, left, orphans} = this.#tree.update();
    if (left.size > 0) {
      const settlement = this.settle('replace');
      for (const slot of left) slot.leave(settlement);
    }
    if (DEV_MODE) for (const {host} of orphans) warn('SR006', {slot: host.name}, host);
    if (this.#tree.isEmpty) this.#stop();
    else if (!this.#listening) this.#start();
    else if (joined.size > 0) this.#join(joined);
  }

  #stop(): void {
    this.#listening?.abort();
    this.#listening = this.#plan = this.#settlement = undefined;
  }

  #start(): void {
    // What an entry remembers is restored when the document starts, not when an app shows a layout again.
    const isFirst = !this.#driver;
    const driver = (this.#driver ??= createDriver());
    this.#listening = new AbortController();
    driver.listen(
      (request) => this.#handle(request),
      () => this.#remember(),
      this.#listening.signal,
    );
    const memory = isFirst ? driver.memory() : undefined;
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]; // by its type
    const isReload = isFirst && entry?.type === 'reload';
    // An entry that remembers something has been left and is traversed to, from another document.
    const type = isReload ? 'reload' : memory ? 'traverse' : 'load';
    const {plan, failure} = this.#planFor(this.#redirects.start(), type, memory);
    if (plan.url.href !== location.href) return this.#replace(plan.url, type);
    this.#commit(plan, failure);
    this.#remember();
  }

  /** Resolves route slots that are new on the page, as part of the navigation that brought them. */
  #join(joined: ReadonlySet<SlotController>): void {
    const {type = 'load', url = new URL(location.href), recalled} = this.#plan ?? {};
    if (this.#settlement?.isFinished !== false) this.#settlement = this.settle(type);
    const settlement = this.#settlement;
    for (const layout of new Set([...joined].flatMap((slot) => slot.layout ?? []))) {
      const isNew = [...layout.slots].every((slot) => joined.has(slot) && slot.current === undefined);
      // A route slot that comes to a layout which is there has nothing to keep: default, else not found.
      const late = isNew || type === 'traverse' ? type : 'push';
      const plan = new NavigationPlan(url, late, recalled);
      plan.add(layout, isNew ? undefined : joined);
      plan.apply(settlement);
    }
    void settlement.check();
    this.#remember();
  }

  #remember(): void {
    const driver = this.#driver;
    const memory = this.#plan?.memory(this.#tree.slots());
    if (memory && JSON.stringify(memory) !== JSON.stringify(driver?.memory())) driver?.remember(memory);
  }
}
