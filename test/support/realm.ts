import type {FrameWindow} from './contract.js';

/* eslint-disable @typescript-eslint/no-implied-eval -- the only way to a function of another realm */

/** Imports a module in the realm of a frame. */
export function importInto<T>(window: FrameWindow, url: string): Promise<T> {
  const load = new window.Function('url', 'return import(url)') as (url: string) => Promise<T>;
  return load(url);
}

/**
 * A mutation observer of a frame. Chromium 156 wraps a node that no script has seen yet in the realm of the callback; so
 * the callback is one of the frame's, else its own `instanceof` would not know the node.
 */
export function observe(
  window: FrameWindow,
  onRecords: (records: MutationRecord[]) => void,
): MutationObserver {
  const wrap = new window.Function('onRecords', 'return (records) => onRecords(records)') as (
    callback: (records: MutationRecord[]) => void,
  ) => MutationCallback;
  return new window.MutationObserver(wrap(onRecords));
}
