/// <reference types="node" />
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'rollup';
import {checkTree} from './check.js';
import {generateHtml, generateRoutes, moduleIdOf, ROUTES_ID, RUNTIME_ID, unitsOf} from './generate.js';
import {describeFault, isLoose, SlotRoutesError, type Fault} from './messages.js';
import {routesOf, type RouteSpec} from './routes.js';
import {Scanner, toSlashes} from './scan.js';
import {walk, type Unit} from './tree.js';

export {SlotRoutesError};
export type {Fault, FaultCode} from './messages.js';

/** What `slotRoutes()` takes. */
export interface SlotRoutesOptions {
  /** The folder of the routes, relative to the root. Default `app`. */
  readonly dir?: string;
  /** `false` turns errors about defaults, interceptions and names of params into warnings. Default `true`. */
  readonly strict?: boolean;
  /** What the page imports slot-router from, so that both are one. Default `slot-router`. */
  readonly library?: string;
  /** The folder that `dir` is relative to. Default the root of Vite, else the working directory. */
  readonly root?: string;
}

/** What the tree comes to. */
interface Analysis {
  readonly routes: RouteSpec;
  readonly units: ReadonlyMap<string, Unit>;
  readonly warnings: readonly string[];
}

/** The folder of routes in time: read once, and then only what has changed. */
class Routes {
  readonly #options: SlotRoutesOptions;
  root = '';
  #scanner: Scanner | undefined;
  #analysis: Analysis | SlotRoutesError | undefined;

  constructor(options: SlotRoutesOptions) {
    this.#options = options;
    this.root = options.root ?? process.cwd();
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
    const hasChanged = this.#scanner?.update(file) ?? false;
    if (hasChanged) this.#analysis = undefined;
    return hasChanged;
  }

  refresh(): boolean {
    const hasChanged = this.scanner.refresh();
    if (hasChanged) this.#analysis = undefined;
    return hasChanged;
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
        warnings: faults.map(describeFault),
      };
    } catch (error) {
      if (error instanceof SlotRoutesError) return error;
      throw error;
    }
  }
}

function faultsOf(read: () => unknown): readonly Fault[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof SlotRoutesError) return error.faults;
    throw error;
  }
}

/**
 * Turns a folder in Next.js's conventions into the module `virtual:slot-routes`, whose default export are the routes
 * of the root layout. A plugin for Rollup and Vite, and for what takes their plugins.
 * @throws SlotRoutesError SR101 to SR115, while it builds, for a tree that is wrong.
 */
export function slotRoutes(options: SlotRoutesOptions = {}): Plugin {
  const routes = new Routes(options);
  const isServing = false;

  return {
    name: 'slot-routes',

    buildStart() {
      // A server starts all the same, and says it where the routes are asked for.
      if (isServing) return;
      routes.refresh();
      const {units, warnings} = routes.analysis;
      for (const unit of units.values()) if (unit.kind === 'html') generateHtml(unit);
      for (const warning of warnings) this.warn(warning);
    },

    resolveId(source) {
      if (source === RUNTIME_ID) return fileURLToPath(new URL('./runtime.js', import.meta.url));
      return source === ROUTES_ID || source.startsWith(`${ROUTES_ID}/`) ? `\0${source}` : null;
    },

    load(id) {
      if (!id.startsWith(`\0${ROUTES_ID}`)) return null;
      // Where nobody watches, it is asked for again with each page.
      if (!isServing) routes.refresh();
      const {routes: root, units} = routes.analysis;
      if (id === `\0${ROUTES_ID}`) {
        for (const folder of walk(routes.scanner.root)) this.addWatchFile(path.join(routes.dir, folder.id));
        return {code: generateRoutes(root, options.library ?? 'slot-router'), map: {mappings: ''}};
      }
      const unit = units.get(id.slice(1));
      if (!unit) return null;
      this.addWatchFile(unit.file);
      return {code: generateHtml(unit), map: {mappings: ''}};
    },

    watchChange(id) {
      routes.update(toSlashes(id));
    },
  };
}
