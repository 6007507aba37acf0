import {statSync} from 'node:fs';
import path from 'node:path';
import type {Routes} from './analysis.js';
import {
  generateFailure,
  generateFollowingRoutes,
  generateHotRoutes,
  generateHtml,
  ROUTES_ID,
  type Edits,
} from './generate.js';
import type {DevServer, DevServerRequest, PageMessage} from './host.js';
import {decode} from '../routing/path.js';
import {SlotRoutesError} from './messages.js';
import {toSlashes} from './scan.js';

/** The name under which the plugin for Rollup finds the one for `@web/dev-server`: it cannot be asked otherwise. */
export const OFFER = 'slot-routes';

export interface Offer {
  readonly routes: Routes;
  readonly library: string;
  /** Where there is a server that watches. */
  updates?: Updates | undefined;
}

/** A plugin for `@web/dev-server`, as far as it is one. */
export interface DevServerPlugin {
  readonly name: string;
  readonly injectWebSocket: boolean;
  serverStart(server: DevServer): void;
  serverStop(): void;
  resolveImport(request: {
    readonly source: string;
    readonly resolveOptions?: {readonly [name: string]: unknown} | undefined;
  }): string | undefined;
  transformImport(request: {readonly source: string; readonly context: DevServerRequest}): string | undefined;
}

const NULL_BYTE = 'web-dev-server-rollup-null-byte';

/** Where the adapter serves what is no file. */
const urlOf = (id: string) =>
  `/__web-dev-server__/rollup/${encodeURIComponent(path.posix.basename(id))}` +
  `?${NULL_BYTE}=${encodeURIComponent(`\0${id}`)}`;

/**
 * For `@web/dev-server`, before `fromRollup(slotRoutes)(options)`: its adapter takes `virtual:slot-routes` for a URL, and
 * leaves it to the browser. Tells the pages, too, what has been edited.
 */
export function virtualImports(): DevServerPlugin {
  const modules = new ModuleGraph();
  let server: DevServer | undefined;
  let updates: Updates | undefined;
  return {
    name: 'slot-routes-imports',
    injectWebSocket: true,

    serverStart(started) {
      server = started;
    },

    serverStop() {
      updates?.stop();
      server = updates = undefined;
    },

    resolveImport({source, resolveOptions}) {
      if (source !== ROUTES_ID && !source.startsWith(`${ROUTES_ID}/`)) return undefined;
      const offer = (resolveOptions?.['custom'] as {[OFFER]?: Offer} | undefined)?.[OFFER]; // as Rollup has it
      if (offer && server?.webSockets && server.config.injectWebSocket && !server.config.disableFileWatcher)
        offer.updates = updates ??= new Updates(server, modules, offer);
      return urlOf(source);
    },

    transformImport({source, context}) {
      if (!URL.canParse(source, context.URL)) return undefined;
      const url = new URL(source, context.URL);
      if (url.origin !== context.URL.origin) return undefined;
      const id = idOf(url.pathname, url);
      modules.add(id, idOf(context.path, context.URL));
      const version = modules.versions.get(id);
      return version === undefined
        ? undefined
        : `${source}${url.search === '' ? '?' : '&'}slot-routes=${version}`;
    },
  };
}

/** The name of a module, whatever its version: its path, or what the plugin calls it. */
const idOf = (pathname: string, {searchParams}: URL) =>
  searchParams.get(NULL_BYTE)?.slice(1) ?? decode(pathname);

/** Who imports what, as far as it has been served. */
class ModuleGraph {
  /** The last edit of each module that has had one. */
  readonly versions = new Map<string, number>();
  readonly #importers = new Map<string, Set<string>>();

  add(id: string, importer: string): void {
    const importers = this.#importers.get(id) ?? new Set();
    this.#importers.set(id, importers.add(importer));
  }

