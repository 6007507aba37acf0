import {expect} from '@open-wc/testing';

import type {RouteSlotElement, SlotLayoutElement} from './contract.js';
import type {Page} from './page.js';
import {visibleRegions} from './visible.js';

/**
 * Rule 2 on a hard load: the layout is not found, the route slots without match and default say so, the others show
 * nothing, and the console names exactly the ones that lack a default.
 */
export function expectNotFound(page: Page, ...lacking: string[]): void {
  expectLayoutNotFound(page.layout, lacking);
  expectMissingDefaults(page, lacking);
}

/** The same for one layout of several, the console left out. */
export function expectLayoutNotFound(layout: SlotLayoutElement, lacking: readonly string[]): void {
  expect(layout.status, 'layout.status').to.equal('not-found');
  expect(layout.slots.map(summary)).to.deep.equal(
    layout.slots.map(({name}) => (lacking.includes(name) ? `${name}: not-found` : `${name}: empty`)),
  );
}

/** Takes the development warnings about missing defaults; each of the names is in one, no other route slot's is. */
export function expectMissingDefaults(page: Page, lacking: readonly string[]): void {
  const said = page.takeWarnings(/SR\d+/);
  const names = page.layout.slots.map(({name}) => name);
  const named = names.filter((name) => said.some((line) => new RegExp(`["'\`“]${name}["'\`”]`).test(line)));
  expect([...new Set(named)].sort(), said.join('\n')).to.deep.equal([...lacking].sort());
}

function summary(slot: RouteSlotElement): string {
  const shown = visibleRegions(slot);
  return slot.status === shown ? `${slot.name}: ${shown}` : `${slot.name}: ${slot.status}, shows ${shown}`;
}
