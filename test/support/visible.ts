/**
 * What a person sees of a route slot.
 *
 * The rule: the flat tree below the host is walked (a shadow root instead of the children, assigned nodes instead of a
 * `<slot>`), and whatever is not rendered is left out: `display: none`, `visibility: hidden`, `content-visibility:
 * hidden`, closed dialogs, and the one-pixel boxes that speak to screen readers only. `checkVisibility()` itself is not
 * used, because it calls an element with `display: contents` invisible whatever is inside. The close button of a modal
 * dialog is not content and is left out too.
 *
 * A visible leaf (text, or an element with a box and nothing in it) belongs to the nearest region around it: the shadow
 * part `content`, `loading`, `error` or `not-found`, or the shadow `<slot>` of that name. What is in none of them, such as
 * the error view of a route object, belongs to the status of the route slot.
 */

import {type RouteSlotElement} from './contract.js';

type Region = 'content' | 'loading' | 'error' | 'not-found';

interface Leaf {
  readonly text: string;
  readonly region: Region | undefined;
}

const REGIONS: readonly Region[] = ['loading', 'error', 'not-found', 'content'];
const UNSEEN = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'TITLE', 'LINK', 'META', 'NOSCRIPT']);

/** The visible text of an element, its shadow tree and assigned nodes included, with white space collapsed. */
export function visibleText(el: Element): string {
  return [...leaves(el, undefined, undefined)]
    .map(({text}) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The regions of a route slot in which something is visible, joined by `+`; `empty` if there is none. */
export function visibleRegions(host: Element): string {
  const seen = new Set<Region>();
  const status = (host as Partial<RouteSlotElement>).status;
  const otherwise = REGIONS.find((region) => region === status) ?? 'content';
  for (const {text, region = otherwise} of leaves(host, host.shadowRoot ?? undefined, undefined)) {
    if (text !== ' ') seen.add(region);
  }
  return REGIONS.filter((region) => seen.has(region)).join('+') || 'empty';
}

function* leaves(node: Node, root: ShadowRoot | undefined, region: Region | undefined): Generator<Leaf> {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.nodeValue ?? '';
    if (text.trim() !== '') yield {text, region};
    else yield {text: ' ', region};
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const el = node as HTMLElement;
  if (!isRendered(el)) return;
  const inner = el.getRootNode() === root ? (regionOf(el) ?? region) : region;
  const children = flatChildren(el);
  if (children.length === 0 && hasBox(el)) yield {text: '', region: inner};
  const block = !/^(inline|contents)/.test(styleOf(el).display);
  if (block) yield {text: ' ', region: inner};
  for (const child of children) {
    // The text of an element with `visibility: hidden` is unseen, a visible descendant of it is not.
    if (child.nodeType === Node.TEXT_NODE && styleOf(el).visibility !== 'visible') continue;
    yield* leaves(child, root, inner);
  }
  if (block) yield {text: ' ', region: inner};
}

function flatChildren(el: Element): readonly Node[] {
  if (el.shadowRoot !== null) return [...el.shadowRoot.childNodes];
  if (el.localName === 'slot' && el.getRootNode() !== el.ownerDocument) {
    const assigned = (el as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return [...el.childNodes];
}

function regionOf(el: Element): Region | undefined {
  const named = REGIONS.find((region) => el.part.contains(region));
  if (named !== undefined) return named;
  if (el.localName !== 'slot') return undefined;
  const name = el.getAttribute('name') ?? '';
  return name === '' ? 'content' : REGIONS.find((region) => region === name);
}

function isRendered(el: HTMLElement): boolean {
  if (UNSEEN.has(el.tagName) || el.part.contains('close-button')) return false;
  const style = styleOf(el);
  if (style.display === 'none' || style.contentVisibility === 'hidden') return false;
  const outOfFlow = style.position === 'absolute' || style.position === 'fixed';
  return !(outOfFlow && (el.offsetWidth <= 1 || el.offsetHeight <= 1) && style.overflow !== 'visible');
}

function hasBox(el: Element): boolean {
  const {width, height} = el.getBoundingClientRect();
  return width * height > 0 && styleOf(el).visibility === 'visible';
}

function styleOf(el: Element): CSSStyleDeclaration {
  return (el.ownerDocument.defaultView ?? window).getComputedStyle(el);
}
