/** Fired on a layout after the last route slot of a navigation has settled. */
export class LayoutSettleEvent extends Event {
  static readonly eventName = 'layout-settle';

  constructor() {
    super(LayoutSettleEvent.eventName, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'layout-settle': LayoutSettleEvent;
  }
}
