// Writes dist/ and test/.build/. Files of an earlier build are removed last, so that a page that uses them never
// finds the folder empty.
import {existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {writeEditorData} from './editor-data.mjs';
import {root} from './project.mjs';
import {bin, node} from './run.mjs';

const started = Date.now();

const codes = await Promise.all([
  node([bin('rollup'), '--config', '--silent']),
  node([bin('typescript', 'tsc'), '--project', 'tsconfig.build.json']),
  node([bin('@custom-elements-manifest/analyzer', 'cem'), 'analyze', '--quiet']),
]);

if (codes.some((code) => code !== 0)) {
  console.error('The build failed.');
  process.exit(1);
}

writeEditorData();

writeFileSync(
  path.join(root, 'dist', 'THIRD-PARTY-LICENSES.txt'),
  'dist/slot-router-devtools.min.js and dist/lit-view.min.js contain lit-html; dist/hydrate.min.js contains lit-html and ' +
    '@lit-labs/ssr-client; dist/urlpattern-polyfill.min.js is urlpattern-polyfill; dist/dompurify.min.js is DOMPurify.\n\n' +
    ['lit-html', '@lit-labs/ssr-client', 'urlpattern-polyfill', 'dompurify']
      .map(
        (name) =>
          `${name}\n\n${readFileSync(path.join(root, 'node_modules', name, 'LICENSE'), 'utf8').trim()}\n`,
      )
      .join('\n'),
);

for (const folder of ['dist', 'test/.build']) {
  for (const entry of readdirSync(path.join(root, folder), {recursive: true, withFileTypes: true})) {
    const file = path.join(entry.parentPath, entry.name);
    // A second of tolerance for file systems with coarse times.
    if (entry.isFile() && existsSync(file) && statSync(file).mtimeMs < started - 1000) rmSync(file);
  }
}

console.log(`Built dist/ in ${((Date.now() - started) / 1000).toFixed(1)} s`);
