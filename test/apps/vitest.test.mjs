// Vitest's browser mode, with the tests that the README shows.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {test} from 'node:test';
import {findEngines, parseEngines} from '../../scripts/engines.mjs';
import {root} from '../../scripts/project.mjs';

const chromium = findEngines().chromium;

if (chromium && parseEngines(process.env.ENGINES).includes('chromium')) {
  test('Vitest holds, fails, traverses and reloads in its browser mode', {timeout: 60_000}, () => {
    const {status, stdout, stderr} = spawnSync(
      process.execPath,
      [path.join(root, 'demo', 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=json'],
      {cwd: path.join(root, 'demo', 'testing'), env: {...process.env, CHROMIUM: chromium}, encoding: 'utf8'},
    );
    assert.equal(status, 0, stdout + stderr);
    const {numPassedTests, numTotalTests} = JSON.parse(stdout.slice(stdout.indexOf('{')));
    assert.deepEqual([numPassedTests, numTotalTests], [3, 3]);
  });
}
