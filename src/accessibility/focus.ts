/** True while the focus is in an element, in its shadow tree, or in anything assigned to it. */
export function holdsFocus(element: Element): boolean {
  return element.matches(':focus-within');
}

/** Moves focus to an element that cannot be reached by keyboard otherwise, without scrolling to it. */
export function takeFocus(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({preventScroll: true});
}
