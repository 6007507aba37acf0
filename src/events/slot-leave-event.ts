import type {RouteMatch} from '../routing/route.js';

/** Fired on a route slot before its view changes. Cancel it to refuse the whole navigation. */
export class SlotLeaveEvent extends Event {
  static readonly eventName = 'slot-leave';
  /** The match that would be left, or `null` for a default. */
  readonly from: RouteMatch | null;
  /** The URL the navigation would go to. */
  readonly url: URL;

  constructor(from: RouteMatch | null, url: URL) {
    super(SlotLeaveEvent.eventName, {bubbles: true, composed: true, cancelable: true});
    this.from = from;
    this.url = url;
  }
}

declare global {
  interface HTMLElementEventMap {
    'slot-leave': SlotLeaveEvent;
  }
}
