// The types that the plugin writes: what compiles and what does not.
import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {rollup} from 'rollup';
import {slotRoutes} from 'slot-router/plugin';
import ts from 'typescript';
import {root as project} from '../../../scripts/project.mjs';
import {inTree} from '../../support/trees.mjs';

const strip = () => ({
  name: 'strip',
  transform: (code, id) => (id.endsWith('.ts') ? ts.transpile(code, {target: ts.ScriptTarget.ES2022}) : null),
});

const files = {
  'layout.html': '<route-slot></route-slot><route-slot name="modal"></route-slot>',
  'page.html': 'home',
  'about/page.html': 'about',
  'photos/[id]/page.ts': `export const search = ['tab'] as const; export default 'photo';`,
  '@modal/(.)photos/[id]/page.html': 'photo',
  '@modal/default.html': '',
  'default.html': '',
  'docs/[...path]/page.html': 'docs',
  '(shop)/shop/[[...filter]]/page.html': 'shop',
  'users/[user-name]/posts/[post]/page.html': 'post',
};

async function writeTypes(root, options) {
  const bundle = await rollup({
    input: 'virtual:slot-routes',
    external: ['slot-router'],
    plugins: [slotRoutes({root, ...options}), strip()],
  });
  await bundle.close();
}

/** The lines that the compiler complains about, in a strict app that checks its libraries. */
function complaints(root, code, options) {
  mkdirSync(path.join(root, 'node_modules'), {recursive: true});
  const link = path.join(root, 'node_modules', 'slot-router');
  if (!statSync(link, {throwIfNoEntry: false})) symlinkSync(project, link, 'dir');
  const file = path.join(root, 'main.ts');
  writeFileSync(file, code);
  const program = ts.createProgram([file, path.join(root, 'slot-routes.d.ts')], {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipDefaultLibCheck: true,
    noEmit: true,
    ...options,
  });
  return ts.getPreEmitDiagnostics(program).map(({file: source, start, messageText}) => {
    const line = source && source.text.slice(0, start).split('\n').length;
    return `${source?.fileName === file ? '' : (source?.fileName ?? '')}${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

const head = `import 'slot-router/define.js';
import routes from 'virtual:slot-routes';
import type {PathContext, RoutePath} from 'slot-router';
const layout = document.createElement('slot-layout');
const id: string = location.hash; const url: string = location.href;
`;

const right = [
  `layout.routes = routes;`,
  `layout.href('/');`,
  `layout.href('/about');`,
  `layout.href('/about/');`,
  `layout.href('/about?x=1#top');`,
  `layout.navigate('/photos/42');`,
  `layout.navigate('/photos/42?tab=a&@modal=/x#top');`,
  'layout.href(`/photos/${id}?tab=${id}`); layout.href(`/photos/1?${id}`);',
  'layout.navigate(`/photos/${id}`, {history: "replace"});',
  `layout.navigate('/docs/a/b/c');`,
  `layout.href('/shop');`,
  `layout.href('/shop/red/large');`,
  'layout.href(`/users/${id}/posts/1?tab=open`);',
  `layout.href('#top'); layout.href('?page=2'); layout.href('https://example.org/any');`,
  `layout.href(url); layout.navigate(new URL(url)); layout.navigate({modal: '/x', children: false});`,
  `const path: RoutePath = '/photos/[id]'; void path;`,
  `export const photo = ({params, searchParams}: PathContext<'/photos/[id]'>) => params.id + searchParams.get('tab');`,
  `export const post = ({params}: PathContext<'/users/[user-name]/posts/[post]'>) => params['user-name'] + params.post;`,
  `export const shop = ({params}: PathContext<'/shop/[[...filter]]'>) => params.filter?.split('/');`,
  `export const any = ({searchParams}: PathContext<'/about'>) => searchParams.get('whatever');`,
  `export const own = ({data}: PathContext<'/about', {a: number}>) => data.a;`,
];

const wrong = [
  `layout.href('/abuot');`,
  `layout.navigate('/photos');`,
  `layout.navigate('/photos/1/2');`,
  'layout.navigate(`/photo/${id}`);',
  `layout.href('/docs');`,
  `layout.navigate('/photos/1?tap=a');`,
  'layout.href(`/photos/${id}?tab=a&tap=${id}#top`);',
  `layout.href('about');`,
  `layout.href('/users/me/posts');`,
  `layout.navigate(42);`,
  `const path: RoutePath = '/photo/[id]'; void path;`,
  `export const photo = ({params}: PathContext<'/photos/[id]'>) => params.ix;`,
  `export const tab = ({searchParams}: PathContext<'/photos/[id]'>) => searchParams.get('tap');`,
  `export const shop = ({params}: PathContext<'/shop/[[...filter]]'>) => params.filter.split('/');`,
  `export const none = ({params}: PathContext<'/nowhere'>) => params;`,
];

test('paths, params and search params are checked', () =>
  inTree(files, async (root) => {
    await writeTypes(root);
    assert.deepEqual(complaints(root, head + right.join('\n')), []);
    const found = complaints(root, head + wrong.join('\n'));
    const first = head.split('\n').length;
    const lines = found.map((complaint) => Number.parseInt(complaint, 10) - first);
    assert.deepEqual([...new Set(lines)], [...wrong.keys()], found.join('\n'));
  }));

test('the types are written where and when they are wanted', () =>
  inTree(files, async (root) => {
    await writeTypes(root, {types: 'types/app.d.ts', base: '/shop/'});
    const file = path.join(root, 'types/app.d.ts');
    assert.match(
      readFileSync(file, 'utf8'),
      /"\/shop\/photos\/\[id\]": \{params: \{"id": string\}; search: "tab"\};/,
    );
    assert.match(readFileSync(file, 'utf8'), /"\/shop": /);
    const {mtimeMs} = statSync(file);
    await writeTypes(root, {types: 'types/app.d.ts', base: '/shop/'});
    assert.equal(statSync(file).mtimeMs, mtimeMs, 'the same types are not written again');
  }));

test('a page without search params of its own takes any, whatever is beside it', () =>
  inTree(
    {
      'layout.html':
        '<route-slot></route-slot><route-slot name="a"></route-slot><route-slot name="b"></route-slot>',
      'page.html': '',
      '@a/page.ts': `export const search = ['tab']; export default null;`,
      '@b/page.ts': `export const search = ['sort']; export default null;`,
      'both/page.ts': `export const search = ['page']; export default null;`,
      '@a/both/page.ts': `export const search = ['tab']; export default null;`,
      '@b/both/page.ts': `export const search = ['sort']; export default null;`,
    },
    async (root) => {
      await writeTypes(root, {});
      const types = readFileSync(path.join(root, 'slot-routes.d.ts'), 'utf8');
      assert.match(types, /"\/": \{params: \{\}; search: string\};/);
      assert.match(types, /"\/both": \{params: \{\}; search: "page" \| "tab" \| "sort"\};/);
    },
  ));

test('without a tree every path is one', () =>
  inTree({}, (root) => {
    writeFileSync(path.join(root, 'slot-routes.d.ts'), '');
    const code = `import 'slot-router/define.js';
      const layout = document.createElement('slot-layout');
      layout.href('/anything'); layout.navigate('anything');`;
    assert.deepEqual(complaints(root, code), []);
  }));

test('the plugin is one for Rollup and one for Vite', () =>
  inTree({}, (root) => {
    writeFileSync(path.join(root, 'slot-routes.d.ts'), '');
    const modules = path.join(root, 'node_modules');
    mkdirSync(modules);
    for (const name of ['rollup', 'vite'])
      symlinkSync(path.join(project, 'node_modules', name), path.join(modules, name), 'dir');
    const code = `import type {Plugin as RollupPlugin} from 'rollup';
      import type {PluginOption as VitePlugin} from 'vite';
      import {slotRoutes} from 'slot-router/plugin';
      const plugin = slotRoutes({dir: 'app', strict: false});
      export const rollup: RollupPlugin[] = [plugin];
      export const vite: VitePlugin[] = [plugin];`;
    assert.deepEqual(complaints(root, code, {skipLibCheck: true}), []);
  }));
