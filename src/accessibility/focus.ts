/** True while the focus is in an element, in its shadow tree, or in anything assigned to it, and can be seen. */
export function holdsFocus(element: Element): boolean {
  const {activeElement} = document;
  if (!activeElement || activeElement === document.body) return false;
  const root = element.getRootNode();
  let focused = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
  if (!element.contains(focused)) return false;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  // What has just been hidden loses the focus only when the browser renders next.
  return focused?.checkVisibility() ?? false;
}

/** Moves focus to an element that cannot be reached by keyboard otherwise, without scrolling to it. */
export function takeFocus(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({preventScroll: true});
}
