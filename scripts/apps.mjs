// Installs what the example apps need, which is not what the package needs, and builds each with its own tool and
// checks its types.
import {cpSync, readFileSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {isInstalled} from './bootstrap.mjs';
import {root} from './project.mjs';
import {run} from './run.mjs';

const demo = path.join(root, 'demo');
const {workspaces} = JSON.parse(readFileSync(path.join(demo, 'package.json'), 'utf8'));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

if (!isInstalled('demo')) {
  console.log('Installing the packages of the example apps (npm ci)');
  const code = await run(npm, ['ci', '--prefix', demo, '--ignore-scripts', '--no-audit', '--no-fund']);
  if (code !== 0) process.exit(1);
}

// npm has put a copy of slot-router there, as it was then.
const copy = path.join(demo, 'node_modules', 'slot-router');
rmSync(path.join(copy, 'dist'), {recursive: true, force: true});
for (const part of ['dist', 'package.json'])
  cpSync(path.join(root, part), path.join(copy, part), {recursive: true});

const env = {NG_CLI_ANALYTICS: 'false', NODE_ENV: 'production'};
const tasks = workspaces.flatMap((name) => {
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
