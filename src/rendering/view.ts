import type {Target} from '../routing/resolve.js';
import type {LitTemplate, RouteContext, ViewValue} from '../routing/route.js';

/** A view on screen, among the light children of its route slot. */
export interface MountedView {
  /** Shows another value of the same route in place; false where it has to be replaced. */
  update(value: ViewValue, context: RouteContext): boolean;
  /** Survives a change of params, and so do the layouts inside it. */
  readonly updates: boolean;
  remove(): void;
  /** What it shows, where that is nodes and nothing else. */
  readonly nodes?: readonly Node[];
}

/** A view that looks itself for what of it is on screen. */
export interface Growing {
  /** A view on screen shows all that it has, and is left as it is. */
  isIn(view: MountedView): boolean;
  put(host: Element): MountedView;
}

/** What a view on screen was made for, and with what. */
export interface Shown {
  readonly target: Target;
  readonly context: RouteContext;
}

/** A place for nodes of ours among the light children: neither a box nor a style attribute that a CSP would refuse. */
export function createPlace(host: Element): HTMLElement {
  const place = document.createElement('div');
  place.style.display = 'contents';
  host.append(place);
  return place;
}

/** An element, or text that is not just white space. */
export const isSeen = (node: Node): boolean =>
  node instanceof Element || (node instanceof Text && node.data.trim() !== '');

/** Shows a view for the first time; one that throws leaves nothing behind. */
export function removeOnThrow(view: MountedView, show: () => unknown): MountedView {
  try {
    show();
    return view;
  } catch (error) {
    view.remove();
    throw error;
  }
}

export const isGrowing = (value: unknown): value is Growing =>
  typeof value === 'object' && value !== null && 'isIn' in value;

/** Any copy of Lit can have made it. */
export function isLitTemplate(value: unknown): value is LitTemplate {
  return typeof value === 'object' && value !== null && '_$litType$' in value;
}

/** A string is a tag where it is a valid custom-element name; any other string is text. */
export function isTagName(text: string): boolean {
  // https://html.spec.whatwg.org/multipage/custom-elements.html#valid-custom-element-name
  return /^[a-z][^\sA-Z/>\0]*-[^\sA-Z/>\0]*$/.test(text);
}
