import type {Memory} from './memory.js';

interface KnownEntry {
  readonly entry: string;
  readonly href: string;
  readonly memory: Memory;
}

/** The entries that were written to, for when another router has replaced the state of one of them. */
export class KnownEntries {
  readonly #entries = new Map<string, KnownEntry>();

  set(entry: string, href: string, memory: Memory): void {
    this.#entries.set(entry, {entry, href, memory});
  }

  /** Of the entries with a URL the one that is nearest to another entry. */
  nearest(href: string, other: string): KnownEntry | undefined {
    const distance = ({entry}: KnownEntry) => Math.abs(indexOf(entry) - indexOf(other)) || Infinity;
    const [nearest] = [...this.#entries.values()]
      .filter((known) => known.href === href)
      .sort((a, b) => distance(a) - distance(b));
    return nearest;
  }
}

/** Where an entry is among those of this page. */
export const indexOf = (entry: string): number => Number.parseInt(entry, 10);
