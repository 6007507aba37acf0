import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import ts from 'typescript';
import {root} from '../../scripts/project.mjs';

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** All files that `exports` leads to. */
function targets(value) {
  return typeof value === 'string' ? [value] : Object.values(value).flatMap(targets);
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const [packed] = JSON.parse(
  execFileSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
);
const packedFiles = packed.files.map((file) => file.path);

test('the package has every file that its exports lead to', () => {
  for (const target of [...new Set(targets(manifest.exports)), `./${manifest.customElements}`]) {
    assert.ok(existsSync(path.join(root, target)), `${target} does not exist`);
    assert.ok(packedFiles.includes(target.replace('./', '')), `${target} is not packed`);
  }
});

test('the entries are exactly the documented ones', () => {
  assert.deepEqual(Object.keys(manifest.exports), [
    '.',
    './define.js',
    './server',
    './plugin',
    './dist/slot-router.min.js',
    './vue',
    './svelte',
    './angular',
    './react',
    './lit',
    './testing',
    './devtools',
    './dist/slot-router-devtools.min.js',
    './vscode.html-custom-data.json',
    './custom-elements.json',
    './package.json',
  ]);
});

test('only what is named has side effects', () => {
  assert.deepEqual(manifest.sideEffects, [
    './dist/dev/define.js',
    './dist/prod/define.js',
    './dist/slot-router.min.js',
    './dist/dev/devtools/index.js',
    './dist/prod/devtools/index.js',
    './dist/slot-router-devtools.min.js',
  ]);
  for (const file of manifest.sideEffects)
    assert.ok(existsSync(path.join(root, file)), `${file} does not exist`);
});

test('the package has the builds, the licence and nothing of the workshop', () => {
  for (const file of ['LICENSE', 'CHANGELOG.md', 'README.md', 'dist/urlpattern-polyfill.min.js']) {
    assert.ok(packedFiles.includes(file), `${file} is not packed`);
  }
  const strays = packedFiles.filter(
    (file) => !/^(dist\/|LICENSE$|CHANGELOG\.md$|README\.md$|package\.json$)/.test(file),
  );
  assert.deepEqual(strays, []);
});

test('Lit with its hydration, the polyfill and the sanitizer are the only dependencies, but for those of the plugin', () => {
  const ofPlugin = ['oxc-parser', 'parse5'];
  assert.deepEqual(
    Object.keys(manifest.dependencies).filter((name) => !ofPlugin.includes(name)),
    ['@lit-labs/ssr-client', 'dompurify', 'lit', 'urlpattern-polyfill'],
  );
  for (const build of ['dev', 'prod']) {
    const files = readdirSync(path.join(root, 'dist', build), {recursive: true});
    for (const file of files.filter((each) => each.endsWith('.js'))) {
      const code = readFileSync(path.join(root, 'dist', build, file), 'utf8');
      const used = ofPlugin.filter(
        (name) => code.includes(`from "${name}"`) || code.includes(`from '${name}'`),
      );
      if (!file.startsWith('plugin')) assert.deepEqual(used, [], file);
    }
  }
});

test('publint has nothing to say', async () => {
  const {messages} = await publint({pkgDir: root, level: 'suggestion', strict: true, pack: false});
  assert.deepEqual(
    messages.map((message) => formatMessage(message, manifest)),
    [],
  );
});

test('the public types never name the polyfill', () => {
  const types = readdirSync(path.join(root, 'dist'), {recursive: true}).filter((file) =>
    file.endsWith('.d.ts'),
  );
  assert.ok(types.length > 0);
  for (const file of types) {
    assert.doesNotMatch(readFileSync(path.join(root, 'dist', file), 'utf8'), /urlpattern-polyfill/, file);
  }
});

test('the public types compile in a strict app that checks its libraries', () => {
  const app = mkdtempSync(path.join(os.tmpdir(), 'slot-router-types-'));
  try {
    mkdirSync(path.join(app, 'node_modules'));
    symlinkSync(root, path.join(app, 'node_modules', 'slot-router'), 'dir');
    const file = path.join(app, 'app.mts');
    writeFileSync(
      file,
      `import 'slot-router/define.js';
       import {SlotLeaveEvent, redirect, type RouteSlot, type SlotLayout} from 'slot-router';
       import {createHandler, rawHtml, toNodeListener, type HandlerOptions} from 'slot-router/server';
       import * as bundle from 'slot-router/dist/slot-router.min.js';
       const layout: SlotLayout = document.createElement('slot-layout');
       const slot: RouteSlot | null = document.querySelector('route-slot');
       slot?.addEventListener('slot-leave', (event: SlotLeaveEvent) => event.preventDefault());
       layout.routes = {children: [{path: '/', view: 'text'}, {default: true, load: () => redirect('/')}]};
       const options: HandlerOptions = {
         routes: {users: [{path: '/:id', load: ({params, request}) => [params.id, request?.url], view: rawHtml('')}]},
         document: ({url}) => ({lang: 'en', head: url.pathname, body: ''}),
       };
       export const handler: (request: Request) => Promise<Response> = createHandler(options);
       export const listener = toNodeListener(handler);
       export const same: typeof SlotLeaveEvent = bundle.SlotLeaveEvent;`,
    );
    for (const [module, moduleResolution] of [
      [ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
      [ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
    ]) {
      const program = ts.createProgram([file], {
        module,
        moduleResolution,
        target: ts.ScriptTarget.ES2022,
        lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
        types: [],
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        skipDefaultLibCheck: true,
        noEmit: true,
      });
      const messages = ts
        .getPreEmitDiagnostics(program)
        .map(
          (found) =>
            `${found.file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(found.messageText, '\n')}`,
        );
      assert.deepEqual(messages, []);
    }
  } finally {
    rmSync(app, {recursive: true, force: true});
  }
});
