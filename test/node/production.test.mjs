import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import ts from 'typescript';
import {root} from '../../scripts/project.mjs';

/** Every piece of text that a message consists of, long enough to be recognised. */
function messageTexts() {
  const file = path.join(root, 'src/diagnostics/messages.ts');
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const texts = [];
  const visit = (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (node.text.length >= 15) texts.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

const shippedFiles = (folder, options) =>
  readdirSync(path.join(root, folder), options)
    .filter((file) => file.endsWith('.js'))
    .map((file) => path.join(folder, file));

const read = (file) => readFileSync(path.join(root, file), 'utf8');
const production = [...shippedFiles('dist/prod', {recursive: true}), ...shippedFiles('dist')];

test('the development build holds every message', () => {
  const code = shippedFiles('dist/dev', {recursive: true}).map(read).join('\n');
  const texts = messageTexts();
  assert.ok(texts.length > 10, 'no messages were found in src/diagnostics/messages.ts');
  // Escapes may be written in another way; most texts have none.
  const found = texts.filter((text) => code.includes(text));
  assert.ok(found.length > texts.length * 0.9, `only ${found.length} of ${texts.length} were found`);
});

test('the production build holds no message', () => {
  for (const file of production) {
    const code = read(file);
    for (const text of messageTexts()) {
      assert.ok(!code.includes(text), `${file} has the message text ${JSON.stringify(text)}`);
    }
  }
});

test('the production build writes no warning', () => {
  for (const file of production) {
    if (/urlpattern-polyfill|dompurify/.test(file)) continue;
    assert.ok(!/console\.(warn|log|info|debug)/.test(read(file)), `${file} writes to the console`);
  }
});

test('the single-file bundle has the production build of Lit inside', () => {
  assert.ok(!/Lit is in dev mode|litIssuedWarnings/.test(read('dist/slot-router.min.js')));
});
