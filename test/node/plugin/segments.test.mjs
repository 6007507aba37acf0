// Names of folders, and what patterns have to do with each other, as tables.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {toSlashes} from '../../../dist/prod/plugin/scan.js';
import {
  compareSpecificity,
  covers,
  displayPath,
  NameError,
  overlaps,
  parseFolderName,
  patternOf,
  regexOf,
} from '../../../dist/prod/plugin/segments.js';

const parts = (path) => path.split('/').filter(Boolean).map(parseFolderName);

test('a path is a pattern', () => {
  for (const [path, pattern, shown = `/${path}`] of [
    ['', '/'],
    ['a/[id]', '/a/:id'],
    ['[...all]', '/:all+'],
    ['x/[[...all]]', '/x/:all*'],
    ['a+b/c(d', undefined],
    ['a+b', '/a\\+b'],
    ['café', '/caf%C3%A9', '/caf%C3%A9'],
    ['cafe\u0301', '/caf%C3%A9', '/caf%C3%A9'],
    ['caf%C3%A9', '/caf%C3%A9', '/caf%C3%A9'],
    ['%5Funder', '/_under', '/_under'],
    ['a b', '/a%20b', '/a%20b'],
    ['100%25', '/100%25', '/100%25'],
    ['a%3Ab', '/a\\:b', '/a:b'],
    ['日本', '/%E6%97%A5%E6%9C%AC', '/%E6%97%A5%E6%9C%AC'],
    ['[user-name]', '/:user_name'],
    ['[1st]', '/:_1st'],
    ['[größe]', '/:größe'],
  ]) {
    if (pattern === undefined) {
      assert.throws(() => parts(path), path);
      continue;
    }
    assert.equal(patternOf(parts(path)), pattern, path);
    assert.equal(displayPath(parts(path)), shown, path);
  }
});

test('a folder name says what it is', () => {
  for (const [name, segment] of [
    ['(shop)', {kind: 'group'}],
    ['_lib', {kind: 'private'}],
    ['@side-bar', {kind: 'slot', name: 'side-bar'}],
    ['(.)photos', {kind: 'intercept', up: 0, part: {kind: 'static', text: 'photos'}}],
    ['(..)[id]', {kind: 'intercept', up: 1, part: {kind: 'param', name: 'id'}}],
    ['(..)(..)x', {kind: 'intercept', up: 2, part: {kind: 'static', text: 'x'}}],
    ['(...)x', {kind: 'intercept', up: Infinity, part: {kind: 'static', text: 'x'}}],
    ['(.)[...all]', {kind: 'intercept', up: 0, part: {kind: 'catch-all', name: 'all'}}],
  ])
    assert.deepEqual(parseFolderName(name), segment, name);
  for (const name of [
    '(.)',
    '()',
    '[]',
    '[a',
    'a]',
    '[[a]]',
    '[..a]',
    '[...]',
    '@',
    '@a b',
    '@__proto__',
    '%',
    '%2F',
    '..',
    'a.',
    ' a',
    'a|b',
  ])
    assert.throws(() => parseFolderName(name), NameError, name);
});

test('one pattern covers another, or meets it', () => {
  for (const [wide, narrow, isCovered, isMet = isCovered] of [
    ['a', 'a', true],
    ['a', 'b', false],
    ['[x]', 'a', true],
    ['a', '[x]', false, true],
    ['[x]', '[y]', true],
    ['[x]', 'a/b', false],
    ['[...x]', 'a/b', true],
    ['[...x]', '', false],
    ['[[...x]]', '', true],
    ['[...x]', '[[...y]]', false, true],
    ['[[...x]]', '[...y]', true],
    ['a/[...x]', 'a/[id]', true],
    ['a/[id]', 'a/[...x]', false, true],
    ['a/[...x]', 'b/c', false],
    ['[x]/a', 'b/[y]', false, true],
  ]) {
    assert.equal(covers(parts(wide), parts(narrow)), isCovered, `${wide} covers ${narrow}`);
    assert.equal(overlaps(parts(wide), parts(narrow)), isMet, `${wide} meets ${narrow}`);
    assert.equal(overlaps(parts(narrow), parts(wide)), isMet, `${narrow} meets ${wide}`);
  }
});

test('the most specific pattern comes first', () => {
  const order = ['a/b', 'a/[x]', 'a/[...x]', '[x]/b', '[x]/[y]', '[...x]', '[[...x]]'];
  const sorted = order.toReversed().sort((a, b) => compareSpecificity(parts(a), parts(b)));
  assert.deepEqual(sorted, order);
});

test('a pattern is a regular expression', () => {
  for (const [path, below, matching, others] of [
    ['', false, [''], ['/a']],
    ['a.b', false, ['/a.b'], ['/axb', '/a.b/c']],
    ['[x]/c', false, ['/a/c'], ['/a/b', '/c']],
    ['[...x]', false, ['/a', '/a/b'], ['']],
    ['[[...x]]', false, ['', '/a/b'], []],
    ['a', true, ['/a', '/a/b/c'], ['/ab']],
  ]) {
    const pattern = new RegExp(regexOf(parts(path), below));
    for (const each of matching) assert.match(each, pattern, path);
    for (const each of others) assert.doesNotMatch(each, pattern, path);
  }
});

test('separators of Windows are slashes', () =>
  assert.equal(toSlashes('C:\\site\\app\\page.ts'), 'C:/site/app/page.ts'));
