import path from 'node:path';
import {fileURLToPath} from 'node:url';

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The file that carries the whole library. */
export const bundleFile = path.join(root, 'dist', 'slot-router.min.js');

/** What that file is to come down to, in bytes of gzip at level 9. It is not there yet. */
export const bundleGoal = 14_000;

/**
 * What it must not grow beyond until then. It went up twice: from 16,300, when own locations, interception, guards, the
 * cache, actions and scroll positions came into it, and from 19,100, when what fragments, streamed pages, folders and
 * frameworks need of the core came.
 */
export const bundleBudget = 20_400;
