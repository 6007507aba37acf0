import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {rollup} from 'rollup';
import {minify} from 'rollup-plugin-esbuild';
import {parseAst} from 'rollup/parseAst';
import {bundleBudget, bundleFile, root} from '../../scripts/project.mjs';

const code = readFileSync(bundleFile, 'utf8');

/** What is loaded on need: by browsers that lack an API, and by pages that use what most do not. */
const chunks = [
  'dompurify.min.js',
  'forms.min.js',
  'fragments.min.js',
  'history-driver.min.js',
  'hydrate.min.js',
  'keep-alive.min.js',
  'lit-view.min.js',
  'modal.min.js',
  'own-location.min.js',
  'prefetch.min.js',
  'root-view.min.js',
  'sent.min.js',
  'transition.min.js',
  'urlpattern-polyfill.min.js',
];

/** What a module imports: `static` at once, `dynamic` on need. */
function importsOf(source) {
  const found = {static: [], dynamic: []};
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node?.type !== 'string') return;
    if (node.type === 'ImportExpression') found.dynamic.push(node.source.value);
    else if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type) && node.source) {
      found.static.push(node.source.value);
    }
    Object.values(node).forEach(visit);
  };
  visit(parseAst(source));
  return found;
}

test('the single-file bundle keeps its budget', () => {
  const size = gzipSync(code, {level: 9}).length;
  assert.ok(size <= bundleBudget, `${size} B gzip, budget ${bundleBudget} B`);
});

test('the developer tools are below 10 kB, and in no other file', () => {
  const devtools = readFileSync(path.join(root, 'dist/slot-router-devtools.min.js'));
  const size = gzipSync(devtools, {level: 9}).length;
  assert.ok(size < 10_000, `${size} B gzip`);
  assert.deepEqual(importsOf(devtools.toString()), {static: [], dynamic: []});
  for (const file of ['slot-router.min.js', ...chunks])
    assert.doesNotMatch(readFileSync(path.join(root, 'dist', file), 'utf8'), /devtools/, file);
});

test('beside the single-file bundle is only what is loaded on need', () => {
  const files = readdirSync(path.join(root, 'dist')).filter((file) => file.endsWith('.js'));
  assert.deepEqual(files.sort(), ['slot-router.min.js', 'slot-router-devtools.min.js', ...chunks].sort());
});

test('the single-file bundle loads nothing at start, and its chunks on need', () => {
  const imports = importsOf(code);
  assert.deepEqual(imports.static, []);
  assert.deepEqual(
    imports.dynamic.filter((source) => source !== undefined).sort(),
    chunks.filter((chunk) => !/^(dompurify|hydrate)\./.test(chunk)).map((chunk) => `./${chunk}`),
  );
  // What a streamed page of Lit templates needs.
  const sent = readFileSync(path.join(root, 'dist', 'sent.min.js'), 'utf8');
  assert.deepEqual(importsOf(sent), {static: [], dynamic: ['./hydrate.min.js']});
  // A sanitizer is needed by nothing else.
  const fragments = readFileSync(path.join(root, 'dist', 'fragments.min.js'), 'utf8');
  assert.deepEqual(importsOf(fragments), {static: [], dynamic: ['./dompurify.min.js']});
});

test('the single-file bundle has no comments but names its source map', () => {
  assert.ok(!/\/\*[*!]|@license/.test(code), 'there are comments');
  assert.ok(/\/\/# sourceMappingURL=slot-router\.min\.js\.map\s*$/.test(code), 'there is no source map');
});

/** What no adapter may grow beyond, in bytes of gzip. */
const adapterBudget = 1000;

for (const name of ['angular', 'lit', 'react', 'svelte', 'vue']) {
  test(`slot-router/${name} keeps its budget, besides its framework`, async () => {
    const build = await rollup({
      input: path.join(root, 'dist', 'prod', 'adapters', `${name}.js`),
      // The core brings the class of its errors.
      external: (id) => /^[^./]|\.svelte$|slot-router-error\.js$/.test(id),
      plugins: [
        nodeResolve(),
        minify({target: 'es2022'}),
        terser({ecma: 2020, module: true, compress: {passes: 3}}),
      ],
    });
    const {output} = await build.generate({format: 'es'});
    await build.close();
    const more =
      name === 'svelte' ? readFileSync(path.join(root, 'src/adapters/svelte-view.svelte'), 'utf8') : '';
    const size = gzipSync(output[0].code + more, {level: 9}).length;
    assert.ok(size <= adapterBudget, `${size} B gzip, budget ${adapterBudget} B`);
  });
}
