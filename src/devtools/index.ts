import {SlotRouterDevtools} from './devtools-panel.js';

SlotRouterDevtools.define();

export {SlotRouterDevtools} from './devtools-panel.js';
