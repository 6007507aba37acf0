// Pages that a build writes: which, with what in them, and what cannot be one.
import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {rollup} from 'rollup';
import {slotRoutes} from 'slot-router/plugin';
import {build} from 'vite';
import {root as project} from '../../../scripts/project.mjs';
import {inTree} from '../../support/trees.mjs';

const files = {
  'layout.html': '<h1>Site</h1><route-slot></route-slot><route-slot name="side"></route-slot>',
  'page.html': 'home',
  'not-found.html': 'nothing here',
  '@side/default.html': 'side',
  'about/page.js': `
    export const load = async () => ({text: 'about us'});
    export const title = ({data}) => data.text;
    export default ({data}) => data.text;`,
  'café/page.html': 'café',
  'photos/[id]/page.html': 'photo {{id}}',
  '@side/(.)photos/[id]/page.html': 'over it',
  'docs/[[...path]]/page.html': 'docs',
  'old/page.js': `
    import {redirect} from 'slot-router';
    export default () => redirect('/about?from=old&more');`,
  'gone/page.js': `
    import {notFound} from 'slot-router';
    export default () => notFound();`,
};

const document = `<!doctype html><html lang="en"><head><title>Site</title></head>
  <body><slot-layout></slot-layout><script type="module" src="/main.js"></script></body></html>`;
const main = `
  import {notFound} from 'slot-router';
  import routes from 'virtual:slot-routes';
  document.querySelector('slot-layout').routes = routes;
  console.log(notFound);`;

const builders = {
  async Rollup(root, options, {external = ['slot-router'], plugins = [], outputs} = {}) {
    const warnings = [];
    const bundle = await rollup({
      input: path.join(root, 'main.js'),
      external,
      plugins: [slotRoutes({root, types: false, ...options}), ...plugins],
      onwarn: ({message}) => warnings.push(message),
    });
    // As the command line of Rollup does with several outputs.
    await Promise.all(['dist', ...(outputs ?? [])].map((dir) => bundle.write({dir: path.join(root, dir)})));
    await bundle.close();
    return warnings;
  },
  async Vite(root, options, {base} = {}) {
    await build({
      root,
      base,
      configFile: false,
      logLevel: 'silent',
      plugins: [slotRoutes({types: false, ...options})],
    });
    return [];
  },
};

/** Runs something in a project with a tree. */
const inProject = (tree, run, html = document) =>
  inTree(tree, async (root) => {
    mkdirSync(path.join(root, 'node_modules'));
    symlinkSync(project, path.join(root, 'node_modules/slot-router'), 'dir');
    writeFileSync(path.join(root, 'index.html'), html);
    writeFileSync(path.join(root, 'main.js'), main);
    await run(root);
    assert.deepEqual(readdirSync(path.join(root, 'node_modules')), ['slot-router'], 'nothing is left over');
  });

const pagesIn = (root) =>
  readdirSync(path.join(root, 'dist'), {recursive: true})
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.replaceAll(path.sep, '/').normalize('NFC'))
    .sort();

for (const [name, write] of Object.entries(builders)) {
  test(`${name} writes a page for each path, and one for unknown URLs`, () =>
    inProject(files, async (root) => {
      const paths = async () => ['/photos/1', '/photos/2/', '/docs/a%20b', '/about'];
      const warnings = await write(root, {prerender: {paths}});
      assert.deepEqual(pagesIn(root), [
        '404.html',
        'about/index.html',
        'café/index.html',
        'docs/a b/index.html',
        'docs/index.html',
        'index.html',
        'old/index.html',
        'photos/1/index.html',
        'photos/2/index.html',
      ]);
      if (name === 'Rollup')
        assert.match(warnings.join('\n'), /No page is written for "\/gone": it is not found\./);
      const read = (file) => readFileSync(path.join(root, 'dist', file), 'utf8');
      const home = read('index.html');
      assert.match(home, /<template shadowrootmode="open">[^]*<h1>Site<\/h1>[^]*>home<script[^]*>side</);
      assert.match(home, /<script type="module"[^>]* src="\/[\w/.-]+\.js"/);
      assert.doesNotMatch(home, /Loading/);
      const about = read('about/index.html');
      assert.match(about, /<title>about us<\/title>[^]*>about us<[^]*"data":\{"text":"about us"\}/);
      assert.match(read('photos/1/index.html'), />photo 1<[^]*>side</);
      assert.match(read('404.html'), /nothing here[^]*>side</);
      assert.match(read('old/index.html'), /http-equiv="refresh" content="0;url=\/about\?from=old&amp;more"/);
    }));
}

