import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';

function countTests(suite, count = {passed: 0, failed: 0, skipped: 0}) {
  for (const test of suite?.tests ?? [])
    count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
  for (const child of suite?.suites ?? []) countTests(child, count);
  return count;
}

/**
 * A reporter that prints per browser the tests that passed, failed and were skipped, and writes them to `file` as
 * JSON. A test file that ran no test or could not be loaded counts as one failure, with its reason in `problems`.
 */
export function countReporter(file) {
  return {
    stop({sessions}) {
      const engines = {};
      for (const {browser, testFile, testResults, errors, passed} of sessions) {
        const engine = (engines[browser.engine ?? browser.name] ??= {
          passed: 0,
          failed: 0,
          skipped: 0,
          problems: [],
        });
        const count = countTests(testResults);
        const name = path.relative(process.cwd(), testFile);
        engine.passed += count.passed;
        engine.failed += count.failed;
        engine.skipped += count.skipped;
        if (errors.length > 0) engine.problems.push(`${name}: ${errors[0].message}`);
        else if (count.passed + count.failed + count.skipped === 0)
          engine.problems.push(`${name}: has no tests`);
        else if (!passed && count.failed === 0) engine.problems.push(`${name}: failed outside of its tests`);
      }
      for (const [name, engine] of Object.entries(engines)) {
        engine.failed += engine.problems.length;
        console.log(`${name}: ${engine.passed} passed, ${engine.failed} failed, ${engine.skipped} skipped`);
        for (const problem of engine.problems) console.log(`  ${problem}`);
      }
      if (!file) return;
      mkdirSync(path.dirname(file), {recursive: true});
      writeFileSync(file, JSON.stringify(engines, null, 2));
    },
  };
}
