import type {Driver, Handle, NavigateOptions, NavigateResult} from './driver.js';
import {ignoreReason} from './ignore-reason.js';
import {readMemory, withMemory, type Memory} from './memory.js';
import {resetFocus, resetScroll, takeScrollRestoration} from './page-reset.js';

/**
 * Firefox 153 scrolls the page on every traversal within a document, before its content is there and whatever `scroll`
 * says, unless `history.scrollRestoration` is manual. After the transition it restores against the layout that it has
 * made last, of less content, and not at all what a link to a fragment has left. So it is done by hand here.
 */
const isFirefox = 'mozInnerScreenX' in globalThis;
// In a frame it commits an intercepted traversal twice, and calls the handler again unless that has ended.
const commitsTwice = isFirefox && parent !== self;

/** The driver for browsers with the Navigation API. */
export class NavigationApiDriver implements Driver {
  readonly #navigation: Navigation;
  /** That of the navigation which is to be committed. */
  #committing: AbortSignal | undefined;
  #idle: Promise<void> | undefined;
  #onIdle: (() => void) | undefined;
  /** Where the navigation goes that this driver begins, parsed. */
  #going: URL | undefined;
  // Of the entries of a page that scrolls smoothly, and of all in Firefox.
  readonly #positions = new Map<string, readonly [left: number, top: number]>();

  constructor(navigation: Navigation) {
    this.#navigation = navigation;
  }