test('pages of a site below a path have that in their URLs, and not in their files', () =>
  inProject(
    {...files, 'layout.html': '<a href="/repo/about">About</a><route-slot></route-slot>'},
    async (root) => {
      await builders.Vite(root, {prerender: true}, {base: '/repo/'});
      assert.ok(existsSync(path.join(root, 'dist/about/index.html')));
      assert.match(readFileSync(path.join(root, 'dist/index.html'), 'utf8'), /src="\/repo\/[^]*>home</);
    },
    document.replace('<slot-layout>', '<slot-layout base="/repo">'),
  ));

test('each output of a build has its pages, and one for unknown URLs without a unit for that', () =>
  inProject({'layout.html': '<route-slot></route-slot>', 'page.html': 'home'}, async (root) => {
    await builders.Rollup(root, {prerender: true}, {outputs: ['other']});
    for (const dir of ['dist', 'other']) {
      assert.ok(existsSync(path.join(root, dir, 'index.html')), dir);
      assert.match(readFileSync(path.join(root, dir, '404.html'), 'utf8'), /There is nothing here/, dir);
    }
  }));

const page = 'export default null;';

// what, the files, options, what the build says, how it is built
const cases = [
  ['a path that is no page', {}, {paths: ['/photoz/1']}, /SR116: .*"\/photoz\/1": it is not found/],
  ['a path that is none', {}, {paths: ['photos/1']}, /SR116: .*"photos\/1": it is no path/],
  ['another host', {}, {paths: ['//elsewhere.test/']}, /SR116: .*no path/],
  ['a query', {}, {paths: ['/about?x=1']}, /SR116: .*"\/about\?x=1": it is no path/],
  ['a path that leads up', {}, {paths: ['/photos/../../x']}, /SR116: .*no path/],
  ['a param that is two folders', {}, {paths: ['/photos/a%2Fb']}, /SR116: .*no file can be called/],
  ['two names for one file', {}, {paths: ['/photos/a', '/photos/A']}, /SR116: .*"photos\/A\/index.html" and/],
  [
    'a loader that fails',
    {'about/page.js': `export const load = () => fetch('/data'); ${page}`},
    {},
    /SR117: The page "\/about" .*route slot "children": .*URL/,
  ],
  [
    'a unit for browsers only',
    {'about/page.js': `document.querySelector('a'); ${page}`},
    {},
    /SR117: .*document is not defined/,
  ],
  [
    'a document that is not there',
    {},
    {document: 'app.html'},
    /SR118: The document "app\.html" .* is not there/,
  ],
  [
    'a loader that never settles',
    {'about/page.js': `export const load = () => new Promise(() => {}); ${page}`},
    {timeout: 0.2},
    /SR117: The page "\/about" .*not whole after 0\.2 s/,
  ],
  [
    'a list of paths that never settles',
    {},
    {paths: () => new Promise(() => undefined), timeout: 0.2},
    /SR122: .*prerender: \{paths\}, has not settled after 0\.2 s/,
  ],
  [
    'a list of paths that fails',
    {},
    {paths: () => Promise.reject(new Error('no photos'))},
    /SR122: .*has failed: no photos\./,
  ],
  ['a list of paths that is none', {}, {paths: async () => '/photos/1'}, /SR122: .*came to "\/photos\/1"/],
  ['a document without a layout', {}, {document: 'main.js'}, /SR118: .*"main\.js" .*no <slot-layout>/],
];

for (const [what, more, prerender, pattern] of cases) {
  test(`${what} ends the build before anything is written`, () =>
    inProject({...files, ...more}, async (root) => {
      const before = readdirSync(root);
      await assert.rejects(builders.Rollup(root, {prerender, types: 'types/routes.d.ts'}), pattern);
      assert.deepEqual(readdirSync(root), before);
    }));
}

test('nothing is left of pages that have failed with Vite', () =>
  inProject(files, async (root) => {
    const before = readdirSync(root);
    const options = {prerender: {paths: ['/photoz/1']}, types: 'slot-routes.d.ts'};
    await assert.rejects(builders.Vite(root, options), /SR116/);
    assert.deepEqual(readdirSync(root), before);
    const types = path.join(root, 'slot-routes.d.ts');
    writeFileSync(types, 'what was there');
    await assert.rejects(builders.Vite(root, options), /SR116/);
    assert.equal(readFileSync(types, 'utf8'), 'what was there');
  }));

test('a list of paths that never settles is said with the file that it is in', () =>
  inProject(files, async (root) => {
    const code = `import {slotRoutes} from 'slot-router/plugin';
      const prerender = {paths: () => new Promise(() => undefined), timeout: 0.2};
      export default {plugins: [slotRoutes({types: false, prerender})]};`;
    const configFile = path.join(root, 'vite.config.mjs');
    writeFileSync(configFile, code);
    await assert.rejects(
      build({root, configFile, logLevel: 'silent'}),
      /SR122: .*of "vite\.config\.mjs", has not settled after 0\.2 s/,
    );
    rmSync(path.join(root, 'node_modules/.vite-temp'), {recursive: true, force: true});
  }));

test('a base that is no path is said', () =>
  inProject(files, async (root) => {
    await assert.rejects(builders.Vite(root, {prerender: true}, {base: './'}), /SR118: .*served at "\.?\/?"/);
    await assert.rejects(builders.Vite(root, {prerender: true}, {base: '/x/'}), /SR116: .*not below "\/x\/"/);
    rmSync(path.join(root, 'dist'), {recursive: true, force: true});
  }));
