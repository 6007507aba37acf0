import {RedirectError} from '../routing/control-flow.js';
import {Base} from '../routing/location.js';
import {defaultOf} from '../routing/resolve.js';
import {tableOf} from '../routing/route-table.js';
import type {Route} from '../routing/route.js';
import {fillLayout, readAttribute, type LayoutMarkup} from './markup.js';
import {renderView} from './render-view.js';
import {RouteLoad, type PageWork} from './route-load.js';

/** The layout of a page with what its root route has brought. */
interface Root {
  readonly markup: LayoutMarkup;
  /** What has been started for the route slots in it. */
  readonly early: readonly RouteLoad[];
  /** What has been thrown. */
  readonly error?: unknown;
}

/**
 * Puts the view of a root route into a layout without route slots of its own, as the browser does.
 * @param path - Where the layout is mounted, if its `base` does not say that.
 */
export async function showRoot(
  markup: LayoutMarkup,
  root: Route | undefined,
  path: string,
  work: PageWork,
): Promise<Root> {
  const isOwn = markup.parts.some((part) => typeof part !== 'string');
  if (!root || root.view === undefined || isOwn) return {markup, early: []};
  const location = new Base(readAttribute(markup.attributes, 'base') ?? path).locate(work.url);
  const target = location && defaultOf(tableOf([{...root, default: true}]), location, '');
  if (!target) return {markup, early: []};
  const {load, inner} = new RouteLoad(target, '', work);
  const ended = await load.outcome;
  try {
    if ('error' in ended) throw ended.error;
    const html = await renderView(ended.view, '', load.context.params);
    return {markup: html === undefined ? markup : fillLayout(markup, html), early: inner};
  } catch (error) {
    for (const each of inner) each.abort();
    // Else the browser can still show it: the page comes as it is.
    if (!(error instanceof RedirectError)) work.report(error, load.context);
    return {markup, early: [], error};
  }
}
