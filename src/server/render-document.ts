import type {LitTemplate} from '../routing/route.js';
import {isLitTemplate} from '../rendering/view.js';
import {escapeHtml, isRawHtml, type RawHtml} from './raw-html.js';
import {renderTemplate} from './render-view.js';

/** What a document gets to see. */
export interface DocumentContext {
  readonly request: Request;
  readonly url: URL;
}

/** Markup: a string is taken as it is. */
export type DocumentMarkup = string | RawHtml | LitTemplate;

/** The parts of a document of which the rest is made. */
export interface DocumentParts {
  /** What stands in `<head>`, after the character set. */
  readonly head?: DocumentMarkup;
  /** What stands in `<body>`, with the `<slot-layout>` in it. */
  readonly body: DocumentMarkup;
  /** The language of the page, for `<html lang>`. */
  readonly lang?: string;
}

/** A whole HTML document, or its parts. */
export type DocumentSource = DocumentMarkup | DocumentParts;

/** The page around the route slots: a document, or a function that makes one for a request. */
export type DocumentOption =
  DocumentSource | ((context: DocumentContext) => DocumentSource | PromiseLike<DocumentSource>);

/** The document for a request, as markup. */
export async function renderDocument(option: DocumentOption, context: DocumentContext): Promise<string> {
  const source = typeof option === 'function' ? await option(context) : option;
  if (!isParts(source)) return render(source);
  const [head, body] = await Promise.all([render(source.head ?? ''), render(source.body)]);
  const lang = source.lang === undefined ? '' : ` lang="${escapeHtml(source.lang)}"`;
  return `<!doctype html><html${lang}><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
}

const isParts = (source: DocumentSource): source is DocumentParts =>
  typeof source === 'object' && 'body' in source;

function render(markup: DocumentMarkup): string | Promise<string> {
  if (typeof markup === 'string') return markup;
  return isLitTemplate(markup) ? renderTemplate(markup) : isRawHtml(markup) ? markup.html : '';
}

/** A document with the title that its routes give it, in the place of its own. */
export function withTitle(before: string, title: string | undefined): string {
  if (title === undefined) return before;
  const element = `<title>${escapeHtml(title)}</title>`;
  // A picture in the body may have a title as well.
  const end = before.search(/<\/head|<body/i);
  const head = end < 0 ? before : before.slice(0, end);
  const own = /<title(?:\s[^>]*)?>[^]*?<\/title\s*>/i;
  // As a function: a title may hold `$`.
  const titled = own.test(head) ? head.replace(own, () => element) : head + (end < 0 ? '' : element);
  return titled + before.slice(head.length);
}
