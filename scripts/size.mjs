// Prints what a page pays for slot-router, and fails above the budget.
import {readFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import {bundleBudget, bundleFile, bundleGoal} from './project.mjs';

const code = readFileSync(bundleFile);
const gzip = gzipSync(code, {level: 9}).length;

console.log(`dist/slot-router.min.js: ${code.length} B, ${gzip} B gzip (budget ${bundleBudget} B)`);
if (gzip > bundleGoal) console.log(`${gzip - bundleGoal} B to go to the goal of ${bundleGoal} B gzip.`);

if (gzip > bundleBudget) {
  console.error(`${gzip - bundleBudget} B above the budget of ${bundleBudget} B gzip.`);
  process.exit(1);
}
