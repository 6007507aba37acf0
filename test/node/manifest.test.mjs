import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {RouteSlot, SlotLayout} from 'slot-router';
import {root} from '../../scripts/project.mjs';

const manifest = JSON.parse(readFileSync(path.join(root, 'dist/custom-elements.json'), 'utf8'));
const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);
const element = (tagName) => declarations.find((declaration) => declaration.tagName === tagName);
const names = (list = []) => list.map(({name}) => name);

const expected = {
  'slot-layout': {
    class: SlotLayout,
    attributes: ['base', 'restore', 'announce'],
    events: ['layout-settle'],
    members: ['base', 'routes', 'settled', 'status', 'slots', 'navigate', 'href', 'reload'],
    parts: [],
    slots: [''],
  },
  'route-slot': {
    class: RouteSlot,
    attributes: ['name', 'unmatched', 'loading-delay', 'disabled'],
    events: ['slot-leave', 'slot-load', 'slot-change', 'slot-error'],
    members: [
      'routes',
      'status',
      'kept',
      'isDefault',
      'match',
      'params',
      'segment',
      'data',
      'error',
      'retry',
      'reload',
    ],
    parts: ['content', 'loading', 'spinner', 'error', 'error-message', 'retry-button', 'not-found'],
    slots: ['', 'loading', 'error', 'not-found'],
  },
};

for (const [tagName, wanted] of Object.entries(expected)) {
  test(`<${tagName}> is in the manifest`, () => {
    assert.ok(element(tagName)?.customElement, `no declaration with the tag ${tagName}`);
    assert.ok(element(tagName).description, `<${tagName}> has no description`);
  });

  for (const [what, key] of [
    ['attributes', 'attributes'],
    ['events', 'events'],
    ['members', 'members'],
    ['parts', 'cssParts'],
    ['slots', 'slots'],
  ]) {
    test(`the manifest has the ${what} of <${tagName}>`, () => {
      const found = names(element(tagName)?.[key]);
      assert.deepEqual(
        wanted[what].filter((name) => !found.includes(name)),
        [],
      );
    });
  }

  test(`the manifest has every observed attribute of <${tagName}>, described`, () => {
    const attributes = element(tagName)?.attributes ?? [];
    for (const name of wanted.class.observedAttributes) {
      const attribute = attributes.find((candidate) => candidate.name === name);
      assert.ok(attribute?.description, `the attribute ${name} is not documented`);
    }
  });
}

test('the manifest says that define.js registers both elements', () => {
  const {exports = []} = manifest.modules.find((module) => module.path.endsWith('/define.js')) ?? {};
  const defined = exports.filter(({kind}) => kind === 'custom-element-definition');
  assert.deepEqual(names(defined).sort(), ['route-slot', 'slot-layout']);
});

test('the manifest shows nothing private and no event without a name', () => {
  for (const {name, members = [], events = []} of declarations) {
    for (const member of members) {
      assert.ok(member.privacy !== 'private' && !member.name.startsWith('#'), `${name} shows ${member.name}`);
    }
    for (const event of events) assert.ok(event.name, `${name} has an event without a name`);
  }
});

test('the manifest names shipped files', () => {
  for (const module of manifest.modules) {
    assert.match(module.path, /^dist\/prod\//);
    assert.ok(existsSync(path.join(root, module.path)), `${module.path} does not exist`);
  }
});
