/** Moves focus to what asks for it, else to the start of the page, unless somebody has moved it since. */
export function resetFocus(focusedBefore: Element | null): void {
  if (focusedBefore === null || document.activeElement !== focusedBefore) return;
  const autofocus = document.querySelector<HTMLElement>('[autofocus]');
  if (autofocus) autofocus.focus();
  else if (focusedBefore instanceof HTMLElement) focusedBefore.blur();
}

/** Scrolls to the fragment of the URL if it names an element, else to the start of the page. */
export function resetScroll(hash: string): void {
  const target = hash === '' ? null : document.getElementById(decodeFragment(hash));
  // Smooth scrolling is for the reader's own jumps: https://github.com/WICG/navigation-api/issues/284
  if (target) target.scrollIntoView({behavior: 'instant'});
  else window.scrollTo({top: 0, left: 0, behavior: 'instant'});
}

function decodeFragment(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
