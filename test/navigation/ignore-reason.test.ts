import {expect} from '@open-wc/testing';

import {ignoreReason, type NavigationFacts} from '../../src/navigation/ignore-reason.js';

/** An ordinary click on an ordinary link. */
const link: NavigationFacts = {
  defaultPrevented: false,
  canIntercept: true,
  newWindow: false,
  modifiedClick: false,
  download: false,
  formPost: false,
  type: 'push',
  hashChange: false,
};

describe('a navigation is left to the browser', () => {
  for (const [name, facts, reason] of [
    ['a link', {}, undefined],
    ['a link to the URL that is there', {type: 'replace'}, undefined],
    ['back and forward', {type: 'traverse'}, undefined],
    ['a GET form', {formPost: false}, undefined],
    ['what another listener has taken', {defaultPrevented: true}, 'default-prevented'],
    ['another origin, another scheme, another document', {canIntercept: false}, 'not-interceptable'],
    ['target="_blank"', {newWindow: true}, 'new-window'],
    ['a click with a key that opens a tab', {modifiedClick: true}, 'modified-click'],
    ['a download', {download: true}, 'download'],
    ['a POST form', {formPost: true}, 'form-post'],
    ['a reload', {type: 'reload'}, 'reload'],
    ['a fragment', {hashChange: true}, 'hash-change'],
    ['a fragment, replaced', {hashChange: true, type: 'replace'}, 'hash-change'],
    // It may lead to an entry that remembers something else.
    ['back over a fragment', {hashChange: true, type: 'traverse'}, undefined],
    // The reason that is nearest to what the user did is named first.
    ['a taken click on another origin', {defaultPrevented: true, canIntercept: false}, 'default-prevented'],
    ['a download from another origin', {download: true, canIntercept: false}, 'not-interceptable'],
    ['a POST form to a fragment', {formPost: true, hashChange: true}, 'form-post'],
    ['a POST form into a new window', {formPost: true, newWindow: true}, 'new-window'],
    ['a Ctrl-click on a download', {modifiedClick: true, download: true}, 'modified-click'],
  ] as const satisfies readonly (readonly [string, Partial<NavigationFacts>, string | undefined])[]) {
    it(`${name}: ${reason ?? 'routed'}`, () => {
      expect(ignoreReason({...link, ...facts})).to.equal(reason);
    });
  }

  it('what a driver cannot tell is no reason', () => {
    const {canIntercept, download, formPost, type, hashChange} = link;
    expect(ignoreReason({canIntercept, download, formPost, type, hashChange})).to.equal(undefined);
  });
});
