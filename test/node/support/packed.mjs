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

/**
 * A new project in a folder of its own, with the tarball unpacked as npm does and its dependencies linked: no registry is
 * asked.
 */
export function createProject() {
  const folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'slot-router-project-'));
  const tarball = pack(folder);
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
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({name: 'app', type: 'module', private: true}),
  );
  cpSync(path.join(root, 'test/fixtures/app'), folder, {recursive: true});
  return {folder, tarball, installed, remove: () => rmSync(folder, {recursive: true, force: true})};
}
