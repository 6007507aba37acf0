import {expect} from '@open-wc/testing';

import {fragmentUrl, pageFor} from '../../src/loading/fragment-url.js';

const {origin} = location;
const page = new URL('/app/here?q#h', origin);
const base = `${origin}/app/`;

describe('the URL of a fragment', () => {
  for (const [src, params, expected] of [
    ['', {}, page.href],
    ['x.html', {}, `${origin}/app/x.html`],
    ['/f/{{id}}.html', {id: '42'}, `${origin}/f/42.html`],
    ['/f/{{ id }}/{{tab}}', {id: 'a/b', tab: 'ä?#'}, `${origin}/f/a%2Fb/%C3%A4%3F%23`],
    ['/f/{{id}}?q={{id}}', {id: 'a&b=c'}, `${origin}/f/a%26b%3Dc?q=a%26b%3Dc`],
    ['/f/{{id}}', {id: '...'}, `${origin}/f/...`],
    ['/f/{{id}}', {id: '%2e%2e'}, `${origin}/f/%252e%252e`],
    ['/f/x?to={{id}}', {id: '..'}, `${origin}/f/x?to=..`],
    ['../f/{{id}}', {id: '1'}, `${origin}/f/1`],
    ['{{id}}', {id: '//evil.example/x'}, `${origin}/app/%2F%2Fevil.example%2Fx`],
    ['{{id}}', {id: 'javascript:alert(1)'}, `${origin}/app/javascript%3Aalert(1)`],
    ['/f/{{missing}}.html', {}, `${origin}/f/.html`],
    ['/f/{{toString}}.html', {}, `${origin}/f/.html`],
    ['https://cdn.example/f/{{id}}', {id: '1'}, 'https://cdn.example/f/1'],
  ] as const) {
    it(`${src} ${JSON.stringify(params)}`, () => {
      const found = fragmentUrl(src, params, page, base, true);
      expect('url' in found ? found.url.href : found).to.equal(expected);
    });
  }

  for (const [src, id, code] of [
    ['/f/{{id}}', '.', 'SR020'],
    ['/f/{{id}}', '..', 'SR020'],
    ['/f/{{id}}/x', '..', 'SR020'],
    ['/f/{{id}}{{id}}/x', '.', 'SR020'],
    ['/f/.{{id}}/x', '.', 'SR020'],
    ['/f/{{id}}?q', '..', 'SR020'],
    ['/f/{{id}}\\x', '..', 'SR020'],
    ['//{{id}}/x', 'evil.example', 'SR016'],
    ['https://{{id}}/x', 'evil.example', 'SR016'],
    ['https://cdn.{{id}}/x', 'evil.example', 'SR016'],
    ['https://cdn.example:{{id}}/x', '1', 'SR016'],
    ['{{id}}://cdn.example/x', 'https', 'SR020'],
    ['http://[', '', 'SR016'],
    ['/f/{{id}}', '\ud800', 'SR016'],
    ['javascript:1', '', 'SR020'],
  ] as const) {
    it(`${src} ${id} is refused`, () => {
      expect(fragmentUrl(src, {id}, page, base, true)).to.include({code});
    });
  }

  for (const src of ['https://evil.example/x', '//evil.example/x', 'data:text/html,x', 'blob:https://x/1'])
    it(`${src} is refused unless other origins are allowed`, () => {
      expect(fragmentUrl(src, {}, page, base, false)).to.include({
        code: 'SR019',
        value: new URL(src, base).href,
      });
    });
});

describe('the page that a fragment belongs to', () => {
  const make = (src: string, path: string) => {
    const element = document.createElement('template');
    element.setAttribute('src', src);
    element.setAttribute('path', path);
    return element;
  };
  for (const [fragment, src, path, segment, expected] of [
    ['/f/42.html', '/f/{{id}}.html', '/m/:id', '/m/me', '/app/m/42'],
    ['/f/a%20b.html', '/f/{{id}}.html', '/m/:id', '/m/me', '/app/m/a%20b'],
    ['/f/2/1', '/f/{{b}}/{{a}}', '/m/:a/x/:b', '/m/9/x/8', '/app/m/1/x/2'],
    ['/f/1', '/f/{{a}}', '/m/:a/:b', '/m/9/8', undefined],
    ['/f/1', '/f/{{a}}', '/m/:a/*', '/m/9/8', undefined],
    ['/f/1', '/f/{{a}}', '/m/:a?', '/m/9', undefined],
    ['/f/deep/1', '/f/{{a}}', '/m/:a', '/m/9', undefined],
    ['/f/new', '/f/new', '/new', '/m/9', '/app/new'],
    ['/f/1', '', '/m/:a', '/m/9', undefined],
    ['/f/1', '/f/static', '/m/:a', '/m/9', undefined],
    ['/f/9', '/f/{{a}}', '/m/:a', '/m/9', undefined],
  ] as const) {
    it(`${fragment} by ${src} and ${path}`, () => {
      const here = new URL(`/app${segment}`, origin);
      const found = pageFor(new URL(fragment, origin), [make(src, path)], here, segment);
      expect(found).to.equal(expected && origin + expected);
    });
  }
});
