// What is measured, in a browser that the caller has started.
import {figure, ratioOf, typical} from './figures.mjs';

const pages = ['vanilla', 'slot-router'];
const modules = {vanilla: 'harness', 'slot-router': 'harness', matching: 'matching'};

/** Pages by name, each in a context of its own. */
export class Bench {
  #browser;
  #origin;
  #isQuick;

  constructor(browser, origin, isQuick) {
    this.#browser = browser;
    this.#origin = origin;
    this.#isQuick = isQuick;
  }

  /** A number for a whole run, or a smaller one for a quick look. */
  choose(whole, quick) {
    return this.#isQuick ? quick : whole;
  }

  async open(name, {mode = 'sync', size = [4, 50]} = {}) {
    const context = await this.#browser.newContext();
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(this.#origin);
    await page.evaluate((settings) => Object.assign(globalThis, settings), {
      benchPage: name,
      benchMode: mode,
      benchSize: size,
    });
    await page.addScriptTag({type: 'module', url: `/bench/pages/${modules[name]}.mjs`});
    await page.waitForFunction(() => globalThis.bench);
    if (name !== 'matching') await page.evaluate(() => globalThis.bench.open());
    return {
      /** Calls a function of the page. */
      run: async (method, ...args) => {
        const result = await page.evaluate(([name, rest]) => globalThis.bench[name](...rest), [method, args]);
        if (errors.length > 0) throw errors[0];
        return result;
      },
      session: () => context.newCDPSession(page),
      close: () => context.close(),
    };
  }

  async openAll(options) {
    return Object.fromEntries(await this.#each(async (name) => [name, await this.open(name, options)]));
  }

  /** Lets the pages take turns: whoever was first is last in the next round. */
  async rounds(count, run) {
    const rounds = [];
    for (let i = 0; i < count; i++) {
      const order = i % 2 === 0 ? pages : [...pages].reverse();
      const round = {};
      for (const name of order) round[name] = await run(name);
      rounds.push(round);
    }
    return rounds;
  }

  async #each(run) {
    const results = [];
    for (const name of pages) results.push(await run(name));
    return results;
  }
}

const closeAll = (open) => Promise.all(Object.values(open).map((page) => page.close()));

const timesOf = (steps) => steps.map(({time}) => time);
const timesIn = (rounds, select = timesOf) =>
  rounds.map((round) => Object.fromEntries(Object.entries(round).map(([name, raw]) => [name, select(raw)])));

/** The ratio of slot-router to the page by hand, with the milliseconds of both. */
function timeFigure(name, what, rounds, limit) {
  const [mine, base] = ['slot-router', 'vanilla'].map((page) =>
    typical(rounds.flatMap((round) => round[page])),
  );
  const note = `${mine.toFixed(2)} ms, by hand ${base.toFixed(2)} ms`;
  return figure(name, what, ratioOf(rounds, 'slot-router', 'vanilla'), limit, {note});
}

const untouched = (name, rounds) => {
  const steps = rounds.flatMap((round) => round['slot-router']);
  const total = (key) => steps.reduce((sum, step) => sum + step[key], 0);
  return ['mutations', 'renders', 'loads'].map((key) =>
    figure(name, `  ${key} in the other panels`, total(key), 0, {note: `${steps.length} navigations`}),
  );
};

const missed = (name, rounds) => {
  const steps = rounds.flatMap((round) => round['slot-router']);
  return figure(
    name,
    '  navigations that showed nothing',
    steps.filter(({time}) => !Number.isFinite(time)).length,
    0,
  );
};

/** The workloads by the names that the peer benchmark gave them. */
export const workloads = {
  /** One panel of four changes. */
  async W1(bench) {
    const open = await bench.openAll();
    for (const page of Object.values(open)) await page.run('one', bench.choose(40, 20));
    const rounds = await bench.rounds(bench.choose(12, 5), (name) => open[name].run('one', 20));
    await closeAll(open);
    return [
      timeFigure('W1', 'one panel of 4 changes, ratio to the page by hand', timesIn(rounds), 1.2),
      ...untouched('W1', rounds),
      missed('W1', rounds),
    ];
  },

  /** All four change. */
  async W2(bench) {
    const open = await bench.openAll();
    for (const page of Object.values(open)) await page.run('all', bench.choose(40, 20));
    const rounds = await bench.rounds(bench.choose(12, 5), (name) => open[name].run('all', 20));
    await closeAll(open);
    return [timeFigure('W2', 'all 4 panels change, ratio', timesIn(rounds), 1.3), missed('W2', rounds)];
  },

  /** Back and forward over 49 entries. */
  async W3(bench) {
    const steps = bench.choose(49, 20);
    const rounds = await bench.rounds(bench.choose(2, 1), async (name) => {
      const page = await bench.open(name);
      await page.run('one', 20);
      const walked = await page.run('traverse', steps);
      await page.close();
      return walked;
    });
    const both = timesIn(rounds, ({back, forward}) => [...back, ...forward]);
    const wrong = rounds.reduce((sum, round) => sum + round['slot-router'].wrong, 0);
    return [
      timeFigure('W3', 'back and forward, ratio', both, 1.2),
      figure('W3', '  wrong steps', wrong, 0, {note: `of ${rounds.length * steps * 2}`}),
    ];
  },

  /** Navigations that supersede each other. */
  async W5(bench) {
    const count = bench.choose(200, 100);
    const page = await bench.open('slot-router', {mode: 'loader'});
    const {commits, stale, started, finished, aborted, ends} = await page.run('rapid', count, 5);
    await page.close();
    const note = `${count} navigations, 5 ms apart, with loaders of 20 ms`;
    return [
      figure('W5', 'rapid fire, commits', commits, 1, {note}),
      figure('W5', '  stale commits', stale, 0),
      figure('W5', '  superseded loads that were not aborted', started - 1 - aborted, 0, {
        note: `${started} started, ${aborted} aborted, ${finished} finished`,
      }),
      figure('W5', '  ends with the last value', ends ? 1 : 0, 1, {atLeast: true}),
    ];
  },

  /** Matching among many routes. */
  async W6(bench) {
    const page = await bench.open('matching');
    const counts = [10, 100, 1000, 5000];
    const all = [];
    for (const count of counts) all.push(...(await page.run('compare', count, bench.choose(15, 6), 20)));
    await page.close();
    const at = (count, kind) => all.find((row) => row.count === count && row.kind === kind);
    const millions = (value) => `${(value / 1e6).toFixed(2)} M/s`;
    return ['static', 'param', 'wildcard'].flatMap((kind) => {
      const {slotRouter, rou3} = at(5000, kind);
      const few = at(10, kind);
      return [
        figure('W6', `matching, ${kind}, 5,000 routes, speed to rou3`, slotRouter / rou3, 0.5, {
          atLeast: true,
          note:
            counts.map((count) => (at(count, kind).slotRouter / at(count, kind).rou3).toFixed(2)).join(', ') +
            ` at ${counts.join(', ')}`,
        }),
        figure('W6', `  speed at 5,000 to that at 10`, slotRouter / few.slotRouter, rou3 / few.rou3 / 2, {
          atLeast: true,
          note: `${millions(few.slotRouter)} to ${millions(slotRouter)}; rou3 ${millions(few.rou3)} to ${millions(rou3)}`,
        }),
      ];
    });
  },

  /** One panel of a thousand changes. */
  async W8(bench) {
    const open = await bench.openAll({size: [1000, 5]});
    for (const page of Object.values(open)) await page.run('one', 10);
    const rounds = await bench.rounds(bench.choose(6, 3), (name) => open[name].run('one', 10));
    await closeAll(open);
    return [
      timeFigure('W8', 'one panel of 1,000 changes, ratio', timesIn(rounds), 1.5),
      ...untouched('W8', rounds),
    ];
  },

  /** What stays in memory. */
  async W9(bench) {
    const page = await bench.open('slot-router');
    const session = await page.session();
    await session.send('HeapProfiler.enable');
    const measure = async () => {
      await page.run('rest');
      for (let i = 0; i < 4; i++) await session.send('HeapProfiler.collectGarbage');
      const {usedSize} = await session.send('Runtime.getHeapUsage');
      const {nodes} = await session.send('Memory.getDOMCounters');
      return {heap: usedSize, detached: nodes - (await page.run('attached'))};
    };
    const count = bench.choose(1000, 300);
    // Until the engine has compiled what it will compile: that is memory too, but it does not grow.
    await page.run('churn', bench.choose(1500, 600));
    const before = await measure();
    await page.run('churn', count);
    const after = await measure();
    await page.close();
    const kilobytes = (after.heap - before.heap) / 1024 / (count / 1000);
    return [
      figure('W9', 'heap growth per 1,000 navigations, kB', kilobytes, 80),
      figure('W9', '  growth of detached nodes', Math.max(0, after.detached - before.detached), 0),
    ];
  },
};
