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

/** What a route slot says, for a framework to ask for and to be told of. */
export interface SlotState {
  /** What it says now: the very same object as long as nothing has changed. */
  read(): RouteSlotState;
  /** Calls back after each change, until the function that it returns is called. */
  watch(onChange: () => void): () => void;
}

// One that has failed has changed as well.
const EVENTS = ['slot-load', 'slot-change', 'layout-settle'];

/**
 * Follows a route slot, which may come and go.
 * @param find - Says which one, each time anew.
 */
export function createSlotState(find: () => SlotReference): SlotState {
  let last: RouteSlotState;
  let before: readonly unknown[] = [];
  // A server has no document.
  const {document} = globalThis;
  return {
    read() {
      const slot = find();
      const element = (typeof slot === 'string' ? document && findSlot(document, slot) : slot) ?? null;
      const {status = 'empty', kept = false, isDefault = false, match = null} = element ?? {};
      const {params = {}, segment = null, data, error} = element ?? {};
      // The params are those of the match; those of a default come with the layout.
      const now = {element, status, kept, isDefault, match, params, segment, data, error};
      const values = Object.values({...now, params: JSON.stringify(params)});
      if (values.some((value, i) => value !== before[i])) last = now;
      before = values;
      return last;
    },
    watch(onChange) {
      for (const type of EVENTS) document?.addEventListener(type, onChange);
      return () => EVENTS.forEach((type) => document?.removeEventListener(type, onChange));
    },
  };
}

/** The first route slot of a name in a document or shadow tree. */
export const findSlot = (root: ParentNode, name: string): RouteSlot | undefined =>
  [...root.querySelectorAll<RouteSlot>('route-slot')].find((slot) => slot.name === name);

/** What is found first on the way from a node to the document, through shadow roots too. */
export function around<T>(
  inner: Node | null | undefined,
  find: (node: Node) => T | undefined,
): T | undefined {
  for (let node = inner; node; node = node.parentNode ?? (node as ShadowRoot).host) {
    const found = find(node);
    if (found) return found;
  }
  return undefined;
}

/** The route slot around a node of a view. */
export const slotAround = (inner: Node | null | undefined): RouteSlot | undefined =>
  around(inner, (node) => (node.nodeName === 'ROUTE-SLOT' ? (node as RouteSlot) : undefined));
