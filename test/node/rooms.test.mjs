// The house of the sources: which room may import which, and no cycles. Imports of types count.
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import ts from 'typescript';
import {root} from '../../scripts/project.mjs';

const src = path.join(root, 'src');

const ground = ['routing', 'navigation', 'accessibility', 'diagnostics'];
const middle = ['loading', 'rendering', 'events'];
const coreRooms = [...ground, ...middle, 'router', 'elements'];
const laterRooms = ['adapters', 'plugin', 'server', 'testing', 'devtools'];
const doors = ['index.ts', 'define.ts', 'bundle.ts'];

/** The rooms that each room stands on. Every room may also use diagnostics, and the types of routing/route.ts. */
const standsOn = {
  routing: [],
  navigation: [],
  accessibility: [],
  diagnostics: [],
  loading: ground,
  rendering: ground,
  events: ground,
  router: [...ground, ...middle],
  elements: [...ground, ...middle, 'router'],
  // It runs where there is no page to navigate.
  server: ['routing', 'diagnostics', 'loading', 'rendering'],
};

const roomOf = (file) => (file.includes('/') ? file.split('/')[0] : undefined);

/** Why `from` may not import `to` (both relative to src), or undefined when it may. */
function refusal(from, to, typeOnly) {
  const [room, other] = [roomOf(from), roomOf(to)];
  if (room === undefined) {
    return other !== undefined && laterRooms.includes(other) ? 'the core imports no later door' : undefined;
  }
  if (laterRooms.includes(room) && !standsOn[room]) return undefined;
  if (other === undefined) return 'no room imports a door';
  if (other === room) return undefined;
  if (laterRooms.includes(other)) return 'the core imports no later door';
  if (room === 'diagnostics') return 'diagnostics stands on no other room';
  if (other === 'diagnostics') return undefined;
  if (to === 'routing/route.ts' && typeOnly) return undefined;
  return standsOn[room]?.includes(other) ? undefined : `${room} does not stand on ${other}`;
}

/** All relative imports of a source: static and dynamic ones, re-exports and `import('…')` types. */
function importsOf(text) {
  const imports = [];
  const visit = (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const clause = ts.isImportDeclaration(node) ? node.importClause : node;
      const named = ts.isImportDeclaration(node) ? clause?.namedBindings : node.exportClause;
      const everyNameIsType =
        named !== undefined &&
        (ts.isNamedImports(named) || ts.isNamedExports(named)) &&
        !clause.name &&
        named.elements.length > 0 &&
        named.elements.every((element) => element.isTypeOnly);
      imports.push({to: node.moduleSpecifier.text, typeOnly: Boolean(clause?.isTypeOnly) || everyNameIsType});
    } else if (ts.isImportTypeNode(node)) {
      imports.push({to: node.argument.literal.text, typeOnly: true});
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      if (ts.isStringLiteralLike(node.arguments[0]))
        imports.push({to: node.arguments[0].text, typeOnly: false});
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest));
  return imports.filter(({to}) => to.startsWith('.') && !to.endsWith('.svelte'));
}

/** File names relative to src, with the files that each imports. */
function readGraph() {
  const files = readdirSync(src, {recursive: true})
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts'));
  return new Map(
    files.map((file) => [
      file,
      importsOf(readFileSync(path.join(src, file), 'utf8')).map(({to, typeOnly}) => ({
        to: path.posix.join(path.posix.dirname(file), to).replace(/\.js$/, '.ts'),
        typeOnly,
      })),
    ]),
  );
}

