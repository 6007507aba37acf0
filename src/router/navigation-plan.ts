import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {warn} from '../diagnostics/warn.js';
import type {Memory} from '../navigation/memory.js';
import {locationOutside, type Location} from '../routing/location.js';
import type {OwnPlace} from '../routing/own-location.js';
import {own} from '../routing/own-locations.js';
import {parseUrl} from '../routing/parse-url.js';
import {isHard, resolve, targetOf, type Plan, type SlotState, type Target} from '../routing/resolve.js';
import type {NavigationType} from '../routing/route.js';
import type {LayoutController} from './layout-controller.js';
import type {Settlement, SlotHost} from './model.js';
import type {SlotController} from './slot-controller.js';

/** What one navigation means for all layouts of the page, before any of it happens. */
export class NavigationPlan {
  readonly url: URL;
  readonly type: NavigationType;
  /** What the entry remembered. */
  readonly recalled: Memory | undefined;
  /** It is a reload, or what has come late to one: the URL says more than the entry. */
  readonly isReload: boolean;
  /** The places of route slots with source="state", by their keys. */
  readonly states: Readonly<Record<string, OwnPlace>>;
  /** The index of the history entry that it leaves. */
  index = 0;
  /** The URL of the page that stays, where only own locations change. */
  staying: URL | undefined;
  /** The page in the background, where some route slot intercepts. */
  background: URL | undefined;
  /** Some route slot has a route for the URL itself. */
  matched = false;
  /** Something on the page changes. */
  changes = false;
  /** The page's main content changes (rule 9). */
  ownsPage = false;
  /** The first route slot whose route leads elsewhere. */
  redirect: {readonly slot: SlotController; readonly target: Target} | undefined;
  readonly #layouts = new Map<LayoutController, Pick<LayoutController, 'status' | 'location'>>();
  readonly #slots = new Map<SlotController, Plan>();
  /** Those in views that are about to leave: what they load would come too late. */
  readonly #halted: SlotController[] = [];
  readonly #openedAt = new Map<SlotController, number | undefined>();
  /** Reads what the URL says of route slots with source="search". */
  #placeOf: ((key: string) => OwnPlace) | undefined;
  /** The places that the entry remembers: many route slots remember the same one. */
  readonly #places = new Map<string, Location | undefined>();

  constructor(
    url: URL,
    type: NavigationType,
    recalled?: Memory,
    states: Readonly<Record<string, OwnPlace>> = {},
    isReload = type === 'reload',
  ) {
    this.url = url;
    this.type = type;
    this.isReload = isReload;
    this.recalled = recalled;
    this.states = states;
  }

  /** Finds out whether some route slot intercepts this navigation from the page on screen (R112, R114). */
  intercept(layouts: readonly LayoutController[], findPage: () => URL | undefined): void {
    for (const layout of layouts) {
      const {parentSlot, index} = layout;
      // On most pages nothing intercepts.
      for (const {host, table} of index.conditional) {
        const page = findPage();
        if (!page || parentSlot?.hides(layout.host, parentSlot.current)) break;
        const location = this.#locate(layout, page);
        if (location && targetOf(table, location, host.name)?.from) {
          this.background = page;
          return;
        }
      }
    }
  }

