import {outerOf, readAttribute, type ElementMarkup} from './markup.js';

// What @lit-labs/ssr writes where a template has a value.
const MARKER = /<!--(~*\/?lit-[^>]*)-->/g;
const MARKER_OR_TEMPLATE = new RegExp(`<(/?)template(?=[\\s/>])|${MARKER.source}`, 'gi');

/** Replaces markers, but for those in a shadow tree, which belong to the element that has it. */
function replaceMarkers(html: string, replace: (marker: string) => string): string {
  let depth = 0;
  return html.replace(MARKER_OR_TEMPLATE, (found, slash: string | undefined, marker: string | undefined) => {
    if (slash === undefined) return depth > 0 ? found : replace(marker ?? '');
    depth += slash === '/' ? -1 : 1;
    return found;
  });
}

/** Tells the markers of a view from those of the view around it, which is to find only its own. */
export const maskMarkers = (html: string): string => replaceMarkers(html, (marker) => `<!--~${marker}-->`);

/** Markup that nobody will bring to life. */
export const withoutMarkers = (html: string): string => replaceMarkers(html, () => '');

/** What of the markup in a route slot stays there beside its view, with the markers of the template it is from. */
export function ownMarkup(html: string, children: readonly ElementMarkup[]): string {
  const parts: string[] = [];
  let at = 0;
  const keepMarkers = (end: number) => parts.push(...(html.slice(at, end).match(MARKER) ?? []));
  for (const child of children) {
    keepMarkers(child.start);
    const isOwn = child.name === 'template' || readAttribute(child.attributes, 'slot') !== undefined;
    if (isOwn) parts.push(outerOf(child));
    at = child.end;
  }
  keepMarkers(html.length);
  return parts.join('');
}
