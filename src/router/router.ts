import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {SlotRouterError} from '../diagnostics/slot-router-error.js';
import {warn} from '../diagnostics/warn.js';
import {createContext, leadsTo} from '../loading/context.js';
import type {Load} from '../loading/load.js';
import {createDriver} from '../navigation/create-driver.js';
import type {
  Committed,
  Driver,
  Handling,
  NavigateOptions,
  NavigateResult,
  NavigationRequest,
} from '../navigation/driver.js';
import {isSameMemory, type Memory} from '../navigation/memory.js';
import {mountView} from '../rendering/mounted-view.js';
import type {Target} from '../routing/resolve.js';
import {isRoot} from '../routing/route-table.js';
import type {NavigationType} from '../routing/route.js';
import {own} from '../routing/own-locations.js';
import {RedirectError} from '../routing/control-flow.js';
import {parseUrl} from '../routing/parse-url.js';
import {loadUrlPattern} from '../routing/url-pattern.js';
import type {Destination} from './destination.js';
import {EarlyLoads} from './early-loads.js';
import {forms, loadFor} from './features.js';
import {Guards} from './guards.js';
import type {LayoutController} from './layout-controller.js';
import {NavigationPlan} from './navigation-plan.js';
import {report} from './report.js';
import type {Settlement, Slot} from './model.js';
import type {SlotController, SlotRouter} from './slot-controller.js';
import {ScrollPositions} from './scroll-positions.js';
import {Titles} from './titles.js';
import {Tree} from './tree.js';

const MAX_REDIRECTS = 20;

/** One per page: takes each navigation through resolve, commit, load and settle, for all layouts. */
export class Router implements SlotRouter {
  static #page: Router | undefined;
  readonly titles = new Titles();
  readonly early = new EarlyLoads();
  readonly guards = new Guards();
  readonly #scroll = new ScrollPositions();
  /** The history entry that is on screen. */
  #entry = '';
  readonly tree = new Tree();
  #driver: Driver | undefined;
  /** Aborted when the last layout has left. */
  #listening: AbortController | undefined;
  /** The navigation that route slots which come later are part of. */
  #plan: NavigationPlan | undefined;
  #settlement: Settlement | undefined;
  #flushing: Promise<void> | undefined;
  /** The URLs that the navigation under way has been redirected from. */
  #trail: string[] = [];
  /** The places that a navigation which is about to begin goes to, beside its URL. */
  #states: Destination['states'];
  /** The navigation that waits for the guards to answer. */
  #guarding: Promise<NavigateResult | undefined> | undefined;
  /** The navigation that they have agreed to, which is about to begin again. */
  #allowed: string | undefined;
  /** Those who have been asked by the navigation under way. */
  readonly #asked = new Set<Slot>();
  /** Set while links are watched. */
  #watching: AbortController | undefined;
  /** The way back that has begun. */
  #back: NavigateResult | undefined;
  /** The kind of navigation whose redirect is about to be handled. */
  #redirecting: NavigationType | undefined;
  /** How many navigations there have been. */
  #turn = 0;
  /** The navigation that was committed last. */
  #committed: NavigationPlan | undefined;
  /** How many things are being shown, one inside the other. */
  #showing = 0;

  /** The router of this page. It listens while there is a layout. */
  static get page(): Router {
    return (this.#page ??= new Router());
  }

  /** An element has come, has gone, or has changed what it is resolved by. */
  update(controller: SlotController | LayoutController): void {
    this.tree.add(controller);
    this.#flushing ??= this.#flush();
  }

  navigate({url, states}: Destination, options: NavigateOptions = {}): NavigateResult {
    const begin = () => {
      // A place that is no part of the URL makes an entry of its own all the same.
      const {history = states ? 'push' : 'auto'} = options;
      return this.#toward(states, () => this.#driver?.navigate(url, {...options, history}));
    };
    return this.#follow(begin() ?? this.#flushed().then(begin));
  }

  /** Begins a navigation to places that are no part of its URL. */
  #toward<Result>(states: Destination['states'], begin: () => Result): Result {
    this.#states = states;
    const result = begin();
    this.#states = undefined;
    return result;
  }

