export {SlotLayout, type Destination} from './elements/slot-layout.js';
export {RouteSlot} from './elements/route-slot.js';
export {SlotLeaveEvent} from './events/slot-leave-event.js';
export {SlotLoadEvent} from './events/slot-load-event.js';
export {SlotChangeEvent} from './events/slot-change-event.js';
export {SlotErrorEvent} from './events/slot-error-event.js';
export {LayoutSettleEvent} from './events/layout-settle-event.js';
export {notFound, NotFoundError, redirect, RedirectError} from './routing/control-flow.js';
export {SlotRouterError} from './diagnostics/slot-router-error.js';
export type {NavigateOptions, NavigateResult} from './navigation/driver.js';
export type {Href, KnownSearchParams, PathContext, RoutePath} from './routing/href.js';
export type {
  ActionContext,
  LayoutStatus,
  LitTemplate,
  LoadContext,
  Mounted,
  MountableView,
  NavigationType,
  Params,
  Route,
  RouteContext,
  RouteMatch,
  RouteTables,
  SlotStatus,
  Unmatched,
  View,
  ViewValue,
} from './routing/route.js';
