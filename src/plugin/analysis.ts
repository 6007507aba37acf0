import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {checkTree} from './check.js';
import {FOREIGN_EXPORTS} from './facts.js';
import {moduleIdOf, unitsOf} from './generate.js';
import {describeFault, isLoose, SlotRoutesError, type Fault} from './messages.js';
import type {SlotRoutesOptions} from './options.js';
import {routesOf, type RouteSpec} from './routes.js';
import {Scanner, toSlashes} from './scan.js';
import type {Unit} from './tree.js';
import {generateTypes} from './types.js';

/** What the tree comes to. */
export interface Analysis {
  readonly routes: RouteSpec;
  readonly units: ReadonlyMap<string, Unit>;
  readonly warnings: readonly string[];
}

/** The folder of routes in time: read once, and then only what has changed. */
export class Routes {
  readonly #options: SlotRoutesOptions;
  #root: string;
  #scanner: Scanner | undefined;
  #analysis: Analysis | SlotRoutesError | undefined;

  constructor(options: SlotRoutesOptions) {
    this.#options = options;
    this.#root = options.root ?? process.cwd();
  }

  get root(): string {
    return this.#root;
  }
  set root(value: string) {
    if (value === this.#root) return;
    this.#root = value;
    // One configuration may serve several sites, one after the other.
    this.#scanner = this.#analysis = undefined;
  }

  get dir(): string {
    return path.resolve(this.root, this.#options.dir ?? 'app');
  }

  get scanner(): Scanner {
    return (this.#scanner ??= new Scanner(this.dir));
  }

  /** @throws SlotRoutesError */
  get analysis(): Analysis {
    this.#analysis ??= this.#analyze();
    if (this.#analysis instanceof SlotRoutesError) throw this.#analysis;
    return this.#analysis;
  }

  update(file: string): boolean {
    // Where there was no folder to scan, there may be one now.
    const hasChanged = this.#scanner?.update(file) ?? this.#analysis instanceof SlotRoutesError;
    if (hasChanged) this.#analysis = undefined;
    return hasChanged;
  }

  refresh(): boolean {
    const hasChanged = !this.#scanner || this.#scanner.refresh();
    if (hasChanged) this.#analysis = undefined;
    return hasChanged;
  }

  /**
   * Writes the types, where they are others than those in the file.
   * @returns What takes it back.
   */
  writeTypes(): () => void {
    const {types = 'slot-routes.d.ts', base = '/', dir = 'app'} = this.#options;
    const nothing = () => undefined;
    if (types === false) return nothing;
    const file = path.resolve(this.root, types);
    const text = generateTypes(this.analysis.routes, toSlashes(dir), base);
    const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (before === text) return nothing;
    const made = mkdirSync(path.dirname(file), {recursive: true});
    writeWhole(file, text);
    return () => {
      if (before !== undefined) writeWhole(file, before);
      else rmSync(made ?? file, {recursive: true, force: true});
    };
  }

  #analyze(): Analysis | SlotRoutesError {
    try {
      const {root} = this.scanner;
      const routes = routesOf(root);
      const faults = checkTree(root, routes);
      const isWarning = (fault: (typeof faults)[number]) => this.#options.strict === false && isLoose(fault);
      const units = unitsOf(routes);
      // The units are read now, so that a fault in one of them is found before anything is written.
      const errors = [
        ...faults.filter((fault) => !isWarning(fault)),
        ...units.flatMap((unit) => faultsOf(() => unit.facts)),
      ];
      if (errors.length > 0) return new SlotRoutesError(errors);
      return {
        routes,
        units: new Map(units.map((unit) => [moduleIdOf(unit), unit])),
        warnings: [...faults, ...units.flatMap(foreignIn)].map(describeFault),
      };
    } catch (error) {
      if (error instanceof SlotRoutesError) return error;
      throw error;
    }
  }
}

/** Nobody reads a file that is half written. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

/** What does nothing here, and does no harm. */
const foreignIn = ({id, facts: {foreign = []}}: Unit) =>
  foreign.map((value): Fault => ({
    code: 'SR119',
    value,
    files: [id],
    reason: FOREIGN_EXPORTS.get(value) ?? '',
  }));

function faultsOf(read: () => unknown): readonly Fault[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof SlotRoutesError) return error.faults;
    throw error;
  }
}
