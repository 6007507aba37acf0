import {announce} from '../accessibility/announcer.js';
import {LayoutSettleEvent} from '../events/layout-settle-event.js';
import type {LayoutController} from './layout-controller.js';
import type {Settlement} from './settlement.js';
import type {SlotController} from './slot-controller.js';

/** Tells listeners and assistive technology that a navigation has settled, once. */
export function report({type, slots: changed}: Settlement, roots: Iterable<LayoutController>): void {
  const layouts = new Set<LayoutController>();
  const slots = [...changed].filter(({layout}) => layout);
  for (const {layout} of slots) if (layout) layouts.add(layout);
  for (const root of roots) layouts.add(root);
  for (const {host} of layouts) host.dispatchEvent(new LayoutSettleEvent());
  // The document itself is announced by the browser when it loads.
  if (type === 'load') return;
  const spoken = slots.filter(({layout}) => layout?.host.announce === 'auto');
  // In the outermost layout, so that the message is no part of any route slot.
  let speaker = spoken[0]?.layout;
  while (speaker?.outer) speaker = speaker.outer;
  if (speaker) announce(spoken.flatMap(sentence).join(' '), speaker.host, speaker.region);
}

function sentence({host, status}: SlotController): string[] {
  const isPage = host.name === 'children';
  const name = host.getAttribute('aria-label') ?? (isPage ? document.title || 'Page' : host.name);
  if (status === 'ready') return [`${name} loaded.`];
  if (status === 'error') return [`${name} failed to load.`];
  return status === 'not-found' ? [`${name} not found.`] : [];
}
