import {SlotRouterError} from '../diagnostics/slot-router-error.js';
import type {Params, View, ViewValue} from '../routing/route.js';
import {isLitTemplate, isTagName} from '../rendering/view.js';
import {isHtmlNodes, writeNodes} from './html-nodes.js';
import {escapeHtml, isRawHtml} from './raw-html.js';

/** What only a browser can show. */
const CLIENT_ONLY = {mount: () => undefined};

/**
 * A view as markup.
 * @param params - What is filled into markup that has places for it.
 * @returns undefined for what only a browser can show: an element, a node, or an object with `mount`.
 * @throws SlotRouterError SR011 where the value is no view.
 */
export function renderView(
  value: ViewValue,
  slot: string,
  params: Params,
): string | undefined | Promise<string> {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return isTagName(value) ? undefined : escapeHtml(value);
  if (isRawHtml(value)) return value.html;
  if (isHtmlNodes(value)) return writeNodes(value.nodes, {...params, ...value.params});
  if (isLitTemplate(value)) return renderTemplate(value);
  if (typeof value === 'object' && ('mount' in value || 'nodeType' in value)) return undefined;
  throw new SlotRouterError('SR011', {slot, value});
}

/** Renders a Lit template. Whoever shows none needs no renderer for them. */
export async function renderTemplate(template: object): Promise<string> {
  const [{render}, {collectResult}] = await Promise.all([
    import('@lit-labs/ssr'),
    import('@lit-labs/ssr/lib/render-result.js'),
  ]);
  return collectResult(render(template));
}

/** A view that can be called where there is no DOM: an element class, which is called nowhere, is put aside. */
export function callable(view: View, prepare: (context: object) => void): View {
  if (typeof view !== 'function') return view;
  if (isClass(view)) return CLIENT_ONLY;
  const call = view as (context: object) => unknown; // no class, so a function of the context
  const putAside = (came: unknown): unknown => {
    if (isClass(came)) return CLIENT_ONLY;
    const isModule = typeof came === 'object' && came !== null && 'default' in came;
    return isModule ? {default: isClass(came.default) ? CLIENT_ONLY : came.default} : came;
  };
  const run = (context: object) => {
    prepare(context);
    const came = call(context);
    return came instanceof Promise ? came.then(putAside) : putAside(came);
  };
  // One that asks for no context may be imported while the data is loading.
  return (view.length > 0 ? (context: object) => run(context) : (...all: [object]) => run(...all)) as View;
}

const isClass = (value: unknown): boolean =>
  typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));
