import {expect} from '@open-wc/testing';

import {Base, locationBelow} from '../../src/routing/location.js';
import {locate} from './places.js';

describe('the place of a URL in a layout', () => {
  for (const [base, url, expected] of [
    ['/', '/', {base: '', path: ''}],
    ['/', '/a/b', {base: '', path: '/a/b'}],
    ['/', '/a/b/', {base: '', path: '/a/b'}],
    ['', '/a', {base: '', path: '/a'}],
    ['/app', '/app', {base: '/app', path: ''}],
    ['/app', '/app/', {base: '/app', path: ''}],
    ['/app', '/app/a/b', {base: '/app', path: '/a/b'}],
    ['/app/', '/app/a', {base: '/app', path: '/a'}],
    ['app', '/app/a', {base: '/app', path: '/a'}],
    ['/app', '/', undefined],
    ['/app', '/apple', undefined],
    ['/app', '/ap', undefined],
    ['/app', '/App', undefined],
    ['/app', '/x/app', undefined],
    ['/app/deep', '/app/deep/a', {base: '/app/deep', path: '/a'}],
    ['/app/deep', '/app', undefined],
    ['/café', '/caf%C3%A9/x', {base: '/caf%C3%A9', path: '/x'}],
    ['/a%20b', '/a b/x', {base: '/a%20b', path: '/x'}],
    ['/app', '/app/%E0%A4%A', {base: '/app', path: '/%E0%A4%A'}],
    ['/app', '/app//a', {base: '/app', path: '//a'}],
    ['/app', '/app//', {base: '/app', path: '/'}],
    ['/', '//', {base: '', path: '/'}],
    ['/', '//a', {base: '', path: '//a'}],
  ] as const) {
    it(`${base === '' ? "''" : base} and ${url}: ${expected ? `${expected.base} + ${expected.path}` : 'outside'}`, () => {
      const found = locate(`https://example.test${url}`, base);
      expect(found && {base: found.base, path: found.path}).to.deep.equal(expected);
    });
  }

  for (const [base, url, expected] of [
    ['/teams/:team', '/teams/7/a', {base: '/teams/7', path: '/a', params: {team: '7'}}],
    ['/teams/:team', '/teams/7', {base: '/teams/7', path: '', params: {team: '7'}}],
    ['/teams/:team', '/teams/', undefined],
    ['/teams/:team', '/teams', undefined],
    ['/:a/:b', '/x/y/z', {base: '/x/y', path: '/z', params: {a: 'x', b: 'y'}}],
    ['/teams/:team', '/teams/caf%C3%A9/x', {base: '/teams/caf%C3%A9', path: '/x', params: {team: 'café'}}],
    ['/teams/:team', '/teams/%E0%A4%A/x', {base: '/teams/%E0%A4%A', path: '/x', params: {team: '%E0%A4%A'}}],
    ['/teams/:id(\\d+)', '/teams/7/x', {base: '/teams/7', path: '/x', params: {id: '7'}}],
    ['/teams/:id(\\d+)', '/teams/x/x', undefined],
    ['{/:lang(en|de)}?/app', '/en/app/x', {base: '/en/app', path: '/x', params: {lang: 'en'}}],
    ['{/:lang(en|de)}?/app', '/app/x', {base: '/app', path: '/x', params: {}}],
    ['{/:lang(en|de)}?/app', '/fr/app/x', undefined],
    ['/v:major', '/v2/x', {base: '/v2', path: '/x', params: {major: '2'}}],
    ['/v:major', '/v2', {base: '/v2', path: '', params: {major: '2'}}],
    ['/:__proto__', '/x/y', {base: '/x', path: '/y', params: Object.fromEntries([['__proto__', 'x']])}],
  ] as const) {
    it(`${base} and ${url}: ${expected ? JSON.stringify(expected.params) : 'outside'}`, () => {
      const found = locate(url, base);
      expect(found && {base: found.base, path: found.path, params: {...found.params}}).to.deep.equal(
        expected,
      );
    });
  }

  it('has the URL itself, with search and fragment', () => {
    const url = new URL('https://example.test/app/a?x=1#top');
    expect(new Base('/app').locate(url)?.url).to.equal(url);
  });

  it('is at the root only where nothing is before and nothing behind it', () => {
    expect(locate('/')?.atRoot).to.equal(true);
    expect(locate('/a')?.atRoot).to.equal(false);
    expect(locate('/app', '/app')?.atRoot).to.equal(false);
  });
});

describe('a base inside another one', () => {
  const outer = new Base('/teams/:team');
  for (const [base, url, expected] of [
    ['/docs', '/teams/7/docs/a', {base: '/teams/7/docs', path: '/a', params: {team: '7'}}],
    [
      '/docs/:book',
      '/teams/7/docs/b/a',
      {base: '/teams/7/docs/b', path: '/a', params: {team: '7', book: 'b'}},
    ],
    ['/docs', '/teams/7', undefined],
    ['/docs', '/docs/a', undefined],
    ['/', '/teams/7/a', {base: '/teams/7', path: '/a', params: {team: '7'}}],
    ['', '/teams/7/a', {base: '/teams/7', path: '/a', params: {team: '7'}}],
  ] as const) {
    it(`${base === '' ? "''" : base} and ${url}: ${expected ? JSON.stringify(expected) : 'outside'}`, () => {
      const found = locate(url, base, outer);
      expect(found && {base: found.base, path: found.path, params: {...found.params}}).to.deep.equal(
        expected,
      );
    });
  }

  it('lies deeper, unless it adds nothing', () => {
    expect(new Base('/docs', outer).isNested).to.equal(true);
    expect(new Base('/', outer).isNested).to.equal(false);
    expect(new Base('', outer).isNested).to.equal(false);
  });

  it('joins three of them', () => {
    const inner = new Base('/docs/:book', outer);
    const found = locate('/teams/7/docs/b/pages/3/x', '/pages/:page', inner);
    expect(found?.base).to.equal('/teams/7/docs/b/pages/3');
    expect(found?.params).to.deep.equal({team: '7', book: 'b', page: '3'});
  });
});

describe('a base that is no pattern', () => {
  for (const base of ['/:', '/(', '/:a/:a', '/a/?']) {
    it(`${base} is reported once and matches nothing`, () => {
      let reports = 0;
      const compiled = new Base(base, undefined, () => reports++);
      expect(reports).to.equal(1);
      expect(compiled.locate(new URL('https://example.test/a'))).to.equal(undefined);
      expect(compiled.locate(new URL('https://example.test/'))).to.equal(undefined);
    });
  }

  it('takes the layouts inside it along', () => {
    const inner = new Base('/docs', new Base('/:'));
    expect(inner.locate(new URL('https://example.test/docs'))).to.equal(undefined);
  });
});

describe('the place below a part of a pathname', () => {
  it('splits what is left', () => {
    const url = new URL('https://example.test/teams/7/a/b/');
    const {base, path, params} = locationBelow(url, '/teams/7', {team: '7'});
    expect({base, path, params}).to.deep.equal({
      base: '/teams/7',
      path: '/a/b',
      params: {team: '7'},
    });
  });
});
