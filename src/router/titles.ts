import type {Slot} from './model.js';

/** The document's title: that of `children` if it has one, else that of the route slot that changed last (R170). */
export class Titles {
  // In the order in which they changed.
  readonly #titles = new Map<Slot, string>();
  #original: string | undefined;
  #shown: string | undefined;

  set(slot: Slot, title: string | undefined): void {
    const had = this.#titles.delete(slot);
    if (title === undefined && !had) return;
    if (title !== undefined) this.#titles.set(slot, title);
    let chosen: string | undefined;
    let isPage = false;
    for (const [each, text] of this.#titles) {
      const ownsPage = each.host.name === 'children';
      if (ownsPage || !isPage) chosen = text;
      isPage ||= ownsPage;
    }
    this.#original ??= document.title;
    chosen ??= this.#original;
    if (chosen === this.#shown) return;
    this.#shown = document.title = chosen;
  }
}
