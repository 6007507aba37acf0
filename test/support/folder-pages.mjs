// A folder tree on a server, and as static files: /folders/<id>/… streams it, /static/… are the files of a build with
// `prerender`. Both run the code of that build in the browser.
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {root as project} from '../../scripts/project.mjs';
import {answerWith, saidTo} from './streamed-pages.mjs';
import {buildTree, inTree, readTrees} from './trees.mjs';

const main = `
  window.loads = [];
  window.errors = [];
  window.addEventListener('error', ({message}) => window.errors.push(message));
  window.slotRouterText = (slot) => {
    window.loads.push(slot);
    return 'from the browser';
  };
  import 'slot-router/define.js';
  import routes from 'virtual:slot-routes';
  document.querySelector('slot-layout').routes = routes;`;

const documentAt = (base, script = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <title>Board</title><link rel="icon" href="data:,"><style>slot-layout, route-slot { display: block }</style>
  ${script}</head><body><slot-layout base="${base}"></slot-layout></body></html>`;
const script = '<script type="module" src="/static/main.js"></script>';

/** The text of a loader: from the test, or where nobody asks for it, from the build. */
globalThis.slotRouterText = async (slot, id) =>
  id === undefined ? 'at build time' : (await saidTo(id, slot).said).get('text');

/** Builds the files of a static site; comes to them by their names. */
async function buildFiles({files}) {
  const [{rollup}, {default: esbuild}, {slotRoutes}] = await Promise.all([
    import('rollup'),
    import('rollup-plugin-esbuild'),
    import('slot-router/plugin'),
  ]);
  return inTree(files, async (root) => {
    mkdirSync(path.join(root, 'node_modules'));
    symlinkSync(project, path.join(root, 'node_modules/slot-router'), 'dir');
    writeFileSync(path.join(root, 'main.js'), main);
    writeFileSync(path.join(root, 'index.html'), documentAt('/static', script));
    const bundle = await rollup({
      input: path.join(root, 'main.js'),
      external: /^slot-router/,
      plugins: [
        slotRoutes({root, types: false, prerender: {paths: ['/static/people/grace']}}),
        esbuild({target: 'es2022', tsconfig: false}),
      ],
    });
    const library = '/test/.build/slot-router.dev.js';
    const {output} = await bundle.generate({
      format: 'es',
      entryFileNames: '[name].js',
      paths: {'slot-router': library, 'slot-router/define.js': library},
    });
    await bundle.close();
    return new Map(output.map(({fileName, code, source}) => [fileName, code ?? source]));
  });
}

/** Builds the same tree for this process; comes to what answers with its pages. */
async function createPages(tree) {
  const {createHandler} = await import('../../dist/prod/server/index.js');
  const library = pathToFileURL(path.join(project, 'dist/prod/index.js')).href;
  const dir = mkdtempSync(path.join(project, 'test/.build/folders-'));
  process.once('exit', () => rmSync(dir, {recursive: true, force: true}));
  for (const [name, code] of await buildTree(tree, {library})) writeFileSync(path.join(dir, name), code);
  const {default: routes} = await import(pathToFileURL(path.join(dir, 'app.js')).href);
  const document = ({url}) => documentAt('/folders/:id', url.searchParams.has('script') ? script : '');
  return createHandler({routes, document, headers: {'Cache-Control': 'no-store'}});
}

/** The file that a static server has for a path, with its status. */
function fileAt(files, pathname) {
  const name = pathname.replace(/^\/|\/$/g, '');
  const found = [name, `${name}/index.html`, name.replace('static/', '')].find((each) => files.has(each));
  return {name: found ?? '404.html', status: found === undefined ? 404 : 200};
}

/** A middleware of the dev server. */
export function folderPages() {
  let files;
  let pages;
  const tree = () => readTrees('served').get('served');
  return async (context, next) => {
    const [, kind] = /^\/(folders|static)\//.exec(context.path) ?? [];
    if (kind === undefined) return next();
    if (kind === 'folders') return answerWith(await (pages ??= createPages(tree())), context);
    const built = await (files ??= buildFiles(tree()));
    const found = fileAt(built, context.path);
    context.status = found.status;
    context.type = path.extname(found.name);
    context.set('Cache-Control', 'no-store');
    context.body = built.get(found.name);
    return undefined;
  };
}
