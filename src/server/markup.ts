import {SlotRouterError} from '../diagnostics/slot-router-error.js';

/** A start or end tag. */
interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
}

/** An element of the author's markup, cut at its tags. */
export interface ElementMarkup {
  readonly name: string;
  /** As they are written, with a space before each. */
  readonly attributes: string;
  readonly inner: string;
  readonly start: number;
  readonly end: number;
}

/** A document, or the view of a nested layout, cut at its layout and at the route slots of that. */
export interface LayoutMarkup {
  readonly before: string;
  readonly attributes: string;
  /** Markup and route slots, in their order. */
  readonly parts: readonly (string | ElementMarkup)[];
  readonly after: string;
}

const ATTRIBUTES = `(?:"[^"]*"|'[^']*'|[^'">])*`;
// A comment and what is in a script are no tags.
const TAG = new RegExp(
  `<!--[^]*?(?:-->|$)|<(script|style|textarea|title)(?=[\\s/>])${ATTRIBUTES}>[^]*?</\\1\\s*>|<(/?)([a-z][^\\s/>]*)(${ATTRIBUTES})>`,
  'gi',
);
const STYLE = new RegExp(
  `<!--[^]*?(?:-->|$)|<style(?=[\\s/>])${ATTRIBUTES}>[^]*?</style\\s*>|<link(?=[\\s/>])${ATTRIBUTES}>`,
  'gi',
);
const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

function* tagsOf(html: string): Generator<Tag> {
  for (const match of html.matchAll(TAG)) {
    const [text, , slash, name, attributes = ''] = match;
    if (name === undefined) continue;
    yield {
      name: name.toLowerCase(),
      isEnd: slash === '/',
      attributes,
      start: match.index,
      end: match.index + text.length,
    };
  }
}

/** The elements with a name, without those inside others of `around` or inside templates; or all outermost ones. */
function* elementsOf(html: string, name?: string, around?: string): Generator<ElementMarkup> {
  let open: Tag | undefined;
  let depth = 0;
  for (const tag of tagsOf(html)) {
    if (!open) {
      const isHidden = tag.name === 'template' || tag.name === around;
      if (tag.isEnd || (name !== undefined && tag.name !== name && !isHidden)) continue;
      if (VOID.test(tag.name)) yield {...tag, inner: ''};
      else open = tag;
      depth = 1;
    } else if (tag.name === open.name) {
      depth += tag.isEnd ? -1 : 1;
      if (depth > 0) continue;
      const {attributes, start} = open;
      if (name === undefined || open.name === name)
        yield {name: open.name, attributes, inner: html.slice(open.end, tag.start), start, end: tag.end};
      open = undefined;
    }
  }
  // The browser closes it at the end as well.
  if (open && (name === undefined || open.name === name))
    yield {
      name: open.name,
      attributes: open.attributes,
      inner: html.slice(open.end),
      start: open.start,
      end: html.length,
    };
}

/** The outermost elements in some markup. */
export const childrenOf = (html: string): ElementMarkup[] => [...elementsOf(html)];

const ATTRIBUTE = /\s*([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Reads an attribute; undefined where it is not there. */
export function readAttribute(attributes: string, name: string): string | undefined {
  for (const [, key, double, single, bare] of attributes.matchAll(ATTRIBUTE))
    if (key?.toLowerCase() === name) return unescape(double ?? single ?? bare ?? '');
  return undefined;
}

/** The attributes without one of them. */
export const withoutAttribute = (attributes: string, name: string): string =>
  attributes.replace(ATTRIBUTE, (text, key: string) => (key.toLowerCase() === name ? '' : text));

const unescape = (text: string) => text.replace(/&(?:quot|#39|lt|gt|amp);/g, (each) => NAMES[each] ?? each);
const NAMES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

/** The markup of an element from its start tag to its end tag. */
export const outerOf = ({name, attributes, inner}: ElementMarkup): string =>
  VOID.test(name) ? `<${name}${attributes}>` : `<${name}${attributes}>${inner}</${name}>`;

/**
 * Cuts a document at its first layout.
 * @throws SlotRouterError SR017 where there is none.
 */
export function cutDocument(html: string): LayoutMarkup {
  const [layout] = elementsOf(html, 'slot-layout');
  if (!layout) throw new SlotRouterError('SR017', {value: html.slice(0, 80)});
  return cut(html, layout);
}

/** Cuts the view of a nested layout: where its outermost element is no layout, one is put around it. */
export function cutView(html: string): LayoutMarkup {
  const [layout, other] = childrenOf(html);
  if (layout?.name === 'slot-layout' && !other) return cut(html, layout);
  return cut(html, {name: '', attributes: '', inner: html, start: 0, end: html.length});
}

/** Puts a view into a layout. */
export function fillLayout(layout: LayoutMarkup, html: string): LayoutMarkup {
  return {...layout, parts: partsOf(html)};
}

function cut(html: string, {attributes, inner, start, end}: ElementMarkup): LayoutMarkup {
  return {
    before: html.slice(0, start),
    attributes: attributes.replace(/\/$/, ''),
    parts: partsOf(inner),
    after: html.slice(end),
  };
}

function partsOf(html: string): (string | ElementMarkup)[] {
  const parts: (string | ElementMarkup)[] = [];
  let at = 0;
  // The route slots of a layout inside it are not its own.
  for (const element of elementsOf(html, 'route-slot', 'slot-layout')) {
    parts.push(html.slice(at, element.start), element);
    at = element.end;
  }
  parts.push(html.slice(at));
  return parts;
}

/** The style sheets of a document's head: what styles the page is to style a shadow tree as well. */
export function stylesOf(head: string): string {
  const found = [...head.matchAll(STYLE)].map(([text]) => text);
  return found
    .filter((text) => /^<(style|link(?=[^]*\srel\s*=\s*["']?stylesheet["'\s>/]))/i.test(text))
    .join('');
}
