// npm run bench:server: loads the streaming server, beside a handler by hand that streams the same bytes.
//
//   npm run bench:server -- --quick      a tenth of the requests
//   npm run bench:server -- --check      fails where a limit is missed
import {fork} from 'node:child_process';
import {once} from 'node:events';
import http from 'node:http';
import os from 'node:os';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {chromium} from 'playwright-core';
import {findEngines} from '../scripts/engines.mjs';
import {figure, printFigures, ratioOf} from './figures.mjs';

const {values: options} = parseArgs({options: {quick: {type: 'boolean'}, check: {type: 'boolean'}}});

const CONCURRENT = 200;
const REQUESTS = options.quick ? 2000 : 20_000;
const ROUNDS = options.quick ? 3 : 5;

const server = fork(fileURLToPath(new URL('streaming-server.mjs', import.meta.url)), {
  execArgv: ['--expose-gc'],
});
const [port] = await once(server, 'message');
const agent = new http.Agent({keepAlive: true, maxSockets: CONCURRENT});

/** Asks for a page and reads it to its end. */
const get = (path) =>
  new Promise((resolve, reject) => {
    const request = http.get({host: '127.0.0.1', port, path, agent}, (response) => {
      let length = 0;
      let firstAt;
      response.on('data', (chunk) => {
        firstAt ??= performance.now();
        length += chunk.length;
      });
      response.on('end', () => resolve({status: response.statusCode, length, firstAt}));
      response.on('error', reject);
    });
    request.on('error', reject);
  });

/** Sends requests, so many at once. */
async function run(path, count) {
  let left = count;
  let failed = 0;
  const {length: expected} = await get(path);
  const started = performance.now();
  const client = async () => {
    while (left-- > 0) {
      const {status, length} = await get(path).catch(() => ({}));
      if (status !== 200 || length !== expected) failed++;
    }
  };
  await Promise.all(Array.from({length: CONCURRENT}, client));
  return {failed, perSecond: (count / (performance.now() - started)) * 1000};
}

const memory = () =>
  new Promise((resolve, reject) => {
    http
      .get({host: '127.0.0.1', port, path: '/memory'}, async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve(JSON.parse(text));
      })
      .on('error', reject);
  });

/** How long until the first content of a page is on screen, in turns. */
async function firstPaints(paths) {
  const executablePath = findEngines().chromium;
  if (!executablePath) return undefined;
  const browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu']});
  const rounds = [];
  try {
    const page = await browser.newPage();
    for (let round = 0; round < ROUNDS; round++) {
      const times = Object.fromEntries(paths.map((path) => [path, []]));
      for (let i = 0; i < 10; i++) {
        for (const path of paths) {
          await page.goto(`http://127.0.0.1:${port}${path}`, {waitUntil: 'load'});
          times[path].push(
            await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime),
          );
        }
      }
      rounds.push(times);
    }
  } finally {
    await browser.close();
  }
  return rounds;
}

const figures = [];
try {
  const paths = ['/ours', '/hand', '/bare'];
  for (const path of paths) await run(path, 1000);
  const speeds = Object.fromEntries(paths.map((path) => [path, []]));
  let failed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const path of paths) {
      const {perSecond, ...result} = await run(path, REQUESTS / 10);
      speeds[path].push(perSecond);
      failed += result.failed;
    }
  }
  const best = (path) => Math.max(...speeds[path]);
  const before = await memory();
  const long = await run('/ours', REQUESTS);
  const after = await memory();
  const growth = (after.heapUsed - before.heapUsed) / 1e6;
  const paints = await firstPaints(['/ours', '/hand']);
  const note = `${Math.round(best('/ours'))} of ${Math.round(best('/hand'))} a second`;
  figures.push(
    figure('load', `failed of ${REQUESTS} requests, ${CONCURRENT} at once`, failed + long.failed, 0),
    figure('load', 'throughput to a handler by hand', best('/ours') / best('/hand'), 0.7, {
      atLeast: true,
      note,
    }),
    figure('load', 'throughput to bare node:http', best('/ours') / best('/bare'), 0, {
      atLeast: true,
      note: `${Math.round(best('/bare'))} a second; for information`,
    }),
    figure('load', `heap growth over ${REQUESTS} requests, MB`, growth, 2),
  );
  if (paints)
    figures.push(figure('paint', 'first content to a page by hand', ratioOf(paints, '/ours', '/hand'), 1.2));
} finally {
  agent.destroy();
  server.kill();
}

console.log(`Node ${process.version}, ${os.cpus().length} CPUs, load ${os.loadavg()[0].toFixed(1)}\n`);
printFigures(figures);
if (options.check && figures.some(({isMet}) => !isMet)) process.exitCode = 1;
