/** What the server says of a route slot beside its content: what its loader returned, or how it ended. */
export interface Sent {
  readonly data?: unknown;
  readonly status?: 'error' | 'not-found';
}

/** Takes what the server has sent for nobody's eyes, and the fallbacks that it has rendered. */
export function takeSent(host: Element): Sent | undefined {
  let sent: Sent | undefined;
  for (const element of host.querySelectorAll(':scope > [slot=view]')) {
    element.remove();
    // The stream may have been cut.
    try {
      if (element.localName === 'script') sent = JSON.parse(element.textContent) as Sent; // as the server writes it
    } catch {
      // Then it is loaded here.
    }
  }
  return sent;
}
