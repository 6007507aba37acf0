/*
 * Random walks over one page, each step compared with a reference model of the rules. A failure prints its seed and path
 * and the shortest walk that fails; `WALK_SEED` and `WALK_PATH` run it again, `WALKS=20000` runs as many.
 */
import {expect} from '@open-wc/testing';
import fc from 'fast-check';

import {it} from '../support/it.js';
import {delay, readSettings} from '../support/settings.js';
import {Model} from './model/model.js';
import {WalkedPage} from './model/page.js';
import {describeStep, STEPS, walks, type Step, type Walk} from './model/steps.js';

/** 500 in all three engines together. WebKit lets a page write 100 entries in 10 s, so it goes slower. */
const WALKS = {chromium: 380, firefox: 100, webkit: 20};
const engine = /Chrome\//.test(navigator.userAgent)
  ? 'chromium'
  : /Firefox\//.test(navigator.userAgent)
    ? 'firefox'
    : 'webkit';

const {walks: wanted, walkSeed, walkPath} = await readSettings();
const count = Number(wanted ?? WALKS[engine]);
const limit = wanted === undefined ? 80_000 : 60 * 60_000;

describe('random walks', function () {
  this.timeout(limit);

  it(`${count} of them show what the model says after every step`, async () => {
    const seen = new Tally();
    await fc.assert(
      fc.asyncProperty(walks, (walk) => follow(walk, seen)),
      {
        numRuns: count,
        seed: walkSeed === undefined ? seedOfAll() : Number(walkSeed),
        ...(walkPath === undefined ? {} : {path: walkPath}),
        // Enough is left to print what has been found, and fewer walks than promised are a failure.
        interruptAfterTimeLimit: limit - 8_000,
        markInterruptAsFailure: true,
        includeErrorInReport: true,
      },
    );
    // Else they would say little.
    if (walkPath === undefined) expect(seen.missing, 'what no walk came to').to.deep.equal([]);
  });
});

async function follow({start, steps}: Walk, seen: Tally): Promise<void> {
  await roomToWrite();
  const page = await WalkedPage.open(start, () => writes.push(performance.now()));
  const taken = [`load ${start}`];
  try {
    const model = new Model(start);
    await expectLook(page, model, taken);
    for (const step of steps) {
      const {held, failed} = model;
      if (!model.take(step)) continue;
      taken.push(describeStep(step));
      seen.add(step, model);
      await page.take(step, held, failed);
      await expectLook(page, model, taken);
    }
    taken.push('release all');
    model.releaseAll();
    page.releaseAll();
    await expectLook(page, model, taken);
    page.close();
  } catch (error) {
    page.discard();
    throw error instanceof Error ? withSteps(error, taken) : error;
  }
}

async function expectLook(page: WalkedPage, model: Model, taken: readonly string[]): Promise<void> {
  const expected = model.look();
  const lines = (look: object) =>
    Object.entries(look)
      .map(([k, v]) => `${k}: ${v}`)
      .join('\n');
  expect(lines(await page.reach(expected, model.isLoading)), `after ${taken.at(-1)}`).to.equal(
    lines(expected),
  );
}

/** The steps that were possible, as the walk that fast-check prints holds others too. */
function withSteps(error: Error, taken: readonly string[]): Error {
  error.message += `\nsteps taken:\n  ${taken.join('\n  ')}`;
  // WebKit's stack does not say it, and a failure is reported by its stack.
  if (!error.stack?.includes(error.message)) error.stack = `${error.message}\n${error.stack}`;
  return error;
}

/** A seed by which so few walks come to everything, as far as the model can tell without a page. */
function seedOfAll(): number {
  for (;;) {
    const seed = Math.trunc(Math.random() * 2 ** 31);
    const seen = new Tally();
    for (const {start, steps} of fc.sample(walks, {seed, numRuns: count})) {
      const model = new Model(start);
      for (const step of steps) if (model.take(step)) seen.add(step, model);
    }
    if (seen.missing.length === 0) return seed;
  }
}

/** What the walks have come to, so that a test of nothing cannot pass. */
class Tally {
  readonly #seen = new Set<string>();
  readonly #all = ['push', 'replace', 'link', 'own', 'close', 'go', 'reload', 'release', 'retry'].concat(
    'intercepted',
    'kept',
    'superseded',
    'traversed while loading',
    'traversed to an intercepted view',
  );

  add(step: Step, model: Model): void {
    this.#seen.add(step.do);
    if (model.isIntercepted) this.#seen.add('intercepted');
    if (model.isKeeping) this.#seen.add('kept');
    if (model.superseded.length > 0) this.#seen.add('superseded');
    if (step.do === 'go' && model.isLoading) this.#seen.add('traversed while loading');
    if (step.do === 'go' && model.isIntercepted) this.#seen.add('traversed to an intercepted view');
  }

  get missing(): string[] {
    return this.#all.filter((what) => !this.#seen.has(what));
  }
}

/** When the page wrote an entry. */
const writes: number[] = [];

/**
 * WebKitGTK 2.50 lets a page, all its frames together, call `pushState()` and `replaceState()` 100 times in 10 s; above
 * that the History driver writes later, and the walk would wait for it. No event tells when there is room again.
 */
async function roomToWrite(): Promise<void> {
  if (engine !== 'webkit') return;
  const room = 100 - 3 * STEPS;
  for (;;) {
    const now = performance.now();
    while (writes.length > 0 && writes[0]! < now - 10_500) writes.shift();
    if (writes.length < room) return;
    await delay(writes[writes.length - room]! + 10_500 - now);
  }
}
