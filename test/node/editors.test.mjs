// What editors are told, against the manifest; test/elements/manifest.test.ts holds the manifest against the elements.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import htmlService from 'vscode-html-languageservice';
import {foreign} from '../../scripts/editor-data.mjs';
import {root} from '../../scripts/project.mjs';
import {reference, referenceFile} from '../../scripts/reference.mjs';

const {getLanguageService, newHTMLDataProvider, TextDocument} = htmlService;
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const json = (file) => JSON.parse(read(file));
const elements = json('dist/custom-elements.json')
  .modules.flatMap(({declarations = []}) => declarations)
  .filter(({tagName}) => tagName);
const names = (list = []) => list.map(({name}) => name).sort();
const choices = ({type}) => [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, value]) => value).sort();

/** The first cells of the tables in a section of the README, without their marks. */
function documented(heading) {
  const [, section] = read('README.md').split(`\n## ${heading}\n`);
  const cells = [...section.split('\n## ')[0].matchAll(/^\| `([^`]+)`/gm)].map(([, cell]) => cell);
  return cells.map((cell) => cell.replace(/\(.*/, ''));
}

const vscode = json('dist/vscode.html-custom-data.json');
const webTypes = json('dist/web-types.json');
const tag = (name) => vscode.tags.find((each) => each.name === name);
const type = (name) => webTypes.contributions.html.elements.find((each) => each.name === name);

test('everything is described', () => {
  for (const {tagName, ...lists} of elements) {
    for (const key of ['attributes', 'members', 'events', 'cssParts', 'cssStates', 'slots'])
      for (const {name, description} of lists[key] ?? [])
        assert.ok(description, `${key} ${name} of ${tagName}`);
  }
});

for (const {tagName, attributes = [], members = [], events = [], cssParts = []} of elements) {
  test(`VS Code knows the attributes of <${tagName}> and their values`, () => {
    assert.deepEqual(names(tag(tagName)?.attributes), names(attributes));
    for (const attribute of attributes) {
      const {values, description} = tag(tagName).attributes.find(({name}) => name === attribute.name);
      assert.deepEqual(names(values), choices(attribute), attribute.name);
      assert.ok(description.includes(attribute.description), attribute.name);
    }
  });

  test(`JetBrains' editors know attributes, properties, events and parts of <${tagName}>`, () => {
    const {attributes: told, events: fired, js} = type(tagName);
    assert.deepEqual(names(told), names(attributes));
    assert.deepEqual(names(fired), names(events));
    const settable = members.filter(({kind, static: isStatic}) => kind === 'field' && !isStatic);
    assert.deepEqual(
      names(settable).filter((name) => !names(js.properties).includes(name)),
      [],
    );
    const parts = names(webTypes.contributions.css['pseudo-elements']);
    for (const part of names(cssParts)) assert.ok(parts.includes(`part(${part})`), part);
  });

  test(`what the README has in its tables of <${tagName}> is in the manifest`, () => {
    const known = [...attributes, ...members, ...events, ...cssParts].flatMap(({name}) => name);
    const missing = documented(`\`<${tagName}>\``).filter(
      (name) => /^[a-z][\w-]*$/i.test(name) && !known.includes(name),
    );
    assert.deepEqual(missing, []);
  });
}

test('editors know what slot-router reads of other elements', () => {
  const source = read('src/rendering/template-route.ts') + read('src/router/fragments.ts');
  for (const name of Object.keys(foreign.template)) assert.match(source, new RegExp(`'${name}'`));
  for (const name of ['template', 'a', 'form']) {
    assert.deepEqual(names(tag(name).attributes), Object.keys(foreign[name]).sort());
    assert.deepEqual(names(type(name).attributes), Object.keys(foreign[name]).sort());
  }
  assert.deepEqual(names(vscode.globalAttributes), Object.keys(foreign['*']).sort());
  assert.deepEqual(names(webTypes.contributions.html.attributes), Object.keys(foreign['*']).sort());
});

/** What VS Code's own service for HTML makes of the data, where `|` stands in a text. */
const service = getLanguageService({customDataProviders: [newHTMLDataProvider('slot-router', vscode)]});
function at(text) {
  const offset = text.indexOf('|');
  const document = TextDocument.create('file:///page.html', 'html', 1, text.replace('|', ''));
  return [document, document.positionAt(offset), service.parseHTMLDocument(document)];
}
const completions = (text) => service.doComplete(...at(text)).items;
const written = (text, label) => completions(text).find((item) => item.label === label)?.textEdit.newText;
const hover = (text) => service.doHover(...at(text))?.contents.value;

test('VS Code completes the elements and their attributes, and explains them', () => {
  assert.equal(written('<slot-l|', 'slot-layout'), 'slot-layout');
  assert.equal(written('<route|', 'route-slot'), 'route-slot');
  assert.equal(written('<route-slot n|>', 'name'), 'name="$1"');
  assert.match(hover('<slot-|layout base="/">'), /The shell that stays/);
  assert.match(hover('<route-|slot>'), /independently routed region/);
  assert.match(hover('<route-slot unma|tched="keep">'), /On a soft navigation that it does not match/);
  assert.doesNotMatch(hover('<slot-|layout>') + hover('<route-|slot>'), /__/);
});

test('VS Code completes a boolean attribute as its name alone', () => {
  for (const [text, name] of [
    ['<route-slot |>', 'modal'],
    ['<route-slot |>', 'disabled'],
    ['<slot-layout |>', 'restore'],
    ['<slot-layout |>', 'transition'],
    ['<template |>', 'default'],
    ['<template |>', 'trusted'],
    ['<button |>', 'data-retry'],
  ])
    assert.equal(written(text, name), name, text);
});

test('VS Code completes the values of an attribute, each once', () => {
  for (const [text, ...expected] of [
    ['<route-slot source="|">', 'path', 'search', 'state'],
    ['<route-slot unmatched="|">', 'keep', 'default', 'empty'],
    ['<slot-layout announce="|">', 'auto', 'off'],
    ['<slot-layout prefetch="|">', 'none', 'intent', 'viewport'],
    ['<a prefetch="|">', 'none', 'intent', 'viewport'],
    ['<template crossorigin="|">', 'anonymous', 'use-credentials'],
    ['<template error="|">', 'response'],
  ])
    assert.deepEqual(
      completions(text).map(({label}) => label),
      expected,
      text,
    );
});

test('VS Code still explains the elements of HTML', () => {
  for (const text of ['<templ|ate>', '<a| href="/">', '<fo|rm>']) assert.match(hover(text), /element/, text);
  assert.match(hover('<a data-sl|ot="users">'), /slot-router/);
});

test('the version of web-types is that of the package', () => {
  const {name, version} = json('package.json');
  assert.deepEqual([webTypes.name, webTypes.version], [name, version]);
});

test('docs/reference.md is up to date; npm run reference writes it', () => {
  assert.equal(readFileSync(referenceFile, 'utf8'), reference());
});
