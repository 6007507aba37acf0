import {announce} from '../accessibility/announcer.js';
import {LayoutSettleEvent} from '../events/layout-settle-event.js';
import type {Layout, Settlement, Slot} from './model.js';

/** Tells listeners and assistive technology that a navigation has settled, once. */
export function report({type, slots: changed}: Settlement, roots: readonly Layout[], isStart: boolean): void {
  const slots = [...changed].filter(({layout}) => layout);
  const layouts = new Set([...roots, ...slots.flatMap(({layout}) => layout ?? [])]);
  // From the inside out: a layout has settled when those inside it have.
  for (const {host} of [...layouts].reverse()) host.dispatchEvent(new LayoutSettleEvent());
  // The document itself is announced by the browser when it loads.
  if (isStart || type === 'load') return;
  const spoken = slots.filter(({layout}) => layout?.host.announce === 'auto');
  // In the outermost layout, so that the message is no part of any route slot.
  let speaker = spoken[0]?.layout;
  while (speaker?.outer) speaker = speaker.outer;
  if (speaker) announce(spoken.flatMap(sentence).join(' '), speaker.host, speaker.region);
}

function sentence({host, status}: Slot): string[] {
  const isPage = host.name === 'children';
  const name = host.getAttribute('aria-label') ?? (isPage ? document.title || 'Page' : host.name);
  if (status === 'ready') return [`${name} loaded.`];
  if (status === 'error') return [`${name} failed to load.`];
  return status === 'not-found' ? [`${name} not found.`] : [];
}
