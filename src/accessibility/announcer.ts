/** Has `ariaNotify`, a way to speak without a live region (Chromium 141, Firefox 150; not WebKitGTK 2.50). */
interface Notifying {
  ariaNotify(message: string): void;
}

/** Says a message to assistive technology, once. */
export function announce(message: string, host: Element, region: Element): void {
  if ('ariaNotify' in host) {
    (host as Element & Notifying).ariaNotify(message); // just tested
    return;
  }
  region.textContent = message;
}