  listen(handle: Handle, remember: () => void, signal: AbortSignal): void {
    this.#navigation.addEventListener('navigate', (event) => this.#onNavigate(event, handle, remember), {
      signal,
    });
    if (isFirefox) takeScrollRestoration(signal);
    this.#navigation.addEventListener(
      'currententrychange',
      () => {
        // A native fragment link makes an entry of its own, and an app may overwrite the whole state.
        if (!this.#isCommitting && !this.memory()) remember();
      },
      {signal},
    );
  }

  #onNavigate(event: NavigateEvent, handle: Handle, remember: () => void): void {
    const {destination, sourceElement} = event;
    const type = event.navigationType as Exclude<NavigationType, 'reload'>; // which has a reason to be ignored
    if (isFirefox) this.#positions.set(this.entry, [scrollX, scrollY]);
    const going = this.#going;
    const url = going?.href === destination.url ? going : new URL(destination.url);
    // A push of the URL that is there goes to other places than URLs name.
    const hashChange = event.hashChange && (type !== 'push' || url.href !== location.href);
    const reason = ignoreReason({
      defaultPrevented: event.defaultPrevented,
      // Safari says so of other subdomains too (remix-run/remix, packages/ui/src/runtime/navigation.ts).
      canIntercept: event.canIntercept && url.origin === location.origin,
      // Firefox 153 fires a second navigate event for <a download>, without downloadRequest.
      download: event.downloadRequest !== null || !!sourceElement?.hasAttribute('download'),
      // Chromium 156 goes by the form's method, whatever the button that sends it says.
      formPost: event.formData !== null && !/^get$/i.test(sourceElement?.getAttribute('formmethod') ?? ''),
      type,
      hashChange,
    });
    if (reason !== undefined) return;
    const {sameDocument} = destination;
    const memory = type === 'traverse' ? readMemory(destination.getState()) : undefined;
    const {cancelable} = event;
    const again = () => {
      const navigation = this.#navigation;
      if (type === 'traverse') return bothOf(navigation.traverseTo(destination.key));
      const options = {history: type, state: destination.getState() as unknown, info: event.info as unknown};
      return bothOf(navigation.navigate(url.href, options));
    };
    const handling = handle({url, type, sameDocument, hashChange, cancelable, memory, again});
    const position = this.#positions.get(destination.key);
    const restore = () => {
      if (event.signal.aborted) return;
      if (position) scrollTo({left: position[0], top: position[1], behavior: 'instant'});
      else {
        // Makes the layout of now.
        document.documentElement.getBoundingClientRect();
        event.scroll();
      }
    };
    if (handling === undefined) {
      if (isFirefox && type === 'traverse')
        event.intercept({scroll: 'manual', focusReset: 'manual', handler: async () => restore()});
      return;
    }
    if (handling === false) {
      event.preventDefault();
      return;
    }
    const to = handling.url.href;
    const redirected = to !== url.href;
    if (handling.leavesPage && event.cancelable) {
      event.preventDefault();
      queueMicrotask(() => location[type === 'push' ? 'assign' : 'replace'](to));
      return;
    }
    // The browser would scroll as smoothly as the page's style says: https://github.com/WICG/navigation-api/issues/284
    const isSmooth =
      handling.ownsPage && getComputedStyle(document.documentElement).scrollBehavior === 'smooth';
    const byHand = isSmooth || (isFirefox && type === 'traverse');
    if (isSmooth) this.#positions.set(this.entry, [scrollX, scrollY]);
    const scroll = () => {
      if (type === 'traverse') restore();
      else if (event.signal.aborted) return;
      else if (isSmooth) resetScroll(handling.url.hash);
      else event.scroll();
    };
    const early = redirected && type !== 'traverse' && 'NavigationPrecommitController' in globalThis;
    const focused = document.activeElement;
    this.#committing = event.signal;
    const show = async () => {
      this.#committing = undefined;
      this.#onIdle?.();
      if (redirected && !early) {
        const replace = () => this.#navigation.navigate(to, {history: 'replace'});
        // What is replaced between the two commits is lost, and the document is left without an entry.
        if (type === 'traverse' && commitsTwice)
          this.#navigation.addEventListener('currententrychange', replace, {
            once: true,
            signal: event.signal,
          });
        else replace();
        return;
      }
      const {painted, settled} = handling.commit();
      if (type !== 'traverse' || !memory) queueMicrotask(remember);
      if (!handling.ownsPage) return;
      const isEarly = painted && type !== 'traverse';
      if (isEarly) {
        await painted;
        // The reader sees the start of the page while it loads. A traversal waits for its content:
        // restored against a half-filled page, the position would be clamped.
        scroll();
      }
      await settled;
      if (byHand && !isEarly) scroll();
      // Firefox 153: the focus reset can leave focus where it was.
      void this.#navigation.transition?.finished.then(
        () => resetFocus(focused === document.body ? null : focused),
        () => undefined,
      );
    };
    let shown: Promise<void> | undefined;
    event.intercept({
      scroll: handling.ownsPage && !byHand ? 'after-transition' : 'manual',
      focusReset: handling.ownsPage ? 'after-transition' : 'manual',
      ...(early && {precommitHandler: async (controller) => controller.redirect(to)}),
      handler: () => (shown ??= show()),
    });
  }

  navigate(url: URL, {history = 'auto', state, info}: NavigateOptions): NavigateResult {
    this.#going = url;
    const result = this.#navigation.navigate(url.href, {history, state, info});
    this.#going = undefined;
    return bothOf(result);
  }

  get #isCommitting(): boolean {
    return this.#committing?.aborted === false;
  }

  get idle(): Promise<void> | undefined {
    if (!this.#isCommitting) return undefined;
    return (this.#idle ??= new Promise((resolve) => {
      this.#onIdle = () => {
        this.#idle = this.#onIdle = undefined;
        resolve();
      };
      this.#committing?.addEventListener('abort', this.#onIdle);
    }));
  }

  get entry(): string {
    return this.#navigation.currentEntry?.key ?? '';
  }

  get index(): number {
    return this.#navigation.currentEntry?.index ?? 0;
  }

  back(steps: number): NavigateResult {
    const entry = this.#navigation.entries()[this.index - steps];
    return bothOf(this.#navigation.traverseTo(entry?.key ?? ''));
  }

  memory(): Memory | undefined {
    return readMemory(this.#navigation.currentEntry?.getState());
  }

  remember(memory: Memory): void {
    const {currentEntry} = this.#navigation;
    const state = currentEntry && withMemory(currentEntry.getState(), memory);
    if (state) this.#navigation.updateCurrentEntry({state});
  }
}

function bothOf({committed, finished}: NavigationResult): NavigateResult {
  // A navigation that is given up and that nobody waits for is no error.
  for (const promise of [committed, finished]) promise?.catch(() => undefined);
  // lib.dom calls them optional; the standard always gives both.
  return {committed: Promise.resolve(committed), finished: Promise.resolve(finished)};
}
