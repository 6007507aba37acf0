import type {FrameWindow, RouteSlotElement} from './contract.js';
import {observe} from './realm.js';

/** Counts the mutations of a route slot: its host, everything below it, and its shadow root. */
export interface MutationWatch {
  /** What has changed since the last call, as `type target`. */
  take(): string[];
}

export function watchMutations(slot: RouteSlotElement): MutationWatch {
  const seen: string[] = [];
  const record = (records: readonly MutationRecord[]) => {
    seen.push(
      ...records.map(({type, target, attributeName}) => `${type} ${target.nodeName} ${attributeName ?? ''}`),
    );
  };
  const observer = observe(slot.ownerDocument.defaultView as FrameWindow, record);
  const everything = {attributes: true, childList: true, characterData: true, subtree: true};
  observer.observe(slot, everything);
  if (slot.shadowRoot) observer.observe(slot.shadowRoot, everything);
  return {
    take() {
      record(observer.takeRecords());
      return seen.splice(0);
    },
  };
}

/** One event as a test looks at it: its type, the name of its route slot, and the event. */
export interface Recorded {
  readonly type: string;
  readonly slot: string;
  readonly event: Event;
}

/** Records events of these types at the document, so only those that bubble out of every shadow root. */
export function recordEvents(document: Document, ...types: string[]): Recorded[] {
  const seen: Recorded[] = [];
  for (const type of types) {
    document.addEventListener(type, (event) => {
      const target = event.composedPath()[0] as Partial<RouteSlotElement> & Element;
      seen.push({type, slot: target.name ?? target.localName, event});
    });
  }
  return seen;
}
