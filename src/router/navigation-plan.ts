import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {warn} from '../diagnostics/warn.js';
import type {Memory} from '../navigation/memory.js';
import type {Location} from '../routing/location.js';
import {parseUrl} from '../routing/parse-url.js';
import {resolve, type Plan, type Target} from '../routing/resolve.js';
import type {NavigationType} from '../routing/route.js';
import type {LayoutController} from './layout-controller.js';
import type {Settlement} from './model.js';
import type {SlotController} from './slot-controller.js';

/** What one navigation means for all layouts of the page, before any of it happens. */
export class NavigationPlan {
  readonly url: URL;
  readonly type: NavigationType;
  /** What the entry remembered. */
  readonly recalled: Memory | undefined;
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
  /** The places that the entry remembers: many route slots remember the same one. */
  readonly #places = new Map<string, Location | undefined>();

  constructor(url: URL, type: NavigationType, recalled?: Memory) {
    this.url = url;
    this.type = type;
    this.recalled = recalled;
  }

  /**
   * Resolves a layout, and the layouts inside it whose view stays.
   * @param only - The route slots that come late to a layout which is there: nobody else is resolved again.
   */
  add(layout: LayoutController, only?: ReadonlySet<SlotController>): void {
    const {parentSlot, base, inner} = layout;
    const around = parentSlot && (this.#slots.get(parentSlot)?.target ?? parentSlot.current);
    const location = base.locate(around?.url ?? this.url);
    const slots = [...layout.slots].filter(({host}) => !host.disabled);
    const bases = new Map([...inner].map((each) => [each.parentSlot, each.base]));
    const states = slots.map((slot) => ({
      table: slot.table,
      current: slot.current,
      unmatched: slot.host.unmatched,
      inner: bases.get(slot),
      remembered: this.#recall(slot.key, layout, location),
    }));
    const wasNotFound = this.recalled?.[layout.key] === null;
    const {status, plans, matched} = resolve(location, states, wasNotFound ? 'load' : this.type);
    this.matched ||= matched;
    this.#layouts.set(layout, {status: only ? layout.status : status, location});
    slots.forEach((slot, i) => {
      const plan = plans[i];
      // A navigation costs what changes, not what exists: nothing is to be done where a kept slot is kept again.
      if (plan?.action === 'keep' && slot.kept && !bases.has(slot)) return;
      if (plan && (!only || only.has(slot))) this.#put(slot, plan);
    });
    if (DEV_MODE && matched) {
      const list = slots.filter((_, i) => plans[i]?.action === 'not-found').map(({host}) => host.name);
      if (list.length > 0) warn('SR001', {value: this.url.pathname, list}, layout.host);
    }
    if (only) return;
    for (const each of inner) {
      const slot = each.parentSlot;
      const {action, target} = (slot && this.#slots.get(slot)) ?? {action: 'same'};
      // What is inside a kept view is kept with it (R024), what is inside a view that leaves leaves.
      const isStatic = action === 'keep' && !slot?.current;
      if (isStatic || action === 'same' || (target && slot?.survives(target))) this.add(each);
    }
  }

  #put(slot: SlotController, plan: Plan): void {
    const {action, target} = plan;
    this.#slots.set(slot, plan);
    if (action === 'keep' || action === 'same') return;
    if (target?.route.redirect !== undefined) this.redirect ??= {slot, target};
    if (!target && !slot.current && slot.status === (action === 'not-found' ? action : 'empty')) return;
    this.changes = true;
    this.ownsPage ||= slot.isMain;
  }

  #recall(
    key: string,
    layout: LayoutController,
    location: Location | undefined,
  ): Location | null | undefined {
    const {recalled, type, url} = this;
    const isReload = type === 'reload';
    if (!recalled || (isReload && !layout.host.restore)) return undefined;
    const href = Object.hasOwn(recalled, key) ? recalled[key] : undefined;
    if (href === null) return null;
    // Anybody can write to the state: only a place inside this layout is believed.
    const id = `${layout.key} ${href}`;
    if (href !== undefined && !this.#places.has(id)) {
      const place = parseUrl(href, url);
      this.#places.set(id, place?.origin === url.origin ? layout.base.locate(place) : undefined);
    }
    const found = this.#places.get(id);
    // What the entry does not name was brought by its URL. On a reload that says nothing new.
    return found ?? (isReload ? undefined : location);
  }

  /** The route slots whose view would be left. */
  get leaving(): SlotController[] {
    const slots: SlotController[] = [];
    for (const [slot, {action}] of this.#slots) {
      if (slot.hasView && action !== 'keep' && action !== 'same') slots.push(slot);
    }
    return slots;
  }

  /** What the entry has to remember once this is done: the URLs that brought what its own does not. */
  memory(layouts: readonly LayoutController[]): Memory {
    const own = hrefOf(this.url);
    const hrefs = new Map<URL, string>();
    const entries: [string, string | null][] = [];
    for (const layout of layouts) {
      if ((this.#layouts.get(layout)?.status ?? layout.status) === 'not-found')
        entries.push([layout.key, null]);
      for (const slot of layout.slots) {
        const plan = this.#slots.get(slot);
        const isKept = !plan || plan.action === 'keep';
        const next = isKept ? slot.current : plan.action === 'empty' ? null : plan.target;
        if (next === null) entries.push([slot.key, null]);
        if (!next || next.url === this.url) continue;
        const href = hrefs.get(next.url) ?? hrefOf(next.url);
        hrefs.set(next.url, href);
        if (href !== own) entries.push([slot.key, href]);
      }
    }
    return Object.fromEntries(entries);
  }

  /** Does it. */
  apply(settlement: Settlement): void {
    for (const [layout, state] of this.#layouts) Object.assign(layout, state);
    for (const [slot, plan] of this.#slots) {
      // A view that has just been replaced has taken its route slots with it.
      if (slot.host.isConnected) slot.apply(plan, settlement);
    }
  }
}

const hrefOf = ({pathname, search}: URL) => pathname + search;
