// The package as npm would publish it, installed in a project outside the repository.
import {execFileSync} from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {root} from '../../../scripts/project.mjs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Packs the package into a folder; the path of the tarball. */
export function pack(folder) {
  const [{filename}] = JSON.parse(
    execFileSync(npm, ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  return path.join(folder, filename);
}

/** Where no registry answers: unpacks the tarball as npm does, and links what it depends on. */
function unpack(folder, tarball) {
  const modules = path.join(folder, 'node_modules');
  const installed = path.join(modules, 'slot-router');
  mkdirSync(installed, {recursive: true});
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  const {dependencies} = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    // That of a scope lies in a folder of the scope.
    mkdirSync(path.dirname(path.join(modules, name)), {recursive: true});
    symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name), 'dir');
  }
}

/** A new project in a folder of its own, into which npm has installed the tarball. */
export function createProject() {
  const folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'slot-router-project-'));
  const tarball = pack(folder);
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({name: 'app', type: 'module', private: true}),
  );
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--fetch-retries=0'];
  try {
    execFileSync(npm, ['install', ...options, tarball], {cwd: folder, stdio: ['ignore', 'ignore', 'pipe']});
  } catch (error) {
    if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|ENOTCACHED/.test(error.stderr)) throw error;
    console.log('No registry answers npm: the tarball is unpacked by hand.');
    unpack(folder, tarball);
  }
  cpSync(path.join(root, 'test/fixtures/app'), folder, {recursive: true});
  return {folder, tarball, remove: () => rmSync(folder, {recursive: true, force: true})};
}
