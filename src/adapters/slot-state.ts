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

const EVENTS = ['slot-load', 'slot-change', 'slot-error', 'layout-settle'];

/**
 * Follows a route slot, which may come and go.
 * @param find - Says which one, each time anew.
 */
export function createSlotState(find: () => SlotReference): SlotState {
  let last: RouteSlotState | undefined;
  return {
    read() {
      const next = stateOf(elementOf(find()));
      return (last = last && isEqual(last, next) ? last : next);
    },
    watch(onChange) {
      // A server renders no second time.
      const target: EventTarget = globalThis.document ?? new EventTarget();
      for (const type of EVENTS) target.addEventListener(type, onChange);
      return () => {
        for (const type of EVENTS) target.removeEventListener(type, onChange);
      };
    },
  };
}

/** The route slot around a node of a view, through shadow roots too. */
export function slotAround(inner: Node | null | undefined): RouteSlot | null {
  for (let node = inner; node; node = node instanceof ShadowRoot ? node.host : node.parentNode)
    if (node instanceof Element && node.localName === 'route-slot') return node as RouteSlot;
  return null;
}

function elementOf(slot: SlotReference): RouteSlot | null {
  if (typeof slot !== 'string') return slot ?? null;
  const name = CSS.escape(slot);
  const unnamed = slot === 'children' ? ', route-slot:not([name])' : '';
  return globalThis.document?.querySelector<RouteSlot>(`route-slot[name="${name}"]${unnamed}`) ?? null;
}

function stateOf(element: RouteSlot | null): RouteSlotState {
  const {status = 'empty', kept = false, isDefault = false, match = null} = element ?? {};
  const {params = {}, segment = null, data, error} = element ?? {};
  return {element, status, kept, isDefault, match, params, segment, data, error};
}

const isEqual = (a: RouteSlotState, b: RouteSlotState): boolean =>
  Object.entries(a).every(([key, value]) => {
    const other: unknown = b[key as keyof RouteSlotState]; // as entries gives them
    return Object.is(value, other) || (key === 'params' && JSON.stringify(value) === JSON.stringify(other));
  });
