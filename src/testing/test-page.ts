/// <reference lib="esnext.disposable" preserve="true" />
import type {Destination, SlotLayout} from '../elements/slot-layout.js';
import type {NavigateOptions, NavigateResult} from '../navigation/driver.js';
import type {RouteTables} from '../routing/route.js';
import {FramePage, nextEvent, type StepOptions} from './frame-page.js';
import {NavigationRecorder, type NavigationRecord} from './navigation-recorder.js';
import {hasNavigationApi, type PageWindow} from './watch-navigations.js';

export interface MountOptions {
  /** Where: a path of this origin, with search and fragment. Nobody has to serve it. Default `/`. */
  url?: string;
  /** The `routes` of the first layout. */
  routes?: RouteTables;
  /** URLs of modules that the page imports before slot-router, such as those that define the elements of views. */
  modules?: readonly (string | URL)[];
  /** Names of route slots whose loads are held from the beginning: `page.hold(name)` gives the hold. */
  hold?: readonly string[];
  /** Runs in every document of the page, after its markup and before its modules. */
  setup?: (window: PageWindow) => void;
  /**
   * `false`: do not wait until the layouts have settled. Default: true; where something is held, only until all of that
   * is loading.
   */
  settle?: boolean;
  /** The size of the page in CSS pixels. Default 800 × 600. */
  width?: number;
  height?: number;
  /** The URL of the module that registers the elements. Default: the one beside this module. */
  library?: string | URL;
  /**
   * The URL of an HTML file of this origin that the page may load; the markup takes the place of what is in its body.
   * Default: the one beside this module.
   */
  blank?: string | URL;
}

/** A layout that `mountLayout()` has mounted, in a page of its own. */
export class TestPage extends FramePage {
  readonly #html: string;
  readonly #options: MountOptions;
  readonly #recorder = new NavigationRecorder({
    isHidden: () => this.isHidden,
    onRecord: () => this.bus.dispatchEvent(new Event('navigation')),
  });
  #isRestored = false;

  /** Use `mountLayout()`. */
  constructor(html: string, options: MountOptions) {
    super();
    this.#html = html;
    this.#options = options;
    const {width = 800, height = 600} = options;
    Object.assign(this.frame, {width: String(width), height: String(height), title: 'Page under test'});
    for (const name of options.hold ?? []) this.hold(name);
  }

  /** Every navigation since the page was mounted, in their order. */
  get navigations(): readonly NavigationRecord[] {
    return this.#recorder.records;
  }

  /** Loads the page. Called by `mountLayout()`. */
  async mount(): Promise<void> {
    const {url = '/', hold = [], settle = hold.length === 0} = this.#options;
    await this.#load(() => {
      this.frame.src = this.#blank;
      document.body.append(this.frame);
    }, new URL(url, location.href).href);
    if (settle) await this.settled();
    else if (hold.length > 0) {
      const held = Promise.all(hold.map((name) => this.hold(name).requested));
      await Promise.race([this.settled(), held]);
    }
  }

  /** Clicks an element: a link, a button, whatever the selector finds first. */
  async click(selector: string, {settle = true}: StepOptions = {}): Promise<void> {
    const el = this.query(this.document, selector) as HTMLElement; // what people click
    // Of a link something is recorded in any case, at once or in a later task.
    const recorded = el.closest('a[href]') ? nextEvent(this.bus, 'navigation') : this.nextTurn();
    el.click();
    await this.wait(`a click on ${selector}`, () => recorded);
    if (settle) await this.settled();
  }

  /** Navigates as the layout's own method does, and waits until everything has settled. */
  async navigate(
    to: Destination,
    {settle = true, ...options}: NavigateOptions & StepOptions = {},
  ): Promise<void> {
    const result: NavigateResult = this.layout.navigate(to, options);
    // Of the two promises a refused navigation rejects both.
    result.committed.catch(() => undefined);
    if (!settle) return void result.finished.catch(() => undefined);
    await this.wait(`navigate(${JSON.stringify(to)})`, () => result.finished);
    await this.settled();
  }

  /** Loads the document of the current entry again, as the browser's button does. */
  async reload({settle = true}: StepOptions = {}): Promise<void> {
    const {window} = this;
    const {href} = window.location;
    const kept = readEntry(window);
    this.#recorder.add(window, new URL(href), {type: 'reload', intercepted: false, reason: 'reload'});
    await this.#load(
      () => {
        this.isHidden = true;
        // Nobody serves the page's URL, so the document that is loaded again is the blank one.
        window.history.replaceState(kept.history, '', this.#blank);
        window.location.reload();
      },
      href,
      kept,
    );
    if (settle) await this.settled();
  }

  /** Goes back to the entry that the page began with, and removes it. Everything that is held goes on. */
  async restore(): Promise<void> {
    if (this.#isRestored) return;
    this.#isRestored = true;
    const {window} = this;
    const index = hasNavigationApi(window) ? (window.navigation.currentEntry?.index ?? 0) : 0;
    if (index > 0) {
      this.isHidden = true;
      const back = nextEvent(window, 'popstate');
      window.history.go(-index);
      await back;
    }
    this.close();
  }

  /** `await using page = await mountLayout(…)` restores at the end of the block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.restore();
  }

  get #blank(): string {
    return new URL(this.#options.blank ?? new URL('./blank.html', import.meta.url), location.href).href;
  }

  /** Brings a new document, and fills it. */
  async #load(begin: () => void, href: string, kept?: Entry): Promise<void> {
    this.isLoading = true;
    const loaded = nextEvent(this.frame, 'load');
    begin();
    await this.wait(`a document for ${href}`, () => loaded);
    await this.#fill(href, kept);
    this.isLoading = false;
  }

  async #fill(href: string, kept?: Entry): Promise<void> {
    const {window, document} = this;
    const {modules = [], routes, setup, library = new URL('../define.js', import.meta.url)} = this.#options;
    this.isHidden = true;
    this.install(window);
    this.#recorder.install(window);
    window.history.replaceState(kept?.history ?? null, '', href);
    if (kept && hasNavigationApi(window)) window.navigation.updateCurrentEntry({state: kept.state});
    this.isHidden = false;
    forwardErrors(window);
    document.body.innerHTML = this.#html;
    const layout = document.querySelector<SlotLayout>('slot-layout');
    if (layout && routes) layout.routes = routes;
    setup?.(window);
    for (const url of [...modules, library]) await importInto(document, new URL(url, location.href).href);
  }
}

interface Entry {
  readonly history: unknown;
  readonly state: unknown;
}

/** What the current entry remembers, for others and for slot-router. */
function readEntry(window: PageWindow): Entry {
  const state: unknown = hasNavigationApi(window) ? window.navigation.currentEntry?.getState() : undefined;
  return {history: window.history.state, state};
}

/** What the page leaves uncaught is a failure of the test. */
function forwardErrors(window: PageWindow): void {
  window.addEventListener('error', (event) => {
    if (event.error !== undefined) reportError(event.error);
  });
  window.addEventListener('unhandledrejection', ({reason}) => void Promise.reject(reason));
}

/** By a script element, which needs no `eval` to reach the realm of the page. */
function importInto(document: Document, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.src = url;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () =>
      reject(new Error(`The page under test could not import "${url}".`)),
    );
    document.head.append(script);
  });
}
