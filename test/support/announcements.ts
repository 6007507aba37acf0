import type {FrameWindow} from './contract.js';
import {observe} from './realm.js';

/**
 * Records what the page says to assistive technology of its own accord: calls of `ariaNotify()`, and text that appears
 * in a live region. Fallbacks inside a route slot are content, not announcements, and are left out. Call it before the
 * library loads.
 */
export function recordAnnouncements(window: FrameWindow): string[] {
  const said: string[] = [];
  recordNotifications(window, said);
  recordLiveRegions(window, said);
  return said;
}

/** Takes `ariaNotify()` away, so that a live region is what is left. */
export function withoutAriaNotify(window: FrameWindow): void {
  for (const {prototype} of [window.Element, window.Document])
    Reflect.deleteProperty(prototype, 'ariaNotify');
}

function recordNotifications(window: FrameWindow, said: string[]): void {
  for (const {prototype} of [window.Element, window.Document]) {
    if (!('ariaNotify' in prototype)) continue;
    Object.defineProperty(prototype, 'ariaNotify', {
      configurable: true,
      value: (text: string) => said.push(text),
    });
  }
}

const LIVE = '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"], [role="log"]';

function recordLiveRegions(window: FrameWindow, said: string[]): void {
  const observer = observe(window, (records) => {
    const changed = records
      .map(({target}) => closestElement(target)?.closest(LIVE))
      .filter((region) => region != null);
    for (const region of new Set(changed)) {
      const text = region.textContent.trim();
      if (text !== '' && !isInRouteSlot(region)) said.push(text);
    }
  });
  const watch = (root: Node) => observer.observe(root, {childList: true, characterData: true, subtree: true});
  const {attachShadow} = window.Element.prototype;
  window.Element.prototype.attachShadow = function (this: Element, init) {
    const root = attachShadow.call(this, init);
    watch(root);
    return root;
  };
  watch(window.document);
}

function closestElement(node: Node): Element | null {
  return node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement;
}

function isInRouteSlot(el: Element): boolean {
  const root = el.getRootNode();
  return (
    el.closest('route-slot') !== null || ('host' in root && (root.host as Element).localName === 'route-slot')
  );
}
