// Time grows with the number of units, and one more file costs one more file.
import assert from 'node:assert/strict';
import fs, {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import path from 'node:path';
import {test} from 'node:test';
import {checkTree} from '../../../dist/prod/plugin/check.js';
import {generateRoutes} from '../../../dist/prod/plugin/generate.js';
import {routesOf} from '../../../dist/prod/plugin/routes.js';
import {Scanner} from '../../../dist/prod/plugin/scan.js';
import {generateTypes} from '../../../dist/prod/plugin/types.js';
import {inTree} from '../../support/trees.mjs';

/** A site of so many units: layouts, params, route slots and interceptions among them. */
function site(count) {
  const files = {'layout.html': '<route-slot></route-slot>', 'page.html': 'home'};
  for (let i = 0; i * 27 < count; i++) {
    const section = `section-${i}`;
    files[`${section}/layout.html`] = '<route-slot></route-slot><route-slot name="side"></route-slot>';
    files[`${section}/page.ts`] = `export const load = () => ${i}; export default ({data}) => String(data);`;
    files[`${section}/default.html`] = '';
    files[`${section}/[id]/page.ts`] = `export const search = ['tab']; export default 'item';`;
    files[`${section}/[id]/edit/page.html`] = 'edit';
    files[`${section}/@side/default.html`] = '';
    files[`${section}/@side/(.)[id]/page.html`] = 'in place';
    for (let j = 0; j < 20; j++) files[`${section}/part-${j}/page.html`] = 'part';
  }
  return files;
}

/** Everything that a build does before the first unit is loaded. */
function read(app) {
  const scanner = new Scanner(app);
  const code = write(scanner);
  return {scanner, code};
}

function write(scanner) {
  const routes = routesOf(scanner.root);
  assert.deepEqual(checkTree(scanner.root, routes), []);
  return generateRoutes(routes, 'slot-router') + generateTypes(routes, 'app', '/');
}

/** The time of the processor that the shorter of two runs takes, in milliseconds: what else it does does not count. */
function timeOf(run) {
  const times = [0, 1].map(() => {
    const start = process.cpuUsage();
    run();
    const {user, system} = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** How many folders are read while something runs. */
function countReads(run) {
  const {readdirSync} = fs;
  let count = 0;
  fs.readdirSync = (...args) => {
    count++;
    return readdirSync(...args);
  };
  syncBuiltinESMExports();
  try {
    run();
  } finally {
    fs.readdirSync = readdirSync;
    syncBuiltinESMExports();
  }
  return count;
}

test('5,000 units take as long as ten times 500', () =>
  inTree(site(500), (small) =>
    inTree(site(5000), (large) => {
      const [few, many] = [small, large].map((root) => timeOf(() => read(path.join(root, 'app'))));
      assert.ok(many < few * 14, `500 units take ${few.toFixed(1)} ms, 5,000 take ${many.toFixed(1)} ms`);

      const {scanner, code} = read(path.join(large, 'app'));
      const whole = timeOf(() => new Scanner(path.join(large, 'app')));
      const file = path.join(large, 'app/section-3/more/page.html');
      mkdirSync(path.dirname(file));
      assert.ok(countReads(() => new Scanner(path.join(large, 'app'))) > 4000);
      writeFileSync(file, 'more');
      // The folder around it, and the new one.
      assert.equal(
        countReads(() => scanner.update(file)),
        2,
      );
      const one = timeOf(() => {
        writeFileSync(file, 'more');
        assert.equal(scanner.update(file), true);
        rmSync(file);
        assert.equal(scanner.update(file), true);
      });
      assert.ok(one < whole / 10, `one file takes ${one.toFixed(2)} ms, all of them ${whole.toFixed(1)} ms`);
      writeFileSync(file, 'more');
      scanner.update(file);
      assert.equal(write(scanner), read(path.join(large, 'app')).code);
      assert.notEqual(write(scanner), code);
    }),
  ));

test('what is found step by step is what is found at once', () =>
  inTree(site(60), (root) => {
    const app = path.join(root, 'app');
    const {scanner} = read(app);
    const change = (file, content) => {
      const name = path.join(app, file);
      mkdirSync(path.dirname(name), {recursive: true});
      if (content === undefined) rmSync(name, {recursive: true});
      else writeFileSync(name, content);
      return name;
    };
    const steps = [
      ['section-0/new/deep/page.html', 'deep'],
      ['section-0/new/deep/page.html', 'deeper'],
      ['section-0/page.ts', `export const staleTime = 5; export default 'other';`],
      ['section-1', undefined],
      ['section-0/new', undefined],
      ['(group)/about/page.ts', `export default 'about';`],
      ['section-0/loading.html', '…'],
    ];
    for (const [file, content] of steps) {
      assert.equal(scanner.update(change(file, content)), true, file);
      assert.equal(write(scanner), read(app).code, file);
    }
    // Where nobody says what has changed.
    for (const [file, content] of [
      ['section-0/late/page.html', 'late'],
      ['section-0/late', undefined],
    ]) {
      change(file, content);
      assert.equal(scanner.refresh(), true, file);
      assert.equal(write(scanner), read(app).code, file);
      assert.equal(scanner.refresh(), false);
    }
    assert.equal(scanner.update(path.join(root, 'elsewhere/page.html')), false);
  }));
