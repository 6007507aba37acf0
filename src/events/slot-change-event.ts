import type {NavigationType, RouteMatch, SlotStatus} from '../routing/route.js';

/** Fired on a route slot after it shows something new. */
export class SlotChangeEvent extends Event {
  static readonly eventName = 'slot-change';
  /** The match now shown; `null` for a default and where nothing matched. */
  readonly match: RouteMatch | null;
  /** The status of the route slot. */
  readonly status: SlotStatus;
  /** What kind of navigation brought it. */
  readonly navigationType: NavigationType;

  constructor(match: RouteMatch | null, status: SlotStatus, navigationType: NavigationType) {
    super(SlotChangeEvent.eventName, {bubbles: true, composed: true});
    this.match = match;
    this.status = status;
    this.navigationType = navigationType;
  }
}

declare global {
  interface HTMLElementEventMap {
    'slot-change': SlotChangeEvent;
  }
}
