import {expect} from '@open-wc/testing';

import {find, paramsOf} from './places.js';

type Row = readonly [pattern: string, path: string, params: Record<string, string> | null];

function table(name: string, rows: readonly Row[]): void {
  describe(name, () => {
    for (const [pattern, path, params] of rows) {
      const says = params ? `matches ${path} with ${JSON.stringify(params)}` : `does not match ${path}`;
      it(`${pattern === '' ? "''" : pattern} ${says}`, () => {
        expect(paramsOf(pattern, path)).to.deep.equal(params);
      });
    }
  });
}

table('a static path', [
  ['/', '/', {}],
  ['', '/', {}],
  ['/users', '/users', {}],
  ['/users', '/user', null],
  ['/users', '/users/7', null],
  ['/users', '/', null],
  ['/', '/users', null],
  ['/Users', '/users', null],
  ['/a/b/c', '/a/b/c', {}],
  ['/a/b/c', '/a/b', null],
  ['/a/b', '/a/c', null],
  ['/v1.0/~ada/a-b_c', '/v1.0/~ada/a-b_c', {}],
  ["/$&',;=@!", "/$&',;=@!", {}],
  ['/default', '/default', {}],
  // Without its slash it means the same, as in a link.
  ['users', '/users', {}],
  [':id', '/7', {id: '7'}],
]);

table('a trailing slash makes no difference', [
  ['/users', '/users/', {}],
  ['/users/', '/users', {}],
  ['/users/', '/users/', {}],
  ['/users/:id', '/users/7/', {id: '7'}],
  ['/users/:id/', '/users/7', {id: '7'}],
  ['/books/:id?', '/books/', {}],
  ['/files/*', '/files/', null],
  ['/users', '/users//', null],
  ['/users/', '/users//', null],
]);

table('a param', [
  ['/users/:id', '/users/7', {id: '7'}],
  ['/users/:id', '/users', null],
  ['/users/:id', '/users/7/edit', null],
  ['/users/:id', '/users//', null],
  ['/:a/:b', '/x/y', {a: 'x', b: 'y'}],
  ['/:a/b/:c', '/x/b/z', {a: 'x', c: 'z'}],
  ['/:a/b/:c', '/x/y/z', null],
  ['/:_a/:$b', '/x/y', {_a: 'x', $b: 'y'}],
  ['/:größe', '/12', {größe: '12'}],
  ['/:id.html', '/7.html', {id: '7'}],
  ['/user-:id', '/user-7', {id: '7'}],
  ['/user-:id', '/user-', null],
  ['/:from-:to', '/a-b', {from: 'a', to: 'b'}],
  ['/:id', '/:id', {id: ':id'}],
]);

table('an optional param', [
  ['/books/:id?', '/books', {}],
  ['/books/:id?', '/books/7', {id: '7'}],
  ['/books/:id?', '/books/7/x', null],
  ['/book/:id?s', '/books', {}],
  ['/book/:id?s', '/book/7s', {id: '7'}],
  ['/:lang?/about', '/about', {}],
  ['/:lang?/about', '/en/about', {lang: 'en'}],
  ['/:id?', '/', {}],
]);

table('a catch-all', [
  ['/docs/:path+', '/docs/a', {path: 'a'}],
  ['/docs/:path+', '/docs/a/b/c', {path: 'a/b/c'}],
  // R053
  ['/docs/:path+', '/docs', null],
  ['/docs/:path+', '/docs/', null],
  ['/:path+', '/', null],
  ['/docs/:path*', '/docs', {}],
  ['/docs/:path*', '/docs/a/b', {path: 'a/b'}],
  ['/:path*', '/', {}],
  ['/:path*', '/a/b', {path: 'a/b'}],
  ['/docs/:path+', '/doc/a', null],
  ['/docs/:path(.*)', '/docs/a/b', {path: 'a/b'}],
  ['/docs/:path(.*)', '/docs', null],
]);

