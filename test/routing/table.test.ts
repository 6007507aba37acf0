import {expect} from '@open-wc/testing';

import {RouteTable} from '../../src/routing/route-table.js';
import type {Route} from '../../src/routing/route.js';
import {placeOf} from './places.js';

/** Compiles a table and returns what it reports. */
function faultsOf(routes: readonly Route[]): string[] {
  const faults: string[] = [];
  new RouteTable(routes, (fault, value) => faults.push(`${fault} ${value}`.trim()));
  return faults;
}

const paths = (...all: string[]): Route[] => all.map((path) => ({path}));

describe('a table says what is wrong with its routes', () => {
  for (const [name, routes, faults] of [
    ['nothing', paths('/', '/a', '/:b', '/*'), []],
    ['nothing, without routes', [], []],
    ['an open bracket', paths('/users/:id('), ['invalid-path /users/:id(']],
    ['a name that is missing', paths('/:'), ['invalid-path /:']],
    ['one name twice', paths('/:id/:id'), ['invalid-path /:id/:id']],
    ['one name twice in a pattern that is not simple', paths('/:id/:id?'), ['invalid-path /:id/:id?']],
    ['a modifier of nothing', paths('/a/?'), ['invalid-path /a/?']],
    ['a regular expression that is none', paths('/:id([)'), ['invalid-path /:id([)']],
    ['a capturing group in a regular expression', paths('/:id((a)b)'), ['invalid-path /:id((a)b)']],
    ['an escape of nothing', paths('/a\\'), ['invalid-path /a\\']],
    ['two of them', paths('/:', '/ok', '/('), ['invalid-path /:', 'invalid-path /(']],
    ['one path twice', paths('/a', '/b', '/a'), ['same-path /a']],
    ['one path thrice', paths('/a', '/a', '/a'), ['same-path /a', 'same-path /a']],
    ['one path with and without a slash at its end', paths('/a', '/a/'), ['same-path /a/']],
    ['one path with and without a slash at its start', paths('/a', 'a'), ['same-path a']],
    ['nothing, where only the names of params differ', paths('/:a', '/:b'), []],
    ['two defaults', [{default: true}, {path: '/a'}, {default: true}], ['two-defaults']],
    ['a route that is nothing', [{}, {path: '/a'}], ['no-path']],
    ['nothing, for a default with a path', [{default: true, path: '/a'}], []],
    // A page and its interception share a path by design.
    ['nothing, for an interception of a page', [{path: '/a'}, {path: '/a', intercept: true}], []],
  ] as const) {
    it(name, () => {
      expect(faultsOf(routes)).to.deep.equal(faults);
    });
  }

  it('values that are no strings, as a script without types may give', () => {
    for (const path of [7, null, {}, ['/a'], Symbol('a'), true] as readonly unknown[]) {
      const routes = [{path}, {path: '/ok'}] as Route[]; // what types forbid is the subject
      const faults: string[] = [];
      const table = new RouteTable(routes, (fault) => faults.push(fault));
      expect(faults, typeof path).to.deep.equal(['invalid-path']);
      expect(table.match(placeOf('/ok'))?.route.path, typeof path).to.equal('/ok');
    }
  });

  it('needs nobody to hear it', () => {
    expect(() => new RouteTable(paths('/(', '/a', '/a'))).not.to.throw();
  });
});

describe('the other routes work on', () => {
  for (const bad of ['/users/:id(', '/:', '/:id/:id', '/a\\']) {
    it(`beside ${bad}`, () => {
      const table = new RouteTable([{path: '/a'}, {path: bad}, {path: '/b'}, {default: true}]);
      expect(table.match(placeOf('/a'))?.route.path).to.equal('/a');
      expect(table.match(placeOf('/b'))?.route.path).to.equal('/b');
      expect(table.defaults[0]?.default).to.equal(true);
    });
  }

  it('of two routes for one path the first is found', () => {
    const [first, second] = paths('/a', '/a');
    expect(new RouteTable([first!, second!]).match(placeOf('/a'))?.route).to.equal(first);
  });

  it('of two defaults the first is taken', () => {
    const [first, second] = [{default: true}, {default: true}];
    expect(new RouteTable([first, second]).defaults[0]).to.equal(first);
  });

  it('a default with a path is both', () => {
    const route = {default: true, path: '/a'};
    const table = new RouteTable([route]);
    expect(table.defaults[0]).to.equal(route);
    expect(table.match(placeOf('/a'))?.route).to.equal(route);
    expect(table.match(placeOf('/b'))).to.equal(undefined);
  });
});

describe('an empty table', () => {
  for (const [name, routes, isEmpty] of [
    ['no routes', [], true],
    ['only a path', paths('/a'), false],
    ['only a default', [{default: true}], false],
    ['only an invalid path', paths('/('), true],
    ['only a route that is nothing', [{}], true],
  ] as const) {
    it(`${name}: ${isEmpty ? 'empty' : 'not empty'}`, () => {
      const table = new RouteTable(routes);
      expect(table.isEmpty).to.equal(isEmpty);
      expect(table.match(placeOf('/x'))).to.equal(undefined);
    });
  }
});
