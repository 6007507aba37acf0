import {expect} from '@open-wc/testing';

import type {
  FrameWindow,
  Library,
  NavigateOptions,
  NavigateResult,
  RouteSlotElement,
  SlotLayoutElement,
  SlotStatus,
} from './contract.js';
import {captureConsole, hasNavigationApi, watchNavigations} from './frame-signals.js';
import {importInto} from './realm.js';
import type {PageOptions, Scene} from './scene.js';
import {nextEvent, nextFrame} from './wait.js';
import {visibleRegions, visibleText} from './visible.js';

interface StepOptions {
  /** `false`: return when the step was taken, without waiting for what it leads to. */
  settle?: boolean;
}

const BUNDLES = {dev: '/test/.build/slot-router.dev.js', min: '/dist/slot-router.min.js'};

const pages = new Set<Page>();
let opened = 0;

/** Loads a real document in a frame and waits until its layouts have settled. */
export async function openPage(options: PageOptions): Promise<Page> {
  // WebKitGTK 2.50 remembers the frames that are gone in the entry of the test page, and then cannot go back in a new
  // frame: an entry of its own has none of them. A fragment makes one, and does not count as one of its 100 `pushState()`.
  if (!hasNavigationApi(window)) location.hash = `page-${++opened}`;
  const page = new Page(options);
  pages.add(page);
  await page.load();
  return page;
}

export function closePages(): void {
  for (const page of pages) page.close();
}

/** Throws on what the pages said and no test took. */
export function checkPages(): void {
  for (const page of pages) page.check();
}

export function describePages(): string {
  return [...pages].map((page) => page.describe()).join('\n');
}

/** One frame with a real document, through all its loads. */
export class Page {
  readonly errors: string[] = [];
  readonly warnings: string[] = [];
  /** How many documents the frame has had. */
  loads = 0;

  readonly #frame = document.createElement('iframe');
  readonly #options: PageOptions;
  readonly #bus = new EventTarget();
  #waiting = new Set<string>();
  #pushes = 0;
  #isHardLoad = false;
  #isReady = false;
  #isClosed = false;

  constructor(options: PageOptions) {
    this.#options = options;
    this.#frame.width = String(options.width ?? 800);
    this.#frame.height = String(options.height ?? 600);
    Object.assign(this.#frame, {page: this});
    this.#frame.addEventListener('load', () => {
      if (!this.#isReady) return;
      this.#bus.dispatchEvent(new Event('loaded'));
    });
  }

  get window(): FrameWindow {
    return this.#frame.contentWindow as FrameWindow;
  }

  get document(): Document {
    return this.window.document;
  }

  /** Path, search and fragment of the address bar. */
  get url(): string {
    const {pathname, search, hash} = this.window.location;
    return pathname + search + hash;
  }

  get layout(): SlotLayoutElement {
    return this.#query(this.document, 'slot-layout') as SlotLayoutElement;
  }

  /**
   * The number of entries, to compare before and after a step that pushes or replaces. Where the entries of the frame cannot
   * be counted, it is one more than the calls of `pushState()`.
   */
  get historyLength(): number {
    return hasNavigationApi(this.window) ? this.window.navigation.entries().length : this.#pushes + 1;
  }

  get hasNavigationApi(): boolean {
    return hasNavigationApi(this.window);
  }

  /** The first route slot of that name in tree order; `outer/inner` looks inside the first one. */
  slot(name: string): RouteSlotElement {
    let scope: ParentNode = this.document;
    for (const part of name.split('/')) scope = this.#query(scope, slotSelector(part));
    return scope as RouteSlotElement;
  }

  /** Every route slot of that name in the document, in tree order. */
  slots(name: string): RouteSlotElement[] {
    return [...this.document.querySelectorAll<RouteSlotElement>(slotSelector(name))];
  }

  has(name: string): boolean {
    return this.slots(name).length > 0;
  }

  /** What a person reads in a route slot; see visible.ts for the rule. */
  text(name: string): string {
    return visibleText(this.slot(name));
  }

  /** `name: text` for several route slots, to compare in one assertion. */
  texts(...names: string[]): Record<string, string> {
    return Object.fromEntries(names.map((name) => [name, this.text(name)]));
  }

  /** What a person sees in a route slot: `content`, `loading`, `error`, `not-found`, `empty`; two at once with `+`. */
  shown(name: string): string {
    return visibleRegions(this.slot(name));
  }

  statuses(...names: string[]): Record<string, SlotStatus> {
    return Object.fromEntries(names.map((name) => [name, this.slot(name).status]));
  }