table('an unnamed wildcard', [
  ['/files/*', '/files/a', {0: 'a'}],
  ['/files/*', '/files/a/b', {0: 'a/b'}],
  ['/files/*', '/files', null],
  ['/files/*', '/files/a//b', {0: 'a//b'}],
  ['/files/*', '/files//', {0: ''}],
  ['/*', '/', {0: ''}],
  ['/*', '/a/b', {0: 'a/b'}],
  ['*', '/a/b', {0: '/a/b'}],
  ['*', '/', {0: '/'}],
  ['/*/edit', '/a/b/edit', {0: 'a/b'}],
  ['/*/edit', '/edit', null],
  ['/*/x/*', '/a/x/b', {0: 'a', 1: 'b'}],
  ['/:a/*', '/x/y/z', {a: 'x', 0: 'y/z'}],
  ['/files/a*', '/files/abc', {0: 'bc'}],
  ['/*?', '/', {0: ''}],
  ['/files/*?', '/files', {}],
]);

table('a regular expression', [
  ['/:id(\\d+)', '/42', {id: '42'}],
  ['/:id(\\d+)', '/x', null],
  ['/(\\d+)', '/42', {0: '42'}],
  ['/(\\d+)', '/x', null],
  ['/:kind(users|teams)/:id', '/teams/7', {kind: 'teams', id: '7'}],
  ['/:kind(users|teams)/:id', '/files/7', null],
  ['/:year(\\d{4})-:month(\\d{2})', '/2026-11', {year: '2026', month: '11'}],
  ['/:path([a-z]+/[a-z]+)', '/a/b', {path: 'a/b'}],
  ['/:id(\\d+)?', '/', {}],
  ['/:id([^.]+).json', '/seven.json', {id: 'seven'}],
]);

table('a group', [
  ['/a{/b}?', '/a', {}],
  ['/a{/b}?', '/a/b', {}],
  ['/a{/b}?', '/a/c', null],
  ['/a{/:x}?/c', '/a/c', {}],
  ['/a{/:x}?/c', '/a/1/c', {x: '1'}],
  ['{/:lang}?/about', '/about', {}],
  ['{/:lang}?/about', '/en/about', {lang: 'en'}],
  ['/color{s}?', '/color', {}],
  ['/color{s}?', '/colors', {}],
  ['/a{/x}*', '/a/x/x', {}],
  ['/a{/x}+', '/a', null],
  ['{/a}?', '/', {}],
]);

table('an escape', [
  ['/\\:id', '/:id', {}],
  ['/\\:id', '/7', null],
  ['/a\\*', '/a*', {}],
  ['/a\\*', '/ab', null],
  ['/a\\+b', '/a+b', {}],
  ['/\\(x\\)', '/(x)', {}],
  ['/\\{a\\}', '/{a}', {}],
  ['/a\\{0\\}/:x', '/a%7B0%7D/y', {x: 'y'}],
]);

table('text beyond ASCII', [
  ['/café', '/café', {}],
  ['/café', '/caf%C3%A9', {}],
  ['/caf%C3%A9', '/café', {}],
  ['/caf%C3%A9', '/cafe', null],
  ['/日本/:city', '/日本/東京', {city: '東京'}],
  ['/👋/:x', '/👋/🌍', {x: '🌍'}],
  ['/a b', '/a%20b', {}],
  ['/a%20b', '/a b', {}],
  ['/a"b', '/a%22b', {}],
  // URLPattern compares text, not what it decodes to.
  ['/a%2Fb', '/a%2fb', null],
  ['/a%2Fb', '/a/b', null],
]);

table('dots and empty segments', [
  // The URL parser resolves them before anybody matches.
  ['/b', '/a/../b', {}],
  ['/a/b', '/a/./b', {}],
  ['/b', '/a/%2e%2E/b', {}],
  ['/:a', '/..', null],
  ['/:a?', '//', null],
  ['/', '//', null],
  ['/...', '/...', {}],
  ['/.well-known/:x', '/.well-known/y', {x: 'y'}],
  // URLPattern resolves those of a pattern.
  ['/a/../b', '/b', {}],
  ['/a/./b', '/a/b', {}],
  ['/a/../b/:x', '/b/7', {x: '7'}],
  ['/a/..', '/', {}],
  ['/a/b/..*', '/a/c', {0: 'c'}],
  ['/a/\\..', '/', {}],
  ['/a//b', '/a//b', {}],
  ['/a//b', '/a/b', null],
  ['/a/:x/b', '/a//b', null],
]);

