// rollup --config demo/folders/rollup.config.mjs --dir …: both apps, each into a folder of its own.
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {slotRoutes} from 'slot-router/plugin';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The options of one app; a build of your own has just these. */
export const app = (name, options) => ({
  input: path.join(here, name, 'main.js'),
  plugins: [slotRoutes({root: path.join(here, name), types: false, ...options}), nodeResolve()],
});

export default ['dashboard', 'photos'].map((name) => ({
  ...app(name),
  output: {dir: path.join(here, name, 'dist')},
}));
