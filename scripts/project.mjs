import path from 'node:path';
import {fileURLToPath} from 'node:url';

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The file that carries the whole library. */
export const bundleFile = path.join(root, 'dist', 'slot-router.min.js');

/** The budget of that file with Lit inside, in bytes of gzip at level 9. */
export const bundleBudget = 11_000;
