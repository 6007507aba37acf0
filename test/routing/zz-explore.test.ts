import fc from 'fast-check';
import {locationBelow} from '../../src/routing/location.js';
import {tableOf} from './places.js';
import {compileNatively, execNatively, pathnameOf, samples} from './reference.js';
it('explore', function () {
  this.timeout(60_000);
  const seen = new Map<string, string>();
  for (const {pattern, paths} of fc.sample(samples(40), 4000)) {
    const native = compileNatively(pattern);
    const faults: string[] = [];
    const table = tableOf([pattern], (f) => faults.push(f));
    if (pattern === '//') continue;
    if ((faults.length > 0) !== !native) { seen.set(`${pattern} validity ${faults}`, ''); continue; }
    if (!native) continue;
    for (const path of paths) {
      const pathname = pathnameOf(path);
      const expected = execNatively(native, pathname);
      const found = table.match(locationBelow(new URL(`https://example.test${pathname}`), '', {}));
      const a = JSON.stringify(expected), b = JSON.stringify(found ? found.params : null);
      if (a !== b) {
        const key = pattern;
        if (!seen.has(key)) seen.set(key, `${pathname}: native ${a}, table ${b}`);
      }
    }
  }
  const lines = [...seen].sort((x, y) => x[0].length - y[0].length).slice(0, 50).map(([k, v]) => `${k}   ${v}`);
  throw new Error(`${seen.size}\n` + lines.join('\n'));
});
