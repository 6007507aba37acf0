import {defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes} from 'parse5';
import type {HtmlNode} from '../server/html-nodes.js';
import {patternName} from './segments.js';

type ChildNode = DefaultTreeAdapterTypes.ChildNode;

/** Why a file is no unit. */
export class HtmlError extends Error {}

const NAMESPACES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2000/svg': 'svg:',
  'http://www.w3.org/1998/Math/MathML': 'math:',
};

const MOVE = 'put the code into a .ts or .js unit';

const DOCUMENT = /<(html|head|body)[\s>]/i;

const HOLE = /\{\{\s*([\p{ID_Continue}$-]+)\s*\}\}/gu;

/**
 * Parses a unit as the content of a `<template>`, so that a browser makes the same nodes of it without parsing: under
 * Trusted Types, markup in a text is refused.
 * @throws HtmlError with what is not allowed in it.
 */
export function parseUnit(html: string): readonly HtmlNode[] {
  // The parser leaves these out, wherever they are.
  const [, tag] = DOCUMENT.exec(html.replace(/<!--[^]*?-->/g, '')) ?? [];
  if (tag !== undefined)
    throw new HtmlError(
      `it holds <${tag.toLowerCase()}>, which belongs to the page around the routes; write what is in it only`,
    );
  return parseFragment(html, {sourceCodeLocationInfo: false}).childNodes.flatMap(readNode);
}

function readNode(node: ChildNode): HtmlNode[] {
  if (defaultTreeAdapter.isTextNode(node)) return [rename(node.value)];
  if (!defaultTreeAdapter.isElementNode(node)) return [];
  const {tagName, attrs, namespaceURI} = node;
  const type = attrs.find(({name}) => name === 'type')?.value ?? '';
  if (tagName === 'script' && /^$|module|javascript|ecmascript/i.test(type))
    throw new HtmlError(`it holds a <script>, which would not run; ${MOVE}`);
  const attributes: Record<string, string> = {};
  for (const {name, value, prefix} of attrs) {
    // In code, that key would change the prototype.
    if (name === '__proto__') continue;
    if (/^on/i.test(name)) throw new HtmlError(`it holds the event handler ${name}="${value}"; ${MOVE}`);
    // A parser makes a shadow root of it; a browser does not parse this, and a unit is the same on both sides.
    if (tagName === 'template' && name === 'shadowrootmode')
      throw new HtmlError(
        `it holds <template ${name}>, which would be a shadow root on a server only; ${MOVE}`,
      );
    attributes[prefix ? `${prefix}:${name}` : name] = rename(value);
  }
  const children =
    'content' in node ? (node.content as {childNodes: ChildNode[]}).childNodes : node.childNodes;
  return [[(NAMESPACES[namespaceURI] ?? '') + tagName, attributes, ...children.flatMap(readNode)]];
}

/** Calls a param as patterns do. */
const rename = (text: string): string =>
  text.includes('{{') ? text.replace(HOLE, (_, name: string) => `{{${patternName(name)}}}`) : text;
