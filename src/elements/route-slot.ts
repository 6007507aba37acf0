import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {warn} from '../diagnostics/warn.js';
import {Screen} from '../rendering/screen.js';
import {Router} from '../router/router.js';
import {SlotController} from '../router/slot-controller.js';
import type {Params, Route, RouteMatch, SlotStatus, Source, Unmatched} from '../routing/route.js';
import type {NavigateOptions, NavigateResult} from '../navigation/driver.js';
import {checkChoice, checkRoutes, choice, count, define, ElementBase} from './element-base.js';

const DEFAULT_DELAY = 100;
const SOURCES = ['path', 'search', 'state'] as const;
const UNMATCHED = ['keep', 'default', 'empty'] as const;

/**
 * One independently routed region of a `<slot-layout>`: it resolves, loads and fails for itself.
 *
 * @element route-slot
 * @attr name - The name that routes, links and URLs use. Default `children`.
 * @attr source - Where its location comes from: `path` (the default), `search` for `?@name=/path` in the URL, or
 *   `state` for the history entry.
 * @attr unmatched - On a soft navigation that it does not match: `keep` (the default), `default` or `empty`.
 * @attr loading-delay - Milliseconds before the loading fallback replaces a view that is on screen. Default 100.
 * @attr keep-alive - How many left views stay hidden with their DOM, to be shown again as they were. Default 0.
 * @attr modal - Shows its content in a modal dialog; closing it goes back, leaving closes it.
 * @attr disabled - Not resolved, loads nothing, shows nothing.
 * @slot - The view.
 * @slot loading - Shown while it loads, instead of the built-in spinner.
 * @slot error - Shown when it failed. An element with `data-retry` in it loads again; a `<template>` is filled
 *   with `{{message}}`.
 * @slot not-found - Shown when nothing was found.
 * @slot view - For slot-router itself: a route's own loading, error or not-found view.
 * @csspart content - The view.
 * @csspart loading - The loading fallback.
 * @csspart spinner - The spinner of the built-in loading fallback.
 * @csspart error - The error fallback.
 * @csspart error-message - The text of the built-in error fallback.
 * @csspart retry-button - The button of the built-in error fallback.
 * @csspart not-found - The not-found fallback.
 * @csspart dialog - The dialog of a modal route slot.
 * @csspart close-button - The button that closes it.
 * @cssState loading - It is loading.
 * @cssState ready - It shows a view.
 * @cssState error - Its load or view failed.
 * @cssState not-found - Nothing was found.
 * @cssState empty - It shows nothing.
 * @cssState kept - The last navigation did not match it, and it stayed as it was.
 * @cssState default - It shows its default.
 * @fires {SlotLeaveEvent} slot-leave - Before its view changes; cancel it to refuse the navigation.
 * @fires {SlotLoadEvent} slot-load - It starts loading.
 * @fires {SlotChangeEvent} slot-change - After it shows something new.
 * @fires {SlotErrorEvent} slot-error - Its load or view failed; cancel it to keep the error fallback away.
 */
export class RouteSlot extends ElementBase {
  static readonly observedAttributes = [
    'name',
    'source',
    'unmatched',
    'loading-delay',
    'keep-alive',
    'modal',
    'disabled',
  ];

  /** Registers the element as `<route-slot>`. */
  static define(): void {
    define('route-slot', RouteSlot);
  }

  readonly #controller: SlotController;
  #routes: readonly Route[] = [];
  // Every navigation asks every route slot, so they are read once.
  #name = 'children';
  #unmatched: Unmatched = 'keep';
  #modal = false;
  #disabled = false;

