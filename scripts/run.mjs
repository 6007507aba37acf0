import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {root} from './project.mjs';

const running = new Set();

/** The file that an installed package names as its command. */
export function bin(packageName, command = packageName.replace(/^.*\//, '')) {
  const folder = path.join(root, 'node_modules', packageName);
  const {bin: bins} = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bins === 'string' ? bins : bins[command]);
}

/** Ends a child and everything it started. */
function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It is gone already.
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) endGroup(child, 'SIGTERM');
    process.exit(1);
  });
}

/** Runs a command in the project's folder, or another one, and resolves with its exit code. */
export function run(
  command,
  args,
  {env = {}, cwd = root, timeout = 20 * 60_000, stdio = ['ignore', 'inherit', 'inherit']} = {},
) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {cwd, env: {...process.env, ...env}, stdio, detached: true});
    running.add(child);
    const timer = setTimeout(() => {
      console.error(
        `${path.basename(command)} ${args.join(' ')}: stopped after ${timeout / 60_000} minutes.`,
      );
      endGroup(child, 'SIGTERM');
      setTimeout(() => endGroup(child, 'SIGKILL'), 5000).unref();
    }, timeout);
    const done = (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      done(127);
    });
    child.on('exit', (code, signal) => {
      if (signal) console.error(`${path.basename(command)} was ended by ${signal}.`);
      endGroup(child, 'SIGTERM'); // what it may have left behind
      done(code ?? 1);
    });
  });
}

/** Runs a script of the project or of an installed package with this Node. */
export const node = (args, options) => run(process.execPath, args, options);
