// Builds each example app with its own tool, for production and for development, and checks its types.
import {readFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {appNames, demo, developmentFolder, installApps, npm} from './app-packages.mjs';
import {run} from './run.mjs';

await installApps();

/** What a tool is asked for its development build, in a folder that the tests know. */
const development = {
  ng: (folder) => ['--configuration', 'development', '--output-path', folder],
  vite: (folder) => ['--mode', 'development', '--outDir', folder, '--emptyOutDir'],
};

const tasks = appNames.flatMap((name) => {
  const cwd = path.join(demo, name);
  const {scripts} = JSON.parse(readFileSync(path.join(cwd, 'package.json'), 'utf8'));
  const task =
    (script, NODE_ENV, args = []) =>
    () =>
      run(npm, ['run', '--silent', script, ...args], {cwd, env: {NG_CLI_ANALYTICS: 'false', NODE_ENV}});
  const [tool] = (scripts.build ?? '').split(' ');
  const args = development[tool]?.(developmentFolder(name));
  return [
    ...['build', 'types'].filter((script) => script in scripts).map((script) => task(script, 'production')),
    ...(args ? [task('build', 'development', ['--', ...args])] : []),
  ];
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
