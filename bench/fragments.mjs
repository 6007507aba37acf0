// npm run bench:fragments: clicks on links to fragments of 50 rows, in slot-router, by hand and in Turbo Frames.
//
//   npm run bench:fragments -- --quick      a third of the rounds
//   npm run bench:fragments -- --check      fails where a limit is missed
//
// CHROMIUM_PATH names the browser.
import os from 'node:os';
import {parseArgs} from 'node:util';
import {chromium} from 'playwright-core';
import {findEngines} from '../scripts/engines.mjs';
import {figure, printFigures, ratioOf, typical} from './figures.mjs';
import {contenders, serve} from './fragments-server.mjs';

const {values: options} = parseArgs({options: {quick: {type: 'boolean'}, check: {type: 'boolean'}}});

const ROUNDS = options.quick ? 12 : 36;
const CLICKS = 10;
const WARM_UP = 40;

const executablePath = findEngines().chromium;
if (!executablePath) {
  console.error('Chromium is not on this machine. CHROMIUM_PATH may name it.');
  process.exit(1);
}
const server = await serve();
const browser = await chromium.launch({
  executablePath,
  // Chromium allows 200 navigations in 10 s otherwise.
  args: ['--no-sandbox', '--disable-gpu', '--disable-ipc-flooding-protection'],
});

async function open(name) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${server.origin}/${name}/0`);
  await page.waitForFunction(() => globalThis.bench);
  const clicks = (count) => page.evaluate((n) => globalThis.bench.clicks(n), count);
  await clicks(WARM_UP);
  return clicks;
}

const rounds = [];
try {
  const pages = {};
  for (const name of contenders) pages[name] = await open(name);
  for (let i = 0; i < ROUNDS; i++) {
    // Whoever was first is last in the next round.
    const order = contenders.map((_, at) => contenders[(at + i) % contenders.length]);
    const round = {};
    for (const name of order) round[name] = await pages[name](CLICKS);
    rounds.push(round);
  }
} finally {
  await browser.close();
  server.close();
}

const note = (name) => `${typical(rounds.flatMap((round) => round[name])).toFixed(2)} ms`;
const ratio = (what, name, base, limit) =>
  figure('src', what, ratioOf(rounds, name, base), limit, {note: `${note(name)} to ${note(base)}`});
const lost = rounds.flatMap((round) => Object.values(round).flat()).filter((time) => !Number.isFinite(time));
const figures = [
  ratio('sanitized, to fetch and innerHTML by hand', 'slot-router', 'hand', 1.3),
  ratio('trusted, to fetch and innerHTML by hand', 'slot-router-trusted', 'hand', 1.3),
  ratio('sanitized, to Turbo Frames', 'slot-router', 'turbo', 1),
  ratio('for information: fetch and setHTML by hand', 'hand-sanitized', 'hand', Infinity),
  figure('src', 'clicks that showed nothing', lost.length, 0),
];
console.log(`Chromium ${browser.version()}, ${os.cpus().length} CPUs, load ${os.loadavg()[0].toFixed(1)}\n`);
printFigures(figures);
if (options.check && figures.some(({isMet}) => !isMet)) process.exitCode = 1;
