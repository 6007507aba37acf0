import type {Driver, Handle, Handling, NavigateOptions, NavigateResult, NavigationRequest} from './driver.js';
import {FormRequest} from './form.js';
import {ignoreReason, type NavigationFacts} from './ignore-reason.js';
import {indexOf, KnownEntries} from './known-entries.js';
import {readMemory, withMemory, type Memory} from './memory.js';
import {resetFocus, resetScroll, takeScrollRestoration} from './page-reset.js';

const ENTRY = 'slot-router-entry';

/** How long another router may take to go where a click leads, in milliseconds. */
const PATIENCE = 2000;

interface HistoryChange {
  readonly type: 'push' | 'replace';
  readonly url: URL;
  readonly state: unknown;
}

/**
 * The driver for browsers without the Navigation API. It sees traversals, links, forms and its own calls, and
 * patches nothing: another router's pushState is seen where a click has led to it, else at the next of these only.
 */
export class HistoryDriver implements Driver {
  /** A navigation is committed when it begins. */
  readonly idle = undefined;
  #handle: Handle = () => undefined;
  #onEntry: () => void = () => undefined;
  #href = location.href;
  #entry = entryOf(history.state, 0);
  // Scroll positions by entry. The browser would restore them before the content is there.
  readonly #positions = new Map<unknown, readonly [left: number, top: number]>();
  readonly #known = new KnownEntries();
  #ongoing: AbortController | undefined;
  /** A change that the browser has refused for now. */
  #late: HistoryChange | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  listen(handle: Handle, remember: () => void, signal: AbortSignal): void {
    this.#handle = handle;
    this.#onEntry = remember;
    this.#href = location.href;
    this.#entry = entryOf(history.state, this.index);
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      cancelAnimationFrame(this.#frame);
      this.#late = undefined;
    });
    takeScrollRestoration(signal);
    addEventListener('popstate', () => this.#onPopState(), {signal});
    // On the window, so that every listener of the page has had its say.
    let href = '';
    addEventListener('click', () => (href = location.href), {signal, capture: true});
    addEventListener('click', (event) => this.#onClick(event) || this.#follow(href), {signal});
    addEventListener('submit', (event) => this.#onSubmit(event), {signal});
  }

  navigate(url: URL, {history: mode = 'auto', state}: NavigateOptions): NavigateResult {
    const type = mode === 'auto' ? this.#typeFor(url) : mode;
    const facts = {canIntercept: url.origin === location.origin, download: false, formPost: false};
    const result = this.#route(url, type, facts, state);
    if (result) return result;
    if (result === false) {
      const refused = Promise.reject<unknown>(new DOMException('The navigation was refused.', 'AbortError'));
      refused.catch(() => undefined);
      return {committed: refused, finished: refused};
    }
    location[type === 'push' ? 'assign' : 'replace'](url);
    if (url.hash !== '' && sameButHash(url.href, location.href)) {
      const done = Promise.resolve();
      return {committed: done, finished: done};
    }
    // The document goes; as in the Navigation API, nobody is left to be told.
    const pending = new Promise<never>(() => undefined);
    return {committed: pending, finished: pending};
  }

  get entry(): string {
    return this.#entry;
  }

  get index(): number {
    return indexOf(this.#entry);
  }

  back(steps: number): NavigateResult {
    const arrived = new Promise((resolve) => addEventListener('popstate', resolve, {once: true}));
    history.go(-steps);
    return {committed: arrived, finished: arrived};
  }

  memory(): Memory | undefined {
    return readMemory(this.#late ? this.#late.state : history.state);
  }

  remember(memory: Memory): void {
    const state = withMemory(this.#late ? this.#late.state : history.state, memory);
    if (state)
      this.#write({type: 'replace', url: new URL(this.#current), state: {[ENTRY]: this.#entry, ...state}});
  }

  /** Writes to the history, or as soon as the browser allows it again: WebKitGTK 2.50 takes 100 calls in 10 s. */
  #write(change: HistoryChange): void {
    cancelAnimationFrame(this.#frame);
    // A replacement of what has not been pushed yet is that push.
    const type = this.#late?.type === 'push' ? 'push' : change.type;
    this.#late = undefined;
    clearTimeout(this.#timer);
    this.#href = change.url.href;
    const memory = readMemory(change.state);
    if (memory) this.#known.set(this.#entry, this.#href, memory);
    try {
      history[`${type}State`](change.state, '', change.url);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'SecurityError')) throw error;
      this.#late = {...change, type};
      this.#timer = setTimeout(() => this.#late && this.#write(this.#late), 1000);
    }
  }

  /** Takes the click on a link; false where it is left to others. */
  #onClick(event: MouseEvent): boolean {
    const link = event.composedPath().find(isLink);
    if (!link) return false;
    // In an SVG neither property is a string.
    const read = (name: string) => link.getAttribute(name) ?? link.getAttribute(`xlink:${name}`) ?? '';
    const url = parse(read('href'));
    if (!url) return false;
    const modifiedClick =
      event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    const facts = {
      defaultPrevented: event.defaultPrevented,
      canIntercept: url.origin === location.origin,
      newWindow: opensElsewhere(read('target')),
      modifiedClick,
      download: link.hasAttribute('download'),
      formPost: false,
    };
    if (this.#route(url, this.#typeFor(url), facts) === undefined) return false;
    event.preventDefault();
    return true;
  }

  /** Looks for a while whether another router leaves a URL where it was clicked: nothing else tells. */
  #follow(href: string): void {
    const end = performance.now() + PATIENCE;
    const look = () => {
      // Where this driver has gone itself, it knows.
      if (location.href !== href && location.href !== this.#href) this.#onPush();
      else if (performance.now() < end) this.#frame = requestAnimationFrame(look);
    };
    cancelAnimationFrame(this.#frame);
    look();
  }

  #onSubmit(event: SubmitEvent): void {
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormRequest(event.target, event.submitter);
    const url = parse(form.read('action') || location.href);
    if (!url) return;
    const {isGet} = form;
    const facts = {
      defaultPrevented: event.defaultPrevented,
      canIntercept: url.origin === location.origin,
      newWindow: opensElsewhere(form.read('target')),
      download: false,
      formPost: !isGet,
    };
    if (isGet) url.search = form.query;
    if (this.#route(url, this.#typeFor(url), facts) !== undefined) event.preventDefault();
  }

  #onPopState(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#late = undefined;
    this.#leave();
    const {href} = location;
    // Two entries of one URL differ in more than the fragment: in what they remember.
    const hashChange = href !== this.#href && sameButHash(href, this.#href);
    const lost = hashChange || readMemory(history.state) ? undefined : this.#known.nearest(href, this.#entry);
    // An entry that nobody knows has most likely just been made, by a link to a fragment.
    this.#entry = lost?.entry ?? entryOf(history.state, this.index + 1);
    this.#href = href;
    if (lost) this.remember(lost.memory);
    const memory = this.memory() ?? lost?.memory;
    // A native fragment link fires popstate too, for an entry that nobody has a memory of yet.
    if (hashChange && !memory) return this.#onEntry();
    if (!this.#arrive('traverse', hashChange, memory)) this.#restoreScroll();
  }

  /** Another router has made an entry. */
  #onPush(): void {
    this.#leave();
    this.#entry = newEntry(this.index + 1);
    const hashChange = sameButHash(location.href, this.#href);
    this.#href = location.href;
    this.#arrive('push', hashChange);
  }

  /** Shows the entry that is there already; false where nobody has anything to show. */
  #arrive(type: 'traverse' | 'push', hashChange: boolean, memory?: Memory): boolean {
    const url = new URL(location.href);
    const handling = this.#handle({
      url,
      type,
      sameDocument: true,
      cancelable: false,
      hashChange,
      memory,
      // It cannot be refused.
      again: () => ({committed: Promise.resolve(), finished: Promise.resolve()}),
    });
    if (!handling) return false;
    if (handling.url.href !== url.href) this.navigate(handling.url, {history: 'replace'});
    else void this.#commit(handling, type).catch(() => undefined);
    return true;
  }

  #route(
    url: URL,
    type: 'push' | 'replace',
    facts: Omit<NavigationFacts, 'type' | 'hashChange'>,
    state?: unknown,
  ): NavigateResult | undefined | false {
    const current = this.#current;
    // A push of the URL that is there goes to other places than URLs name.
    const isOther = type !== 'push' || url.href !== current;
    const hashChange = url.hash !== '' && isOther && sameButHash(url.href, current);
    if (ignoreReason({...facts, type, hashChange}) !== undefined) return undefined;
    const request: NavigationRequest = {
      url,
      type,
      sameDocument: false,
      cancelable: true,
      hashChange,
      memory: undefined,
      again: () => this.navigate(url, {history: type, state}),
    };
    const handling = this.#handle(request);
    if (!handling) return handling;
    if (handling.leavesPage) {
      location[type === 'push' ? 'assign' : 'replace'](handling.url);
      return {committed: new Promise(() => undefined), finished: new Promise(() => undefined)};
    }
    this.#leave();
    if (type === 'push') this.#entry = newEntry(this.index + 1);
    const next = withMemory(state, handling.memory());
    this.#write({type, url: handling.url, state: next ? {[ENTRY]: this.#entry, ...next} : state});
    const finished = this.#commit(handling, type);
    finished.catch(() => undefined);
    return {committed: Promise.resolve(), finished};
  }

  async #commit(handling: Handling, type: NavigationRequest['type']): Promise<void> {
    this.#ongoing?.abort();
    const {signal} = (this.#ongoing = new AbortController());
    const focused = document.activeElement;
    const {painted, settled} = handling.commit();
    if (type !== 'traverse' || !this.memory()) this.#onEntry();
    if (!handling.ownsPage) return;
    if (type !== 'traverse') {
      await painted;
      signal.throwIfAborted();
      resetScroll(handling.url.hash);
    }
    await settled;
    signal.throwIfAborted();
    if (type === 'traverse') this.#restoreScroll();
    resetFocus(focused);
  }

  get #current(): string {
    return this.#late ? this.#href : location.href;
  }

  /** As a browser does, a navigation to the URL that is there replaces its entry. */
  #typeFor(url: URL): 'push' | 'replace' {
    return url.href === this.#current ? 'replace' : 'push';
  }

  #leave(): void {
    this.#positions.set(this.#entry, [scrollX, scrollY]);
  }

  #restoreScroll(): void {
    const [left, top] = this.#positions.get(this.#entry) ?? [0, 0];
    scrollTo({left, top, behavior: 'instant'});
  }
}

function entryOf(state: unknown, index: number): string {
  const entry = readMemory(state) && (state as Record<string, unknown>)[ENTRY]; // readMemory has seen an object
  return typeof entry === 'string' && /^\d+ /.test(entry) ? entry : newEntry(index);
}

/** The index of an entry among those of this page, and what tells it from another with the same one. */
function newEntry(index: number): string {
  return `${index} ${performance.timeOrigin + performance.now()}`;
}

function isLink(target: EventTarget): target is Element {
  return target instanceof Element && target.matches('a[href], area[href], a[*|href]');
}

function opensElsewhere(target: string): boolean {
  return target !== '' && !/^_self$/i.test(target) && !(/^_(top|parent)$/i.test(target) && top === self);
}

/** A URL as the page means it; undefined for what is none, and is the browser's to refuse. */
function parse(url: string): URL | undefined {
  return URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI) : undefined;
}

function sameButHash(a: string, b: string): boolean {
  return a.split('#')[0] === b.split('#')[0];
}
