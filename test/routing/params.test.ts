import {expect} from '@open-wc/testing';

import {paramsOf, placeOf, tableOf} from './places.js';

describe('params are decoded', () => {
  for (const [encoded, decoded] of [
    ['caf%C3%A9', 'café'],
    ['a%20b', 'a b'],
    ['a%2Fb', 'a/b'],
    ['a%2fb', 'a/b'],
    ['100%25', '100%'],
    ['%F0%9F%91%8B', '👋'],
    ['a+b', 'a+b'],
    ['%3Cb%3E', '<b>'],
    ['a%00b', 'a\0b'],
    ['%7B%7Bid%7D%7D', '{{id}}'],
    ['%252F', '%2F'],
    ['plain', 'plain'],
    // What cannot be decoded stays as it stands in the URL.
    ['%', '%'],
    ['%E0%A4%A', '%E0%A4%A'],
    ['%zz', '%zz'],
    ['%C3', '%C3'],
    ['%FF%FE', '%FF%FE'],
    ['%ED%A0%80', '%ED%A0%80'],
    ['50%-off', '50%-off'],
    ['caf%C3%A9%', 'caf%C3%A9%'],
    ['%E0%A4%A%20', '%E0%A4%A%20'],
  ] as const) {
    // Once by the walk, once by URLPattern itself.
    for (const pattern of ['/x/:value', '/x/:value(.*)', '/x/:value+']) {
      it(`${encoded} is ${JSON.stringify(decoded)} in ${pattern}`, () => {
        expect(paramsOf(pattern, `/x/${encoded}`)).to.deep.equal({value: decoded});
      });
    }
    it(`${encoded} is ${JSON.stringify(decoded)} in an unnamed wildcard`, () => {
      expect(paramsOf('/x/*', `/x/${encoded}`)).to.deep.equal({0: decoded});
    });
  }

  it('decodes each param for itself', () => {
    expect(paramsOf('/:a/:b/:c', '/%/%20/%E0%A4%A')).to.deep.equal({a: '%', b: ' ', c: '%E0%A4%A'});
  });

  it('decodes nothing twice', () => {
    expect(paramsOf('/:a', '/%2525')).to.deep.equal({a: '%25'});
  });

  it('takes a malformed encoding in static segments as it stands', () => {
    expect(paramsOf('/%E0%A4%A/:x', '/%E0%A4%A/1')).to.deep.equal({x: '1'});
    expect(paramsOf('/%/:x', '/%/1')).to.deep.equal({x: '1'});
  });
});

describe('names that objects have already', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then']) {
    for (const pattern of [`/:${name}`, `/:${name}(.+)`, `/:${name}?`]) {
      it(`${pattern} has a param of its own`, () => {
        const params = tableOf([pattern]).match(placeOf('/x'))?.params ?? {};
        expect(Object.hasOwn(params, name)).to.equal(true);
        expect(Object.getOwnPropertyDescriptor(params, name)?.value).to.equal('x');
        expect(Object.keys(params)).to.deep.equal([name]);
        expect(Object.getPrototypeOf(params)).to.equal(Object.prototype);
      });
    }

    it(`/:${name}? without a value has no param`, () => {
      const params = tableOf([`/:${name}?`]).match(placeOf('/'))?.params ?? {};
      expect(Object.keys(params)).to.deep.equal([]);
    });
  }

  it('static segments of such names are only text', () => {
    const table = tableOf(['/__proto__/:x', '/constructor', '/:a/:b']);
    expect(table.match(placeOf('/__proto__/1'))?.route.path).to.equal('/__proto__/:x');
    expect(table.match(placeOf('/constructor'))?.route.path).to.equal('/constructor');
    expect(table.match(placeOf('/toString'))).to.equal(undefined);
    expect(table.match(placeOf('/toString/1'))?.route.path).to.equal('/:a/:b');
  });
});

describe('hostile URLs', () => {
  const table = tableOf(['/', '/:a', '/:a/:b', '/x/:rest+', '/y/:rest*', '/z/*', '/:id(\\d+)/e', '/n/:a-:b']);
  const long = 'a'.repeat(100_000);
  for (const [name, path] of [
    ['one very long segment', `/${long}`],
    ['very many segments', '/x' + '/a'.repeat(50_000)],
    ['very many empty segments', '/z' + '/'.repeat(50_000)],
    ['very many encoded slashes', '/x/' + '%2F'.repeat(30_000)],
    ['very many lone percent signs', `/${'%'.repeat(50_000)}`],
    ['very many dots', `/${'.'.repeat(50_000)}`],
    ['very many dot segments', '/x' + '/..'.repeat(50_000) + '/x/a'],
    ['very many dashes for a pattern with one', `/n/${'-'.repeat(2_000)}`],
    ['control characters', '/x/%00%01%1F%7F'],
    ['markup', '/x/<img src=x onerror=alert(1)>'],
    ['quotes, brackets and backslashes', '/x/"\'`{}[]|^\\y'],
    ['lone surrogates', '/x/\uD800'],
    ['right-to-left overrides', '/x/\u202Eabc'],
    ['an at sign and a colon', '/x/user:pass@host:80'],
    ['a scheme', '/x/javascript:alert(1)'],
    ['two slashes first', '//evil.example/x'],
  ] as const) {
    it(`${name} is matched or not, and never throws`, () => {
      const place = placeOf(path.startsWith('//') ? `https://example.test${path}` : path);
      const found = table.match(place);
      for (const value of Object.values(found?.params ?? {})) expect(value).to.be.a('string');
    });
  }
});
