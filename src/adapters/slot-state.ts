import type {RouteSlot} from '../elements/route-slot.js';
import type {Params, RouteMatch, SlotStatus} from '../routing/route.js';

/** What a route slot says of itself at one moment, under the names of its own properties. */
export interface RouteSlotState {
  /** The route slot; null while there is none of that name on the page. */
  readonly element: RouteSlot | null;
  readonly status: SlotStatus;
  /** The last navigation did not match it, and it stayed as it was. */
  readonly kept: boolean;
  /** It shows its default. */
  readonly isDefault: boolean;
  /** The route found for its segment; null for a default and where nothing matched. */
  readonly match: RouteMatch | null;
  /** The params of its route and of the layouts around it, decoded. */
  readonly params: Params;
  /** The part of the URL that it resolved, percent-encoded; null where nothing matched. */
  readonly segment: string | null;
  /** What its loader returned. */
  readonly data: unknown;
  /** What its loader or view threw. */
  readonly error: unknown;
}

/** A route slot as somebody names it: by its name (the first one of that name on the page), or itself. */
export type SlotReference = string | RouteSlot | null | undefined;

/** A route slot, or what says which one, each time anew. */
export type SlotFinder = SlotReference | (() => SlotReference);

/** What a route slot says now: the very same object as long as nothing has changed. */
export type ReadSlot = (slot: SlotReference) => RouteSlotState;

/** Begins to follow a route slot, which may come and go. */
export const createReader = (): ReadSlot => {
  let last: Record<string, unknown> = {};
  return (slot) => {
    // A server has no document.
    const element =
      (typeof slot === 'string'
        ? [...(globalThis.document?.querySelectorAll<RouteSlot>('route-slot') ?? [])].find(
            ({name}) => name === slot,
          )
        : slot) ?? null;
    // Of one that is not there, or is not defined yet.
    const now: Record<string, unknown> = {
      element,
      status: 'empty',
      kept: false,
      isDefault: false,
      match: null,
      params: {},
      segment: null,
      data: element?.data,
      error: element?.error,
    };
    let hasChanged: boolean | undefined;
    for (const key in now) {
      now[key] = element?.[key as keyof RouteSlot] ?? now[key];
      // The params are those of the match; those of a default come with the layout.
      hasChanged ||=
        key === 'params' ? JSON.stringify(now[key]) !== JSON.stringify(last[key]) : now[key] !== last[key];
    }
    if (hasChanged) last = now;
    return last as unknown as RouteSlotState; // with each of its names
  };
};

/** Calls back whenever a route slot may have changed, until the function that it returns is called. */
export const watchSlots = (onChange: () => void): (() => void) => {
  const watching = new AbortController();
  // One that has failed has changed as well. Of its options a listener takes the signal.
  for (const type of ['slot-load', 'slot-change', 'layout-settle'])
    globalThis.document?.addEventListener(type, onChange, watching);
  return () => watching.abort();
};

/** What is found first on the way from a node to the document, through shadow roots too. */
export const around = <T>(
  node: Node | null | undefined,
  find: (node: Node) => T | undefined,
): T | null | undefined =>
  node && (find(node) ?? around(node.parentNode ?? (node as Partial<ShadowRoot>).host, find));

/** The route slot around a node of a view. */
export const slotAround = (inner: Node | null | undefined): RouteSlot | null | undefined =>
  around(inner, (node) => (node.nodeName === 'ROUTE-SLOT' ? (node as RouteSlot) : undefined));
