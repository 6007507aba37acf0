// Builds each example app with its own tool and checks its types.
import {readFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {appNames, demo, installApps, npm} from './app-packages.mjs';
import {run} from './run.mjs';

await installApps();

const env = {NG_CLI_ANALYTICS: 'false', NODE_ENV: 'production'};
const tasks = appNames.flatMap((name) => {
  const cwd = path.join(demo, name);
  const {scripts} = JSON.parse(readFileSync(path.join(cwd, 'package.json'), 'utf8'));
  const wanted = ['build', 'types'].filter((script) => script in scripts);
  return wanted.map((script) => () => run(npm, ['run', '--silent', script], {cwd, env}));
});

/** Takes one task after the other until one fails or none is left. */
async function work() {
  for (let task = tasks.shift(); task; task = tasks.shift()) {
    if ((await task()) === 0) continue;
    tasks.length = 0;
    process.exitCode = 1;
  }
}

await Promise.all(Array.from({length: os.availableParallelism()}, work));
