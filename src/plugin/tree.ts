import type {Fault} from './messages.js';
import type {Segment} from './segments.js';

/** The files that mean something, by their name without its ending. */
export const UNIT_NAMES = ['page', 'layout', 'template', 'loading', 'error', 'not-found', 'default'] as const;

export type UnitName = (typeof UNIT_NAMES)[number];

/** What of a module has to be known before it is loaded. */
export interface ModuleFacts {
  /** The names it exports that a route has use for. */
  readonly names: readonly string[];
  readonly search?: readonly string[];
  readonly staleTime?: number;
  /** Those that only Next.js has use for. */
  readonly foreign?: readonly string[];
}

/** One file that means something. */
export interface Unit {
  readonly name: UnitName;
  readonly kind: 'html' | 'module';
  /** Relative to the folder of the routes, with slashes. */
  readonly id: string;
  /** Absolute, with slashes. */
  readonly file: string;
  /** Read when they are first asked for. */
  readonly facts: ModuleFacts;
}

/** One folder with what it holds. */
export interface Folder {
  /** Relative to the folder of the routes, with slashes; empty for that folder itself. */
  readonly id: string;
  readonly segment: Segment | undefined;
  readonly folders: readonly Folder[];
  readonly units: Readonly<Partial<Record<UnitName, Unit>>>;
  readonly faults: readonly Fault[];
}

/** The folder and all in it, in the order of their names. */
export function* walk(folder: Folder): Generator<Folder> {
  yield folder;
  for (const each of folder.folders) yield* walk(each);
}