/** The first cycle as a list of files, or undefined. */
function findCycle(graph) {
  const done = new Set();
  const visit = (file, trail) => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const {to} of graph.get(file) ?? []) {
      const cycle = visit(to, [...trail, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

const graph = readGraph();

test('the sources were read, with their imports', () => {
  for (const door of doors) assert.ok(graph.has(door), `src/${door} is missing`);
  for (const room of coreRooms) {
    assert.ok(
      [...graph.keys()].some((file) => roomOf(file) === room),
      `the room ${room} is empty`,
    );
  }
  for (const [file, imports] of graph) {
    for (const {to} of imports) assert.ok(graph.has(to), `${file} imports ${to}, which does not exist`);
  }
});

test('every source is a door or stands in a room', () => {
  const strays = [...graph.keys()].filter((file) =>
    roomOf(file) === undefined
      ? !doors.includes(file)
      : ![...coreRooms, ...laterRooms].includes(roomOf(file)),
  );
  assert.deepEqual(strays, []);
});

test('no imports go in a circle', () => {
  assert.equal(findCycle(graph)?.join(' → '), undefined);
});

test('rooms import only the rooms they stand on', () => {
  const refused = [];
  for (const [file, imports] of graph) {
    for (const {to, typeOnly} of imports) {
      const reason = refusal(file, to, typeOnly);
      if (reason) refused.push(`${file} imports ${to}: ${reason}`);
    }
  }
  assert.deepEqual(refused, []);
});

test('the rules of the rooms', () => {
  const cases = [
    // from, to, types only, allowed
    ['routing/a.ts', 'routing/b.ts', false, true],
    ['routing/a.ts', 'diagnostics/warn.ts', false, true],
    ['routing/a.ts', 'navigation/b.ts', true, false],
    ['navigation/a.ts', 'routing/route.ts', true, true],
    ['navigation/a.ts', 'routing/route.ts', false, false],
    ['navigation/a.ts', 'routing/resolve.ts', true, false],
    ['accessibility/a.ts', 'events/b.ts', true, false],
    ['diagnostics/a.ts', 'routing/route.ts', true, false],
    ['loading/a.ts', 'routing/resolve.ts', false, true],
    ['loading/a.ts', 'rendering/b.ts', true, false],
    ['rendering/a.ts', 'events/b.ts', false, false],
    ['events/a.ts', 'routing/route.ts', true, true],
    ['loading/a.ts', 'router/b.ts', true, false],
    ['router/a.ts', 'rendering/b.ts', false, true],
    ['router/a.ts', 'elements/b.ts', true, false],
    ['elements/a.ts', 'router/b.ts', false, true],
    ['elements/a.ts', 'index.ts', true, false],
    ['index.ts', 'elements/a.ts', false, true],
    ['bundle.ts', 'define.ts', false, true],
    ['elements/a.ts', 'devtools/b.ts', false, false],
    ['index.ts', 'server/b.ts', true, false],
    ['testing/a.ts', 'index.ts', false, true],
    ['server/a.ts', 'routing/b.ts', false, true],
    ['server/a.ts', 'router/b.ts', true, false],
    ['server/a.ts', 'index.ts', true, false],
  ];
  for (const [from, to, typeOnly, allowed] of cases) {
    assert.equal(refusal(from, to, typeOnly) === undefined, allowed, `${from} → ${to}`);
  }
});

test('imports of every form are seen', () => {
  const imports = importsOf(`
    import {a} from './a.js';
    import type {B} from './b.js';
    import {type C} from './c.js';
    import './d.js';
    export * from './e.js';
    export type {F} from './f.js';
    const g = () => import('./g.js');
    let h: import('./h.js').H;
    import {html} from 'lit/html.js';
  `);
  assert.deepEqual(
    imports.map(({to, typeOnly}) => `${to} ${typeOnly}`),
    [
      './a.js false',
      './b.js true',
      './c.js true',
      './d.js false',
      './e.js false',
      './f.js true',
      './g.js false',
      './h.js true',
    ],
  );
});

test('a cycle is found', () => {
  const edges = (...to) => to.map((file) => ({to: file, typeOnly: true}));
  const circle = new Map([
    ['a', edges('b')],
    ['b', edges('c')],
    ['c', edges('b')],
  ]);
  assert.deepEqual(findCycle(circle), ['b', 'c', 'b']);
});
