import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {SlotRouterError} from '../diagnostics/slot-router-error.js';
import type {NavigateOptions, NavigateResult} from '../navigation/driver.js';
import {createRegion, createShadow} from '../rendering/shadow.js';
import {destinationOf, type Destination as RouterDestination} from '../router/destination.js';
import {LayoutController} from '../router/layout-controller.js';
import {Router} from '../router/router.js';
import type {Href} from '../routing/href.js';
import {parseUrl} from '../routing/parse-url.js';
import type {LayoutStatus, Route, RouteTables} from '../routing/route.js';
import {checkChoice, checkRoutes, choice, define, ElementBase} from './element-base.js';
import type {RouteSlot} from './route-slot.js';

const PREFETCH = ['none', 'intent', 'viewport'] as const;
const ANNOUNCE = ['auto', 'off'] as const;

/** Where to go: a URL like that of a link, or locations by the names of their route slots; `false` closes one. */
export type Destination = string | URL | Readonly<Record<string, string | false>>;

/**
 * The shell that stays while the URL moves below its base. The `<route-slot>`s in it each resolve the URL
 * for themselves.
 *
 * @element slot-layout
 * @attr base - The URLPattern pathname the layout is mounted at, relative to the layout around it. Default `/`.
 * @attr restore - On a reload, route slots that the URL does not match show what the history entry remembers.
 * @attr prefetch - When code and data of what a link leads to are loaded: `none` (the default), `intent` or `viewport`.
 * @attr transition - Run view transitions; one per route slot where the browser has them for elements.
 * @attr announce - `auto` (the default), or `off` to say nothing to assistive technology.
 * @slot - The page, with its route slots.
 * @fires {LayoutSettleEvent} layout-settle - After the last route slot of a navigation has settled.
 */
export class SlotLayout extends ElementBase {
  static readonly observedAttributes = ['base', 'announce', 'prefetch'];

  /** Registers the element as `<slot-layout>`. */
  static define(): void {
    define('slot-layout', SlotLayout);
  }

  readonly #controller: LayoutController;
  #routes: RouteTables | Route | undefined;

  constructor() {
    super();
    const region = createRegion();
    this.#controller = new LayoutController(this, region);
    const attach = () => createShadow(this).after(region);
    // The parser may be about to bring one from the server.
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', attach, {once: true});
    else attach();
  }

  /** The URLPattern pathname the layout is mounted at; it may hold params. */
  get base(): string {
    return this.getAttribute('base') ?? '/';
  }
  set base(value: string) {
    this.setAttribute('base', value);
  }

  /** Whether a reload restores what the history entry remembers. */
  get restore(): boolean {
    return this.hasAttribute('restore');
  }
  set restore(value: boolean) {
    this.toggleAttribute('restore', value);
  }

  /** Whether what changes is animated. */
  get transition(): boolean {
    return this.hasAttribute('transition');
  }
  set transition(value: boolean) {
    this.toggleAttribute('transition', value);
  }

  /** When code and data of what a link in it leads to are loaded; a link may say otherwise for itself. */
  get prefetch(): 'none' | 'intent' | 'viewport' {
    return choice(this, 'prefetch', PREFETCH);
  }
  set prefetch(value: 'none' | 'intent' | 'viewport') {
    this.setAttribute('prefetch', value);
  }

  /** Whether navigations are said to assistive technology. */
  get announce(): 'auto' | 'off' {
    return choice(this, 'announce', ANNOUNCE);
  }
  set announce(value: 'auto' | 'off') {
    this.setAttribute('announce', value);
  }

  /**
   * Routes by the name of their route slot, instead of or beside templates; or one route whose `slots` these are, and
   * whose view is put into the layout, unless it holds route slots already.
   */
  get routes(): RouteTables | Route | undefined {
    return this.#routes;
  }
  set routes(value: RouteTables | Route | undefined) {
    // A template of Lit sets an object with every render.
    if (value === this.#routes) return;
    this.#routes = value;
    if (DEV_MODE) checkRoutes(this);
    this.#resolveAgain();
  }

  /** Whether the URL is found in this layout. */
  get status(): LayoutStatus {
    return this.#controller.status;
  }

  /** Its route slots in tree order. */
  get slots(): RouteSlot[] {
    const elements = [...this.#controller.slots].map(({host}) => host as Element as RouteSlot);
    return elements.sort(compareTreeOrder);
  }

  /** Resolves when no route slot is loading, those of the layouts inside it included. */
  get settled(): Promise<void> {
    return Router.page.settled(this.#controller);
  }

  connectedCallback(): void {
    this.upgradeProperty('routes');
    Router.page.update(this.#controller);
  }

  disconnectedCallback(): void {
    Router.page.update(this.#controller);
  }

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (before === value) return;
    if (name === 'base') this.#resolveAgain();
    if (name === 'prefetch') Router.page.update(this.#controller);
    if (DEV_MODE) checkChoice(this, 'announce', ANNOUNCE);
    if (DEV_MODE) checkChoice(this, 'prefetch', PREFETCH);
  }

  /**
   * Navigates: a URL string goes where a link would; an object sends each route slot that it names to a location.
   * Several in one object are one navigation, and everything else stays.
   * @param to - A URL, or locations by the names of route slots, such as `{users: '/members/42'}`.
   * @param options - `history`, `state` and `info` as in the Navigation API.
   * @throws SlotRouterError SR012 for a name that is no route slot's, SR016 for what is not a URL.
   */
  navigate<To extends string>(
    to: Href<To> | Exclude<Destination, string>,
    options?: NavigateOptions,
  ): NavigateResult {
    return Router.page.navigate(this.#find(to), options);
  }

  /**
   * The URL that `navigate` would go to, for a link.
   * @returns A path on this origin, else a whole URL.
   */
  href<To extends string>(to: Href<To> | Exclude<Destination, string>): string {
    const {url} = this.#find(to);
    return url.origin === location.origin ? url.pathname + url.search + url.hash : url.href;
  }

  /** Loads again all that is on screen, and keeps it there meanwhile. Adds no history entry. */
  async reload(): Promise<void> {
    const settlement = Router.page.settle('reload');
    const slots = [...this.#controller.tree()].flatMap((layout) => [...layout.slots]);
    await Promise.all(slots.map((slot) => slot.reload(settlement)));
  }

  #find(to: Destination): RouterDestination {
    if (typeof to === 'object' && !(to instanceof URL)) return destinationOf(this.#controller, to);
    const url = parseUrl(to, document.baseURI);
    if (!url) throw new SlotRouterError('SR016', {value: to});
    return {url};
  }

  #resolveAgain(): void {
    for (const layout of this.#controller.tree()) for (const slot of layout.slots) slot.resolveAgain();
    Router.page.update(this.#controller);
  }
}

/** Orders elements as they stand in the tree, with shadow trees in the place of their hosts. */
function compareTreeOrder(a: Element, b: Element): number {
  const pathOf = (element: Element) => {
    const path = [element];
    for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
      path.unshift(root.host);
    }
    return path;
  };
  const other = pathOf(b);
  const [from, to] =
    pathOf(a).flatMap((each, i) => (each === other[i] ? [] : [[each, other[i]] as const]))[0] ?? [];
  return from && to && from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
