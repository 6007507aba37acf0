import {expect} from '@open-wc/testing';

import {messages, type Code, type Details} from '../../src/diagnostics/messages.js';
import {SlotRouterError} from '../../src/diagnostics/slot-router-error.js';
import {warn} from '../../src/diagnostics/warn.js';
import {captureWarnings} from '../support/warnings.js';

const codes = Object.keys(messages) as Code[];

const details: Details = {value: 'the-value', slot: 'the-slot', name: 'the-name', list: ['first', 'second']};

describe('every message', () => {
  for (const code of codes) {
    it(`${code} quotes what it is about, and says what to do`, () => {
      const text = messages[code](details);
      const quoted = ['"the-value"', '"the-slot"', '"first"'].filter((value) => text.includes(value));
      expect(quoted, text).to.have.length.above(0);
      expect(text).to.match(/\.$/);
      // What is wrong, then what to do: at least two clauses.
      expect(text.split(/[.;:] |, so /).length, text).to.be.above(1);
      expect(text).not.to.match(/undefined|\[object|NaN/);
      expect(text).not.to.match(/\bplease\b|!|\boops\b|\bsorry\b/i);
    });

    it(`${code} takes any value that an author may have written`, () => {
      for (const value of [undefined, null, 7, '', 'x"y', {}, ['a'], new URL('https://example.test/')]) {
        expect(messages[code]({...details, value})).to.be.a('string');
        expect(messages[code]({value, list: [value]})).to.be.a('string');
      }
    });
  }

  it('has a code of its own, in one series without gaps', () => {
    const expected = codes.map((_, i) => `SR${String(i + 1).padStart(3, '0')}`);
    expect(codes).to.deep.equal(expected);
    expect(new Set(codes.map((code) => messages[code](details))).size).to.equal(codes.length);
  });

  it('is listed by its code in the README', async () => {
    const response = await fetch('/README.md');
    expect(response.ok, 'README.md').to.equal(true);
    const readme = await response.text();
    const listed = new Set(readme.match(/\bSR0\d{2}\b/g));
    expect([...listed].sort()).to.deep.equal([...codes].sort());
  });
});

describe('an error of slot-router', () => {
  it('has its code, the value, and the message', () => {
    const cause = new TypeError('why');
    const error = new SlotRouterError('SR016', details, {cause});
    expect(error).to.be.instanceOf(Error);
    expect(error.name).to.equal('SlotRouterError');
    expect(error.code).to.equal('SR016');
    expect(error.value).to.equal('the-value');
    expect(error.cause).to.equal(cause);
    expect(error.message).to.equal(`SR016: ${messages.SR016(details)}`);
  });
});

describe('a warning', () => {
  // What was printed stays printed: every test has a value of its own.
  it('has its code, the message and the element', () => {
    const el = document.createElement('route-slot');
    const {calls} = captureWarnings(() => warn('SR006', {slot: 'one'}, el));
    expect(calls).to.deep.equal([[`slot-router SR006: ${messages.SR006({slot: 'one'})}`, el]]);
  });

  it('without an element has only the text', () => {
    const {calls} = captureWarnings(() => warn('SR006', {slot: 'two'}));
    expect(calls.map((call) => call.length)).to.deep.equal([1]);
  });

  it('is printed once for each thing it is about', () => {
    const {calls} = captureWarnings(() => {
      warn('SR006', {slot: 'three'});
      warn('SR006', {slot: 'three'}, document.createElement('route-slot'));
      warn('SR006', {slot: 'four'});
    });
    expect(calls).to.have.length(2);
  });
});
