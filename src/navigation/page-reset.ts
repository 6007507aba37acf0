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

/** Keeps the browser from restoring the scroll position within this document. Across documents it does so best. */
export function takeScrollRestoration(signal: AbortSignal): void {
  const take = () => (history.scrollRestoration = 'manual');
  // What was there before may be what an earlier document has left: Firefox 153 keeps it over a reload.
  const giveBack = () => (history.scrollRestoration = 'auto');
  take();
  addEventListener('pageshow', take, {signal});
  addEventListener('pagehide', giveBack, {signal});
  signal.addEventListener('abort', giveBack);
}

function decodeFragment(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
