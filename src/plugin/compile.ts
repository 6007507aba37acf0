import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import type {Route} from '../routing/route.js';
import {ROUTES_ID} from './generate.js';
import type {AnyPlugin, Bundler, InputOptions, OutputFile, ViteConfig} from './host.js';

/** Builds the routes for the process that builds. */
export type Compile = () => Promise<readonly OutputFile[]>;

const output = {format: 'es', entryFileNames: 'routes.mjs', chunkFileNames: '[name]-[hash].mjs'} as const;

/** What comes after the modules of a build are known is the business of its own output. */
const OUTPUT_HOOKS = [
  ...['renderStart', 'renderChunk', 'renderError', 'augmentChunkHash', 'generateBundle', 'writeBundle'],
  ...['closeBundle', 'banner', 'footer', 'intro', 'outro', 'resolveFileUrl', 'resolveImportMeta'],
];

/** With the plugins of a build of Rollup's, or of Rolldown's. */
export const compileWithRollup =
  (name: 'rollup' | 'rolldown', library: string, {plugins, external}: InputOptions): Compile =>
  async () => {
    const bundler = (await import(name)) as Readonly<Record<string, Bundler>>;
    const bundle = await bundler[name]?.({
      input: {routes: ROUTES_ID},
      plugins: [ownDoors(library), outside(external), ...plugins.map(withoutOutput)],
      // What there is to say has been said.
      onLog: () => undefined,
    });
    const {output: files} = (await bundle?.generate(output)) ?? {output: []};
    await bundle?.close();
    return files;
  };

const withoutOutput = (plugin: AnyPlugin): AnyPlugin =>
  Object.create(
    plugin,
    Object.fromEntries(OUTPUT_HOOKS.map((hook) => [hook, {value: undefined}])),
  ) as AnyPlugin; // it has all that it had before

/** With the configuration of a build of Vite's. */
export const compileWithVite =
  (library: string, {root, mode, configFile, inlineConfig}: ViteConfig): Compile =>
  async () => {
    const name: string = 'vite';
    const {build} = (await import(name)) as {build(config: object): Promise<unknown>};
    const built = (await build({
      ...inlineConfig,
      root,
      mode,
      configFile: configFile ?? false,
      logLevel: 'error',
      plugins: [{...ownDoors(library), enforce: 'pre'}, ...(inlineConfig.plugins ?? [])],
      build: {
        ...inlineConfig.build,
        ssr: true,
        write: false,
        watch: null,
        minify: false,
        copyPublicDir: false,
        rollupOptions: {input: {routes: ROUTES_ID}, output},
      },
    })) as {readonly output: readonly OutputFile[]} | readonly {readonly output: readonly OutputFile[]}[];
    return [built].flat().flatMap(({output: files}) => files);
  };

/** The errors that loaders throw have to be those that the server of this package knows. */
const ownDoors = (library: string) => ({
  name: 'slot-routes-own-doors',
  resolveId(source: string) {
    const [, door] = source === library ? ['', ''] : (/^slot-router(?:$|\/)(.*)$/s.exec(source) ?? []);
    if (door === undefined) return null;
    const file = [`../${door}`, `../${door}/index.js`, `../adapters/${door}.js`]
      .map((name) => new URL(name, import.meta.url))
      .find((url) => url.pathname.endsWith('.js') && existsSync(url));
    return file ? {id: file.href, external: true} : null;
  },
});

/** Packages are imported when the routes run: for this process they may have other files than for browsers. */
const outside = (external: InputOptions['external']) => ({
  name: 'slot-routes-packages',
  async resolveId(
    this: {resolve(...args: unknown[]): Promise<{readonly id: string; readonly external?: unknown} | null>},
    source: string,
    importer: string | undefined,
  ) {
    if (!importer || /^[./\0]|^virtual:|^[a-z]:/i.test(source)) return null;
    const found = await this.resolve(source, importer, {skipSelf: true});
    const isPackage = !found || !!found.external || found.id.split(/[\\/]/).includes('node_modules');
    return isPackage || external(source, importer, false) ? {id: source, external: true} : null;
  },
});

/** Runs something with the routes that have been compiled. Their units are imported while it runs. */
export async function withRoutes<Result>(
  compile: Compile,
  root: string,
  run: (routes: Route) => Promise<Result>,
): Promise<Result> {
  const files = await compile();
  const packages = path.join(root, 'node_modules');
  // From where the packages are found that the units import.
  const dir = mkdtempSync(path.join(existsSync(packages) ? packages : root, '.slot-routes-'));
  try {
    for (const {fileName, code, source} of files) {
      const file = path.join(dir, fileName);
      mkdirSync(path.dirname(file), {recursive: true});
      writeFileSync(file, code ?? source ?? '');
    }
    const module: unknown = await import(pathToFileURL(path.join(dir, 'routes.mjs')).href);
    return await run((module as {readonly default: Route}).default); // as it was generated
  } finally {
    rmSync(dir, {recursive: true, force: true});
  }
}
