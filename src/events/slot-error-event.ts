/** Fired on a route slot when its load or view failed. Cancel it to keep the error fallback away. */
export class SlotErrorEvent extends Event {
  static readonly eventName = 'slot-error';
  /** What the loader, the import or the view threw. */
  readonly error: unknown;
  /** Loads this route slot again. */
  readonly retry: () => Promise<void>;
  /** The browser was offline; the route slot loads again by itself when it is back. */
  readonly offline: boolean;

  constructor(error: unknown, retry: () => Promise<void>, offline = false) {
    super(SlotErrorEvent.eventName, {bubbles: true, composed: true, cancelable: true});
    this.error = error;
    this.retry = retry;
    this.offline = offline;
  }
}

declare global {
  interface HTMLElementEventMap {
    'slot-error': SlotErrorEvent;
  }
}
