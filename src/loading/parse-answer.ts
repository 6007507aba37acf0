import type DOMPurify from 'dompurify';
import type {Config} from 'dompurify';

/** Reads as much of an answer as has come, as a document of its own in which nothing runs. */
export type Parse = (text: string) => Document;

interface Policy {
  createHTML(text: string): string;
  createScript(text: string): string;
  createScriptURL(text: string): string;
}

/** What the types of the DOM do not know yet. */
interface Global {
  readonly trustedTypes?: {createPolicy(name: string, rules: Policy): Policy};
}

/** What could act by itself or change what is around it, beside what every sanitizer removes. */
// Chromium 156 (2026-11): Document.parseHTML crashes on a marquee. Remove that when it does not.
const ELEMENTS = ['base', 'meta', 'link', 'noscript', 'marquee'];
// An animation sets a URL that no sanitizer has seen: `values` has several, and a nested template fills in the rest.
const ANIMATIONS = ['animate', 'set'];
// These would let a route that the markup brings along import code, trust another fragment, or lead the page away
// without a click; and a control send, or be sent with, a form outside.
const ATTRIBUTES = ['module', 'trusted', 'crossorigin', 'redirect', 'form'];

// What the browser's sanitizer removes in any case, for the other one.
const UNSAFE = [
  'script',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'use',
  '#comment',
  ...ELEMENTS,
  ...ANIMATIONS,
];

let policy: Policy | undefined;
let purify: Promise<typeof DOMPurify> | undefined;

/** The one policy under which strings become markup or code: a CSP allows it by its name. */
export function trustedPolicy(): Policy {
  const same = (text: string) => text;
  const rules = {createHTML: same, createScript: same, createScriptURL: same};
  return (policy ??= (globalThis as Global).trustedTypes?.createPolicy('slot-router', rules) ?? rules);
}

/**
 * Finds out how HTML is to be read: as it is where its server is trusted, else by the browser's sanitizer, or by
 * DOMPurify where it has none.
 */
export async function parserFor(isTrusted: boolean): Promise<Parse> {
  const parse: Parse = (text) => Document.parseHTMLUnsafe(trustedPolicy().createHTML(text));
  if (isTrusted) return parse;
  const animations = ANIMATIONS.map((name) => ({name, namespace: 'http://www.w3.org/2000/svg'}));
  const removeElements = [...ELEMENTS, ...animations];
  const sanitizer = {removeElements, removeAttributes: ATTRIBUTES, comments: false};
  const native = Document as {parseHTML?(text: string, options: object): Document};
  if (native.parseHTML) return (text) => unname(native.parseHTML?.(text, {sanitizer}) ?? new Document());
  const {sanitize} = await (purify ??= import('dompurify').then((module) => module.default));
  const config: Config = {
    ADD_TAGS: (name) => !UNSAFE.includes(name),
    ADD_ATTR: (name) => !/^(on|is$|srcdoc$)/.test(name),
    FORBID_ATTR: ATTRIBUTES,
    ALLOW_UNKNOWN_PROTOCOLS: true,
    // What is removed goes with all that is in it, and the fields of a form keep their names.
    KEEP_CONTENT: false,
    SANITIZE_DOM: false,
    WHOLE_DOCUMENT: true,
    TRUSTED_TYPES_POLICY: trustedPolicy() as unknown as NonNullable<Config['TRUSTED_TYPES_POLICY']>, // all that it calls
  };
  return (text) => unname(parse(sanitize(text, config)));
}

/** Takes the names that would hide properties of the document, such as `createElement`, from every script. */
function unname<Root extends Document | DocumentFragment>(root: Root): Root {
  for (const element of root.querySelectorAll('img[name], form[name]')) element.removeAttribute('name');
  for (const template of root.querySelectorAll('template')) unname(template.content);
  return root;
}
