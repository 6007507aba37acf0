import type {MountableView} from '../routing/route.js';

/** Markup that is shown as it is, on the server and in the browser. */
export interface RawHtml extends MountableView {
  readonly html: string;
}

/**
 * Marks a string as markup: a view that is a plain string is text. Whatever comes from outside has to be escaped in
 * it already. On a page with Trusted Types the browser shows it through the page's default policy.
 * @param html - The markup, for example what has been read from an HTML file.
 */
export function rawHtml(html: string): RawHtml {
  return {
    html,
    mount(container) {
      container.innerHTML = html;
      return {unmount: () => undefined};
    },
  };
}

export function isRawHtml(value: unknown): value is RawHtml {
  return typeof value === 'object' && value !== null && 'html' in value && 'mount' in value;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe in markup and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (each) => ESCAPES[each] ?? each);

/** A value as JSON that a script element can hold; undefined where it cannot be written as JSON. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}