  /** A module, and all that has it in it, as far as the routes. */
  withImporters(id: string, found = new Set<string>()): Set<string> {
    if (found.has(id) || id === ROUTES_ID) return found;
    found.add(id);
    for (const importer of this.#importers.get(id) ?? []) this.withImporters(importer, found);
    return found;
  }

  isImported(id: string): boolean {
    return this.#importers.has(id);
  }
}

/** What pages are told of the edits of a tree. */
class Updates implements Edits {
  version = 0;
  readonly #server: DevServer;
  readonly #modules: ModuleGraph;
  readonly #routes: Routes;
  readonly #library: string;
  /** When the units were changed last. */
  readonly #times = new Map<string, number>();
  readonly #changed = new Set<string>();
  /** The routes that the pages have got. */
  #sent: string | undefined;
  #isWrong = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(server: DevServer, modules: ModuleGraph, {routes, library}: Offer) {
    this.#server = server;
    this.#modules = modules;
    this.#routes = routes;
    this.#library = library;
    server.fileWatcher.on('all', (event, file) => {
      this.#see(event, file);
    });
    server.fileWatcher.add(routes.dir);
    server.webSockets?.on('message', (message) => {
      this.#answer(message);
    });
  }

  versionOf(id: string): number {
    return this.#modules.versions.get(this.#idOf(id)) ?? 0;
  }

  /** Writes the module with the routes as they are now. */
  generate(): string {
    try {
      this.#routes.refresh();
      const {routes, units} = this.#routes.analysis;
      this.#routes.writeTypes();
      for (const {file} of units.values()) if (!this.#times.has(file)) this.#times.set(file, timeOf(file));
      this.#sent ??= generateHotRoutes(routes, this.#library);
      return generateFollowingRoutes(routes, this.#library, this);
    } catch (error) {
      if (!(error instanceof SlotRoutesError)) throw error;
      this.#isWrong = true;
      this.#server.logger.error(error.message);
      return generateFailure(error.message);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #see(event: string, name: string): void {
    const file = toSlashes(path.resolve(name));
    const isInside = file.startsWith(`${toSlashes(this.#routes.dir)}/`);
    if (!isInside && !this.#modules.isImported(this.#idOf(file))) return;
    const before = this.#times.get(file);
    const time = timeOf(file);
    // A watcher begins with all that is there.
    const isEdited = event === 'change' || (event === 'add' && before !== undefined && before !== time);
    if (before !== undefined || event === 'add') this.#times.set(file, time);
    if (isEdited) this.#changed.add(file);
    if (isInside) this.#routes.update(file);
    // To move a folder, or to save in two steps, is one edit.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#flush();
    }, 50);
  }

  #flush(): void {
    const files = [...this.#changed];
    try {
      const {routes, units} = this.#routes.analysis;
      const ids = new Set([...units.keys()].map((id) => this.#idOf(id)));
      for (const unit of units.values())
        if (unit.kind === 'html' && files.includes(unit.file)) generateHtml(unit);
      this.#changed.clear();
      const edited = new Set<string>();
      for (const [id, {file}] of units)
        if (files.includes(file)) this.#modules.withImporters(this.#idOf(id), edited);
      for (const id of files.map((file) => this.#idOf(file)))
        if (this.#modules.isImported(id)) this.#modules.withImporters(id, edited);
      const code = generateHotRoutes(routes, this.#library);
      const concerns = [...edited].some((id) => ids.has(id));
      if (code === this.#sent && !concerns && !this.#isWrong) return;
      this.#sent = code;
      this.#isWrong = false;
      this.version++;
      // What the rest of the page has in it as well would be there twice.
      const isElsewhere = concerns && [...edited].some((id) => !ids.has(id) && !this.#modules.isImported(id));
      if (!isElsewhere) for (const id of edited) this.#modules.versions.set(id, this.version);
      this.#server.webSockets?.send(this.#news(isElsewhere));
    } catch (error) {
      if (!(error instanceof SlotRoutesError)) throw error;
      this.#isWrong = true;
      this.#server.logger.error(error.message);
      this.#server.webSockets?.send(JSON.stringify({type: OFFER, error: error.message}));
    }
  }

  #news(isReload = false): string {
    const routes = isReload ? undefined : urlOf(ROUTES_ID);
    return JSON.stringify({type: OFFER, version: this.version, routes});
  }

  /** A page says where it is: it may have missed something. */
  #answer({webSocket, data}: PageMessage): void {
    const isBehind = typeof data.version === 'number' ? data.version < this.version : !this.#isWrong;
    if (data.type === OFFER && isBehind) webSocket.send(this.#news());
  }

  /** The name of a unit or of a file as the server has it. */
  #idOf(id: string): string {
    if (id.startsWith(`${ROUTES_ID}/`)) return id;
    return `/${toSlashes(path.relative(this.#server.config.rootDir, id))}`;
  }
}

const timeOf = (file: string) => statSync(file, {throwIfNoEntry: false})?.mtimeMs ?? 0;
