import {expect} from '@open-wc/testing';

import {compareKinds, compilePattern} from '../../src/routing/pattern.js';
import {placeOf, tableOf} from './places.js';

/** Sorts the paths, given from the most to the least specific, out of their reverse order. */
function expectOrder(paths: readonly string[]): void {
  const sorted = paths
    .map((path) => ({path, kinds: compilePattern(path).kinds}))
    .reverse()
    .sort((a, b) => compareKinds(a.kinds, b.kinds))
    .map(({path}) => path);
  expect(sorted).to.deep.equal(paths);
}

describe('the order of specificity', () => {
  for (const paths of [
    ['/users/new', '/users/:id', '/users/*'],
    // R050
    ['/a', '/:x', '/:x?', '/:x+', '/:x*'],
    ['/a', '/:x', '/:x?', '/*'],
    ['/users/new', '/users/:id', '/:section/new', '/:section/:id', '/*'],
    // The first segment that differs in kind decides, whatever follows.
    ['/a/:x/:y', '/:x/b/c'],
    ['/a/*', '/:x/b/c'],
    ['/a/:x?', '/a/:x+', '/:x/b'],
    ['/a/b/*', '/a/:x/c', '/a/:x/*', '/a/*', '/:x/b/c', '/:x/*', '/*'],
    // R052
    ['/foo/:rest+', '/:rest+'],
    ['/foo/bar/*', '/foo/*', '/*'],
    // Half a param is less than none, and more than a whole one.
    ['/user-list', '/user-:id', '/:name'],
    ['/:id.html', '/:id'],
    // A regular expression says more than a param.
    ['/7', '/:id(\\d+)', '/:id'],
    ['/7', '/(\\d+)', '/:id', '/*'],
    ['/:id(\\d+|new)/x', '/:id/x'],
    // A slash in a regular expression splits nothing.
    ['/a/:id', '/:path([a-z]+/[a-z]+)', '/:rest+'],
    ['/:a(\\(|/)/b', '/:a/b'],
    // `(.*)` is a wildcard by another name.
    ['/:id', '/(.*)'],
    ['/:id', '/:rest(.*)'],
    // Groups do not change how specific the segments in them are.
    ['/a{/b}?', '/a{/:x}?', '/a/:x+'],
    ['{/a}?/b', '{/:x}?/b'],
    ['/:x/y', '{/:lang}?/*'],
    ['/a/b', '{/:lang}?/b', '/:x/*'],
    ['/a{/:x}', '/a/*'],
    // What is longer is more specific where both go on alike.
    ['/:x/b', '/:x/:y', '/:x/*'],
    ['/a/b', '/a/*'],
  ]) {
    it(paths.join('  >  '), () => expectOrder(paths));
  }
});

describe('a table finds the most specific route, whatever the order of declaration', () => {
  const routes = [
    '/users/new',
    '/users/:id',
    '/users/:id(\\d+)',
    '/users/:id/edit',
    '/users/:rest+',
    '/:section/new',
    '/:section/:id',
    '/:page?',
    '/:rest*',
    '/files-:year',
    '/café',
  ];
  for (const [path, expected] of [
    ['/', '/:page?'],
    ['/users', '/:page?'],
    ['/users/new', '/users/new'],
    ['/users/7', '/users/:id(\\d+)'],
    ['/users/ada', '/users/:id'],
    ['/users/7/edit', '/users/:id/edit'],
    ['/users/7/edit/more', '/users/:rest+'],
    ['/teams/new', '/:section/new'],
    ['/teams/7', '/:section/:id'],
    ['/teams/7/edit', '/:rest*'],
    ['/files-2026', '/files-:year'],
    ['/files-', '/:page?'],
    ['/caf%C3%A9', '/café'],
    // An empty segment is none of a repeated param.
    ['/users//edit', undefined],
    ['/users/7//edit', undefined],
    ['//', undefined],
  ] as const) {
    for (const [order, paths] of [
      ['as declared', routes],
      ['reversed', [...routes].reverse()],
    ] as const) {
      it(`${path} is ${expected}, ${order}`, () => {
        expect(tableOf(paths).match(placeOf(path))?.route.path).to.equal(expected);
      });
    }
  }

  for (const [first, second, path] of [
    ['/:a', '/:b', '/x'],
    ['/:a/x', '/:b/y?', '/1/x'],
    ['/:a(\\d+)', '/:b(\\d\\d)', '/12'],
    ['/:a+', '/*', '/x/y'],
    ['{/a}?/:x', '/a/:x', '/a/b'],
  ] as const) {
    it(`of the equally specific ${first} and ${second} the first declared is found for ${path}`, () => {
      expect(tableOf([first, second]).match(placeOf(path))?.route.path).to.equal(first);
      const other = tableOf([second, first]).match(placeOf(path))?.route.path;
      expect(other).to.equal(tableOf([second]).match(placeOf(path)) ? second : first);
    });
  }
});

describe('a candidate that is refused', () => {
  it('gives the next one its chance', () => {
    const table = tableOf(['/a/b', '/a/:x', '/:x+']);
    const asked: (string | undefined)[] = [];
    const found = table.match(placeOf('/a/b'), ({route}) => {
      asked.push(route.path);
      return route.path === '/:x+';
    });
    expect(found?.route.path).to.equal('/:x+');
    expect(asked).to.deep.equal(['/a/b', '/a/:x', '/:x+']);
  });
});
