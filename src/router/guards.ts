import {SlotLeaveEvent} from '../events/slot-leave-event.js';
import type {Slot} from './model.js';

/** Asks before a view is left: `slot-leave` first, then the `canLeave` of the routes on screen. */
export class Guards {
  readonly #guarded = new Set<Slot>();

  /**
   * Asks everybody once.
   * @returns A promise where a guard takes its time.
   */
  ask(slots: readonly Slot[], url: URL): boolean | Promise<boolean> {
    if (!slots.every(({host, match}) => host.dispatchEvent(new SlotLeaveEvent(match, url)))) return false;
    const answers = slots.map((slot) => slot.canLeave());
    if (answers.includes(false)) return false;
    const late = answers.filter((answer) => answer !== true);
    return late.length === 0 || Promise.all(late).then((all) => all.every(Boolean));
  }

  /** A listener makes browsers keep the page out of their back-forward cache, so it is there while it is needed. */
  update(slot: Slot, isGuarded: boolean): void {
    const guarded = this.#guarded;
    if (guarded.has(slot) === isGuarded) return;
    guarded[isGuarded ? 'add' : 'delete'](slot);
    if (guarded.size > 0) addEventListener('beforeunload', this.#onUnload);
    else removeEventListener('beforeunload', this.#onUnload);
  }

  readonly #onUnload = (event: BeforeUnloadEvent): void => {
    // A browser waits for nobody here: an answer that comes later is none.
    if ([...this.#guarded].some((slot) => slot.canLeave() === false)) event.preventDefault();
  };
}
