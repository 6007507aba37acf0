/// <reference types="node" />
import {existsSync, readdirSync, rmdirSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {Routes} from './analysis.js';
import {compileWithRollup, compileWithVite} from './compile.js';
import {OFFER, virtualImports, type Offer} from './dev-server.js';
import {generateHotRoutes, generateHtml, generateRoutes, HOT_ID, ROUTES_ID, RUNTIME_ID} from './generate.js';
import type {
  BuildContext,
  HotContext,
  HotUpdate,
  InputOptions,
  LoadedCode,
  OutputFile,
  ServerModule,
  ViteConfig,
} from './host.js';
import {SlotRoutesError} from './messages.js';
import type {SlotRoutesOptions} from './options.js';
import {prerender} from './prerender.js';
import {toSlashes} from './scan.js';
import {walk} from './tree.js';

export {SlotRoutesError, virtualImports};
export type {DevServerPlugin} from './dev-server.js';
export type {Fault, FaultCode} from './messages.js';
export type {PrerenderOptions, SlotRoutesOptions} from './options.js';

/** What the page gets of the plugin itself. */
const browserFiles: ReadonlyMap<string, string> = new Map(
  [RUNTIME_ID, HOT_ID].map((id) => {
    const url = new URL(`./${id.slice(ROUTES_ID.length + 1)}.js`, import.meta.url);
    return [id, fileURLToPath(url)] as const;
  }),
);

/** A plugin for Rollup, with what Vite asks for besides. */
export interface SlotRoutesPlugin {
  readonly name: string;
  buildStart(this: BuildContext, options: InputOptions): void;
  resolveId(
    this: BuildContext,
    source: string,
    importer: string | undefined,
  ): string | null | Promise<{readonly id: string} | null>;
  load(
    this: BuildContext,
    id: string,
    options?: {readonly ssr?: boolean | undefined},
  ): LoadedCode | null | Promise<LoadedCode | null>;
  watchChange(id: string): void;
  readonly generateBundle: {
    readonly order: 'post';
    handler(this: BuildContext, options: unknown, bundle: Record<string, OutputFile>): Promise<void>;
  };
  configResolved(config: ViteConfig): void;
  hotUpdate(this: HotContext, update: HotUpdate): ServerModule[] | undefined;
}

/**
 * Turns a folder in Next.js's conventions into the module `virtual:slot-routes`, whose default export are the routes
 * of the root layout. A plugin for Rollup and Vite, and for what takes their plugins.
 * @throws SlotRoutesError SR101 to SR122, while it builds, for a tree that is wrong, or that cannot become pages.
 */
export function slotRoutes(options: SlotRoutesOptions = {}): SlotRoutesPlugin {
  const {library = 'slot-router'} = options;
  const routes = new Routes(options);
  let isServing = false;
  let vite: ViteConfig | undefined;
  let input: InputOptions | undefined;
  /** The routes are built once more, for this process. */
  let isCompiling = false;
  let written: Promise<unknown> = Promise.resolve();
  /** Takes back what was written before the pages have failed. */
  let undo = () => undefined as void;
  /** What the page has got. */
  let served: string | undefined;

  return {
    name: 'slot-routes',

    configResolved(config) {
      if (isCompiling) return;
      vite = config;
      routes.root = options.root ?? config.root;
      isServing = config.command === 'serve';
    },

    buildStart(started) {
      if (!isCompiling) input = started;
      // A server starts all the same, and says it where the routes are asked for.
      if (isServing) return;
      routes.refresh();
      const {units, warnings} = routes.analysis;
      for (const unit of units.values()) if (unit.kind === 'html') generateHtml(unit);
      for (const warning of warnings) this.warn(warning);
      if (isCompiling) return;
      const takeBack = routes.writeTypes();
      const outDir = vite?.build && path.resolve(vite.root, vite.build.outDir);
      const isNew = outDir !== undefined && !existsSync(outDir);
      undo = () => {
        takeBack();
        // Vite makes it before there is anything to put into it.
        if (isNew && existsSync(outDir) && readdirSync(outDir).length === 0) rmdirSync(outDir);
      };
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

    async load(id, {ssr = false} = {}) {
      if (!id.startsWith(`\0${ROUTES_ID}`)) return null;
      const file = browserFiles.get(id.slice(1));
      if (file !== undefined) return {code: `export * from ${JSON.stringify(file)};`, map: {mappings: ''}};
      if (id === `\0${ROUTES_ID}` && !vite && !isCompiling) {
        const offer: Offer = {routes, library};
        await this.resolve(ROUTES_ID, id, {skipSelf: true, custom: {[OFFER]: offer}});
        if (offer.updates) return {code: offer.updates.generate(), map: {mappings: ''}};
      }
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
        // On a server nothing is on screen that could stay.
        if (ssr) return {code: generateRoutes(root, library), map: {mappings: ''}};
        served = generateHotRoutes(root, library);
        return {code: served, map: {mappings: ''}};
      }
      const unit = units.get(id.slice(1));
      if (!unit) return null;
      // Vite watches all of its root itself, and takes what is added for an import.
      if (!isServing) this.addWatchFile(unit.file);
      return {code: generateHtml(unit), map: {mappings: ''}};
    },

    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const {prerender: wanted} = options;
        const isForBrowsers = (this.environment?.name ?? 'client') === 'client';
        if (!wanted || isServing || !isForBrowsers || !input) return;
        const {rolldownVersion} = this.meta;
        const compile = vite
          ? compileWithVite(library, vite)
          : compileWithRollup(rolldownVersion ? 'rolldown' : 'rollup', library, input);
        const write = async () => {
          isCompiling = true;
          const {base = '/', configFile} = vite ?? {};
          const config = configFile && toSlashes(path.relative(routes.root, configFile));
          const site = {spec: routes.analysis.routes, root: routes.root, base, bundle, config};
          const {pages, warnings} = await prerender(site, wanted === true ? {} : wanted, compile);
          for (const warning of warnings) this.warn(warning);
          for (const [fileName, source] of pages) {
            const known = bundle[fileName];
            if (known) known.source = source;
            else this.emitFile({type: 'asset', fileName, source});
          }
        };
        // A build may have several outputs, all at once.
        written = written.then(write, write).finally(() => (isCompiling = false));
        try {
          await written;
        } catch (error) {
          undo();
          throw error;
        }
      },
    },

    watchChange(id) {
      routes.update(id);
    },

    hotUpdate({file, modules}) {
      const {name, moduleGraph, hot} = this.environment;
      const isClient = name === 'client';
      if (!isClient && !moduleGraph.getModuleById(`\0${ROUTES_ID}`)) return undefined;
      if (!routes.update(file)) return undefined;
      try {
        const {routes: root, units} = routes.analysis;
        const changed = new Set(modules);
        const add = (id: string) => {
          const module = moduleGraph.getModuleById(`\0${id}`);
          if (module) changed.add(module);
        };
        for (const [id, unit] of units) if (unit.kind === 'html' && unit.file === toSlashes(file)) add(id);
        if (!isClient || generateHotRoutes(root, library) !== served) add(ROUTES_ID);
        return [...changed];
      } catch (error) {
        if (!(error instanceof SlotRoutesError)) throw error;
        if (!isClient) return undefined;
        served = undefined;
        // The page stays as it is until the tree is right again.
        hot.send({type: 'error', err: {message: error.message, stack: '', plugin: 'slot-routes', id: file}});
        return [];
      }
    },
  };
}
