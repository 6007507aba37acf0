import type {LitTemplate, RouteContext, ViewValue} from '../routing/route.js';

/** A view on screen, among the light children of its route slot. */
export interface MountedView {
  /** Shows another value of the same route in place; false where it has to be replaced. */
  update(value: ViewValue, context: RouteContext): boolean;
  /** Survives a change of params, and so do the layouts inside it. */
  readonly updates: boolean;
  remove(): void;
}

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

/** Any copy of Lit can have made it. */
export function isLitTemplate(value: unknown): value is LitTemplate {
  return typeof value === 'object' && value !== null && '_$litType$' in value;
}
