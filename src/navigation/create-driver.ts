import type {Driver} from './driver.js';
import {NavigationApiDriver} from './navigation-api-driver.js';

/** Takes the Navigation API where the browser has it; the driver for all others is loaded on need. */
export async function createDriver(): Promise<Driver> {
  const {navigation} = globalThis;
  // An element with id="navigation" clobbers the property, so its presence alone says nothing.
  if (typeof Navigation === 'function' && navigation instanceof Navigation)
    return new NavigationApiDriver(navigation);
  return new (await import('./history-driver.js')).HistoryDriver();
}
