import type {NavigationType} from '../routing/route.js';

/** Why a navigation is left to the browser. */
export type IgnoreReason =
  | 'default-prevented'
  | 'not-interceptable'
  | 'new-window'
  | 'modified-click'
  | 'download'
  | 'form-post'
  | 'reload'
  | 'hash-change';

/** What both drivers can tell about a navigation before it happens. */
export interface NavigationFacts {
  /** Another listener has taken the event. */
  readonly defaultPrevented?: boolean;
  /** False for other origins, other schemes, and traversals to another document. */
  readonly canIntercept: boolean;
  /** The link or form opens its target in another browsing context. */
  readonly newWindow?: boolean;
  /** A click with another button, or with a key that opens a tab, a window or a download. */
  readonly modifiedClick?: boolean;
  readonly download: boolean;
  readonly formPost: boolean;
  readonly type: NavigationType;
  /** Only the fragment differs. */
  readonly hashChange: boolean;
}

/** Decides whether a navigation is left to the browser, and says why; undefined where it may be routed. */
export function ignoreReason(facts: NavigationFacts): IgnoreReason | undefined {
  // Somebody closer to the element has decided already.
  if (facts.defaultPrevented) return 'default-prevented';
  if (!facts.canIntercept) return 'not-interceptable';
  if (facts.newWindow) return 'new-window';
  if (facts.modifiedClick) return 'modified-click';
  if (facts.download) return 'download';
  // The answer to a POST is a document of the server's.
  if (facts.formPost) return 'form-post';
  // A reload asks for a new document; route slots are resolved again from the URL (R020).
  if (facts.type === 'reload') return 'reload';
  // The browser scrolls to the fragment and updates :target better than a script can. A traversal
  // may lead to an entry that remembers something else, though its URL differs in the fragment only.
  if (facts.hashChange && facts.type !== 'traverse') return 'hash-change';
  return undefined;
}
