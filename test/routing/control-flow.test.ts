import {expect} from '@open-wc/testing';

import {notFound, NotFoundError, redirect, RedirectError} from '../../src/routing/control-flow.js';

/** What a function throws. */
function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('notFound()', () => {
  it('throws what tells itself apart', () => {
    const error = thrownBy(notFound);
    expect(error).to.be.instanceOf(NotFoundError).and.instanceOf(Error);
    expect(error).not.to.be.instanceOf(RedirectError);
    expect((error as Error).name).to.equal('NotFoundError');
  });
});

describe('redirect()', () => {
  for (const [to, expected] of [
    ['/login', '/login'],
    ['?next=%2F', '?next=%2F'],
    ['', ''],
    [new URL('https://example.test/a?b#c'), 'https://example.test/a?b#c'],
  ] as const) {
    it(`throws where to go: ${JSON.stringify(expected)}`, () => {
      const error = thrownBy(() => redirect(to));
      expect(error).to.be.instanceOf(RedirectError).and.instanceOf(Error);
      expect((error as RedirectError).to).to.equal(expected);
      expect((error as RedirectError).message).to.contain(`"${expected}"`);
      expect((error as RedirectError).name).to.equal('RedirectError');
    });
  }
});
