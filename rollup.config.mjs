import {readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild, {minify as esbuildMinify} from 'rollup-plugin-esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));
const src = path.join(root, 'src') + path.sep;

/** The modules that do something when they are imported; `sideEffects` in package.json names the same ones. */
const withSideEffects = new Set(
  ['define.ts', 'bundle.ts', 'devtools/index.ts'].map((file) => path.join(src, file)),
);

/** `./name.js` in the source is the file `name.ts`. */
const typescriptSources = () => ({
  name: 'typescript-sources',
  resolveId(source, importer) {
    if (!importer?.startsWith(src) || !source.startsWith('.')) return null;
    const id = path.resolve(path.dirname(importer), source.replace(/\.js$/, '.ts'));
    return {id, moduleSideEffects: withSideEffects.has(id)};
  },
});

/** Development and production differ in this one value: everything behind it vanishes from production. */
const production = () => ({
  name: 'production',
  transform: (code, id) =>
    id === path.join(src, 'diagnostics', 'dev-mode.ts')
      ? {code: 'export const DEV_MODE = false;', map: {mappings: ''}}
      : null,
});

/** What a style sheet does not need. */
const shortStyles = () => ({
  name: 'short-styles',
  transform: (code, id) =>
    id === path.join(src, 'rendering', 'styles.ts')
      ? {
          code: code.replace(/`[^`]+`/, (css) => css.replace(/\s*([{};])\s*|(?<=:)\s+/g, '$1')),
          map: {mappings: ''},
        }
      : null,
});

const typescript = () =>
  esbuild({target: 'es2022', charset: 'utf8', tsconfig: path.join(root, 'tsconfig.json')});

/** Lit's production build in both bundles: its development build writes to the console. */
const dependencies = () => nodeResolve({browser: true, exportConditions: ['production', 'browser']});

/** What `mountLayout()` loads into its frame. */
const blankPage = () => ({
  name: 'blank-page',
  generateBundle() {
    const source = readFileSync(path.join(src, 'testing', 'blank.html'));
    this.emitFile({type: 'asset', fileName: 'testing/blank.html', source});
  },
});

/** A component of Svelte is compiled where it is used, by the version that is there. */
const svelteComponents = () => ({
  name: 'svelte-components',
  resolveId: {
    order: 'pre',
    handler: (source) => (source.endsWith('.svelte') ? {id: source, external: 'relative'} : null),
  },
  generateBundle() {
    const name = 'adapters/svelte-view.svelte';
    this.emitFile({type: 'asset', fileName: name, source: readFileSync(path.join(src, name), 'utf8')});
  },
});

/** What people import. */
const doors = [
  'index',
  'define',
  'server/index',
  'testing/index',
  'devtools/index',
  'adapters/angular',
  'adapters/lit',
  'adapters/react',
  'adapters/svelte',
  'adapters/vue',
  // The last two are what the plugin puts into the page.
  'plugin/index',
  'plugin/runtime',
  'plugin/hot',
];

/** One file per source file; dependencies stay imports. */
const modules = (dir, plugins = []) => ({
  input: doors.map((door) => `./src/${door}.ts`),
  external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
  plugins: [svelteComponents(), typescriptSources(), blankPage(), ...plugins, typescript()],
  output: {
    dir,
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: 'src',
    generatedCode: 'es2015',
    sourcemap: true,
  },
});

/** What only some pages need. */
const extras = [
  'rendering/hydrate',
  'rendering/keep-alive',
  'rendering/lit-view',
  'rendering/modal',
  'rendering/sent',
  'rendering/transition',
  'loading/prefetch',
  'routing/own-location',
  'router/forms',
  'router/root-view',
  'router/fragments',
];

/** What only some browsers need lies beside the bundle, each in one file, and is loaded there. */
const onNeed = (suffix) => ({
  name: 'on-need',
  resolveDynamicImport(specifier) {
    // The URL of a module that an author names.
    if (typeof specifier !== 'string') return null;
    if (specifier.endsWith('/history-driver.js'))
      return {id: `./history-driver.${suffix}.js`, external: true};
    const file = path.basename(specifier, '.js');
    if (extras.some((extra) => path.basename(extra) === file))
      return {id: `./${file}.${suffix}.js`, external: true};
    if (specifier === 'urlpattern-polyfill/urlpattern')
      return {id: `./urlpattern-polyfill.${suffix}.js`, external: true};
    if (specifier === 'dompurify') return {id: `./dompurify.${suffix}.js`, external: true};
    throw new Error(`The bundle must be one file, but "${specifier}" is imported dynamically.`);
  },
});

/** One file with everything inside that it needs. */
const bundle = (dir, name, suffix, input, plugins, sourcemap) => ({
  input: {[`${name}.${suffix}`]: input},
  plugins: [onNeed(suffix), typescriptSources(), ...plugins, dependencies(), typescript()],
  output: {dir, format: 'es', entryFileNames: '[name].js', generatedCode: 'es2015', sourcemap},
});

/** The single file with Lit inside, the siblings that it loads on need, and the developer tools. */
const bundles = (dir, suffix, plugins, sourcemap) => [
  bundle(dir, 'slot-router', suffix, 'src/bundle.ts', plugins, sourcemap),
  bundle(dir, 'slot-router-devtools', suffix, 'src/devtools/index.ts', plugins, sourcemap),
  bundle(dir, 'history-driver', suffix, 'src/navigation/history-driver.ts', plugins, sourcemap),
  ...extras.map((extra) => bundle(dir, path.basename(extra), suffix, `src/${extra}.ts`, plugins, sourcemap)),
  bundle(dir, 'urlpattern-polyfill', suffix, 'urlpattern-polyfill/urlpattern', plugins, sourcemap),
  bundle(dir, 'dompurify', suffix, 'dompurify', plugins, sourcemap),
];

/** esbuild first, because it chooses names that compress better; terser then finds what esbuild leaves. */
const minify = () => [
  esbuildMinify({target: 'es2022', legalComments: 'none'}),
  terser({
    ecma: 2020,
    module: true,
    compress: {passes: 3, ecma: 2020},
    format: {comments: false, ecma: 2020},
  }),
];

export default [
  modules('dist/dev'),
  modules('dist/prod', [production()]),
  ...bundles('dist', 'min', [production(), shortStyles(), ...minify()], true),
  // For tests only: the development build as a page without an import map would load it.
  ...bundles('test/.build', 'dev', [], true),
];
