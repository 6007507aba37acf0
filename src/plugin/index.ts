/// <reference types="node" />
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {checkTree} from './check.js';
import {
  generateHotRoutes,
  generateHtml,
  generateRoutes,
  HOT_ID,
  moduleIdOf,
  ROUTES_ID,
  RUNTIME_ID,
  unitsOf,
} from './generate.js';
import {describeFault, isLoose, SlotRoutesError, type Fault} from './messages.js';
import {routesOf, type RouteSpec} from './routes.js';
import {Scanner, toSlashes} from './scan.js';
import {walk, type Unit} from './tree.js';
import {generateTypes} from './types.js';

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
  /** The file that the types are written to, relative to the root; `false` writes none. Default `slot-routes.d.ts`. */
  readonly types?: string | false;
  /** The `base` of the root layout, for the types. Default `/`. */
  readonly base?: string;
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
    const hasChanged = this.#scanner?.update(file) ?? false;
    if (hasChanged) this.#analysis = undefined;
    return hasChanged;
  }

  refresh(): boolean {
    const hasChanged = this.scanner.refresh();
    if (hasChanged) this.#analysis = undefined;
    return hasChanged;
  }

  /** Writes the types, where they are others than those in the file. */
  writeTypes(): void {
    const {types = 'slot-routes.d.ts', base = '/', dir = 'app'} = this.#options;
    if (types === false) return;
    const file = path.resolve(this.root, types);
    const text = generateTypes(this.analysis.routes, toSlashes(dir), base);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
    mkdirSync(path.dirname(file), {recursive: true});
    // Nobody reads a file that is half written.
    const draft = `${file}.${process.pid}.tmp`;
    writeFileSync(draft, text);
    renameSync(draft, file);
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

/** What the page gets of the plugin itself. */
const browserFiles: ReadonlyMap<string, string> = new Map(
  [RUNTIME_ID, HOT_ID].map((id) => {
    const url = new URL(`./${id.slice(ROUTES_ID.length + 1)}.js`, import.meta.url);
    return [id, fileURLToPath(url)] as const;
  }),
);

function faultsOf(read: () => unknown): readonly Fault[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof SlotRoutesError) return error.faults;
    throw error;
  }
}

/** A module of Vite's, as far as it is looked at here. */
interface ServerModule {
  readonly id: string | null;
}

/** What Vite says about a file that has changed, as far as it is looked at here. */
interface HotUpdate {
  readonly file: string;
  readonly modules: readonly ServerModule[];
}

interface HotContext {
  readonly environment: {
    readonly name: string;
    readonly moduleGraph: {getModuleById(id: string): ServerModule | undefined};
    readonly hot: {send(message: object): void};
  };
}

/** What Rollup and Vite offer a plugin, as far as it is used here. */
interface BuildContext {
  warn(message: string): void;
  addWatchFile(file: string): void;
  resolve(
    source: string,
    importer: string,
    options: {readonly skipSelf: boolean},
  ): Promise<{readonly id: string} | null>;
}

interface LoadedCode {
  readonly code: string;
  readonly map: {readonly mappings: ''};
}

/** A plugin for Rollup, with what Vite asks for besides. */
export interface SlotRoutesPlugin {
  readonly name: string;
  buildStart(this: BuildContext): void;
  resolveId(
    this: BuildContext,
    source: string,
    importer: string | undefined,
  ): string | null | Promise<{readonly id: string} | null>;
  load(this: BuildContext, id: string): LoadedCode | null;
  watchChange(id: string): void;
  configResolved(config: {readonly root: string; readonly command: string}): void;
  hotUpdate(this: HotContext, update: HotUpdate): ServerModule[] | undefined;
}

/**
 * Turns a folder in Next.js's conventions into the module `virtual:slot-routes`, whose default export are the routes
 * of the root layout. A plugin for Rollup and Vite, and for what takes their plugins.
 * @throws SlotRoutesError SR101 to SR115, while it builds, for a tree that is wrong.
 */
