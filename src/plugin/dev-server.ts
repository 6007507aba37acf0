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
import {describeFault, SlotRoutesError} from './messages.js';
import {stampOf, toSlashes} from './scan.js';
import {FolderWatcher} from './watch.js';

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
  const files = new KnownFiles();
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
        offer.updates = updates ??= new Updates(server, modules, files, offer);
      return urlOf(source);
    },

    transformImport({source, context}) {
      if (!URL.canParse(source, context.URL)) return undefined;
      const url = new URL(source, context.URL);
      if (url.origin !== context.URL.origin) return undefined;
      const id = idOf(url.pathname, url);
      modules.add(id, idOf(context.path, context.URL));
      if (server) files.add(toSlashes(path.join(server.config.rootDir, id)));
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

/** The files that pages have got, or are about to get, as they were when somebody looked last. */
class KnownFiles {
  readonly #stamps = new Map<string, string>();

  add(file: string): void {
    if (!this.#stamps.has(file)) this.#stamps.set(file, stampOf(file));
  }

  /** Those among a file, or a folder and all below it, that are others now. */
  *changesIn(name: string): Generator<string> {
    for (const file of this.#stamps.has(name) ? [name] : this.#below(name)) {
      const stamp = stampOf(file);
      if (stamp === this.#stamps.get(file)) continue;
      this.#stamps.set(file, stamp);
      yield file;
    }
  }

  #below(folder: string): string[] {
    return [...this.#stamps.keys()].filter((file) => file.startsWith(`${folder}/`));
  }
}

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
  readonly #files: KnownFiles;
  readonly #routes: Routes;
  readonly #library: string;
  readonly #watcher: FolderWatcher;
  /** Where something has happened since somebody looked. */
  readonly #seen = new Set<string>();
  readonly #changed = new Set<string>();
  /** The routes that the pages have got. */
  #sent: string | undefined;
  #isWrong = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(server: DevServer, modules: ModuleGraph, files: KnownFiles, {routes, library}: Offer) {
    this.#server = server;
    this.#modules = modules;
    this.#files = files;
    this.#routes = routes;
    this.#library = library;
    const {fileWatcher, logger, webSockets} = server;
    const see = (file: string) => {
      this.#see(toSlashes(file));
    };
    // The server's own watcher hears nothing more of a folder that has gone and come back at once.
    this.#watcher = new FolderWatcher(routes.dir, see, (folder, reason) => {
      logger.warn(describeFault({code: 'SR121', value: toSlashes(folder), files: [], reason}));
    });
    // Where a system does not tell, as over a network, that one looks itself.
    if (fileWatcher.options?.usePolling) fileWatcher.add(routes.dir);
    fileWatcher.on('all', (event, name) => {
      const file = toSlashes(path.resolve(name));
      // Nobody would hear of it when it is there again.
      if (this.#see(file) && event === 'unlink' && !this.#isInside(file)) fileWatcher.add(file);
    });
    webSockets?.on('message', (message) => {
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
      for (const {file} of units.values()) this.#files.add(file);
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
    this.#watcher.close();
  }

  /** @returns Whether it is something of the tree, or that a page has imported. */
  #see(file: string): boolean {
    if (!this.#isInside(file) && !this.#modules.isImported(this.#idOf(file))) return false;
    this.#seen.add(file);
    // To move a folder, or to save in two steps, is one edit.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#look();
      this.#flush();
    }, 50);
    return true;
  }

  #isInside(file: string): boolean {
    return `${file}/`.startsWith(`${toSlashes(this.#routes.dir)}/`);
  }

  /** What has happened is what there is now: news of it may be late, or in another order. */
  #look(): void {
    for (const name of this.#seen) {
      for (const file of this.#files.changesIn(name)) this.#changed.add(file);
      if (this.#isInside(name)) this.#routes.update(name);
    }
    this.#seen.clear();
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
