/* Random patterns and paths against a naive reference. A failure prints its seed and the smallest counterexample. */
import {expect} from '@open-wc/testing';
import fc from 'fast-check';

import {compareKinds, compilePattern} from '../../src/routing/pattern.js';
import {placeOf, tableOf} from './places.js';
import {compileNatively, execNatively, pathnameOf, samples, tables, type Sample} from './reference.js';

/** All of them in the engine that is fastest at it. */
const PAIRS = navigator.userAgent.includes('Chrome') ? 100_000 : 10_000;
const PATHS = 40;

/** By its pathname, so that two slashes at the start are no host. */
const place = (pathname: string) => placeOf(`https://example.test${pathname}`);

/** The first segment of a pathname. */
const startOf = (pathname: string) => place(pathname).parts?.[1] ?? '';

/** A param may be named `__proto__`: entries tell it, a comparison of objects may not. */
const own = (params: object) => Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));

describe('a table', () => {
  it(`of one route agrees with URLPattern in ${PAIRS} random pairs`, function () {
    this.timeout(60_000);
    let matches = 0;
    let pairs = 0;
    const agrees = ({pattern, paths}: Sample) => {
      const native = compileNatively(pattern);
      const faults: string[] = [];
      const table = tableOf([pattern], (fault) => faults.push(fault));
      expect(faults, `${pattern} is ${native ? 'valid' : 'invalid'}`).to.deep.equal(
        native ? [] : ['invalid-path'],
      );
      if (!native) return;
      for (const path of paths) {
        const pathname = pathnameOf(path);
        const expected = execNatively(native, pathname);
        const found = table.match(place(pathname));
        pairs++;
        if (expected) matches++;
        const message = `${pattern} and ${pathname}`;
        expect(found !== undefined, `${message} match`).to.equal(expected !== null);
        if (found && expected) expect(own(found.params), message).to.deep.equal(own(expected));
        // What does not begin so is not even asked.
        if (expected) expect(table.starts?.has(startOf(pathname)) ?? true, message).to.equal(true);
      }
    };
    while (pairs < PAIRS) {
      fc.assert(fc.property(samples(PATHS), agrees), {
        numRuns: Math.ceil(PAIRS / PATHS / 4),
        includeErrorInReport: true,
      });
    }
    // Else it would say nothing.
    expect(matches / pairs, 'share of pairs that match').to.be.within(0.2, 0.8);
  });

  it('of many routes finds the first that matches, sorted by specificity', function () {
    this.timeout(60_000);
    const agrees = (all: readonly Sample[]) => {
      const valid = all.filter(({pattern}) => compileNatively(pattern));
      const table = tableOf(valid.map(({pattern}) => pattern));
      const sorted = valid
        .map(({pattern}) => ({
          pattern,
          kinds: compilePattern(pattern).kinds,
          native: compileNatively(pattern)!,
        }))
        .sort((a, b) => compareKinds(a.kinds, b.kinds));
      for (const path of all.flatMap(({paths}) => paths)) {
        const pathname = pathnameOf(path);
        const first = sorted.find(({native}) => execNatively(native, pathname) !== null);
        const found = table.match(place(pathname));
        expect(found?.route.path, pathname).to.equal(first?.pattern);
        if (found && first)
          expect(own(found.params)).to.deep.equal(own(execNatively(first.native, pathname) ?? {}));
      }
    };
    fc.assert(fc.property(tables(30, 4), agrees), {numRuns: PAIRS / 500, includeErrorInReport: true});
  });
});
