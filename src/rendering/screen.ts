import {isSame, type Target} from '../routing/resolve.js';
import type {RouteContext, SlotStatus, ViewValue} from '../routing/route.js';
import {fillTemplate} from './fill.js';
import type {KeepAlive} from './keep-alive.js';
import type {Modal} from './modal.js';
import {mountLayout, mountView, type MountedView} from './mounted-view.js';
import {createFallback, createShadow, type Fallback} from './shadow.js';
import {createPlace, isGrowing, type Shown} from './view.js';

/** The element of a route slot, as its screen sees it. */
export interface ScreenHost extends HTMLElement {
  readonly keepAlive: number;
}

/** What one route slot has on screen: its view, or a fallback in front of it. */
export class Screen {
  part: Fallback | 'content' = 'content';
  /** It stays, hidden, while the loading fallback is in front of it. */
  view: MountedView | undefined;
  shown: Shown | undefined;
  /** The views that have left, where some are kept. */
  keeper: KeepAlive | undefined;
  /** Where its content is shown in a dialog. */
  modal: Modal | undefined;
  readonly #host: ScreenHost;
  readonly #states: CustomStateSet;
  readonly #content: HTMLElement;
  #status: SlotStatus | undefined;
  /** What the fallback has put on screen. */
  #fallback: Element[] = [];
  #fallbackView: MountedView | undefined;

  constructor(host: ScreenHost, states: CustomStateSet) {
    this.#host = host;
    this.#states = states;
    this.#content = createShadow(host);
    const sent = this.#content.previousElementSibling;
    if (!sent) return;
    // A fallback from the server stands there until there is something else to show.
    this.part = 'error';
    this.#fallback = [sent];
  }

  /** Shows a view: in place where the one before is of the same route and can be updated. */
  mount(target: Target, value: ViewValue, context: RouteContext): void {
    const {shown, view, modal, keeper} = this;
    modal?.finish();
    const isUpdate = shown && (keeper ? isSame(shown.target, target) : shown.target.route === target.route);
    if (view && ((isGrowing(value) && value.isIn(view)) || (isUpdate && view.update(value, context)))) {
      this.shown = {target, context};
      return;
    }
    const put = () => {
      const {route} = target;
      keeper?.trim(this.#host.keepAlive, target);
      const host = keeper?.wrap(this.#host) ?? this.#host;
      this.view = (route.slots ? mountLayout : mountView)(host, value, context, route);
      this.shown = {target, context};
    };
    if (view && modal?.dialog.open && !keeper) return modal.replace(view, put);
    this.#leave(isUpdate);
    put();
  }

  /** Takes nodes that are on screen already as a view. */
  adopt(view: MountedView, nodes: readonly ChildNode[], target: Target, context: RouteContext): void {
    this.view = view;
    this.shown = {target, context};
    this.keeper?.adopt(this.#host, nodes);
  }

  /** Shows the view of a target again that has been kept, if there is one. */
  restore(target: Target): boolean {
    const {keeper} = this;
    if (!keeper?.has(target)) return false;
    this.#leave();
    const kept = keeper.take(target);
    this.view = kept?.view;
    this.shown = kept?.shown;
    keeper.trim(this.#host.keepAlive);
    return true;
  }

  /**
   * Takes the view away.
   * @param isBroken - It is not to be kept.
   */
  clear(isBroken = false): void {
    const {view, modal} = this;
    if (view && modal?.dialog.open && !this.keeper) {
      this.view = this.shown = undefined;
      modal.leave(() => view.remove());
    } else this.#leave(isBroken);
    this.keeper?.trim(this.#host.keepAlive);
  }

  #leave(isBroken = false): void {
    const {view, shown, keeper} = this;
    this.view = this.shown = undefined;
    if (view && shown && keeper && !isBroken) keeper.leave(shown, view);
    else {
      view?.remove();
      keeper?.drop();
    }
  }

  /** Keeps left views from now on. */
  async keepAlive(): Promise<void> {
    const {KeepAlive} = await import('./keep-alive.js');
    this.keeper ??= new KeepAlive();
  }

  /** Shows the content in a dialog from now on. */
  async openInDialog(onClose: () => void): Promise<void> {
    const {Modal} = await import('./modal.js');
    this.modal ??= new Modal(this.#host, this.#content, onClose);
  }

  /** Its dialog is open. */
  get isOpen(): boolean {
    return !!this.modal?.dialog.open;
  }

  /** Where the focus goes that was in a view which has left; undefined where the browser knows. */
  get focusTarget(): HTMLElement | undefined {
    if (!this.modal) return this.#host;
    return this.isOpen ? this.modal.dialog : undefined;
  }

  /** Shows a part and hides the others; `error` fills the error fallback. */
  show(part: Fallback | 'content', error?: unknown, offline = false): void {
    if (part === this.part && part !== 'error' && !this.#fallbackView) {
      this.modal?.update(part !== 'content', this.keeper);
      return;
    }
    this.part = part;
    this.#fallbackView?.remove();
    this.#fallbackView = undefined;
    for (const element of this.#fallback) element.remove();
    this.#content.hidden = part !== 'content';
    if (part === 'content') {
      this.modal?.update(false, this.keeper);
      return;
    }
    const message = part === 'error' ? messageOf(error) : '';
    const fallback = createFallback(part, message, offline);
    this.#fallback = [fallback];
    this.#content.after(fallback);
    this.modal?.update(true);
    const template = this.#host.querySelector<HTMLTemplateElement>(`:scope > template[slot="${part}"]`);
    if (template) this.#put(part).append(fillTemplate(template, {message}));
  }

  /** Puts a route's own view in the place of the fallback on screen, which stays if the view throws. */
  fill(value: ViewValue, context: RouteContext): void {
    const wrapper = this.#put('view');
    this.#fallbackView = mountView(wrapper, value, context);
    const slot = this.#fallback[0]?.firstChild as HTMLSlotElement; // as createFallback has made it
    slot.name = 'view';
  }

  /** Reflects what it shows in custom states and aria-busy. */
  reflect(status: SlotStatus, kept: boolean, isDefault: boolean, isPending: boolean): void {
    const host = this.#host;
    // Only what differs: each change makes the browser look for the styles that depend on it.
    const states = this.#states;
    const set = (state: string, is: boolean) => {
      if (states.has(state) !== is) states[is ? 'add' : 'delete'](state);
    };
    if (this.#status !== status) {
      states.delete(this.#status ?? '');
      states.add(status);
      this.#status = status;
    }
    if (status === 'loading' || isPending) host.ariaBusy = 'true';
    else if (host.ariaBusy) host.ariaBusy = null;
    set('pending', isPending);
    set('kept', kept);
    set('default', isDefault);
  }

  /** A place for what belongs to the fallback. */
  #put(slot: string): HTMLElement {
    const wrapper = createPlace(this.#host);
    wrapper.slot = slot;
    this.#fallback.push(wrapper);
    return wrapper;
  }
}

function messageOf(error: unknown): string {
  try {
    const {message} = error as {message?: unknown}; // whatever it is
    return typeof message === 'string' ? message : '';
  } catch {
    // Anything can be thrown, even what throws when it is read.
    return '';
  }
}