describe('below a base', () => {
  for (const [base, pattern, path, params] of [
    ['/app', '/', '/app', {}],
    ['/app', '/', '/app/', {}],
    ['/app', '', '/app', {}],
    ['/app', '/x', '/app/x', {}],
    ['/app/', '/x', '/app/x', {}],
    ['/app', '/app/x', '/app/x', null],
    // Only of the root itself: `/*` does not match the path of a layout further down (R053).
    ['/app', '/*', '/app', null],
    ['/app', '/*', '/app/', null],
    ['/app', '/*', '/app/x', {0: 'x'}],
    ['/app', '/:all+', '/app', null],
    ['/app', '/:all*', '/app', {}],
    ['/app', '*', '/app', {0: ''}],
    ['/app', '/', '/app//', null],
    ['/app', '/*', '/app//', {0: ''}],
    ['/', '/*', '/', {0: ''}],
    ['/a%20b', '/x', '/a%20b/x', {}],
  ] as const) {
    it(`${pattern === '' ? "''" : pattern} below ${base} ${params ? 'matches' : 'does not match'} ${path}`, () => {
      expect(paramsOf(pattern, path, base)).to.deep.equal(params);
    });
  }
});

describe('a route with route slots of its own', () => {
  const slots = {main: [{path: '/'}, {path: '/tabs/:tab'}], side: [{path: '/only-side'}]};
  for (const [path, at, matched, rest, params] of [
    ['/teams/:team', '/teams/7', true, '', {team: '7'}],
    ['/teams/:team', '/teams/7/', true, '', {team: '7'}],
    ['/teams/:team', '/teams/7/tabs/a', true, '/tabs/a', {team: '7'}],
    ['/teams/:team', '/teams/7/only-side', true, '/only-side', {team: '7'}],
    // R054
    ['/teams/:team', '/teams/7/nothing', false, '', {}],
    ['/teams/:team(\\d+)', '/teams/7/tabs/a', true, '/tabs/a', {team: '7'}],
    ['/teams/:team(\\d+)', '/teams/x/tabs/a', false, '', {}],
    ['/teams{/:team}?', '/teams/7/tabs/a', true, '/tabs/a', {team: '7'}],
    ['/teams{/:team}?', '/teams', true, '', {}],
    ['/', '/tabs/a', true, '/tabs/a', {}],
    ['/', '/', true, '', {}],
    ['/teams/:team', '/teams/7/tabs/caf%C3%A9', true, '/tabs/caf%C3%A9', {team: '7'}],
  ] as const) {
    it(`${path} ${matched ? `leaves "${rest}" of` : 'does not match'} ${at}`, () => {
      const found = find([{path, slots}], at);
      expect(found !== undefined).to.equal(matched);
      if (found) expect({rest: found.rest, params: {...found.params}}).to.deep.equal({rest, params});
    });
  }

  it('gives way to a catch-all where none of them has a route (R054)', () => {
    const routes = [{path: '/:all+'}, {path: '/teams/:team', slots}];
    expect(find(routes, '/teams/7/tabs/a')?.route.path).to.equal('/teams/:team');
    expect(find(routes, '/teams/7/nothing')?.route.path).to.equal('/:all+');
  });

  it('is less specific than a page, at the same path too', () => {
    const routes = [{path: '/teams/:team', slots}, {path: '/teams/:team'}, {path: '/teams/new'}];
    expect(find(routes, '/teams/7')?.route).to.equal(routes[1]);
    expect(find(routes, '/teams/new')?.route).to.equal(routes[2]);
    expect(find(routes, '/teams/new/tabs/a')?.route).to.equal(routes[0]);
  });
});
