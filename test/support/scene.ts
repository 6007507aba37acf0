import type {FrameWindow, Library, RouteSlotElement, SlotLayoutElement} from './contract.js';

/** What a test gets to prepare a document with: everything in it is of the frame's own realm. */
export interface Scene {
  readonly window: FrameWindow;
  readonly document: Document;
  readonly lib: Library;
  /** The first layout of the document. */
  readonly layout: SlotLayoutElement;
  slot(name: string): RouteSlotElement;
  /** Imports a module in the realm of the frame. */
  import<T>(url: string): Promise<T>;
}

export interface PageOptions {
  /** The path the frame is loaded with; `/page/…` is answered with the fixture document. */
  url: string;
  /** What is in the body, on every load; with a function, by URL. */
  html: string | ((url: URL) => string);
  /** What stands in the head beside the title, for example a policy in a `<meta>`. */
  head?: string;
  title?: string;
  /** Runs after the body was parsed and before the library loads, in every document. */
  prepare?: (scene: Omit<Scene, 'lib'>) => void;
  /** Runs in the same task as the module that registers the elements, right after it, in every document. */
  setup?: (scene: Scene) => void;
  /** `none`: no library; the test imports it itself. */
  build?: 'dev' | 'min' | 'none';
  /** `false`: do not wait for the layouts to settle, because the test holds a load. */
  settle?: boolean;
  width?: number;
  height?: number;
}
