// Markup as text, on the server. The same views run in the browser with the `h` of site/dom.js.

const escapes = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

/** Text that is safe in markup and in quoted attributes. */
export const escape = (text) => String(text).replace(/[&<>"']/g, (character) => escapes[character]);

/** Markup that needs no escaping any more. */
export class Markup {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

/** Builds an element as markup: everything that is not markup already is text. */
export function h(tag, attributes = {}, ...children) {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => ` ${name}="${escape(value === true ? '' : value)}"`)
    .join('');
  const inside = children
    .flat(Infinity)
    .filter((child) => child !== undefined && child !== null && child !== false)
    .map((child) => (child instanceof Markup ? child.text : escape(child)))
    .join('');
  return new Markup(`<${tag}${written}>${inside}</${tag}>`);
}
