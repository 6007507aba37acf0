import {expect} from '@open-wc/testing';

import {readMemory, withMemory} from '../../src/navigation/memory.js';

/** What the entry of another app looks like when it has a memory in it. */
const stateOf = (memory: unknown, rest: object = {}): unknown => ({
  ...rest,
  ...withMemory(undefined, {}),
  ...keyed(memory),
});

/** The state of an entry holds the memory under one key, whatever it is called. */
function keyed(memory: unknown): Record<string, unknown> {
  const [key = ''] = Object.keys(withMemory(undefined, {}) ?? {});
  return {[key]: memory};
}

describe('what an entry remembers', () => {
  for (const memory of [
    {},
    {users: 'https://example.test/users/7'},
    {users: null},
    {'>/app|users': '/x', '>/app|users+': null},
    {'': '/x'},
    {constructor: '/x', toString: null},
  ]) {
    it(`is read as it was written: ${JSON.stringify(memory)}`, () => {
      expect(readMemory(withMemory(undefined, memory))).to.deep.equal(memory);
      // As the browser hands it back.
      expect(readMemory(structuredClone(withMemory({other: 1}, memory)))).to.deep.equal(memory);
      expect(readMemory(JSON.parse(JSON.stringify(withMemory(null, memory))))).to.deep.equal(memory);
    });
  }

  it('is there though it is empty', () => {
    expect(readMemory(withMemory(undefined, {}))).to.deep.equal({});
  });
});

describe('states that say nothing', () => {
  for (const [name, state] of [
    ['undefined', undefined],
    ['null', null],
    ['a string', 'slot-router'],
    ['a number', 7],
    ['a boolean', true],
    ['a big integer', 7n],
    ['an array', ['slot-router']],
    ['an array with the key', Object.assign([], stateOf({a: '/x'}))],
    ['a Map', new Map([['slot-router', {a: '/x'}]])],
    ['a Set', new Set([1])],
    ['a Date', new Date(0)],
    ['a regular expression', /x/],
    ['a typed array', new Uint8Array(4)],
    ['a Blob', new Blob(['x'])],
    ['an object without the key', {other: {a: '/x'}}],
    ['a memory that is undefined', stateOf(undefined)],
    ['a memory that is null', stateOf(null)],
    ['a memory that is a string', stateOf('/x')],
    ['a memory that is a number', stateOf(7)],
    ['a memory that is an array', stateOf(['/x'])],
    ['a memory that is a Map', stateOf(new Map([['a', '/x']]))],
    ['a memory that is a Date', stateOf(new Date(0))],
  ] as const) {
    it(name, () => {
      expect(readMemory(state)).to.equal(undefined);
    });
  }
});

describe('what is wrong in a memory is left out', () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  for (const [name, value] of [
    ['a number', 7],
    ['a boolean', false],
    ['undefined', undefined],
    ['an object', {href: '/x'}],
    ['an array', ['/x']],
    ['a URL object', new URL('https://example.test')],
    ['a cycle', cycle],
  ] as const) {
    it(name, () => {
      expect(readMemory(stateOf({good: '/x', bad: value, empty: null}))).to.deep.equal({
        good: '/x',
        empty: null,
      });
    });
  }

  it('a key named __proto__ reaches no prototype', () => {
    const memory: unknown = JSON.parse('{"__proto__": "/x", "a": "/y"}');
    const read = readMemory(stateOf(memory)) ?? {};
    expect(Object.getPrototypeOf(read)).to.equal(Object.prototype);
    expect(Object.entries(read)).to.deep.equal(Object.entries(memory as object));
    expect(({} as Record<string, unknown>).a).to.equal(undefined);
  });

  it('a state named __proto__ reaches no prototype', () => {
    const state: unknown = JSON.parse(`{"__proto__": ${JSON.stringify(stateOf({a: '/x'}))}}`);
    expect(readMemory(state)).to.equal(undefined);
    const next = withMemory(state, {b: '/y'}) ?? {};
    expect(Object.getPrototypeOf(next)).to.equal(Object.prototype);
    expect(readMemory(next)).to.deep.equal({b: '/y'});
  });

  it('a thousand keys of others are no harm', () => {
    const many = Object.fromEntries(Array.from({length: 1000}, (_, i) => [`key ${i}`, i]));
    expect(readMemory(stateOf({a: '/x'}, many))).to.deep.equal({a: '/x'});
  });
});

describe('a memory is added', () => {
  for (const [name, state] of [
    ['to undefined', undefined],
    ['to null', null],
    ['to an empty object', {}],
    ['to an object without a prototype', Object.assign(Object.create(null) as object, {mine: 1})],
    ['beside the keys of others', {mine: {deep: [1, 2]}, position: 3, 'other-router': {key: 'k'}}],
    ['over the memory before', withMemory({mine: 1}, {old: '/old'})],
  ] as const) {
    it(name, () => {
      const before = structuredClone(state);
      const next = withMemory(state, {users: '/x'});
      expect(readMemory(next)).to.deep.equal({users: '/x'});
      expect({...next, ...keyed(0)}).to.deep.equal({...before, ...keyed(0)});
      // The state belongs to somebody else: it is copied, never written to.
      expect(structuredClone(state)).to.deep.equal(before);
    });
  }

  for (const [name, state] of [
    ['a string', 'mine'],
    ['a number', 0],
    ['a boolean', false],
    ['an array', [1, 2]],
    ['a Map', new Map([[1, 2]])],
    ['a Date', new Date(0)],
    ['a typed array', new Uint8Array(1)],
  ] as const) {
    it(`never to ${name}: it belongs to somebody else and stays`, () => {
      expect(withMemory(state, {users: '/x'})).to.equal(undefined);
    });
  }
});
