import {evaluate, isPromiseLike, type Loaded} from '../loading/load.js';
import {mountLayout, mountView, type MountedView} from '../rendering/mounted-view.js';
import type {Target} from '../routing/resolve.js';
import type {RouteContext, View, ViewValue} from '../routing/route.js';
import type {Part, SlotHost, SlotPresenter} from './model.js';

/** The view in place, and what it was made for. */
export interface Shown {
  readonly target: Target;
  readonly mounted: MountedView;
  readonly data?: unknown;
}

/** What one route slot has on screen: its view, or a fallback in front of it. */
export class SlotScreen {
  /** The view, which stays, hidden, while the loading fallback is in front of it. */
  shown: Shown | undefined;
  part: Part = 'content';
  readonly #host: SlotHost;
  readonly #presenter: SlotPresenter;
  #removeFallback: (() => void) | undefined;

  constructor(host: SlotHost, presenter: SlotPresenter) {
    this.#host = host;
    this.#presenter = presenter;
  }

  /** Shows a view: in place where the one before is of the same route and can be updated. */
  mount({view, context}: Loaded, target: Target): void {
    const {route} = target;
    const host = this.#host;
    let mounted = this.shown?.mounted;
    if (this.shown?.target.route !== route || !mounted?.update(view, context)) {
      this.removeView();
      mounted = route.slots ? mountLayout(host, route, view, context) : mountView(host, view, context);
    }
    this.shown = {target, mounted, data: context.data};
  }

  /** Shows a route's own view for a state, or the route slot's fallback where it has none. */
  showFallback(part: Part, view: View, context: RouteContext): void {
    this.showPart(part, context.error);
    if (view === undefined) return;
    const show = (value: ViewValue) => {
      const wrapper = document.createElement('div');
      wrapper.slot = 'view';
      wrapper.style.display = 'contents';
      const mounted = mountView(wrapper, value, context);
      this.#host.append(wrapper);
      this.#setPart('view');
      this.#removeFallback = () => {
        mounted.remove();
        wrapper.remove();
      };
    };
    // A broken fallback is no reason to show nothing: the built-in one is there already.
    try {
      const value = evaluate(view, context);
      if (!isPromiseLike(value)) show(value);
      else void value.then((late) => this.part === part && show(late)).then(undefined, () => undefined);
    } catch {
      this.showPart(part, context.error);
    }
  }

  showPart(part: Part, error?: unknown): void {
    this.#removeFallback?.();
    this.#removeFallback = undefined;
    if (this.part !== part || part === 'error') this.#setPart(part, error);
  }

  removeView(): void {
    const {shown} = this;
    this.shown = undefined;
    shown?.mounted.remove();
  }

  #setPart(part: Part, error?: unknown): void {
    this.part = part;
    this.#presenter.show(part, error);
  }
}
