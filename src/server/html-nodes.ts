import {CODE_ELEMENT, fillText, fillValue} from '../rendering/fill.js';
import type {MountableView, Params} from '../routing/route.js';
import {escapeHtml} from './raw-html.js';

/** A text, or an element: its name, its attributes, its children; `svg:` and `math:` begin what is not HTML. */
export type HtmlNode =
  string | readonly [name: string, attributes: Readonly<Record<string, string>>, ...HtmlNode[]];

/** Markup with `{{param}}` as data: the server writes it, and needs no DOM for that. */
export interface HtmlNodes extends MountableView {
  readonly nodes: readonly HtmlNode[];
  /** Filled in beside the params of the match. */
  readonly params?: Params;
}

export function isHtmlNodes(value: unknown): value is HtmlNodes {
  return typeof value === 'object' && value !== null && 'nodes' in value && 'mount' in value;
}

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
// What a parser takes for text up to the end tag.
const RAW = /^(style|script|xmp|iframe|noembed|noframes|noscript)$/;
// The parser skips a newline at their start.
const SKIPS_NEWLINE = /^(pre|textarea|listing)$/;

/** Writes markup with the params in it, always as text: what is refused in the browser is refused here. */
export function writeNodes(nodes: readonly HtmlNode[], params: Params): string {
  return nodes.map((node) => writeNode(node, params)).join('');
}

/** @param params - Undefined in a template: that is filled when its own turn comes. */
function writeNode(node: HtmlNode, params: Params | undefined): string {
  if (typeof node === 'string') return escapeHtml(fill(node, params));
  const [name, attributes, ...children] = node;
  const [, prefix, local = name] = /^(svg|math):(.*)$/s.exec(name) ?? [];
  const isTemplate = name === 'template';
  const inside = isTemplate ? undefined : params;
  const written = Object.entries(attributes).map(([key, value]) => {
    const filled = inside && value.includes('{{') ? fillValue(local, key, value, inside) : value;
    return filled === undefined ? '' : ` ${key}="${escapeHtml(filled)}"`;
  });
  const open = `<${local}${written.join('')}>`;
  if (prefix === undefined && VOID.test(local)) return open;
  const content = children.map((child) =>
    prefix === undefined && RAW.test(local) && typeof child === 'string'
      ? writeRaw(child, local, inside)
      : writeNode(child, CODE_ELEMENT.test(local) ? undefined : inside),
  );
  const [first] = children;
  const newline =
    typeof first === 'string' && first.startsWith('\n') && SKIPS_NEWLINE.test(local) ? '\n' : '';
  return `${open}${newline}${content.join('')}</${local}>`;
}

const fill = (text: string, params: Params | undefined) =>
  params && text.includes('{{') ? fillText(text, params) : text;

/** Nothing is escaped there, so a value must not hold what could end it. */
function writeRaw(text: string, name: string, params: Params | undefined): string {
  if (!params || CODE_ELEMENT.test(name)) return text;
  return fillText(text, params, escapeHtml);
}
