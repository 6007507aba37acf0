import {FormRequest} from '../navigation/form.js';
import {ignoreReason, type IgnoreReason, type NavigationFacts} from '../navigation/ignore-reason.js';
import {readMemory} from '../navigation/memory.js';
import type {NavigationType} from '../routing/route.js';
import {hasNavigationApi, type PageWindow} from './watch-navigations.js';

/** One navigation that a page under test has begun. */
export interface NavigationRecord {
  /** Where to: path, search and fragment; the whole URL where it is of another origin. */
  readonly url: string;
  readonly type: Exclude<NavigationType, 'load'>;
  /** Whether slot-router has taken it. */
  readonly intercepted: boolean;
  /**
   * Why it was not taken: a reason of slot-router to leave it to the browser, `unmatched` where no route slot has a
   * route for it, `refused` by a guard or by another listener; undefined where it was taken.
   */
  readonly reason: IgnoreReason | 'unmatched' | 'refused' | undefined;
  /** The names of the route slots that have shown something new since, up to the next navigation. */
  readonly slots: readonly string[];
}

type Draft = {-readonly [Key in keyof NavigationRecord]: NavigationRecord[Key]} & {slots: string[]};

/** What the recorder asks of the page. */
export interface RecordedPage {
  /** Whether the navigation under way is the test's own. */
  isHidden(): boolean;
  onRecord(): void;
}

/** Records the navigations of a window, and keeps those from leaving it that nobody takes. */
export class NavigationRecorder {
  readonly records: NavigationRecord[] = [];
  readonly #page: RecordedPage;
  #last: Draft | undefined;

  constructor(page: RecordedPage) {
    this.#page = page;
  }

  /** Watches a document, from before any other script of it runs. */
  install(window: PageWindow): void {
    const isModern = hasNavigationApi(window);
    if (isModern) this.#watchNavigationApi(window);
    else this.#watchHistory(window);
    this.#watchClicks(window, isModern);
    window.addEventListener('slot-change', (event) => {
      const name = (event.composedPath()[0] as Partial<HTMLSlotElement>).name ?? '';
      if (this.#last && !this.#last.slots.includes(name)) this.#last.slots.push(name);
    });
  }

  add(window: Window, url: URL, draft: Pick<Draft, 'type' | 'intercepted' | 'reason'>): Draft {
    const isHere = url.origin === window.location.origin;
    const record = {url: isHere ? url.pathname + url.search + url.hash : url.href, ...draft, slots: []};
    this.records.push(record);
    this.#last = record;
    this.#page.onRecord();
    return record;
  }

  #watchNavigationApi(window: PageWindow): void {
    const {navigation} = window;
    let record: Draft | undefined;
    const begin = (event: NavigateEvent) => {
      record = undefined;
      if (this.#page.isHidden()) return;
      const draft = (record = this.add(window, new URL(event.destination.url), {
        type: event.navigationType,
        intercepted: false,
        reason: reasonOf(event),
      }));
      const intercept = event.intercept.bind(event);
      event.intercept = (options) => {
        draft.intercepted = true;
        draft.reason = undefined;
        intercept(options);
      };
    };
    navigation.addEventListener('navigate', begin, {capture: true});
    stayLast(navigation, 'navigate', (event) => {
      if (!record || record.intercepted) return;
      record.reason ??= event.defaultPrevented ? 'refused' : 'unmatched';
      const leaves = !event.destination.sameDocument && !event.hashChange;
      if (leaves && event.cancelable) event.preventDefault();
    });
  }

  #watchHistory(window: PageWindow): void {
    const {history, location} = window;
    let href = location.href;
    for (const method of ['pushState', 'replaceState'] as const) {
      const original = history[method].bind(history);
      history[method] = (state: unknown, title, to) => {
        original(state, title, to);
        const isNew = method === 'pushState' || location.href !== href;
        href = location.href;
        if (!isNew || this.#page.isHidden()) return;
        const isOurs = readMemory(state) !== undefined;
        this.add(window, new URL(href), {
          type: method === 'pushState' ? 'push' : 'replace',
          intercepted: isOurs,
          // The History driver does not see what another router pushes.
          reason: isOurs ? undefined : 'not-interceptable',
        });
      };
    }
    window.addEventListener('popstate', () => {
      const isHash = location.href !== href && location.href.split('#')[0] === href.split('#')[0];
      const isFragment = isHash && readMemory(history.state) === undefined;
      href = location.href;
      this.add(window, new URL(href), {
        type: isFragment ? 'push' : 'traverse',
        intercepted: !isFragment,
        reason: isFragment ? 'hash-change' : undefined,
      });
    });
  }

  /** What opens elsewhere fires no `navigate` event, and without the Navigation API a click is all there is. */
  #watchClicks(window: PageWindow, isModern: boolean): void {
    let wasPrevented = false;
    for (const type of ['click', 'submit'] as const) {
      // Before the driver's own listener, and after those of the page.
      window.addEventListener(type, (event) => (wasPrevented = event.defaultPrevented));
      window.addEventListener(
        type,
        (event) => {
          const target = targetOf(window, event);
          if (!target) return;
          const count = this.records.length;
          const finish = () => {
            if (this.records.length > count) return;
            const reason = ignoreReason({...target.facts, defaultPrevented: wasPrevented, type: 'push'});
            const isOurs = !isModern || /^(default-prevented|new-window|modified-click)$/.test(reason ?? '');
            // Those that go on are recorded when they come.
            if (!isOurs || (reason === 'hash-change' && !event.defaultPrevented)) return;
            const fallback = event.defaultPrevented ? 'refused' : 'unmatched';
            this.add(window, target.url, {type: 'push', intercepted: false, reason: reason ?? fallback});
            event.preventDefault();
          };
          window.addEventListener(type, finish, {once: true});
        },
        {capture: true},
      );
    }
  }
}

