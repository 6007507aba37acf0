import type {Route, RouteContext, SlotStatus, ViewValue} from '../routing/route.js';
import {fillTemplate} from './fill.js';
import type {Modal} from './modal.js';
import {mountLayout, mountView, type MountedView} from './mounted-view.js';
import {createFallback, createShadow, type Fallback} from './shadow.js';

/** What one route slot has on screen: its view, or a fallback in front of it. */
export class Screen {
  part: Fallback | 'content' = 'content';
  /** It stays, hidden, while the loading fallback is in front of it. */
  view: MountedView | undefined;
  /** Where its content is shown in a dialog. */
  modal: Modal | undefined;
  readonly #host: HTMLElement;
  readonly #states: CustomStateSet;
  readonly #content: HTMLElement;
  #status: SlotStatus | undefined;
  /** What the fallback has put on screen. */
  #fallback: Element[] = [];
  #fallbackView: MountedView | undefined;

  constructor(host: HTMLElement, states: CustomStateSet) {
    this.#host = host;
    this.#states = states;
    this.#content = createShadow(host);
  }

  /** Shows a view: in place where the one before is of the same route and can be updated. */
  mount(route: Route, isSameRoute: boolean, value: ViewValue, context: RouteContext): void {
    this.modal?.finish();
    if (isSameRoute && this.view?.update(value, context)) return;
    const {view: before, modal} = this;
    const put = () => {
      this.view = (route.slots ? mountLayout : mountView)(this.#host, value, context, route);
    };
    if (before && modal?.dialog.open) return modal.replace(before, put);
    this.view = undefined;
    before?.remove();
    put();
  }

  /** Takes the view away. */
  clear(): void {
    const {view, modal} = this;
    this.view = undefined;
    if (view && modal?.dialog.open) modal.leave(() => view.remove());
    else view?.remove();
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
  show(part: Fallback | 'content', error?: unknown): void {
    if (part === this.part && part !== 'error' && !this.#fallbackView) {
      this.modal?.update(part !== 'content');
      return;
    }
    this.part = part;
    this.#fallbackView?.remove();
    this.#fallbackView = undefined;
    for (const element of this.#fallback) element.remove();
    this.#content.hidden = part !== 'content';
    if (part === 'content') {
      this.modal?.update(false);
      return;
    }
    const message = part === 'error' ? messageOf(error) : '';
    const fallback = createFallback(part, message);
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
  reflect(status: SlotStatus, kept: boolean, isDefault: boolean): void {
    const host = this.#host;
    // Only what differs: each change makes the browser look for the styles that depend on it.
    const states = this.#states;
    const set = (state: string, is: boolean) => {
      if (states.has(state) !== is) states[is ? 'add' : 'delete'](state);
    };
    if (this.#status !== status) {
      states.delete(this.#status ?? '');
      states.add(status);
      if (status === 'loading') host.ariaBusy = 'true';
      else if (host.ariaBusy) host.ariaBusy = null;
      this.#status = status;
    }
    set('kept', kept);
    set('default', isDefault);
  }

  /** A place for nodes of ours among the light children. */
  #put(slot: string): HTMLElement {
    const wrapper = document.createElement('div');
    wrapper.slot = slot;
    // Neither a box of its own nor a style attribute that a strict CSP would refuse.
    wrapper.style.display = 'contents';
    this.#host.append(wrapper);
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
