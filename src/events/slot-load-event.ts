/** Fired on a route slot when it starts loading. */
export class SlotLoadEvent extends Event {
  static readonly eventName = 'slot-load';
  /** Aborted when the route slot moves on before or after the load has ended. */
  readonly signal: AbortSignal;

  constructor(signal: AbortSignal) {
    super(SlotLoadEvent.eventName, {bubbles: true, composed: true});
    this.signal = signal;
  }
}

declare global {
  interface HTMLElementEventMap {
    'slot-load': SlotLoadEvent;
  }
}
