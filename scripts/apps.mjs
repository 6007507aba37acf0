// Installs what the example apps need, which is not what the package needs, and builds each with its own tool.
import {cpSync, readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import {isInstalled} from './bootstrap.mjs';
import {root} from './project.mjs';
import {node, run} from './run.mjs';

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

const commands = {
  angular: ['@angular/cli/bin/ng.js', 'build'],
  other: ['vite/bin/vite.js', 'build', '--logLevel', 'warn'],
};
const builds = workspaces
  .filter((name) => JSON.parse(readFileSync(path.join(demo, name, 'package.json'), 'utf8')).scripts.build)
  .map(async (name) => {
    const [tool, ...args] = commands[name] ?? commands.other;
    const env = {NG_CLI_ANALYTICS: 'false', NODE_ENV: 'production'};
    return node([path.join(demo, 'node_modules', tool), ...args], {cwd: path.join(demo, name), env});
  });
const codes = await Promise.all(builds);
if (codes.some((code) => code !== 0)) process.exit(1);
