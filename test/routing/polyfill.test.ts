/* A browser without URLPattern: the polyfill is loaded on need, and patches nothing. */
import {expect} from '@open-wc/testing';

import type {RouteTable} from '../../src/routing/route-table.js';
import type {loadUrlPattern} from '../../src/routing/url-pattern.js';
import {placeOf} from './places.js';

interface Modules {
  readonly RouteTable: typeof RouteTable;
  readonly loadUrlPattern: typeof loadUrlPattern;
}

let frame: HTMLIFrameElement;
let modules: Modules;

before(async () => {
  frame = document.createElement('iframe');
  modules = await new Promise((setup) => {
    const begin = () =>
      `<title>Fixture</title></head><body><script>delete window.URLPattern;</script>
      <script type="module">
        import {RouteTable} from '/src/routing/route-table.ts';
        import {loadUrlPattern} from '/src/routing/url-pattern.ts';
        frameElement.page.setup({RouteTable, loadUrlPattern});
      </script></body>`;
    Object.assign(frame, {page: {begin, setup}});
    frame.src = '/page/polyfill';
    document.body.append(frame);
  });
});

after(() => frame.remove());

const hasUrlPattern = () => 'URLPattern' in (frame.contentWindow ?? {});

describe('without URLPattern', () => {
  it('nothing is there to begin with', () => {
    expect(hasUrlPattern()).to.equal(false);
  });

  it('the polyfill takes its place, and no global is patched', async () => {
    await modules.loadUrlPattern();
    expect(hasUrlPattern()).to.equal(false);
  });

  for (const [pattern, path, params] of [
    ['/', '/', {}],
    ['/users/:id', '/users/caf%C3%A9', {id: 'café'}],
    ['/users/:id(\\d+)', '/users/7', {id: '7'}],
    ['/users/:id(\\d+)', '/users/x', null],
    ['/docs/:path+', '/docs/a/b', {path: 'a/b'}],
    ['/docs/:path+', '/docs', null],
    ['/docs/:path*', '/docs', {}],
    ['/books/:id?', '/books', {}],
    ['/a{/b}?', '/a/b', {}],
    ['/files/*', '/files/a/b', {0: 'a/b'}],
    ['/:id.html', '/7.html', {id: '7'}],
    ['/café/:x', '/café/1', {x: '1'}],
    ['/x/:value+', '/x/%E0%A4%A', {value: '%E0%A4%A'}],
    ['/:constructor?', '/x', {constructor: 'x'}],
  ] as const) {
    it(`${pattern} ${params ? 'matches' : 'does not match'} ${path}`, async () => {
      await modules.loadUrlPattern();
      const found = new modules.RouteTable([{path: pattern}]).match(placeOf(path));
      expect(found ? Object.entries(found.params) : null).to.deep.equal(params && Object.entries(params));
    });
  }

  it('an invalid pattern is reported', async () => {
    await modules.loadUrlPattern();
    const faults: string[] = [];
    new modules.RouteTable([{path: '/:id('}, {path: '/:id/:id?'}], (fault, value) =>
      faults.push(`${fault} ${value}`),
    );
    expect(faults).to.deep.equal(['invalid-path /:id(', 'invalid-path /:id/:id?']);
  });
});
