import {expect} from '@open-wc/testing';

import {ScrollPositions} from '../../src/router/scroll-positions.js';
import type {SlotController} from '../../src/router/slot-controller.js';

describe('ScrollPositions', () => {
  let controller: AbortController;
  let host: HTMLElement;
  beforeEach(() => {
    controller = new AbortController();
    host = document.createElement('route-slot');
    document.body.append(host);
  });
  afterEach(() => {
    controller.abort();
    host.remove();
  });

  /** Positions of a container that has been scrolled. */
  function scrolled() {
    const positions = new ScrollPositions();
    positions.listen(controller.signal);
    const container = host.appendChild(document.createElement('div'));
    container.dispatchEvent(new Event('scroll'));
    return positions;
  }

  /** A route slot, as far as it is asked here: what it has shown was another view each time. */
  function routeSlot() {
    const slot = {host, key: 'children', serial: 1, restored: 0};
    // The rest of a route slot is never touched.
    return Object.assign(slot, {countView: () => slot.restored++}) as unknown as SlotController & typeof slot;
  }

  it('forgets the entry left longest ago, as browsers do', () => {
    const positions = scrolled();
    const slot = routeSlot();
    for (let entry = 0; entry < 120; entry++) positions.save(`${entry}`, [slot]);
    slot.serial = 2;
    positions.restore('0', slot);
    expect(slot.restored).to.equal(0);
    for (const entry of ['119', '70']) positions.restore(entry, slot);
    expect(slot.restored).to.equal(2);
  });

  it('does not count an entry twice', () => {
    const positions = scrolled();
    const slot = routeSlot();
    positions.save('first', [slot]);
    for (let times = 0; times < 120; times++) positions.save('other', [slot]);
    slot.serial = 2;
    positions.restore('first', slot);
    expect(slot.restored).to.equal(1);
  });
});
