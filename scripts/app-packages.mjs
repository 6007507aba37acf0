// What the example apps need, which is not what the package needs.
import {cpSync, readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import {isInstalled} from './bootstrap.mjs';
import {root} from './project.mjs';
import {run} from './run.mjs';

export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
export const demo = path.join(root, 'demo');

/** The folders of the apps. */
export const {workspaces: appNames} = JSON.parse(readFileSync(path.join(demo, 'package.json'), 'utf8'));

/** Where the development build of an app is. */
export const developmentFolder = (name) => path.join(root, 'test', '.build', 'apps', name);

/** Installs the packages of all apps unless they are there, and gives them slot-router as it was built last. */
export async function installApps() {
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
}
