import type {RouteSlot} from '../elements/route-slot.js';
import type {SlotLayout} from '../elements/slot-layout.js';
import {Holds, type Hold} from './hold.js';
import {isBusy, layoutsSettled, slotSelector} from './page-state.js';
import {hasNavigationApi, watchNavigations, type PageWindow} from './watch-navigations.js';

export interface StepOptions {
  /** `false`: return when the step is taken, without waiting until the layouts have settled. Default true. */
  settle?: boolean;
}

interface PageTypes {
  readonly layout: Element;
  readonly slot: Element;
}

interface LibraryTypes {
  readonly layout: SlotLayout;
  readonly slot: RouteSlot;
}

/**
 * A page in a frame with a history of its own, through all its documents. The types of its elements are those of the
 * library, unless somebody has others for them.
 */
export abstract class FramePage<Types extends PageTypes = LibraryTypes> {
  /** Whether the test itself navigates, and nobody else may see it. */
  protected isHidden = false;
  protected readonly frame = document.createElement('iframe');
  protected readonly bus = new EventTarget();
  protected isClosed = false;
  /** The first script of the current document has not run yet. */
  protected isLoading = false;
  readonly #holds = new Holds();
  #waiting = new Set<string>();
  #pushes = 0;

  /** The window of the page. */
  get window(): PageWindow {
    return this.frame.contentWindow as PageWindow; // null only before the frame is in the document
  }

  get document(): Document {
    return this.window.document;
  }

  /** Path, search and fragment of its URL. */
  get url(): string {
    const {pathname, search, hash} = this.window.location;
    return pathname + search + hash;
  }

  /** The first layout. */
  get layout(): Types['layout'] {
    return this.query(this.document, 'slot-layout'); // by its tag
  }

  /**
   * The number of entries, to compare before and after a step that pushes or replaces. Without the Navigation API it is
   * one more than the calls of `pushState()`.
   */
  get historyLength(): number {
    return hasNavigationApi(this.window) ? this.window.navigation.entries().length : this.#pushes + 1;
  }

  /** The first route slot of that name in tree order; `outer/inner` looks inside the first one. */
  slot(name: string): Types['slot'] {
    let scope: ParentNode = this.document;
    for (const part of name.split('/')) scope = this.query(scope, slotSelector(part));
    return scope as unknown as Types['slot']; // by its tag
  }

  /** Every route slot of that name, in tree order. */
  slots(name: string): Types['slot'][] {
    return [...this.document.querySelectorAll<Types['slot']>(slotSelector(name))];
  }

  /**
   * Holds every load of the route slots of that name from now on; they are loading until it is released or failed. Asked
   * again before that, it is the same one. It needs the development build, which test runners choose by themselves.
   */
  hold(name: string): Hold {
    return this.#holds.hold(name);
  }

  /** Goes back by one entry. */
  async back(options?: StepOptions): Promise<void> {
    await this.go(-1, options);
  }

  /** Goes forward by one entry. */
  async forward(options?: StepOptions): Promise<void> {
    await this.go(1, options);
  }

  /** Goes some entries back (below 0) or forward. */
  async go(delta: number, options?: StepOptions): Promise<void> {
    await this.step(`go(${delta})`, () => this.window.history.go(delta), options);
  }

  /** Waits until no navigation is under way and no route slot is loading. */
  async settled(): Promise<void> {
    await this.wait('the layouts to settle', async () => {
      for (;;) {
        const {document} = this;
        await this.nextTurn();
        await layoutsSettled(this.window);
        if (this.isClosed || (document === this.document && !this.isLoading && !isBusy(this.window))) return;
      }
    });
  }

  /** Begins with a document, before any other script of it runs. */
  protected install(window: PageWindow): void {
    this.#holds.install(window);
    watchNavigations(window, {
      isHidden: () => this.isHidden,
      onEnd: () => this.bus.dispatchEvent(new Event('end')),
      onPush: () => this.#pushes++,
    });
  }

  /** Takes a step and waits for its end; a hard one ends with a new document. */
  protected async step(
    name: string,
    act: () => void,
    {settle = true}: StepOptions = {},
    isHard = false,
  ): Promise<void> {
    const loaded = nextEvent(this.bus, 'loaded');
    const over = isHard ? loaded : Promise.race([loaded, nextEvent(this.bus, 'end')]);
    act();
    if (!settle && !isHard) return;
    await this.wait(`the end of ${name}`, () => over);
    if (settle) await this.settled();
  }

  /** Names what a test is waiting for, for the message when it waits in vain. */
  protected async wait(name: string, wait: () => Promise<unknown>): Promise<void> {
    this.#waiting.add(name);
    await wait();
    this.#waiting.delete(name);
  }

  protected get waiting(): readonly string[] {
    return [...this.#waiting];
  }

  protected nextTurn(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve));
  }

  protected query(scope: ParentNode, selector: string): Element {
    const el = scope.querySelector(selector);
    if (el === null) throw new Error(`No "${selector}" in ${this.url}.`);
    return el;
  }

  protected close(): void {
    this.isClosed = true;
    this.frame.remove();
  }
}

/** Resolves with the next event of that type. */
export function nextEvent(target: EventTarget, type: string): Promise<Event> {
  return new Promise((resolve) => target.addEventListener(type, resolve, {once: true}));
}
