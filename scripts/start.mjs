// npm start: installs what is missing, builds, and serves the demo. PORT chooses the port.
import {spawn} from 'node:child_process';
import {installPackages} from './bootstrap.mjs';
import {root} from './project.mjs';
import {node} from './run.mjs';

try {
  await installPackages();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
if ((await node(['scripts/build.mjs'])) !== 0) process.exit(1);

const server = spawn(process.execPath, ['demo/server.mjs'], {cwd: root, stdio: 'inherit'});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.removeAllListeners(signal);
  process.on(signal, () => server.kill(signal));
}
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)));
