import type {mountView} from '../rendering/mounted-view.js';
import {fillPlaces} from '../rendering/sent.js';
import {defaultOf} from '../routing/resolve.js';
import {isRoot, RouteTable} from '../routing/route-table.js';
import type {EarlyLoads} from './early-loads.js';
import type {LayoutController} from './layout-controller.js';

/**
 * Fills what a server has left empty. Puts the view of a root route into its layout, and starts to load what will be in
 * it: no waterfall. A module of its own: most layouts have their markup on the page.
 */
export async function showRoot(
  layout: LayoutController,
  early: EarlyLoads,
  mount: typeof mountView,
): Promise<void> {
  const {host, base} = layout;
  const {routes: route} = host;
  fillPlaces(host);
  if (!isRoot(route) || route === layout.root) return;
  const location = base.locate(new URL(window.location.href));
  if (!location || host.querySelector('route-slot')) return;
  layout.root = route;
  const target = defaultOf(new RouteTable([{...route, default: true}]), location, '');
  if (!target || route.view === undefined) return;
  const {outcome, context} = early.take(target, '', 'load');
  const ended = await outcome;
  if ('error' in ended) throw ended.error;
  host.replaceChildren();
  mount(host, ended.view, context);
}