  /**
   * Resolves a layout, and the layouts inside it whose view stays.
   * @param only - The route slots that come late to a layout which is there: nobody else is resolved again.
   * @param isKept - It is not part of what intercepts this navigation.
   */
  add(layout: LayoutController, only?: ReadonlySet<SlotController>, isKept = !!this.background): void {
    const {inner, index} = layout;
    const location = this.#locate(layout, this.background);
    // A navigation costs what changes, not what exists.
    const isWhole = !location || location.isOutside || only || this.recalled || isHard(this.type);
    const all = isWhole ? index.all : index.near(location);
    // It changes what it names, and everything else stays as it is.
    const slots = this.staying ? all.filter(({ownKey}) => ownKey) : all;
    for (const slot of this.staying ? all : []) this.#stay(slot);
    const bases = new Map([...inner].map((each) => [each.parentSlot, each.base]));
    const states = slots.map((slot): SlotState => {
      const {name, table, current, unmatched, isOptional, ownKey, key} = slot;
      if (!ownKey && !this.recalled && bases.size === 0) return slot;
      const own = ownKey ? this.#own(slot, location) : undefined;
      const remembered = this.#recall(key, layout, location);
      return {name, table, current, unmatched, isOptional, inner: bases.get(slot), own, remembered};
    });
    const wasNotFound = !this.isReload && this.recalled?.[layout.key] === null;
    const {status, plans, matched} = resolve(location, states, wasNotFound ? 'load' : this.type, isKept);
    // A URL that leaves the path as it is may be about other parameters only.
    this.matched ||= matched || !!this.staying;
    // A layout that the URL has left stays below what intercepts it.
    const isLeft = isKept && (!location || location.isOutside);
    this.#layouts.set(layout, {
      status: only || isLeft || this.staying ? layout.status : status,
      location: isLeft ? layout.location : location,
    });
    slots.forEach((slot, i) => {
      const plan = plans[i];
      if (!plan || (only && !only.has(slot))) return;
      // Nothing is to be done where a kept slot is kept again, and where one with a location of its own is there.
      const {current, kept, host} = slot;
      const isDone =
        plan.action === 'keep' ? kept || !current : plan.target && plan.target === current && !host.modal;
      if (!isDone || bases.has(slot)) this.#put(slot, plan);
    });
    if (DEV_MODE && matched) {
      const list = slots.filter((_, i) => plans[i]?.action === 'not-found').map(({host}) => host.name);
      if (list.length > 0) warn('SR001', {value: this.url.pathname, list}, layout.host);
    }
    if (only) return;
    for (const each of inner) {
      const slot = each.parentSlot;
      const {action, target} = (slot && this.#slots.get(slot)) ?? {action: 'same'};
      // What is in a view that is hidden does not react.
      if (slot?.hides(each.host, target)) continue;
      // What is inside a kept view is kept with it (R024), what is inside a view that leaves leaves.
      // An interception may take place in there still.
      const isStatic = action === 'keep' && (!slot?.current || isKept);
      // While another view loads, the one before is there still, with what is in it.
      const isSame = action === 'same' && (!slot?.current || slot.survives(slot.current));
      if (isStatic || isSame || (slot && this.#survives(slot)))
        this.add(each, undefined, isKept && !target?.from);
      else if (action === 'keep') for (const {slots: inside} of each.tree()) this.#keep(inside);
      else if (action === 'show') for (const {slots: inside} of each.tree()) this.#halted.push(...inside);
    }
  }

  #keep(slots: Iterable<SlotController>): void {
    for (const slot of slots)
      if (slot.current && !slot.kept) this.#slots.set(slot, {action: 'keep', kept: true});
  }

  /** Lets what the URL has brought belong to the new one. */
  #stay(slot: SlotController): void {
    const {current, kept, ownKey} = slot;
    if (ownKey || kept || !current || current.at.href !== this.staying?.href) return;
    this.#slots.set(slot, {action: 'same', target: {...current, at: this.url, url: this.url}, kept: false});
  }

  #put(slot: SlotController, plan: Plan): void {
    const {action, target} = plan;
    this.#slots.set(slot, plan);
    if (slot.host.modal) this.#openedAt.set(slot, this.#indexBefore(slot, plan));
    if (action === 'keep' || action === 'same') return;
    if (target?.route.redirect !== undefined) this.redirect ??= {slot, target};
    if (!target && !slot.current && slot.status === (action === 'not-found' ? action : 'empty')) return;
    this.changes = true;
    this.ownsPage ||= slot.isMain;
  }

  /** Where the URL is in a layout, with the page from which it may be intercepted. */
  #locate(layout: LayoutController, background: URL | undefined): Location | undefined {
    const {parentSlot, base} = layout;
    const plan = parentSlot && this.#slots.get(parentSlot);
    const around = parentSlot && (plan?.target ?? parentSlot.current);
    // What is inside a kept view is resolved by the URL only to find out what it intercepts.
    const isKept = background && !parentSlot?.ownKey && plan?.action !== 'show';
    const location = base.locate((isKept ? undefined : around?.at) ?? this.url);
    // Inside an intercepted view, that is the page in the background of what it shows.
    const shown = parentSlot?.current;
    const from = background && (base.locate(background) ?? (shown?.from && base.locate(shown.at)));
    return from ? this.#seen(layout, this.url, location, from) : location;
  }

  /** A place as a page sees it that may intercept it. */
  #seen(
    layout: LayoutController,
    url: URL,
    place: Location | undefined,
    from: Location | undefined,
  ): Location | undefined {
    let outermost = layout;
    while (outermost.outer) outermost = outermost.outer;
    const whole = from && outermost.base.locate(url)?.path;
    if (place) return {...place, from, whole};
    return from && whole !== undefined ? locationOutside(url, from, whole) : undefined;
  }

  #own(slot: SlotController, around: Location | undefined): Location | null {
    const {ownKey, host} = slot;
    const {[ownKey]: state = '/'} = this.states;
    const place =
      host.source === 'state' ? state : (this.#placeOf ??= own?.readPlaces(this.url.searchParams))?.(ownKey);
    return around && typeof place === 'string' ? (slot.ownLocation(place, around) ?? null) : null;
  }

  /** The index of the entry from which a modal has been opened. */
  #indexBefore({isOpen, openedAt, key}: SlotController, {action, target}: Plan): number | undefined {
    if (this.type !== 'push' && this.type !== 'replace') {
      const noted = Number.parseInt(this.recalled?.[`${key}#`] ?? '', 10);
      return noted >= 0 ? noted : undefined;
    }
    if (action !== 'show' || target.isDefault || isOpen) return openedAt;
    return this.type === 'push' ? this.index : undefined;
  }

  #recall(
    key: string,
    layout: LayoutController,
    location: Location | undefined,
  ): Location | null | undefined {
    const {recalled, isReload, url} = this;
    if (!recalled || (isReload && !layout.host.restore)) return undefined;
    const noted = Object.hasOwn(recalled, key) ? recalled[key] : undefined;
    if (noted === null) return null;
    // A reload makes an intercepted entry the real page, for good (R122).
    if (isReload && noted?.includes(' ')) return undefined;
    const id = `${layout.key} ${noted}`;
    if (noted !== undefined && !this.#places.has(id)) {
      // Anybody can write to the state: only a place inside this layout is believed.
      const [there, background] = noted.split(' ').map((href, _, {length}) => {
        // Its own URL has brought what intercepts; what is noted for anything else was kept.
        const named = length > 1 && href === hrefOf(url) ? url : parseUrl(href, url);
        return named?.origin === url.origin ? named : undefined;
      });
      const from = background && layout.base.locate(background);
      this.#places.set(id, there && this.#seen(layout, there, layout.base.locate(there), from));
    }
    const found = this.#places.get(id);
    // What the entry does not name was brought by its URL. On a reload that says nothing new.
    return found ?? (isReload ? undefined : location);
  }

  /** A plan that changes nothing, to write down what is on screen. */
  now(): NavigationPlan {
    return new NavigationPlan(this.url, 'push', undefined, this.states);
  }

  /** The route slots whose view would be left, those inside it included. */
  leaving(layouts: readonly LayoutController[]): SlotController[] {
    const left = new Set<SlotController>();
    for (const [slot, {action}] of this.#slots) if (action !== 'keep' && action !== 'same') left.add(slot);
    for (const {host, slots, parentSlot} of layouts) {
      if (!parentSlot || !left.has(parentSlot) || this.#survives(parentSlot)) continue;
      if (!parentSlot.hides(host, parentSlot.current)) for (const slot of slots) left.add(slot);
    }
    return [...left].filter(({hasView}) => hasView);
  }

  /** What it would load. */
  get loads(): {readonly host: SlotHost; readonly target: Target}[] {
    return [...this.#slots].flatMap(([{host}, {action, target}]) =>
      action === 'show' && target.route.redirect === undefined ? {host, target} : [],
    );
  }

  #survives(slot: SlotController): boolean {
    const target = this.#slots.get(slot)?.target;
    return !!target && slot.survives(target);
  }

  /** What the entry has to remember once this is done: the URLs that brought what its own does not. */
  memory(layouts: readonly LayoutController[]): Memory {
    const hrefs = new Map<URL, string>();
    const entries = Object.entries(this.states);
    for (const layout of layouts) {
      if ((this.#layouts.get(layout)?.status ?? layout.status) === 'not-found')
        entries.push([layout.key, null]);
      for (const slot of layout.slots) {
        const openedAt = this.#openedAt.has(slot) ? this.#openedAt.get(slot) : slot.openedAt;
        if (openedAt !== undefined) entries.push([`${slot.key}#`, String(openedAt)]);
        if (slot.ownKey) continue;
        const plan = this.#slots.get(slot);
        const isKept = !plan || plan.action === 'keep';
        const next = isKept ? slot.current : plan.action === 'empty' ? null : plan.target;
        if (next === null) entries.push([slot.key, null]);
        if (!next) continue;
        const {at, from} = next;
        if (at === this.url && !from) continue;
        const href = hrefs.get(at) ?? hrefOf(at);
        hrefs.set(at, href);
        entries.push([slot.key, from ? `${href} ${hrefOf(from)}` : href]);
      }
    }
    return Object.fromEntries(entries);
  }

  /** Does it. */
  apply(settlement: Settlement): void {
    for (const [layout, state] of this.#layouts) Object.assign(layout, state);
    for (const [slot, index] of this.#openedAt) slot.openedAt = index;
    for (const slot of this.#halted) slot.halt(settlement);
    for (const [slot, plan] of this.#slots) {
      // A view that has just been replaced has taken its route slots with it.
      if (slot.host.isConnected) slot.apply(plan, settlement);
    }
  }
}

const hrefOf = ({pathname, search}: URL) => pathname + search;
