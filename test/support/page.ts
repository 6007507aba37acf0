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
import {FramePage, nextEvent, type StepOptions} from '../../src/testing/frame-page.js';
import {hasNavigationApi} from '../../src/testing/watch-navigations.js';
import {captureConsole} from './frame-signals.js';
import {importInto} from './realm.js';
import type {PageOptions, Scene} from './scene.js';
import {nextFrame} from './wait.js';
import {visibleRegions, visibleText} from './visible.js';

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

/**
 * One frame with a real document of the server's, through all its loads: the page of `slot-router/testing` with what the
 * project's own tests look at besides.
 */
export class Page extends FramePage<{
  layout: SlotLayoutElement;
  slot: RouteSlotElement;
}> {
  readonly errors: string[] = [];
  readonly warnings: string[] = [];
  /** How many documents the frame has had. */
  loads = 0;

  readonly #options: PageOptions;

  constructor(options: PageOptions) {
    super();
    this.#options = options;
    this.isLoading = true;
    this.frame.width = String(options.width ?? 800);
    this.frame.height = String(options.height ?? 600);
    Object.assign(this.frame, {page: this});
    this.frame.addEventListener('load', () => {
      if (this.isLoading) return;
      this.bus.dispatchEvent(new Event('loaded'));
    });
  }

  get hasNavigationApi(): boolean {
    return hasNavigationApi(this.window);
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
    return this.query(this.document, selector) as T;
  }

  /** Clicks a link: one in the document by its selector, or a new one at the end of the body for an href. */
  async click(target: string, options?: StepOptions): Promise<void> {
    await this.step(`a click on ${target}`, () => this.link(target).click(), options);
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

  async reload(options?: StepOptions): Promise<void> {
    await this.step('reload', () => this.window.location.reload(), options, true);
  }

  /** A hard load of another URL in a new entry, as from the address bar: no script of the old document has a say. */
  async goto(url: string, options?: StepOptions): Promise<void> {
    await this.step(
      `goto ${url}`,
      () => this.#hardLoad(() => this.window.location.assign(url)),
      options,
      true,
    );
  }

  async load(): Promise<void> {
    await this.step(
      `load ${this.#options.url}`,
      () => {
        this.frame.src = this.#options.url;
        document.body.append(this.frame);
      },
      {settle: this.#options.settle ?? true},
      true,
    );
  }

  /** Called by the fixture document as its first act; returns what the parser goes on with. */
  begin(window: FrameWindow): string {
    this.loads++;
    this.isLoading = true;
    captureConsole(window, this.errors, this.warnings);
    this.install(window);
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
    this.isLoading = false;
    this.#options.setup?.(Object.assign(this.#scene(window), {lib}));
  }

  /** Imports a module in the realm of the frame. */
  import<T>(url: string): Promise<T> {
    return importInto<T>(this.window, url);
  }

  /** Waits for a named condition that no event tells, looking once per frame. */
  async until(name: string, isTrue: () => boolean): Promise<void> {
    await this.wait(name, async () => {
      while (!this.isClosed && !isTrue()) await nextFrame();
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
    const lines = this.waiting.map((name) => `waiting for ${name}`);
    lines.push(
      ...this.errors.map((line) => `error: ${line}`),
      ...this.warnings.map((line) => `warning: ${line}`),
    );
    return [`page at ${this.isClosed ? '(closed)' : this.url}`, ...lines].join('\n  ');
  }

  override close(): void {
    super.close();
    pages.delete(this);
  }

  /** What a test looks at has been painted. */
  protected override nextTurn(): Promise<void> {
    return nextFrame();
  }

  async #navigate(to: string, {settle = true, ...options}: NavigateOptions & StepOptions): Promise<void> {
    await this.wait(`navigate(${to})`, async () => {
      const loaded = nextEvent(this.bus, 'loaded');
      const result: NavigateResult = this.layout.navigate(to, options);
      // Of the two promises a refused navigation rejects both.
      result.committed.catch(() => undefined);
      if (settle) await Promise.race([result.finished, loaded]);
      else result.finished.catch(() => undefined);
    });
    if (settle) await this.settled();
  }

  #hardLoad(act: () => void): void {
    this.isHidden = true;
    try {
      act();
    } finally {
      // The `navigate` event may come in a later task, in the document that is about to go.
      void nextEvent(this.bus, 'loaded').then(() => (this.isHidden = false));
    }
  }

  #scene(window: FrameWindow): Omit<Scene, 'lib'> {
    const {document} = window;
    const firstLayout = () => this.query(document, 'slot-layout') as SlotLayoutElement;
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
}

function take(lines: string[], pattern: RegExp, what: string): string[] {
  const taken = lines.filter((line) => pattern.test(line));
  expect(taken, `no ${what} matches ${String(pattern)} in ${JSON.stringify(lines)}`).to.have.length.above(0);
  lines.splice(0, lines.length, ...lines.filter((line) => !taken.includes(line)));
  return taken;
}
