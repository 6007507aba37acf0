import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {warn} from '../diagnostics/warn.js';
import type {Memory} from '../navigation/memory.js';
import type {Location} from '../routing/location.js';
import {resolve, type Plan, type SlotState, type Target} from '../routing/resolve.js';
import type {LayoutStatus, NavigationType} from '../routing/route.js';
import type {LayoutController} from './layout-controller.js';
import type {Failure} from './redirects.js';
import type {Settlement} from './settlement.js';
import type {SlotController} from './slot-controller.js';

/** What one navigation means for all layouts of the page, before any of it happens. */
export class NavigationPlan {
  readonly url: URL;
  readonly type: NavigationType;
  /** Some route slot has a route for the URL itself. */
  matched = false;
  /** Something on the page changes. */
  changes = false;
  /** The page's main content changes (rule 9). */
  ownsPage = false;
  /** The first route slot whose route leads elsewhere. */
  redirect: {readonly slot: SlotController; readonly target: Target} | undefined;
  /** What the entry remembered. */
  readonly recalled: Memory | undefined;
  readonly #layouts: (readonly [LayoutController, LayoutStatus, Location | undefined])[] = [];
  readonly #slots = new Map<SlotController, Plan>();

  constructor(url: URL, type: NavigationType, memory: Memory | undefined) {
    this.url = url;
    this.type = type;
    this.recalled = memory;
  }

  /**
   * Resolves a layout, and the layouts inside it whose view stays.
   * @param only - The route slots that come late to a layout which is there: nobody else is resolved again.
   */
  add(layout: LayoutController, only?: ReadonlySet<SlotController>): void {
    const around = layout.parentSlot;
    const plan = around && this.#slots.get(around);
    const url = plan && 'target' in plan ? plan.target.url : (around?.current?.url ?? this.url);
    const location = layout.base.locate(url);
    const slots = [...layout.slots].filter(({host}) => !host.disabled);
    const states = slots.map((slot) => this.#stateOf(slot, layout, location));
    const {status, plans, matched} = resolve(location, states, this.type);
    if (matched) this.matched = true;
    this.#layouts.push([layout, only ? layout.status : status, location]);
    slots.forEach((slot, i) => {
      const each = plans[i];
      if (each && (!only || only.has(slot))) this.#put(slot, each);
    });
    if (DEV_MODE && matched && plans.some(({action}) => action === 'not-found')) this.#warnMissing(layout, slots);
    if (only) return;
    for (const inner of layout.inner) if (this.#stays(inner)) this.add(inner);
  }

  /** What is inside a kept view is kept with it (R024), what is inside a view that leaves leaves. */
  #stays({parentSlot}: LayoutController): boolean {
    if (!parentSlot) return true;
    const plan = this.#slots.get(parentSlot);
    return plan?.action === 'same' || (plan?.action === 'show' && parentSlot.survives(plan.target));
  }

  #put(slot: SlotController, plan: Plan): void {
    this.#slots.set(slot, plan);
    if (plan.action === 'keep' || plan.action === 'same') return;
    if (plan.action === 'show' && plan.target.route.redirect !== undefined) {
      this.redirect ??= {slot, target: plan.target};
    }
    const changes = plan.action === 'show' || slot.status !== (plan.action === 'not-found' ? 'not-found' : 'empty');
    if (changes) this.changes = true;
    if (changes && slot.isInMain) this.ownsPage = true;
  }

  #stateOf(slot: SlotController, layout: LayoutController, location: Location | undefined): SlotState {
    const {table, current, host} = slot;
    let inner = undefined;
    for (const each of layout.inner) if (each.parentSlot === slot) inner ??= each.base;
    return {table, current, unmatched: host.unmatched, inner, remembered: this.#recall(slot, layout, location)};
  }

  #recall({key}: SlotController, layout: LayoutController, location: Location | undefined) {
    const memory = this.recalled;
    if (!memory || (this.type === 'reload' && !layout.host.restore)) return undefined;
    const href = Object.hasOwn(memory, key) ? memory[key] : undefined;
    if (href === null) return null;
    // What the entry does not name was brought by its URL. On a reload that says nothing new.
    const own = this.type === 'reload' ? undefined : location;
    if (href === undefined || !URL.canParse(href, this.url)) return own;
    const url = new URL(href, this.url);
    // Anybody can write to the state: only a place inside this layout is believed.
    return (url.origin === this.url.origin && layout.base.locate(url)) || own;
  }

  /** The route slots whose view would be left. */
  *leaving(): Generator<SlotController> {
    for (const [slot, {action}] of this.#slots) {
      if (action !== 'keep' && action !== 'same' && slot.hasView) yield slot;
    }
  }

  /** What the entry will remember: the URLs that brought what its own does not. */
  memory(slots: Iterable<SlotController>): Memory {
    const entries: [string, string | null][] = [];
    for (const slot of slots) {
      const plan = this.#slots.get(slot);
      const next = plan?.action === 'show' || plan?.action === 'same' ? plan.target : slot.current;
      const isEmpty = plan?.action === 'empty' || next === null;
      const isGone = plan?.action === 'clear' || plan?.action === 'not-found' || next === undefined;
      if (isEmpty) entries.push([slot.key, null]);
      else if (!isGone && !samePlace(next.url, this.url)) entries.push([slot.key, next.url.pathname + next.url.search]);
    }
    return Object.fromEntries(entries);
  }

  /** Does it. */
  apply(settlement: Settlement, failed?: Failure): void {
    for (const [layout, status, location] of this.#layouts) {
      layout.status = status;
      layout.location = location;
    }
    for (const [slot, plan] of this.#slots) {
      // A view that has just been replaced has taken its route slots with it.
      if (!slot.host.isConnected) continue;
      if (failed?.slot === slot) slot.fail(failed.target, failed.error, this.type, settlement);
      else slot.apply(plan, this.type, settlement);
    }
  }

  #warnMissing(layout: LayoutController, slots: readonly SlotController[]): void {
    const list = slots.filter((slot) => this.#slots.get(slot)?.action === 'not-found').map(({host}) => host.name);
    warn('SR001', {value: this.url.pathname, list}, layout.host);
  }
}

function samePlace(a: URL, b: URL): boolean {
  return a === b || (a.pathname === b.pathname && a.search === b.search);
}
