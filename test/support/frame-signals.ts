import type {FrameWindow} from './contract.js';

/** Who wants to know of the navigations of a frame. */
export interface NavigationWatcher {
  /** Whether the navigation under way is a hard load, which no other listener may see. */
  isHardLoad(): boolean;
  /** A same-document navigation is over, however it ended. */
  onEnd(): void;
  /** Where there is no Navigation API: an entry was added by `pushState()`. */
  onPush(): void;
}

/**
 * Tells when a same-document navigation of the document is over, from the first script on: by the Navigation API where
 * there is one, else by what the History driver calls and the browser fires.
 */
export function watchNavigations(window: FrameWindow, watcher: NavigationWatcher): void {
  if (hasNavigationApi(window)) watchNavigationApi(window, watcher);
  else watchHistory(window, watcher);
}

/** By type, not by presence: an element with `id="navigation"` clobbers the property. */
export function hasNavigationApi(window: FrameWindow): boolean {
  return typeof window.Navigation === 'function' && window.navigation instanceof window.Navigation;
}

function watchNavigationApi({navigation}: FrameWindow, watcher: NavigationWatcher): void {
  let started = false;
  navigation.addEventListener('navigate', (event) => {
    started = true;
    // This is the first listener of the document: a hard load is hidden from every other one, like an address-bar entry.
    if (watcher.isHardLoad()) event.stopImmediatePropagation();
  });
  const end = () => {
    if (started) watcher.onEnd();
  };
  navigation.addEventListener('navigatesuccess', end);
  navigation.addEventListener('navigateerror', end);
}

function watchHistory(window: FrameWindow, watcher: NavigationWatcher): void {
  const {history} = window;
  for (const method of ['pushState', 'replaceState'] as const) {
    const original = history[method].bind(history);
    history[method] = (...args: Parameters<History['pushState']>) => {
      original(...args);
      if (method === 'pushState') watcher.onPush();
      watcher.onEnd();
    };
  }
  const end = () => watcher.onEnd();
  window.addEventListener('popstate', end);
  window.addEventListener('hashchange', end);
}

/** Collects what the document says on its console and what it leaves unhandled. */
export function captureConsole(window: FrameWindow, errors: string[], warnings: string[]): void {
  const {console} = window;
  const say = (lines: string[]) => {
    return (...args: unknown[]) => lines.push(args.map(describe).join(' '));
  };
  console.error = say(errors);
  console.warn = say(warnings);
  window.addEventListener('error', (event: Event) => {
    if (event instanceof window.ErrorEvent) errors.push(`uncaught ${describe(event.error ?? event.message)}`);
  });
  window.addEventListener('unhandledrejection', (event) => {
    errors.push(`unhandled ${describe(event.reason)}`);
  });
}

function describe(value: unknown): string {
  // An element in a message is named by its tag, as the console shows it.
  if (isElement(value)) return (value.cloneNode() as Element).outerHTML;
  if (typeof value === 'object' && value !== null && 'message' in value) {
    return `${'name' in value ? String(value.name) : 'Error'}: ${String(value.message)}`;
  }
  return String(value);
}

function isElement(value: unknown): value is Element {
  return (
    typeof value === 'object' && value !== null && 'nodeType' in value && value.nodeType === Node.ELEMENT_NODE
  );
}
