import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {root} from '../../scripts/project.mjs';

/** Everything that `slot-router` exports at run time. A new name needs a section in the README. */
const publicNames = [
  'LayoutSettleEvent',
  'NotFoundError',
  'RedirectError',
  'RouteSlot',
  'SlotChangeEvent',
  'SlotErrorEvent',
  'SlotLayout',
  'SlotLeaveEvent',
  'SlotLoadEvent',
  'SlotRouterError',
  'notFound',
  'redirect',
];

const serverNames = ['createHandler', 'rawHtml', 'toNodeListener'];

const conditions = ['production', 'development'];

/** Runs a module in a new Node, where there is no DOM, and returns what it prints. */
function runModule(code, condition) {
  return execFileSync(
    process.execPath,
    [`--conditions=${condition}`, '--no-warnings', '--input-type=module', '--eval', code],
    {cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']},
  );
}

/** The exported names of a bundled file, read without running it. */
async function exportedNames(file) {
  const {rollup} = await import('rollup');
  const bundle = await rollup({input: file, external: /./, onwarn() {}, treeshake: false});
  const {output} = await bundle.generate({format: 'es'});
  await bundle.close();
  return output[0].exports;
}

for (const condition of conditions) {
  test(`slot-router exports exactly the public names (${condition})`, () => {
    const names = runModule(
      'console.log(JSON.stringify(Object.keys(await import("slot-router")).sort()))',
      condition,
    );
    assert.deepEqual(JSON.parse(names), publicNames);
  });

  test(`slot-router/server exports exactly the public names (${condition})`, () => {
    const names = runModule(
      'console.log(JSON.stringify(Object.keys(await import("slot-router/server")).sort()))',
      condition,
    );
    assert.deepEqual(JSON.parse(names), serverNames);
  });

  test(`slot-router comes from the ${condition} build`, () => {
    const url = runModule('console.log(import.meta.resolve("slot-router"))', condition).trim();
    assert.match(url, condition === 'development' ? /\/dist\/dev\/index\.js$/ : /\/dist\/prod\/index\.js$/);
  });

  // Svelte's has a component in it, which is compiled where it is used.
  for (const entry of [
    'slot-router',
    'slot-router/define.js',
    'slot-router/server',
    'slot-router/testing',
    'slot-router/devtools',
    ...['angular', 'lit', 'react', 'vue'].map((name) => `slot-router/${name}`),
  ]) {
    test(`${entry} imports where there is no DOM and leaves no global (${condition})`, () => {
      const added = runModule(
        `const before = new Set(Reflect.ownKeys(globalThis));
         if (before.has('document') || before.has('HTMLElement')) throw new Error('There is a DOM.');
         await import(${JSON.stringify(entry)});
         console.log(JSON.stringify(Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String)));`,
        condition,
      );
      const ofOthers = /^(lit|__VUE_|__vue|ngDevMode$|devtoolsFormatters$|ng$)/i;
      assert.deepEqual(
        JSON.parse(added).filter((key) => !ofOthers.test(key)),
        [],
      );
    });
  }
}

test('the single-file bundle exports the same names', async () => {
  const names = await exportedNames(path.join(root, 'dist/slot-router.min.js'));
  assert.deepEqual(names.sort(), publicNames);
});

test('both builds have the same modules and exports', async () => {
  const files = (build) =>
    readdirSync(path.join(root, 'dist', build), {recursive: true})
      .filter((file) => file.endsWith('.js'))
      .sort();
  const onlyDevelopment = files('dev').filter((file) => !files('prod').includes(file));
  assert.deepEqual(
    onlyDevelopment.filter((file) => !file.startsWith('diagnostics' + path.sep)),
    [],
  );
  for (const file of ['index.js', 'define.js', 'server/index.js', 'testing/index.js', 'devtools/index.js']) {
    assert.deepEqual(
      await exportedNames(path.join(root, 'dist/dev', file)),
      await exportedNames(path.join(root, 'dist/prod', file)),
    );
  }
});

test('source maps lead to the TypeScript sources', () => {
  for (const file of ['dist/dev/index.js', 'dist/prod/define.js', 'dist/slot-router.min.js']) {
    const map = JSON.parse(readFileSync(path.join(root, `${file}.map`), 'utf8'));
    const sources = map.sources.filter((source) => source.includes('src/'));
    assert.ok(sources.length > 0 || map.sources.length === 0, `${file}.map names no source of ours`);
    for (const source of sources) assert.match(source, /\.ts$/);
  }
});
