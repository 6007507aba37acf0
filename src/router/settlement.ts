import type {NavigationType} from '../routing/route.js';
import type {SlotController} from './slot-controller.js';

/** One navigation on its way to the moment when the last route slot that it changed has settled. */
export interface Settlement {
  readonly type: NavigationType;
  /** It changes the page's main content: the browser resets focus and scroll. */
  readonly ownsPage: boolean;
  /** The route slots that it changes, but for those that another one has taken over. */
  readonly slots: Set<SlotController>;
  readonly finished: Promise<void>;
  isFinished: boolean;
}
