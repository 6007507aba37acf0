/** The routes of one route slot: a path, or `default`, and the markup of its template; `''` shows nothing. */
export type Templates = Readonly<Record<string, string>>;

/** A `<route-slot>` with one `<template>` per route. Further children, for example fallbacks, go in as `extra`. */
export function slot(name: string, templates: Templates, attributes = '', extra = ''): string {
  const routes = Object.entries(templates).map(([path, html]) => {
    return `<template ${path === 'default' ? 'default' : `path="${path}"`}>${html}</template>`;
  });
  const named = name === 'children' ? '' : ` name="${name}"`;
  return `<route-slot${named} ${attributes}>${routes.join('')}${extra}</route-slot>`;
}

/** A `<slot-layout>` at a base, with the route slots of a scenario's tree in their order. */
export function layout(base: string, slots: Readonly<Record<string, Templates>>, attributes = ''): string {
  const inner = Object.entries(slots).map(([name, templates]) => slot(name, templates));
  return `<slot-layout base="${base}" ${attributes}>${inner.join('\n')}</slot-layout>`;
}

/** A fragment of the document, for views of route objects that hold route slots. */
export function fragment(document: Document, html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return document.importNode(template.content, true);
}
