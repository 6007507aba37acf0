// npm run bench: measures slot-router against a page by hand and, for matching, against rou3, in one run of Chromium.
//
//   npm run bench -- --quick             less than a minute, less exact
//   npm run bench -- --just=W1,W6        some of W1, W2, W3, W5, W6, W8, W9
//   npm run bench -- --check             fails where a limit is missed
//
// CHROMIUM_PATH names the browser. A build that is there is taken as it is.
import {existsSync} from 'node:fs';
import os from 'node:os';
import {parseArgs} from 'node:util';
import {chromium} from 'playwright-core';
import {printFigures} from '../bench/figures.mjs';
import {serve} from '../bench/server.mjs';
import {Bench, workloads} from '../bench/workloads.mjs';
import {findEngines} from './engines.mjs';
import {bundleFile} from './project.mjs';
import {node} from './run.mjs';

const {values: options} = parseArgs({
  options: {quick: {type: 'boolean'}, check: {type: 'boolean'}, just: {type: 'string'}},
});

const names = options.just?.split(',') ?? Object.keys(workloads);
const unknown = names.find((name) => !(name in workloads));
if (unknown !== undefined)
  fail(`"${unknown}" is not a workload. Name some of ${Object.keys(workloads).join(', ')}.`);

const executablePath = findEngines().chromium;
if (!executablePath) fail('Chromium is not on this machine. CHROMIUM_PATH may name it.');

if (!existsSync(bundleFile) && (await node(['scripts/build.mjs'])) !== 0) process.exit(1);

function fail(message) {
  console.error(message);
  process.exit(1);
}

const server = await serve();
const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Chromium allows 200 navigations in 10 s otherwise.
    '--disable-ipc-flooding-protection',
  ],
});

const started = Date.now();
const figures = [];
try {
  const bench = new Bench(browser, server.origin, options.quick);
  for (const name of names) {
    process.stderr.write(`${name} … `);
    const before = Date.now();
    figures.push(...(await workloads[name](bench)));
    process.stderr.write(`${Math.round((Date.now() - before) / 1000)} s\n`);
  }
} finally {
  await browser.close();
  server.close();
}

console.log(
  `Chromium ${browser.version()}, ${os.cpus().length} CPUs, load ${os.loadavg()[0].toFixed(1)}, ` +
    `${Math.round((Date.now() - started) / 1000)} s\n`,
);
printFigures(figures);
if (options.check && figures.some(({isMet}) => !isMet)) process.exitCode = 1;