export function slotRoutes(options: SlotRoutesOptions = {}): SlotRoutesPlugin {
  const {library = 'slot-router'} = options;
  const routes = new Routes(options);
  let isServing = false;
  /** What the page has got. */
  let served: string | undefined;

  return {
    name: 'slot-routes',

    configResolved({root, command}) {
      routes.root = options.root ?? root;
      isServing = command === 'serve';
    },

    buildStart() {
      // A server starts all the same, and says it where the routes are asked for.
      if (isServing) return;
      routes.refresh();
      const {units, warnings} = routes.analysis;
      for (const unit of units.values()) if (unit.kind === 'html') generateHtml(unit);
      for (const warning of warnings) this.warn(warning);
      routes.writeTypes();
    },

    resolveId(source, importer) {
      // A module that is no file stands where the routes do.
      if (source === library && importer === `\0${ROUTES_ID}`)
        return this.resolve(source, path.join(routes.dir, 'routes.js'), {skipSelf: true});
      const file = browserFiles.get(source);
      if (file !== undefined) return file;
      if ([...browserFiles.values()].includes(source)) return source;
      return source === ROUTES_ID || source.startsWith(`${ROUTES_ID}/`) ? `\0${source}` : null;
    },

    load(id) {
      if (!id.startsWith(`\0${ROUTES_ID}`)) return null;
      const file = browserFiles.get(id.slice(1));
      if (file !== undefined) return {code: `export * from ${JSON.stringify(file)};`, map: {mappings: ''}};
      // Where nobody watches, it is asked for again with each page.
      if (!isServing) routes.refresh();
      const {routes: root, units, warnings} = routes.analysis;
      if (id === `\0${ROUTES_ID}`) {
        if (!isServing) {
          for (const {id: folder} of walk(routes.scanner.root))
            this.addWatchFile(path.join(routes.dir, folder));
          return {code: generateRoutes(root, library), map: {mappings: ''}};
        }
        for (const warning of warnings) this.warn(warning);
        routes.writeTypes();
        served = generateHotRoutes(root, library);
        return {code: served, map: {mappings: ''}};
      }
      const unit = units.get(id.slice(1));
      if (!unit) return null;
      // Vite watches all of its root itself, and takes what is added for an import.
      if (!isServing) this.addWatchFile(unit.file);
      return {code: generateHtml(unit), map: {mappings: ''}};
    },

    watchChange(id) {
      routes.update(id);
    },

    hotUpdate({file, modules}) {
      const {moduleGraph, hot} = this.environment;
      if (this.environment.name !== 'client' || !routes.update(file)) return undefined;
      try {
        const {routes: root, units} = routes.analysis;
        const changed = new Set(modules);
        const add = (id: string) => {
          const module = moduleGraph.getModuleById(`\0${id}`);
          if (module) changed.add(module);
        };
        for (const [id, unit] of units) if (unit.kind === 'html' && unit.file === toSlashes(file)) add(id);
        if (generateHotRoutes(root, library) !== served) add(ROUTES_ID);
        return [...changed];
      } catch (error) {
        if (!(error instanceof SlotRoutesError)) throw error;
        served = undefined;
        // The page stays as it is until the tree is right again.
        hot.send({type: 'error', err: {message: error.message, stack: '', plugin: 'slot-routes', id: file}});
        return [];
      }
    },
  };
}

/** A plugin for `@web/dev-server`, as far as it is one. */
export interface DevServerPlugin {
  readonly name: string;
  resolveImport(request: {readonly source: string}): string | undefined;
}

/**
 * For `@web/dev-server`, before `fromRollup(slotRoutes)(options)`: its adapter takes `virtual:slot-routes` for a URL, and
 * leaves it to the browser.
 */
export function virtualImports(): DevServerPlugin {
  return {
    name: 'slot-routes-imports',
    resolveImport({source}) {
      if (source !== ROUTES_ID && !source.startsWith(`${ROUTES_ID}/`)) return undefined;
      // Where the adapter serves what is no file.
      const name = encodeURIComponent(path.posix.basename(source));
      return `/__web-dev-server__/rollup/${name}?web-dev-server-rollup-null-byte=${encodeURIComponent(`\0${source}`)}`;
    },
  };
}