  /** What a person reads in the whole document. */
  get allText(): string {
    return visibleText(this.document.body);
  }

  /** The first element of that selector; the caller knows its class. */

  find<T extends Element = HTMLElement>(selector: string): T {
    return this.#query(this.document, selector) as T;
  }

  /** Clicks a link: one in the document by its selector, or a new one at the end of the body for an href. */
  async click(target: string, options?: StepOptions): Promise<void> {
    await this.#step(`a click on ${target}`, () => this.link(target).click(), options);
  }

  /** The link of that selector, or a new one with that href. */
  link(target: string): HTMLAnchorElement {
    if (!/^[/?#]|^\w+:\/\//.test(target)) return this.find<HTMLAnchorElement>(target);
    const link = this.document.createElement('a');
    link.href = target;
    link.style.cssText = 'position: fixed; inset-block-end: 0;';
    link.textContent = target;
    this.document.body.append(link);
    return link;
  }

  async push(to: string, options: NavigateOptions & StepOptions = {}): Promise<void> {
    await this.#navigate(to, {history: 'push', ...options});
  }

  async replace(to: string, options: NavigateOptions & StepOptions = {}): Promise<void> {
    await this.#navigate(to, {history: 'replace', ...options});
  }

  async back(options?: StepOptions): Promise<void> {
    await this.#step('back', () => this.window.history.back(), options);
  }

  async forward(options?: StepOptions): Promise<void> {
    await this.#step('forward', () => this.window.history.forward(), options);
  }

  async go(delta: number, options?: StepOptions): Promise<void> {
    await this.#step(`go(${delta})`, () => this.window.history.go(delta), options);
  }

  async reload(options?: StepOptions): Promise<void> {
    await this.#step('reload', () => this.window.location.reload(), options, true);
  }

  /** A hard load of another URL in a new entry, as from the address bar: no script of the old document has a say. */
  async goto(url: string, options?: StepOptions): Promise<void> {
    await this.#step(
      `goto ${url}`,
      () => this.#hardLoad(() => this.window.location.assign(url)),
      options,
      true,
    );
  }

  async load(): Promise<void> {
    await this.#step(
      `load ${this.#options.url}`,
      () => {
        this.#frame.src = this.#options.url;
        document.body.append(this.#frame);
      },
      {settle: this.#options.settle ?? true},
      true,
    );
  }

  /** Called by the fixture document as its first act; returns what the parser goes on with. */
  begin(window: FrameWindow): string {
    this.loads++;
    this.#isReady = false;
    captureConsole(window, this.errors, this.warnings);
    watchNavigations(window, {
      isHardLoad: () => this.#isHardLoad,
      onEnd: () => this.#bus.dispatchEvent(new Event('end')),
      onPush: () => this.#pushes++,
    });
    const {html, head = '', title = 'Fixture', build = 'dev'} = this.#options;
    const body = typeof html === 'string' ? html : html(new URL(window.location.href));
    return `<title>${title}</title>${head}</head><body>${body}
      <script nonce="fixture">frameElement.page.prepare(window);</script>
      <script type="module" nonce="fixture">
        ${build === 'none' ? 'const lib = {};' : `import * as lib from '${BUNDLES[build]}';`}
        frameElement.page.setup(window, lib);
      </script></body>`;
  }

  prepare(window: FrameWindow): void {
    this.#options.prepare?.(this.#scene(window));
  }

  setup(window: FrameWindow, lib: Library): void {
    this.#isReady = true;
    this.#options.setup?.(Object.assign(this.#scene(window), {lib}));
  }

  /** Imports a module in the realm of the frame. */
  import<T>(url: string): Promise<T> {
    return importInto<T>(this.window, url);
  }

  /** Waits until no navigation is under way and no layout of the document has a route slot that is loading. */
  async settled(): Promise<void> {
    await this.#wait('the layouts to settle', async () => {
      for (;;) {
        const loads = this.loads;
        await nextFrame();
        await this.#transition();
        await Promise.all(this.#topLayouts().map((layout) => layout.settled));
        if (this.#isClosed || (loads === this.loads && !this.#isBusy())) return;
      }
    });
  }

  /** Waits for a named condition that no event tells, looking once per frame. */
  async until(name: string, isTrue: () => boolean): Promise<void> {
    await this.#wait(name, async () => {
      while (!this.#isClosed && !isTrue()) await nextFrame();
    });
  }

  /** Takes the warnings that match; there must be one. */
  takeWarnings(pattern: RegExp): string[] {
    return take(this.warnings, pattern, 'warning');
  }

  /** Takes the errors that match; there must be one. */
  takeErrors(pattern: RegExp): string[] {
    return take(this.errors, pattern, 'error');
  }

  /** Forgets warnings that may come and need not. */
  dropWarnings(pattern: RegExp): void {
    this.warnings.splice(0, this.warnings.length, ...this.warnings.filter((line) => !pattern.test(line)));
  }

  check(): void {
    expect(this.errors, 'errors in the frame').to.deep.equal([]);
    expect(this.warnings, 'warnings in the frame').to.deep.equal([]);
  }

  describe(): string {
    const lines = [...this.#waiting].map((name) => `waiting for ${name}`);
    lines.push(
      ...this.errors.map((line) => `error: ${line}`),
      ...this.warnings.map((line) => `warning: ${line}`),
    );
    return [`page at ${this.#isClosed ? '(closed)' : this.url}`, ...lines].join('\n  ');
  }

  close(): void {
    this.#isClosed = true;
    this.#frame.remove();
    pages.delete(this);
  }

  async #navigate(to: string, {settle = true, ...options}: NavigateOptions & StepOptions): Promise<void> {
    await this.#wait(`navigate(${to})`, async () => {
      const loaded = nextEvent(this.#bus, 'loaded');
      const result: NavigateResult = this.layout.navigate(to, options);
      // Of the two promises a refused navigation rejects both.
      result.committed.catch(() => undefined);
      if (settle) await Promise.race([result.finished, loaded]);
      else result.finished.catch(() => undefined);
    });
    if (settle) await this.settled();
  }

