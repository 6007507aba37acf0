import path from 'node:path';
import {fileURLToPath} from 'node:url';

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The file that carries the whole library. */
export const bundleFile = path.join(root, 'dist', 'slot-router.min.js');

/** What that file with Lit inside is to come down to, in bytes of gzip at level 9. It is not there yet. */
export const bundleGoal = 11_000;

/** What it must not grow beyond until then. This number only ever goes down. */
export const bundleBudget = 16_300;