/** What the driver makes of a `navigate` event. */
function reasonOf(event: NavigateEvent): IgnoreReason | undefined {
  const {sourceElement} = event;
  return ignoreReason({
    defaultPrevented: event.defaultPrevented,
    canIntercept: event.canIntercept && new URL(event.destination.url).origin === location.origin,
    download: event.downloadRequest !== null || !!sourceElement?.hasAttribute('download'),
    formPost: event.formData !== null && !/^get$/i.test(sourceElement?.getAttribute('formmethod') ?? ''),
    type: event.navigationType,
    hashChange: event.hashChange,
  });
}

/** Adds a listener that stays behind all others. What is added while an event is dispatched is not called for it. */
function stayLast(navigation: Navigation, type: 'navigate', listener: (event: NavigateEvent) => void): void {
  const add = navigation.addEventListener.bind(navigation);
  navigation.addEventListener = (...args: Parameters<typeof add>) => {
    add(...args);
    navigation.removeEventListener(type, listener);
    add(type, listener);
  };
  add(type, listener);
}

interface ClickTarget {
  readonly url: URL;
  readonly facts: Pick<
    NavigationFacts,
    'canIntercept' | 'newWindow' | 'modifiedClick' | 'download' | 'formPost' | 'hashChange'
  >;
}

/** Where a click on a link or the sending of a form leads to. */
function targetOf({document, location}: Window, event: MouseEvent | SubmitEvent): ClickTarget | undefined {
  const form =
    'submitter' in event ? new FormRequest(event.target as HTMLFormElement, event.submitter) : undefined;
  // Of another realm, so told by what it has.
  const link = event.composedPath().find((node) => (node as Element).localName === 'a') as
    HTMLAnchorElement | undefined;
  const to = form ? form.read('action') || location.href : link?.getAttribute('href');
  if (typeof to !== 'string' || !URL.canParse(to, document.baseURI)) return undefined;
  const url = new URL(to, document.baseURI);
  if (form?.isGet) url.search = form.query;
  const {button = 0, metaKey, ctrlKey, shiftKey, altKey} = event as Partial<MouseEvent>;
  return {
    url,
    facts: {
      canIntercept: url.origin === location.origin,
      newWindow: !/^(_self)?$/i.test((form ? form.read('target') : link?.target) ?? ''),
      modifiedClick: button !== 0 || !!(metaKey || ctrlKey || shiftKey || altKey),
      download: link?.hasAttribute('download') ?? false,
      formPost: form?.isGet === false,
      hashChange: !form && url.hash !== '' && url.href.split('#')[0] === location.href.split('#')[0],
    },
  };
}
