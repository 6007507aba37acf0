import {RouteSlot} from './elements/route-slot.js';
import {SlotLayout} from './elements/slot-layout.js';

SlotLayout.define();
RouteSlot.define();

declare global {
  interface HTMLElementTagNameMap {
    'slot-layout': SlotLayout;
    'route-slot': RouteSlot;
  }
}