  /** Goes back to an entry of this page; undefined where that is no way back. */
  backTo(index: number | undefined): NavigateResult | undefined {
    const driver = this.#driver;
    if (!driver || index === undefined || index >= driver.index) return undefined;
    // Whoever asks twice at once means one thing.
    if (this.#back) return this.#back;
    const back = (this.#back = this.#follow(driver.back(driver.index - index)));
    const over = () => (this.#back = undefined);
    back.committed.then(over, over);
    return back;
  }

  #follow(started: NavigateResult | Promise<NavigateResult | undefined>): NavigateResult {
    const guarding = this.#guarding;
    const result = Promise.resolve<NavigateResult | undefined>(started).then(
      async (begun) => (await guarding) ?? begun,
    );
    const committed = result.then((begun) => begun?.committed);
    const finished = result.then(async (begun) => {
      const entry = await begun?.finished;
      const plan = this.#plan;
      await this.#settlement?.finished;
      if (this.#plan !== plan) throw new DOMException('Another navigation took over.', 'AbortError');
      return entry;
    });
    // As with the Navigation API's own promises, a superseded navigation that nobody waits for is no error.
    for (const promise of [committed, finished]) promise.catch(() => undefined);
    return {committed, finished};
  }

  /** Begins something that ends when the route slots which join it have settled. */
  settle(type: NavigationType, ownsPage = false, isStart = false): Settlement {
    const slots = new Set<Slot>();
    const finished = this.#idle(() => [...slots]).then(() => {
      settlement.isFinished = true;
      void this.#watchLinks([...slots].map(({host}) => host));
      report(settlement, this.tree.roots, isStart);
    });
    const settlement: Settlement = {type, ownsPage, slots, finished, isFinished: false};
    return settlement;
  }

  /** Resolves when no route slot of a layout is loading, nor any inside it. */
  async settled(layout: LayoutController): Promise<void> {
    const slots = () => [...layout.tree()].flatMap((each) => [...each.slots]);
    await this.#idle(slots);
    // Elsewhere on the page the navigation may go on.
    if (!this.tree.slots.some(({done}) => done)) await this.#settlement?.finished;
  }

  /** A loader or a view has thrown a redirect, which replaces the navigation; that of an action is a new one. */
  redirect(
    slot: Slot,
    target: Target,
    to: string,
    settlement = this.settle('replace'),
    isPush = false,
  ): void {
    const next = this.#leadTo(slot, to, this.#plan?.url ?? target.url);
    if (next instanceof Error) slot.fail(target, next, settlement);
    else if (isPush) this.navigate({url: next});
    else this.#replace(next, settlement.type, placeless(slot));
  }

  #replace(url: URL, type: NavigationType, states?: Destination['states']): void {
    // A redirect of a hard load is resolved like one.
    this.#redirecting = type === 'reload' ? 'load' : type;
    this.#toward(states, () => this.#driver?.navigate(url, {history: 'replace'}));
    this.#redirecting = undefined;
  }

