import type {SlotLayout} from '../elements/slot-layout.js';
import {hasNavigationApi, type PageWindow} from './watch-navigations.js';

/** A route slot of a name; the one without a name is `children`. */
export function slotSelector(name: string): string {
  return name === 'children'
    ? 'route-slot:not([name]), route-slot[name="children"]'
    : `route-slot[name="${name}"]`;
}

/** Waits for the navigation under way, and for the layouts that are there now. */
export async function layoutsSettled(window: PageWindow): Promise<void> {
  if (hasNavigationApi(window)) await window.navigation.transition?.finished.catch(() => undefined);
  await Promise.all(topLayouts(window).map(({settled}) => settled));
}

/** The document or a route slot is loading, or a navigation is under way. */
export function isBusy(window: PageWindow): boolean {
  // A traversal that begins before the load event ends with it in Firefox 153.
  if (window.document.readyState !== 'complete') return true;
  if (hasNavigationApi(window) && window.navigation.transition) return true;
  return topLayouts(window).some(({slots}) => slots?.some(({status}) => status === 'loading'));
}

/** The layouts that stand in no other. Before the elements are defined they have none of their properties. */
function topLayouts({document}: Window): Partial<SlotLayout>[] {
  const layouts = [...document.querySelectorAll('slot-layout')];
  return layouts.filter((layout) => !layout.parentElement?.closest('slot-layout'));
}
