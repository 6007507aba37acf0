import type {Driver} from './driver.js';
import {HistoryDriver} from './history-driver.js';
import {NavigationApiDriver} from './navigation-api-driver.js';

/** Takes the Navigation API where the browser has it, else the History API. */
export function createDriver(): Driver {
  const {navigation} = globalThis;
  // An element with id="navigation" clobbers the property, so its presence alone says nothing.
  return typeof Navigation === 'function' && navigation instanceof Navigation
    ? new NavigationApiDriver(navigation)
    : new HistoryDriver();
}