  /** The URL a redirect leads to, or the error that it is. */
  #leadTo(slot: Slot, to: string, from: URL): URL | Error {
    const details = {slot: slot.host.name, value: to};
    const list = this.#trail;
    list.push(from.href);
    const url = parseUrl(to, from);
    if (!url) return new SlotRouterError('SR016', details);
    if (url.origin !== from.origin) return new SlotRouterError('SR009', details);
    if (list.length <= MAX_REDIRECTS) return url;
    return new SlotRouterError('SR010', {...details, list: [...new Set(list)]});
  }

  #handle({
    url,
    type,
    memory,
    sameDocument,
    hashChange,
    cancelable,
    again,
  }: NavigationRequest): Handling | undefined | false {
    const from = this.#redirecting;
    if (!from) {
      this.#trail = [];
      this.#asked.clear();
    }
    this.#guarding = undefined;
    const turn = ++this.#turn;
    const states = type === 'traverse' ? statesOf(memory) : {...this.#plan?.states, ...this.#states};
    const plan = this.#planFor(url, from === 'load' ? from : type, memory, states);
    const {matched, ownsPage} = plan;
    const isRedirected = plan.url !== url;
    if (!matched && !isRedirected && !sameDocument) return undefined;
    // Another router writes down something of its own. It may push in the same breath, before we could remember anything.
    const isNote = sameDocument && type === 'replace' && url.href === this.#plan?.url.href;
    if (!plan.changes && (hashChange || isNote)) return undefined;
    const may = !cancelable || this.#mayLeave(plan, `${type} ${url.href}`, again);
    // Somebody who was asked may have gone elsewhere.
    if (!may || turn !== this.#turn) return false;
    return {
      url: plan.url,
      leavesPage: isRedirected && !matched,
      ownsPage,
      memory: () => plan.memory(this.tree.layouts),
      commit: () => this.#commit(plan),
    };
  }

  /** A route slot shows what it showed in this entry. */
  shown(slot: SlotController, type: NavigationType): void {
    if (type === 'traverse') this.#scroll.restore(this.#entry, slot);
  }

  /** Loads what the links on the page lead to, once something in these places asks for it. */
  async #watchLinks(places: readonly ParentNode[]): Promise<void> {
    if (this.#watching || !places.some((place) => place.querySelector('[prefetch]'))) return;
    const {signal} = (this.#watching = new AbortController());
    const prefetch = (url: URL) =>
      this.#planOnce(url, 'push', undefined, this.#plan?.states).loads.flatMap(
        ({host, target}) => this.early.prefetch(target, host.name) ?? [],
      );
    const drop = (load: Load) => this.early.drop(load);
    await import('../loading/prefetch.js').then(
      ({watchLinks}) => watchLinks(prefetch, drop, signal),
      reportError,
    );
  }

  /** Asks those who would leave; what waits for an answer is refused now, and begins again with it. */
  #mayLeave(plan: NavigationPlan, name: string, again: () => NavigateResult): boolean {
    const isAllowed = this.#allowed === name;
    this.#allowed = undefined;
    if (isAllowed) {
      for (const slot of plan.leaving(this.tree.layouts)) this.#asked.add(slot);
      return true;
    }
    // A redirect goes on with what they have agreed to.
    const slots = plan.leaving(this.tree.layouts).filter((slot) => !this.#asked.has(slot));
    const turn = this.#turn;
    const answer = this.guards.ask(slots, plan.url);
    if (turn !== this.#turn) return false;
    if (answer === true) for (const slot of slots) this.#asked.add(slot);
    if (!(answer instanceof Promise)) return answer;
    const states = this.#states;
    const guarding = (this.#guarding = answer.then((isYes) => {
      // Another navigation has come in between.
      if (!isYes || this.#guarding !== guarding) return undefined;
      this.#allowed = name;
      const result = this.#toward(states, again);
      const over = () => (this.#allowed = undefined);
      result.committed.then(over, over);
      return result;
    }));
    return false;
  }

  /** Plans a navigation as far as its URL says. */
  #planOnce(
    url: URL,
    type: NavigationType,
    memory?: Memory,
    states?: NavigationPlan['states'],
    index = this.#driver?.index ?? 0,
  ): NavigationPlan {
    const plan = new NavigationPlan(url, type, memory, states);
    plan.index = index;
    const {url: current} = this.#plan ?? {};
    const isSoft = type === 'push' || type === 'replace';
    const isOther = url.search !== current?.search || !!this.#states;
    if (isSoft && current && isOther && own?.isSamePage(url, current)) plan.staying = current;
    if (isSoft && !plan.staying) plan.intercept(this.tree.layouts, () => this.#background(url));
    for (const layout of this.tree.roots) plan.add(layout);
    return plan;
  }

  /** Plans a navigation and follows the redirects that its routes declare. */
  #planFor(url: URL, type: NavigationType, memory?: Memory, states = statesOf(memory)): NavigationPlan {
    const plan = this.#planOnce(url, type, memory, states);
    if (!plan.redirect) return plan;
    const {slot, target} = plan.redirect;
    const trail = [...this.#trail];
    try {
      const context = createContext(target, slot.host.name, type);
      const next = this.#leadTo(slot, leadsTo(target.route, context), url);
      if (next instanceof URL) return this.#planFor(next, type, undefined, {...states, ...placeless(slot)});
    } catch {
      // The route slot meets it again and shows it.
    }
    this.#trail = trail;
    return plan;
  }

  /** The page that a navigation may be intercepted from: the one an intercepted view lies over, or that of the URL. */
  #background(url: URL): URL | undefined {
    const current = this.#plan?.url;
    const over = this.tree.slots.find((slot) => slot.current?.from && slot.current.at.href === current?.href);
    // The very same URL again is the real page (R123).
    return over && url.href === current?.href ? undefined : (over?.current?.from ?? current);
  }

  /** Shows something to its end: a navigation that code of the page begins meanwhile comes after it. */
  whole(show: () => void): void {
    this.#showing++;
    try {
      show();
    } finally {
      this.#showing--;
    }
  }

  #commit(plan: NavigationPlan, isStart = false): Committed {
    this.#committed = plan;
    if (this.#showing > 0) return {painted: undefined, settled: this.#commitLater(plan)};
    this.#scroll.save(this.#entry, this.tree.slots);
    this.#entry = this.#driver?.entry ?? '';
    this.#plan = plan;
    const settlement = (this.#settlement = this.settle(plan.type, plan.ownsPage, isStart));
    this.whole(() => plan.apply(settlement));
    // The same location may have been another view then.
    if (plan.type === 'traverse')
      for (const slot of this.tree.slots) if (!slot.done) this.shown(slot, plan.type);
    const main = () => (plan.ownsPage ? this.tree.slots.filter((slot) => slot.isMain) : []);
    const isLoading = this.#flushing ?? main().find(({done}) => done);
    return {
      painted: isLoading && Promise.all(main().map(({painted}) => painted)),
      settled: isLoading && this.#idle(main),
    };
  }

  /** Commits a navigation that has begun while another one was being shown, as one from there. */
  async #commitLater(plan: NavigationPlan): Promise<void> {
    const named = this.#states;
    await null;
    if (this.#committed !== plan) return;
    const {url, type, recalled, states, index} = plan;
    const next = this.#toward(named, () => this.#planOnce(url, type, recalled, states, index));
    const {settled} = this.#commit(next);
    this.#remember();
    await settled;
  }

  /** Resolves when none of these route slots is loading, and none is about to join. */
  async #idle(slots: () => readonly Slot[]): Promise<void> {
    for (;;) {
      await this.#flushed();
      const loading = slots().flatMap(({done}) => done ?? []);
      if (loading.length === 0) return;
      await Promise.all(loading);
    }
  }

  async #flushed(): Promise<void> {
    do await this.#flushing;
    while (this.#flushing);
  }

  /** Lets elements that have come together join together. */
  async #flush(): Promise<void> {
    await null;
    if (document.readyState === 'loading') {
      // Children that are not parsed yet would be missed.
      await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, {once: true}));
    }
    await loadUrlPattern();
    const isFirst = !this.#driver;
    this.#driver ??= await createDriver();
    await Promise.all([this.tree.prepare((layout) => this.#prepare(layout)), this.#watchLinks([document])]);
    // Between the new URL and its commit, what comes late would be resolved by the old one.
    await this.#driver.idle;
    this.#flushing = undefined;
    const {joined, left, orphans} = this.tree.update();
    if (left.size > 0) {
      const settlement = this.settle('replace');
      for (const slot of left) slot.leave(settlement);
    }
    if (DEV_MODE) {
      // A layout that is not defined yet may come still.
      for (const {host} of orphans) if (!host.closest('slot-layout')) warn('SR006', {slot: host.name}, host);
    }
    if (this.tree.layouts.length === 0) {
      this.#listening?.abort();
      this.#watching?.abort();
      this.#watching = this.#listening = this.#plan = this.#settlement = undefined;
    } else if (!this.#listening) this.#start(this.#driver, isFirst);
    else if (joined.size > 0) this.#join(joined);
  }

  async #prepare(layout: LayoutController): Promise<void> {
    const {routes, shadowRoot} = layout.host;
    await loadFor(
      Object.values((isRoot(routes) ? routes.slots : routes) ?? {}).flatMap((each) => each ?? []),
    );
    // What the server has not sent to its end.
    const isCut = shadowRoot?.querySelector('slot>template');
    if (!isCut && (!isRoot(routes) || routes === layout.root)) return;
    const {showRoot} = await import('./root-view.js');
    await showRoot(layout, this.early, mountView);
  }

  #start(driver: Driver, isFirst: boolean): void {
    this.#listening = new AbortController();
    const {signal} = this.#listening;
    this.#scroll.listen(signal);
    // First: what it takes is prevented, and nothing for the driver any more.
    // On the window, so that every listener of the page has had its say.
    for (const type of ['click', 'submit'] as const)
      addEventListener(type, (event) => forms?.handle(event, this, RedirectError), {signal});
    driver.listen(
      (request) => this.#handle(request),
      () => this.#remember(),
      signal,
    );
    // What an entry remembers is restored when the document starts, not when an app shows a layout again.
    const memory = isFirst ? driver.memory() : undefined;
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]; // by its type
    const isReload = isFirst && entry?.type === 'reload';
    // An entry that remembers something has been left and is traversed to, from another document.
    const type = isReload ? 'reload' : memory ? 'traverse' : 'load';
    this.#trail = [];
    const plan = this.#planFor(new URL(location.href), type, memory, statesOf(driver.memory()));
    if (plan.url.href === location.href) this.#commit(plan, true);
    else this.#replace(plan.url, type);
    this.#remember();
  }

  /** Resolves route slots that are new on the page, as part of the navigation that brought them. */
  #join(joined: ReadonlySet<SlotController>): void {
    const {type = 'load', url = new URL(location.href), recalled, states, isReload} = this.#plan ?? {};
    if (!this.#settlement || this.#settlement.isFinished) this.#settlement = this.settle(type);
    for (const layout of this.tree.layouts) {
      const slots = [...layout.slots];
      if (layout.isLeaving || !slots.some((slot) => joined.has(slot))) continue;
      const isWhole = slots.every((slot) => joined.has(slot));
      const isNew = isWhole && slots.every(({current}) => current === undefined);
      // A route slot that comes to a layout which is there has nothing to keep: default, else not found.
      const kind = isNew || type === 'traverse' ? type : 'push';
      const plan = new NavigationPlan(url, kind, recalled, states, isReload);
      plan.add(layout, isWhole ? undefined : joined);
      const settlement = this.#settlement;
      this.whole(() => plan.apply(settlement));
    }
    this.#remember();
  }

  /** Writes down what is on screen, for the history entry to come back to. */
  #remember(): void {
    const memory = this.#plan?.now().memory(this.tree.layouts);
    if (memory && !isSameMemory(memory, this.#driver?.memory())) this.#driver?.remember(memory);
  }
}

/** A redirect leads away from a place that is no part of the URL too. */
const placeless = ({host, ownKey}: Slot): Destination['states'] =>
  host.source === 'state' ? {[ownKey]: '/'} : undefined;

/** What an entry remembers of places that are no part of URLs. */
const statesOf = (memory: Memory = {}): NavigationPlan['states'] =>
  Object.fromEntries(Object.entries(memory).filter(([key]) => key.startsWith('@')));
