// Brings a fresh clone to where everything runs. Built-in modules only.
import {existsSync, mkdirSync, readFileSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import {debianPackages, engineNames, findEngines, which} from './engines.mjs';
import {root} from './project.mjs';
import {run} from './run.mjs';

function readLock(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** True when the node_modules of a folder holds what its package-lock.json asks for. */
export function isInstalled(folder = '') {
  const wanted = readLock(path.join(folder, 'package-lock.json'));
  const present = readLock(path.join(folder, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  const same = Object.entries(wanted).every(([place, {version, optional}]) => {
    if (place === '') return true;
    return present[place] ? present[place].version === version : optional === true;
  });
  return same && Object.keys(present).every((place) => place in wanted);
}

/** Installs the packages that package-lock.json names, unless they are there. */
export async function installPackages() {
  await installOwn();
  linkPackage();
}

/** The demo takes slot-router by its name, as everybody does; the package.json of its apps keeps Node from finding it. */
function linkPackage() {
  const link = path.join(root, 'demo', 'node_modules', 'slot-router');
  if (existsSync(link)) return;
  mkdirSync(path.dirname(link), {recursive: true});
  symlinkSync(root, link, 'junction');
}

async function installOwn() {
  if (isInstalled()) return;
  console.log('Installing packages (npm install)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Not `npm ci`: it refuses a lock file without the binaries of other systems, which some registries do not have.
  const code = await run(npm, [
    'install',
    '--no-save',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=warn',
  ]);
  if (code !== 0) throw new Error('npm install failed.');
}

/** How this user calls apt-get without being asked for a password, or undefined. */
async function aptGet() {
  if (!existsSync('/etc/debian_version') || !which('apt-get')) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  if (which('sudo') && (await run('sudo', ['-n', 'true'], {stdio: 'ignore'})) === 0)
    return ['sudo', '-n', 'apt-get'];
  return undefined;
}

/**
 * Installs the wanted engines that are missing, where that is possible, and resolves with those that are there then.
 * SKIP_BROWSER_INSTALL=1 leaves the machine as it is.
 */
export async function installEngines(wanted = engineNames) {
  const missing = () => wanted.filter((name) => !findEngines()[name]);

  if (missing().length > 0 && !process.env.SKIP_BROWSER_INSTALL) {
    const [command, ...prefix] = (await aptGet()) ?? [];
    if (command) {
      const env = {DEBIAN_FRONTEND: 'noninteractive'};
      const wait = ['-o', 'DPkg::Lock::Timeout=300'];
      console.log(`Installing browsers: ${missing().join(', ')}`);
      await run(command, [...prefix, ...wait, '-qq', 'update'], {env});
      // One by one: a distribution that lacks one of them still gets the others.
      for (const name of missing()) {
        const packages = debianPackages[name];
        await run(
          command,
          [...prefix, ...wait, '-qq', 'install', '-y', '--no-install-recommends', ...packages],
          {env},
        );
      }
    }
  }

  for (const name of missing()) {
    console.log(`Not found: ${name}. On Debian: apt-get install ${debianPackages[name].join(' ')}`);
  }
  return wanted.filter((name) => !missing().includes(name));
}
