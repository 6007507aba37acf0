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

/** What a route slot says, for a framework to ask for and to be told of. */
export type SlotState = readonly [
  /** What it says now: the very same object as long as nothing has changed. */
  read: () => RouteSlotState,
  /** Calls back after each change, until the function that it returns is called. */
  watch: (onChange: () => void) => () => void,
];

/**
 * Follows a route slot, which may come and go.
 */
export function createSlotState(finder: SlotFinder): SlotState {
  // A server has no document.
  const {document} = globalThis;
  let last: Record<string, unknown> = {};
  let lastParams: string | undefined;
  return [
    () => {
      const slot = typeof finder === 'function' ? finder() : finder;
      const element =
        (typeof slot === 'string' ? all(document).find(({name}) => name === slot) : slot) ?? null;
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
      // The params are those of the match; those of a default come with the layout.
      let hasChanged = lastParams !== (lastParams = JSON.stringify(element?.params));
      for (const key in now) {
        now[key] = element?.[key as keyof RouteSlot] ?? now[key];
        hasChanged ||= key !== 'params' && now[key] !== last[key];
      }
      if (hasChanged) last = now;
      return last as unknown as RouteSlotState; // with each of its names
    },
    (onChange) => {
      const watching = new AbortController();
      // One that has failed has changed as well. Of its options a listener takes the signal.
      for (const type of ['slot-load', 'slot-change', 'layout-settle'])
        document?.addEventListener(type, onChange, watching);
      return () => watching.abort();
    },
  ];
}

/** The route slots of a document or shadow tree, if there is one. */
export const all = (root: ParentNode | undefined): readonly RouteSlot[] => [
  ...(root?.querySelectorAll<RouteSlot>('route-slot') ?? []),
];

/** What is found first on the way from a node to the document, through shadow roots too. */
export const around = <T>(
  node: Node | null | undefined,
  find: (node: Node) => T | undefined,
): T | undefined =>
  node ? (find(node) ?? around(node.parentNode ?? (node as Partial<ShadowRoot>).host, find)) : undefined;

/** The route slot around a node of a view. */
export const slotAround = (inner: Node | null | undefined): RouteSlot | undefined =>
  around(inner, (node) => (node.nodeName === 'ROUTE-SLOT' ? (node as RouteSlot) : undefined));
