import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {rollup} from 'rollup';
import {root} from '../../scripts/project.mjs';

// An app of its own that has slot-router installed.
const app = mkdtempSync(path.join(os.tmpdir(), 'slot-router-app-'));
mkdirSync(path.join(app, 'node_modules'));
symlinkSync(root, path.join(app, 'node_modules', 'slot-router'), 'dir');
after(() => rmSync(app, {recursive: true, force: true}));

/** What a bundler leaves of an app with this entry. */
async function bundleApp(code) {
  const input = path.join(app, 'app.js');
  writeFileSync(input, code);
  const bundle = await rollup({
    input,
    external: [/^lit(\/|$)/, /^urlpattern-polyfill(\/|$)/],
    onwarn() {},
    plugins: [nodeResolve({exportConditions: ['production', 'browser']})],
  });
  const {output} = await bundle.generate({format: 'es', sourcemap: false});
  await bundle.close();
  return output.map((chunk) => chunk.code).join('\n');
}

test('an app that imports one event class gets neither element', async () => {
  const code = await bundleApp("import {SlotLeaveEvent} from 'slot-router'; console.log(SlotLeaveEvent);");
  assert.match(code, /slot-leave/);
  assert.doesNotMatch(code, /attachShadow|customElements|observedAttributes|from ['"]lit/);
  assert.ok(code.length < 1000, `${code.length} bytes`);
});

test('an app that imports nothing by name gets nothing', async () => {
  assert.equal((await bundleApp("import 'slot-router';")).trim(), '');
});

test('an app that imports define.js gets both elements, registered', async () => {
  const code = await bundleApp("import 'slot-router/define.js';");
  assert.match(code, /slot-layout/);
  assert.match(code, /route-slot/);
  assert.match(code, /\.define\(/);
  assert.match(code, /observedAttributes/);
});

test('an app that imports the single-file bundle keeps it whole', async () => {
  const code = await bundleApp("import 'slot-router/dist/slot-router.min.js';");
  assert.match(code, /observedAttributes/);
  assert.match(code, /slot-layout/);
});
