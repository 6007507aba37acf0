import type {createDriver} from '../../src/navigation/create-driver.js';
import type {HistoryDriver} from '../../src/navigation/history-driver.js';
import type {Committed, Handling, NavigationRequest} from '../../src/navigation/driver.js';
import type {Memory} from '../../src/navigation/memory.js';
import {hasNavigationApi} from '../../src/testing/watch-navigations.js';

type FrameWindow = Window & typeof globalThis;

/** A document with the History driver in it, which runs in every engine. */
export interface DriverFrame {
  readonly window: FrameWindow;
  readonly document: Document;
  readonly driver: HistoryDriver;
  /** What a page of that document would choose. */
  readonly createDriver: typeof createDriver;
  /** What was left uncaught. */
  readonly errors: readonly string[];
  /** How many documents the frame has had. */
  readonly loads: number;
  /** Resolves when the frame has another document, with the driver in it. */
  next(): Promise<void>;
  find<T extends Element = HTMLElement>(selector: string): T;
}

/** What is of the realm of the frame. */
type Modules = Pick<DriverFrame, 'driver' | 'createDriver'>;

const frames = new Set<HTMLIFrameElement>();

/** Opens a document with this body at a path below `/page/`. */
export async function openDriverFrame(html = '', path = '/page/start'): Promise<DriverFrame> {
  const frame = document.createElement('iframe');
  frames.add(frame);
  let modules: Modules | undefined;
  const errors: string[] = [];
  let loads = 0;
  let onSetup: (() => void) | undefined;
  const next = () => new Promise<void>((resolve) => (onSetup = resolve));
  const page = {
    begin: () =>
      `<title>Fixture</title></head><body>${html}<script type="module">
        import {createDriver} from '/src/navigation/create-driver.ts';
        import {HistoryDriver} from '/src/navigation/history-driver.ts';
        frameElement.page.setup({createDriver, driver: new HistoryDriver()});
      </script></body>`,
    setup(own: Modules) {
      frame.contentWindow?.addEventListener('error', ({message}) => errors.push(message));
      modules = own;
      loads++;
      onSetup?.();
    },
  };
  Object.assign(frame, {page});
  frame.src = path;
  const ready = next();
  document.body.append(frame);
  await ready;
  const loaded = () => {
    if (!modules) throw new Error('The frame has no document yet.');
    return modules;
  };
  const own: DriverFrame = {
    get window() {
      return frame.contentWindow as FrameWindow;
    },
    get document() {
      return own.window.document;
    },
    get driver() {
      return loaded().driver;
    },
    get createDriver() {
      return loaded().createDriver;
    },
    errors,
    get loads() {
      return loads;
    },
    next,
    find<T extends Element>(selector: string) {
      const found = own.document.querySelector<T>(selector);
      if (!found) throw new Error(`no "${selector}"`);
      return found;
    },
  };
  return own;
}

/**
 * To be called before a frame is opened that goes back: WebKitGTK 2.50 remembers the frames that are gone in the entry
 * of the test page, and then cannot go back in a new one. An entry of its own has none of them.
 */
export function startEntry(): void {
  if (!hasNavigationApi(window)) history.pushState(history.state, '');
}

export function closeDriverFrames(): void {
  for (const frame of frames) frame.remove();
  frames.clear();
}

export interface Answer extends Partial<Omit<Handling, 'memory' | 'commit'>> {
  readonly memory?: Memory;
  readonly committed?: Committed;
}

/** A router that notes what it is asked, and gives the answer that the test has put there. */
export class StubRouter {
  readonly requests: NavigationRequest[] = [];
  /** The URLs that were shown. */
  readonly commits: string[] = [];
  /** How often it was told to write down what an entry remembers. */
  entries = 0;
  answer: Answer | undefined | false = {};

  readonly handle = (request: NavigationRequest): Handling | undefined | false => {
    this.requests.push(request);
    const {answer} = this;
    if (!answer) return answer;
    const {url = request.url, leavesPage = false, ownsPage = false, memory = {}, committed} = answer;
    return {
      url,
      leavesPage,
      ownsPage,
      memory: () => memory,
      commit: () => {
        this.commits.push(pathOf(url));
        return committed ?? {painted: undefined, settled: undefined};
      },
    };
  };

  readonly remember = (): void => {
    this.entries++;
  };

  /** The last request in few words: `push /page/x`. */
  get asked(): string {
    const last = this.requests.at(-1);
    return last ? `${last.type} ${pathOf(last.url)}` : 'nothing';
  }
}

export function pathOf({pathname, search, hash}: URL): string {
  return pathname + search + hash;
}

/** Listens with a router of the test's, and behind it keeps the browser from doing what was left to it. */
export function listen({driver, window}: DriverFrame, signal = new AbortController().signal): StubRouter {
  const router = new StubRouter();
  driver.listen(router.handle, router.remember, signal);
  for (const type of ['click', 'submit']) window.addEventListener(type, (event) => event.preventDefault());
  return router;
}

/** Notes how the history is written. Its length says nothing where it is full. */
export function spyHistory({window: {history}}: DriverFrame): string[] {
  const calls: string[] = [];
  for (const type of ['push', 'replace'] as const) {
    const original = history[`${type}State`].bind(history);
    history[`${type}State`] = (...args: Parameters<History['pushState']>) => {
      calls.push(type);
      original(...args);
    };
  }
  return calls;
}
