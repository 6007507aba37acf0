// npm test: installs what is missing and runs everything. The last line is "N passed, N failed".
//
//   npm test -- --only=unit              some of: lint, unit, node, e2e, apps (lint includes types)
//   npm test -- --engines=chromium       some of: chromium, firefox, webkit
//   npm test -- --files='test/routing/*.test.ts'
//
// REQUIRE_ENGINES=all makes an engine that cannot be found a failure.
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {installEngines, installPackages} from './bootstrap.mjs';
import {parseEngines} from './engines.mjs';
import {root} from './project.mjs';
import {bin, node} from './run.mjs';

const {values: options} = parseArgs({
  options: {only: {type: 'string'}, engines: {type: 'string'}, files: {type: 'string'}},
});

const groups = ['lint', 'unit', 'node', 'e2e', 'apps'];
// The apps of the frameworks take 1 to 2 minutes to install, build, check and run: --only=apps does it.
const daily = groups.filter((group) => group !== 'apps');
const only = options.only?.split(',') ?? (options.files ? [groupOfFiles(options.files)] : daily);
const unknown = only.find((group) => !groups.includes(group));
if (unknown !== undefined) {
  console.error(`"${unknown}" is not a group of tests. Name some of ${groups.join(', ')}.`);
  process.exit(1);
}
const wants = (...some) => some.some((group) => only.includes(group));

function groupOfFiles(files) {
  return /test\/(node|e2e|apps)\//.exec(files)?.[1] ?? 'unit';
}

const total = {passed: 0, failed: 0, skipped: 0};
const failures = [];

function add({passed = 0, failed = 0, skipped = 0}, name) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (failed > 0) failures.push(`${name} (${failed})`);
}

/** Prints a step with its time; `work` resolves with what it counted. */
async function step(name, work) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  let counted;
  try {
    counted = await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    counted = {failed: 1};
  }
  add(counted, name);
  const result = counted.failed > 0 ? 'failed' : 'ok';
  console.log(`── ${name}: ${result}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return !counted.failed;
}

/** A step that counts as one: its command passes or fails. */
const check = (name, ...commands) =>
  step(name, async () => {
    const codes = [];
    for (const args of commands) codes.push(await node(args));
    return codes.every((code) => code === 0) ? {passed: 1} : {failed: 1};
  });

const reports = mkdtempSync(path.join(os.tmpdir(), 'slot-router-test-'));
process.on('exit', () => rmSync(reports, {recursive: true, force: true}));

/** Reads what a run counted. A run that failed without a failed test counts as one failure. */
function readReport(file, code, key) {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  const counted = key === undefined ? report : report?.[key];
  if (!counted) return {failed: 1};
  if (counted.passed + counted.failed === 0) {
    console.error('No test ran.');
    return {...counted, failed: 1};
  }
  return code !== 0 && counted.failed === 0 ? {...counted, failed: 1} : counted;
}

/** Test files of a folder, by the ending of their name. */
function filesIn(folder, ending) {
  const place = path.join(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place, {recursive: true})
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => path.join(folder, file));
}

const chosen = (files) => {
  if (!options.files) return files;
  const pattern = options.files
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, (stars) => (stars.length > 1 ? '.*' : '[^/]*'));
  return files.filter((file) => new RegExp(`^(\\./)?${pattern}$`).test(file));
};

function nodeTests(name, folder, {concurrency, env} = {}) {
  const files = chosen(filesIn(folder, '.test.mjs'));
  if (files.length === 0) return undefined;
  return step(name, async () => {
    const report = path.join(reports, `${path.basename(folder)}.json`);
    const code = await node(
      [
        '--test',
        ...(concurrency ? [`--test-concurrency=${concurrency}`] : []),
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        `--test-reporter=${path.join(root, 'scripts', 'node-test-report.mjs')}`,
        `--test-reporter-destination=${report}`,
        ...files,
      ],
      {env},
    );
    return readReport(report, code);
  });
}

function browserTests(engines) {
  return step(`browser tests in ${engines.join(', ')}`, async () => {
    const report = path.join(reports, 'browsers.json');
    const code = await node(
      [bin('@web/test-runner', 'wtr'), ...(options.files ? ['--files', options.files] : [])],
      {env: {ENGINES: engines.join(','), WTR_REPORT: report}, timeout: 40 * 60_000},
    );
    if (!existsSync(report))
      console.error(`The test runner ended with code ${code} before it wrote its report.`);
    const counted = engines.map((engine) => readReport(report, 0, engine));
    const sum = (key) => counted.reduce((all, one) => all + (one[key] ?? 0), 0);
    const all = {passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped')};
    return code !== 0 && all.failed === 0 ? {...all, failed: 1} : all;
  });
}

function finish() {
  console.log('');
  if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
  if (total.skipped > 0) console.log(`${total.skipped} skipped`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

async function main() {
  const wanted = parseEngines(options.engines ?? process.env.ENGINES);
  await installPackages();
  const engines = wants('unit', 'e2e', 'apps') ? await installEngines(wanted) : [];
  const mustHaveAll = process.env.REQUIRE_ENGINES === 'all' || options.engines !== undefined;

  if (wants('lint')) {
    await check('lint', [bin('eslint'), '.'], [bin('prettier'), '--check', '--log-level', 'warn', '.']);
    const tsc = bin('typescript', 'tsc');
    await check('types', [tsc, '--noEmit'], [tsc, '--noEmit', '-p', 'tsconfig.test.json']);
  }
  if (wants('unit', 'node', 'e2e', 'apps')) {
    if (!(await check('build', ['scripts/build.mjs']))) return;
  }
  if (wants('node')) {
    if (!options.files) await check('size', ['scripts/size.mjs']);
    await nodeTests('node tests', 'test/node');
  }
  if (wants('unit')) {
    if (mustHaveAll) {
      for (const name of wanted.filter((engine) => !engines.includes(engine)))
        add({failed: 1}, `${name} is missing`);
    }
    if (engines.length > 0) await browserTests(engines);
  }
  if (wants('e2e')) {
    await nodeTests('end-to-end tests', 'test/e2e', {concurrency: 2, env: {ENGINES: engines.join(',')}});
  }
  if (wants('apps')) {
    if (!(await check('build the example apps', ['scripts/apps.mjs']))) return;
    await nodeTests('example apps', 'test/apps', {env: {ENGINES: engines.join(',')}});
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  add({failed: 1}, 'npm test');
}
finish();