  async #step(
    name: string,
    act: () => void,
    {settle = true}: StepOptions = {},
    isHard = false,
  ): Promise<void> {
    const loaded = nextEvent(this.#bus, 'loaded');
    const over = isHard ? loaded : Promise.race([loaded, nextEvent(this.#bus, 'end')]);
    act();
    if (!settle && !isHard) return;
    await this.#wait(`the end of ${name}`, () => over);
    if (settle) await this.settled();
  }

  async #wait(name: string, wait: () => Promise<unknown>): Promise<void> {
    this.#waiting.add(name);
    await wait();
    this.#waiting.delete(name);
  }

  #hardLoad(act: () => void): void {
    this.#isHardLoad = true;
    try {
      act();
    } finally {
      // The `navigate` event may come in a later task, in the document that is about to go.
      void nextEvent(this.#bus, 'loaded').then(() => (this.#isHardLoad = false));
    }
  }

  async #transition(): Promise<void> {
    while (!this.#isClosed && hasNavigationApi(this.window) && this.window.navigation.transition) {
      await this.window.navigation.transition.finished.catch(() => undefined);
      await nextFrame();
    }
  }

  #isBusy(): boolean {
    // A step that is taken before the load event would end with it.
    if (!this.#isReady || this.document.readyState !== 'complete') return true;
    if (hasNavigationApi(this.window) && this.window.navigation.transition) return true;
    return this.#topLayouts().some((layout) => layout.slots?.some((slot) => slot.status === 'loading'));
  }

  #topLayouts(): SlotLayoutElement[] {
    const layouts = [...this.document.querySelectorAll<SlotLayoutElement>('slot-layout')];
    return layouts.filter((layout) => layout.parentElement?.closest('slot-layout') === null);
  }

  #scene(window: FrameWindow): Omit<Scene, 'lib'> {
    const {document} = window;
    const firstLayout = () => this.#query(document, 'slot-layout') as SlotLayoutElement;
    return {
      window,
      document,
      get layout() {
        return firstLayout();
      },
      slot: (name) => this.slot(name),
      import: (url) => importInto(window, url),
    };
  }

  #query(scope: ParentNode, selector: string): Element {
    const el = scope.querySelector(selector);
    if (el === null) throw new Error(`no "${selector}" in ${this.url}`);
    return el;
  }
}

function slotSelector(name: string): string {
  return name === 'children'
    ? 'route-slot:not([name]), route-slot[name="children"]'
    : `route-slot[name="${name}"]`;
}

function take(lines: string[], pattern: RegExp, what: string): string[] {
  const taken = lines.filter((line) => pattern.test(line));
  expect(taken, `no ${what} matches ${String(pattern)} in ${JSON.stringify(lines)}`).to.have.length.above(0);
  lines.splice(0, lines.length, ...lines.filter((line) => !taken.includes(line)));
  return taken;
}
