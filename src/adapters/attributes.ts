import type {LayoutSettleEvent} from '../events/layout-settle-event.js';
import type {SlotChangeEvent} from '../events/slot-change-event.js';
import type {SlotErrorEvent} from '../events/slot-error-event.js';
import type {SlotLeaveEvent} from '../events/slot-leave-event.js';
import type {SlotLoadEvent} from '../events/slot-load-event.js';
import type {Route, RouteTables, Source, Unmatched} from '../routing/route.js';

/** What a template may set on `<slot-layout>`. */
export interface SlotLayoutAttributes {
  base?: string | undefined;
  restore?: boolean | undefined;
  transition?: boolean | undefined;
  prefetch?: 'none' | 'intent' | 'viewport' | undefined;
  announce?: 'auto' | 'off' | undefined;
  routes?: RouteTables | undefined;
}

/** What a template may set on `<route-slot>`. */
export interface RouteSlotAttributes {
  name?: string | undefined;
  source?: Source | undefined;
  unmatched?: Unmatched | undefined;
  'loading-delay'?: number | string | undefined;
  'keep-alive'?: number | string | undefined;
  modal?: boolean | undefined;
  disabled?: boolean | undefined;
  routes?: readonly Route[] | undefined;
}

/** The events of both elements, which bubble: a template may listen on either. */
export interface SlotEvents {
  'slot-leave': SlotLeaveEvent;
  'slot-load': SlotLoadEvent;
  'slot-change': SlotChangeEvent;
  'slot-error': SlotErrorEvent;
  'layout-settle': LayoutSettleEvent;
}

/** Listeners as React and Svelte name them: `onslot-change`. */
export type SlotListeners = {
  [Type in keyof SlotEvents as `on${Type}`]?: ((event: SlotEvents[Type]) => void) | undefined;
};
