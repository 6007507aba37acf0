// Before `npm start` in the folder of an example app: installs what is missing, and builds slot-router for it.
import {installApps} from './app-packages.mjs';
import {installPackages} from './bootstrap.mjs';
import {node} from './run.mjs';

try {
  await installPackages();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
if ((await node(['scripts/build.mjs'])) !== 0) process.exit(1);
await installApps();
