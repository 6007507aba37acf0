/** The window of a page under test, with the constructors of its own realm. */
export type PageWindow = Window & typeof globalThis;

/** Who wants to know of the navigations of a document. */
export interface NavigationWatcher {
  /** Whether the navigation under way is the test's own and no other listener may see it. */
  isHidden(): boolean;
  /** A same-document navigation is over, however it ended. */
  onEnd(): void;
  /** Where there is no Navigation API: an entry was added by `pushState()`. */
  onPush(): void;
}

/** By type, not by presence: an element with `id="navigation"` clobbers the property. */
export function hasNavigationApi(window: PageWindow): boolean {
  return typeof window.Navigation === 'function' && window.navigation instanceof window.Navigation;
}

/**
 * Tells when a same-document navigation of a document is over: by the Navigation API where there is one, else by what
 * the History driver calls and the browser fires. Call it before any other script of the document runs.
 */
export function watchNavigations(window: PageWindow, watcher: NavigationWatcher): void {
  if (hasNavigationApi(window)) watchNavigationApi(window, watcher);
  else watchHistory(window, watcher);
}

function watchNavigationApi({navigation}: PageWindow, watcher: NavigationWatcher): void {
  let started = false;
  navigation.addEventListener('navigate', (event) => {
    if (watcher.isHidden()) event.stopImmediatePropagation();
    else started = true;
  });
  const end = () => {
    if (started) watcher.onEnd();
  };
  navigation.addEventListener('navigatesuccess', end);
  navigation.addEventListener('navigateerror', end);
}

function watchHistory(window: PageWindow, watcher: NavigationWatcher): void {
  const {history} = window;
  for (const method of ['pushState', 'replaceState'] as const) {
    const original = history[method].bind(history);
    history[method] = (...args: Parameters<History['pushState']>) => {
      original(...args);
      if (watcher.isHidden()) return;
      if (method === 'pushState') watcher.onPush();
      watcher.onEnd();
    };
  }
  const end = () => watcher.onEnd();
  window.addEventListener('popstate', end);
  window.addEventListener('hashchange', end);
}
