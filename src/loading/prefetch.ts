import {parseUrl} from '../routing/parse-url.js';
import type {Load} from './load.js';

type Mode = 'intent' | 'viewport';

/** How long something prefetched waits for its navigation, in milliseconds. */
const WAITING = 30_000;

/**
 * Finds out which links are about to be followed. A module of its own: most pages prefetch nothing.
 * @param prefetch - Loads what a URL would show.
 * @param drop - Gives up a load that no navigation has taken over.
 * @param signal - Aborted when there is nothing to prefetch for any more.
 */
export function watchLinks(
  prefetch: (url: URL) => readonly Load[],
  drop: (load: Load) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  const visit = (link: HTMLAnchorElement) => {
    const url = parseUrl(link.href, document.baseURI);
    if (!url) return;
    const isOurs = url.origin === location.origin && !link.hasAttribute('download') && !link.dataset.slot;
    if (!isOurs || !/^(_self)?$/i.test(link.target)) return;
    for (const load of prefetch(url)) {
      setTimeout(() => drop(load), WAITING);
      // What has failed is loaded again when it is needed.
      void Promise.resolve(load.outcome).then((outcome) => 'error' in outcome && drop(load));
    }
  };
  const onIntent = (event: Event) => {
    const link = event.composedPath().find(isLink);
    if (link && modeOf(link) === 'intent') visit(link);
  };
  for (const type of ['pointerover', 'focusin', 'touchstart'])
    addEventListener(type, onIntent, {capture: true, passive: true, signal});
  const inSight = new IntersectionObserver((entries) => {
    for (const {isIntersecting, target} of entries) {
      if (!isIntersecting || !isLink(target)) continue;
      inSight.unobserve(target);
      visit(target);
    }
  });
  const observe = (root: ParentNode & Node) => {
    for (const link of [root, ...root.querySelectorAll('a[href]')])
      if (isLink(link) && modeOf(link) === 'viewport') inSight.observe(link);
  };
  observe(document);
  const added = new MutationObserver((records) => {
    for (const {addedNodes} of records)
      for (const node of addedNodes) if (node instanceof Element) observe(node);
  });
  added.observe(document, {childList: true, subtree: true});
  signal.addEventListener('abort', () => {
    inSight.disconnect();
    added.disconnect();
  });
}

const isLink = (node: unknown): node is HTMLAnchorElement =>
  node instanceof HTMLAnchorElement && node.href !== '';

/** What a link says itself, else the layout around it. */
function modeOf(link: Element): Mode | undefined {
  let value = link.getAttribute('prefetch');
  for (let node: Node | null = link; node && value === null;) {
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
    if (node instanceof Element && node.localName === 'slot-layout') value = node.getAttribute('prefetch');
  }
  return value === 'intent' || value === 'viewport' ? value : undefined;
}