  constructor() {
    super();
    const screen = new Screen(this, this.attachInternals().states);
    this.#controller = new SlotController(this, screen, Router.page);
    this.addEventListener('click', (event) => this.#onClick(event));
  }

  /** The name that routes, links and URLs use. */
  get name(): string {
    return this.#name;
  }
  set name(value: string) {
    this.setAttribute('name', value);
  }

  /** Where its location comes from: the page's path, the URL's search params, or the history entry. */
  get source(): Source {
    return choice(this, 'source', SOURCES);
  }
  set source(value: Source) {
    this.setAttribute('source', value);
  }

  /** What it does on a soft navigation that it does not match. */
  get unmatched(): Unmatched {
    return this.#unmatched;
  }
  set unmatched(value: Unmatched) {
    this.setAttribute('unmatched', value);
  }

  /** Milliseconds before the loading fallback replaces a view that is on screen; an empty one shows it at once. */
  get loadingDelay(): number {
    return count(this, 'loading-delay', DEFAULT_DELAY);
  }
  set loadingDelay(value: number) {
    this.setAttribute('loading-delay', String(value));
  }

  /** How many left views stay hidden with their DOM, to be shown again as they were. */
  get keepAlive(): number {
    return count(this, 'keep-alive', 0);
  }
  set keepAlive(value: number) {
    this.setAttribute('keep-alive', String(value));
  }

  /** Shows its content in a modal dialog. */
  get modal(): boolean {
    return this.#modal;
  }
  set modal(value: boolean) {
    this.toggleAttribute('modal', value);
  }

  /** Not resolved, loads nothing, shows nothing. */
  get disabled(): boolean {
    return this.#disabled;
  }
  set disabled(value: boolean) {
    this.toggleAttribute('disabled', value);
  }

  /** Its routes, instead of or beside templates and the layout's table. */
  get routes(): readonly Route[] {
    return this.#routes;
  }
  set routes(value: readonly Route[]) {
    if (value === this.#routes) return;
    this.#routes = value;
    if (DEV_MODE) checkRoutes(this);
    this.#controller.resolveAgain();
  }

  /** What it is doing: it shows a view, or nothing, is loading, has failed, or has found nothing. */
  get status(): SlotStatus {
    return this.#controller.status;
  }

  /** The last navigation did not match it, and it stayed as it was. */
  get kept(): boolean {
    return this.#controller.kept;
  }

  /** It shows its default. */
  get isDefault(): boolean {
    return this.#controller.current?.isDefault ?? false;
  }

  /** The route found for its segment; null for a default and where nothing matched. */
  get match(): RouteMatch | null {
    return this.#controller.match;
  }

  /** The params of its route and of the layouts around it, decoded. */
  get params(): Params {
    return this.#controller.current?.params ?? {};
  }

  /** The part of the URL below the layout's base that it resolved, percent-encoded; null where nothing matched. */
  get segment(): string | null {
    return this.match?.segment ?? null;
  }

  /** The parts of `segment` between the slashes. */
  get segments(): readonly string[] {
    return this.segment?.split('/').filter(Boolean) ?? [];
  }

  /** What its loader returned. */
  get data(): unknown {
    return this.#controller.data;
  }

  /** What its loader or view threw. */
  get error(): unknown {
    return this.#controller.error;
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
    this.#name = this.getAttribute('name') || 'children';
    this.#modal = this.hasAttribute('modal');
    const isDefault = this.#modal && !this.hasAttribute('unmatched');
    this.#unmatched = isDefault ? 'empty' : choice(this, 'unmatched', UNMATCHED);
    this.#disabled = this.hasAttribute('disabled');
    if (name === 'unmatched') this.#controller.layout?.forget();
    else if (name !== 'loading-delay') this.#controller.resolveAgain();
    if (DEV_MODE) check(this, name, value);
  }

  /** Loads again after a failure. */
  retry(): Promise<void> {
    return this.#controller.reload();
  }

  /** Loads again, and keeps what is on screen meanwhile. Adds no history entry. */
  reload(): Promise<void> {
    return this.#controller.reload();
  }

  /**
   * Goes to a location of this route slot.
   * @param location - A path, such as `/members/42?tab=open`: its own, or below the layout's base. `false` closes it.
   */
  navigate(location: string | false, options?: NavigateOptions): NavigateResult | undefined {
    return this.#controller.navigate(location, options);
  }

  /** Shows nothing any more: goes to `false`, or, where it follows the page's path, to the base of the layout. */
  close(): NavigateResult | undefined {
    return this.#controller.close();
  }

  #onClick(event: MouseEvent): void {
    if (this.status !== 'error') return;
    const path = event.composedPath();
    const inside = path.slice(0, path.indexOf(this));
    if (!inside.some((node) => node instanceof Element && node.hasAttribute('data-retry'))) return;
    event.preventDefault();
    void this.retry();
  }
}

function check(element: RouteSlot, name: string, value: string | null): void {
  if (name === 'unmatched') checkChoice(element, name, UNMATCHED);
  else if (name === 'source') checkChoice(element, name, SOURCES);
  else if (/^(loading-delay|keep-alive)$/.test(name) && value !== null && !(count(element, name, -1) >= 0)) {
    warn('SR005', {name, value, list: ['a number of 0 or more']}, element);
  }
}
