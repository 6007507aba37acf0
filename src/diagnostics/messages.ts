/** What a message may quote. Every code uses the fields it needs. */
export interface Details {
  /** The value that is wrong, as the author wrote it. */
  readonly value?: unknown;
  /** The route slot's name. */
  readonly slot?: string;
  /** The attribute or property the value stands in. */
  readonly name?: string;
  /** More of the kind: other names, URLs, allowed values. */
  readonly list?: readonly unknown[];
}

export type Code = keyof typeof messages;

const names = (list: readonly unknown[] = []) => list.map((item) => `"${String(item)}"`).join(', ');

/**
 * Every word said to a developer. Codes are permanent: a code is never used again for another meaning.
 * Each entry says what is wrong, then what to do.
 */
export const messages = {
  SR001: (d: Details) =>
    `The URL "${d.value}" is not found: the route slots ${names(d.list)} have neither a route nor a default for it. ` +
    'Add a <template default> (or a route with default: true) to each of them.',
  SR002: (d: Details) =>
    `Route slot "${d.slot}" has the invalid path "${d.value}" and leaves that route out. ` +
    'Write a URLPattern pathname such as "/members/:id".',
  SR003: (d: Details) =>
    `Route slot "${d.slot}" has two routes for the path "${d.value}"; the first one is used. Remove the other.`,
  SR004: (d: Details) => `Route slot "${d.slot}" has two defaults; the first one is used. Remove the other.`,
  SR005: (d: Details) =>
    `"${d.value}" is not a value of the attribute ${d.name}; its default is used. Write one of ${names(d.list)}.`,
  SR006: (d: Details) =>
    `Route slot "${d.slot}" has no <slot-layout> around it and shows nothing. Put one around it.`,
  SR007: (d: Details) =>
    `The tag "${d.value}" is already defined by another class, so slot-router leaves it alone. Load slot-router once.`,
  SR008: (d: Details) =>
    `The parameters in ${d.name}="${d.value}" were refused, because their values come from the URL. ` +
    'Use them in text or in plain attributes, and listen with addEventListener.',
  SR009: (d: Details) =>
    `The redirect of route slot "${d.slot}" to "${d.value}" was refused: it leaves this origin. ` +
    'Redirect to a URL of this site, or set location.href yourself.',
  SR010: (d: Details) =>
    `The redirect of route slot "${d.slot}" to "${d.value}" was refused: more than 20 redirects in one navigation, ` +
    `${names(d.list)}. Let one of these routes show a view.`,
  SR011: (d: Details) =>
    `The view of route slot "${d.slot}" is "${d.value}", which cannot be shown. Give a tag name, an element class, ` +
    'a Lit template, a node, a string, null, an object with mount(), or a function that returns one of these.',
  SR012: (d: Details) =>
    `The layout has no route slot "${d.value}" with a place of its own in the URL. ` +
    `Its route slots are ${names(d.list)}; several with source="path" share one URL, so name one of them.`,
  SR013: (d: Details) =>
    `A route of route slot "${d.slot}" has neither a path nor default: true and is left out. Give it one of them.`,
  SR014: (d: Details) =>
    `Route slot "${d.slot}" has unmatched="default" but no default, and shows nothing. Add a <template default>.`,
  SR015: (d: Details) =>
    `A layout has the invalid base "${d.value}" and stays inactive. Write a URLPattern pathname such as "/teams/:team".`,
  SR016: (d: Details) => `"${d.value}" is not a URL. Write a path such as "/members/42" or a whole URL.`,
  SR017: (d: Details) =>
    `The server's document, which begins with "${d.value}", has no <slot-layout>. Put one around its route slots.`,
  SR018: (d: Details) =>
    `The data of route slot "${d.slot}" cannot be written as JSON: "${d.value}". The browser shows what the ` +
    'server has rendered, without the data, and loads again what has come after the first byte. Return plain objects, arrays, strings, numbers, booleans and null.',
  SR019: (d: Details) =>
    `The fragment "${d.value}" of route slot "${d.slot}" was refused: it is on another origin. ` +
    'Use a src of this site, or add crossorigin to the template.',
  SR020: (d: Details) =>
    `The fragment "${d.value}" of route slot "${d.slot}" was refused: a parameter would take it out of its folder. ` +
    'Use parameters as path segments of src, behind its folder.',
  SR021: (d: Details) =>
    `The fragment "${d.value}" of route slot "${d.slot}" was answered with status ${d.list?.[0]}. ` +
    'Look into the log of the server, or add error="response" to the template to show what it says.',
  SR022: (d: Details) =>
    `The fragment "${d.value}" of route slot "${d.slot}" has the type "${d.list?.[0]}". Send it as text/html.`,
  SR023: (d: Details) =>
    `The fragment "${d.value}" of route slot "${d.slot}" is larger than ${d.list?.[0]} bytes. Split it.`,
  SR024: (d: Details) =>
    `The fragment "${d.value}" of route slot "${d.slot}" was not complete after ${d.list?.[0]} s. ` +
    'Look into the log of the server.',
  SR025: (d: Details) =>
    `The fragment "${d.value}" of route slot "${d.slot}" was not received, or not to its end. ` +
    'Look into the network panel of the browser.',
  SR026: (d: Details) =>
    `"${d.value}" has no route slot "${d.slot}" at the place where this page has one. ` +
    'Put the same layout on both pages, or give the template the src of a fragment for this route slot.',
  SR027: (d: Details) =>
    `The Angular component "${d.value}" of route slot "${d.slot}" has no app to be shown in. ` +
    'Add provideSlotRouter() to the providers of the app, or call angularView() where inject() can be called.',
  SR028: (d: Details) =>
    `The Lit template of route slot "${d.slot}" is not what the server has sent ("${d.value}") and is rendered anew. ` +
    'Let both sides make it of the same data.',
  SR029: (d: Details) =>
    `A "${d.value}" was given other routes more than 20 times in a second, and loads everything anew for each. ` +
    'Make its routes once, outside of what renders it.',
};
