import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {warn} from '../diagnostics/warn.js';
import {HOLE} from '../routing/hole.js';
import type {Params} from '../routing/route.js';

// What a browser reads as code or markup, whatever the value is.
const CODE_ATTRIBUTE = /^(on|srcdoc$)/i;
/** What is in it is code. */
export const CODE_ELEMENT = /^(script|style)$/;
const URL_ATTRIBUTE = /^(.*href|src|action|formaction|data|to|from|by|values)$/i;

/** Fills `{{name}}` in a text. A name without a value becomes empty. */
export function fillText(text: string, params: Params, encode = (value: string) => value): string {
  return text.replace(HOLE, (_, name: string) =>
    encode(Object.hasOwn(params, name) ? (params[name] ?? '') : ''),
  );
}

/**
 * Clones a template and fills `{{name}}` in its text and attributes: always as text, never as markup. Values
 * come from the URL, so nothing they could turn into code is filled.
 */
export function fillTemplate(template: HTMLTemplateElement, params: Params): DocumentFragment {
  const content = document.importNode(template.content, true);
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text) {
      if (node.data.includes('{{') && !CODE_ELEMENT.test(node.parentElement?.localName ?? '')) {
        node.data = fillText(node.data, params);
      }
    } else if (node instanceof Element && node.localName !== 'template') {
      // The attributes of a nested template are filled when its own turn comes.
      for (const attribute of [...node.attributes]) fillAttribute(node, attribute, params);
    }
  }
  return content;
}

/** What an attribute becomes; undefined where a value could become code in it. */
export function fillValue(tag: string, name: string, value: string, params: Params): string | undefined {
  const filled = fillText(value, params);
  // The URL parser skips leading control characters, and tabs and newlines anywhere.
  const isScript = URL_ATTRIBUTE.test(name) && /^javascript:/i.test(filled.replace(/[\0- ]/g, ''));
  return isScript || CODE_ATTRIBUTE.test(name) || CODE_ELEMENT.test(tag) ? undefined : filled;
}

function fillAttribute(element: Element, {name, value}: Attr, params: Params): void {
  if (!value.includes('{{')) return;
  const filled = fillValue(element.localName, name, value, params);
  if (filled === undefined) {
    element.removeAttribute(name);
    if (DEV_MODE) warn('SR008', {name, value}, element);
  } else {
    element.setAttribute(name, filled);
  }
}
