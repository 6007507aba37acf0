import {holdsFocus, takeFocus} from '../accessibility/focus.js';
import {evaluate, isPromiseLike, type Loaded} from '../loading/load.js';
import {adoptNodes, mountView, type MountedView} from '../rendering/mounted-view.js';
import type {Target} from '../routing/resolve.js';
import type {RouteContext, View, ViewValue} from '../routing/route.js';
import type {Part, SlotHost, SlotPresenter} from './slot-host.js';

/** The view in place, and what it was made for. */
export interface Shown {
  readonly target: Target;
  readonly mounted: MountedView;
  readonly data: unknown;
}

/** What one route slot has on screen: its view, or a fallback in front of it. */
export class SlotScreen {
  readonly #host: SlotHost;
  readonly #presenter: SlotPresenter;
  #shown: Shown | undefined;
  #part: Part = 'content';
  #fallback: {readonly wrapper: HTMLElement; mounted?: MountedView} | undefined;

  constructor(host: SlotHost, presenter: SlotPresenter) {
    this.#host = host;
    this.#presenter = presenter;
  }

  /** The view, which stays, hidden, while the loading fallback is in front of it. */
  get shown(): Shown | undefined {
    return this.#shown;
  }

  get isVisible(): boolean {
    return this.#shown !== undefined && this.#part === 'content';
  }

  /** Takes nodes that are there already as the view. */
  adopt(nodes: readonly ChildNode[], target: Target): void {
    this.#shown = {target, mounted: adoptNodes(nodes), data: undefined};
  }

  /** Shows a view: in place where the one before is of the same route and can be updated. */
  mount({view, context}: Loaded, target: Target): void {
    const before = this.#shown;
    let mounted = before?.mounted;
    if (!mounted || before?.target.route !== target.route || !mounted.update(view, context)) {
      this.removeView();
      mounted = mountView(this.#host, view, context);
    }
    this.#shown = {target, mounted, data: context.data};
    this.showPart('content');
  }

  /**
   * Shows a route's own view for a state, or the route slot's fallback where it has none.
   * @param isCurrent - Asked when a view comes late.
   */
  showFallback(part: Part, view: View, context: RouteContext, isCurrent: () => boolean): void {
    this.showPart(part, context.error);
    if (view === undefined) return;
    const mount = (value: ViewValue) => {
      const wrapper = document.createElement('div');
      wrapper.slot = 'view';
      wrapper.style.display = 'contents';
      this.#host.append(wrapper);
      this.#removeFallback();
      this.#fallback = {wrapper};
      this.#fallback.mounted = mountView(wrapper, value, context);
      this.#setPart('view');
    };
    try {
      const value = evaluate(view, context);
      if (!isPromiseLike(value)) mount(value);
      else void value.then((late) => this.#part === part && isCurrent() && mount(late)).then(undefined, () => undefined);
    } catch {
      // A broken fallback is no reason to show nothing: the built-in one is there already.
      this.showPart(part, context.error);
    }
  }

  showPart(part: Part, error?: unknown): void {
    this.#removeFallback();
    this.#setPart(part, error);
  }

  removeView(): void {
    const shown = this.#shown;
    this.#shown = undefined;
    shown?.mounted.remove();
  }

  /** Runs a change; where the focus was in what it has taken away, the route slot gets it. */
  keepFocus(change: () => void, resetsFocus: boolean): void {
    const held = holdsFocus(this.#host);
    change();
    if (held && !resetsFocus && !holdsFocus(this.#host)) takeFocus(this.#host);
  }

  #setPart(part: Part, error?: unknown): void {
    if (this.#part === part && part !== 'error') return;
    this.#part = part;
    this.#presenter.show(part, error);
  }

  #removeFallback(): void {
    const fallback = this.#fallback;
    this.#fallback = undefined;
    fallback?.mounted?.remove();
    fallback?.wrapper.remove();
  }
}
