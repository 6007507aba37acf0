// Folder trees as text, their folders on disk, and what Rollup makes of them.
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const HEADING = /^== (\S+)( .*)?$/;

/**
 * Reads trees. `== name strict: false` begins one; each line in it is `file: content`, and indented lines go on with the
 * content of the file. In a layout, `{name}` stands for a route slot, and `{name attributes}` for one with attributes.
 * `> step => what: text | …` are the steps of a test, see tree-steps.ts.
 */
export function parseTrees(text) {
  const trees = new Map();
  let tree;
  let file;
  for (const line of text.split('\n')) {
    const heading = HEADING.exec(line);
    if (heading) {
      tree = {name: heading[1], strict: !heading[2]?.includes('strict: false'), files: {}, steps: []};
      if (trees.has(tree.name)) throw new Error(`There are two trees "${tree.name}".`);
      trees.set(tree.name, tree);
    } else if (line.startsWith('> ')) {
      tree.steps.push(line.slice(2));
    } else if (line.startsWith('  ')) {
      tree.files[file] += `${line.slice(2)}\n`;
    } else if (line.trim() !== '' && !line.startsWith('#')) {
      const end = line.indexOf(':');
      if (end < 0) throw new Error(`"${line}" is no file of a tree.`);
      file = line.slice(0, end);
      const content = line.slice(end + 1).trim();
      tree.files[file] = /(layout|template)\.html$/.test(file) ? withSlots(content) : content;
    }
  }
  return trees;
}

const withSlots = (content) =>
  content.replace(/\{([\w-]+)( [^{}]*)?\}(?!\})/g, (_, name, attributes = '') =>
    name === 'children'
      ? `<route-slot${attributes}></route-slot>`
      : `<route-slot name="${name}"${attributes}></route-slot>`,
  );

/** Writes the files of a tree into a folder. */
export function writeTree(dir, files) {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, file)), {recursive: true});
    writeFileSync(path.join(dir, file), content);
  }
}

/** Runs something in a folder that holds a tree, and removes it afterwards. */
export async function inTree(files, run) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'slot-routes-'));
  try {
    mkdirSync(path.join(root, 'app'));
    writeTree(path.join(root, 'app'), files);
    return await run(root);
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

/** Builds a tree with Rollup; comes to its files by their names, with the routes in `app.js`. */
export async function buildTree({files, strict}, {library = '/test/.build/slot-router.dev.js', onwarn} = {}) {
  const [{rollup}, {default: esbuild}, {slotRoutes}] = await Promise.all([
    import('rollup'),
    import('rollup-plugin-esbuild'),
    import('slot-router/plugin'),
  ]);
  return inTree(files, async (root) => {
    const bundle = await rollup({
      input: {app: 'virtual:slot-routes'},
      external: ['slot-router'],
      plugins: [slotRoutes({root, strict, types: false}), esbuild({target: 'es2022', tsconfig: false})],
      onwarn: onwarn ?? (() => undefined),
    });
    const {output} = await bundle.generate({
      format: 'es',
      entryFileNames: '[name].js',
      paths: {'slot-router': library},
    });
    await bundle.close();
    return new Map(output.map(({fileName, code}) => [fileName, code]));
  });
}

/** Reads the trees of a file in `test/fixtures/trees/`. */
export const readTrees = (file) =>
  parseTrees(readFileSync(new URL(`../fixtures/trees/${file}.txt`, import.meta.url), 'utf8'));

/**
 * Answers `/trees/<file>/<name>/…` with the build of a tree of `test/fixtures/trees/<file>.txt`, and `/trees/<file>.json`
 * with the steps of all of them.
 */
export function treeMiddleware() {
  const built = new Map();
  const build = (file, name) => {
    const tree = readTrees(file).get(name);
    if (!tree) throw new Error(`test/fixtures/trees/${file}.txt has no tree "${name}".`);
    return buildTree(tree);
  };
  return async (context, next) => {
    const [, list] = /^\/trees\/([\w-]+)\.json$/.exec(context.path) ?? [];
    if (list !== undefined) {
      context.body = [...readTrees(list).values()].map(({name, steps}) => ({name, steps}));
      return undefined;
    }
    const [, file, name, asset] = /^\/trees\/([\w-]+)\/([\w-]+)\/(.+)$/.exec(context.path) ?? [];
    if (file === undefined) return next();
    const key = `${file}/${name}`;
    if (!built.has(key)) built.set(key, build(file, name));
    try {
      const code = (await built.get(key)).get(asset);
      context.type = 'text/javascript; charset=utf-8';
      context.body = code;
      context.status = code === undefined ? 404 : 200;
    } catch (error) {
      context.status = 500;
      context.type = 'text/plain; charset=utf-8';
      context.body = error.message;
      console.error(`Tree ${key}: ${error.message}`);
    }
    return undefined;
  };
}
