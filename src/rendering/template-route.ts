import type {Route} from '../routing/route.js';
import {fillText} from './fill.js';
import {isSeen} from './view.js';

/** Reads the route that a `<template path>` or `<template default>` declares. */
export function templateRoute(template: HTMLTemplateElement): Route {
  const read = (name: string) => template.getAttribute(name) ?? undefined;
  const path = read('path');
  const title = read('title');
  const module = read('module');
  const redirect = read('redirect');
  const intercept = read('intercept');
  const search = read('search')
    ?.split(/[\s,]+/)
    .filter(Boolean);
  return {
    view: template,
    default: template.hasAttribute('default'),
    ...(path !== undefined && {path}),
    ...(module !== undefined && {module}),
    ...(template.hasAttribute('src') && {fragment: template}),
    ...(intercept !== undefined && {intercept}),
    ...(search && {search}),
    ...(title !== undefined && {title: ({params}) => fillText(title, params)}),
    ...(redirect !== undefined && {redirect: ({params}) => fillText(redirect, params, encodeURIComponent)}),
  };
}

/** The templates of a route slot that declare routes, in the order of the document. */
export function routeTemplates(host: Element): HTMLTemplateElement[] {
  return [...host.children].filter(
    (child): child is HTMLTemplateElement =>
      child.localName === 'template' && (child.hasAttribute('path') || child.hasAttribute('default')),
  );
}

/** The children of a route slot that are neither templates nor fallbacks, unless there is nothing to see. */
export function adoptableNodes(host: Element): readonly ChildNode[] {
  const nodes = [...host.childNodes].filter(
    // The fields of a form can shadow its own `slot`.
    (node) => !(node instanceof Element && (node.localName === 'template' || node.getAttribute('slot'))),
  );
  return nodes.some(isSeen) ? nodes : [];
}
