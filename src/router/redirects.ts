import {SlotRouterError} from '../diagnostics/slot-router-error.js';
import type {Target} from '../routing/resolve.js';
import type {NavigationType} from '../routing/route.js';
import {contextOf} from './preload.js';
import type {SlotController} from './slot-controller.js';

const MAX_REDIRECTS = 20;

/** A route slot whose target cannot be reached, and why. */
export interface Failure {
  readonly slot: SlotController;
  readonly target: Target;
  readonly error: unknown;
}

/** The redirects of one navigation, counted. */
export class Redirects {
  /** The URLs that the navigation has been redirected from. */
  #trail: string[] = [];
  #running: NavigationType | undefined;

  /** A document starts. */
  start(): URL {
    this.#trail = [];
    return new URL(location.href);
  }

  /** A navigation begins: of its own, or as a redirect of the one before, whose kind it then has. */
  begin(type: NavigationType): NavigationType {
    if (!this.#running) this.#trail = [];
    return this.#running === 'load' ? 'load' : type;
  }

  /** Runs a navigation that takes the place of one of this kind. */
  run(type: NavigationType, navigate: () => void): void {
    this.#running = type === 'reload' ? 'load' : type;
    navigate();
    this.#running = undefined;
  }

  /** The URL a redirect leads to, or the error that it is. */
  follow(slot: SlotController, to: string, from: URL): URL | SlotRouterError {
    const details = {slot: slot.host.name, value: to};
    this.#trail.push(from.href);
    if (!URL.canParse(to, from)) return new SlotRouterError('SR016', details);
    const url = new URL(to, from);
    if (url.origin !== from.origin) return new SlotRouterError('SR009', details);
    if (this.#trail.length <= MAX_REDIRECTS) return url;
    return new SlotRouterError('SR010', {...details, list: this.#trail});
  }
}

/** Where a route leads that declares a redirect. */
export function redirectOf({route: {redirect}, ...target}: Target, slot: string, type: NavigationType): string {
  const context = {...contextOf({...target, route: {}}, slot, type), signal: new AbortController().signal};
  return typeof redirect === 'function' ? redirect(context) : (redirect ?? '');
}
