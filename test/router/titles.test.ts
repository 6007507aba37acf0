import {expect} from '@open-wc/testing';

import {Titles} from '../../src/router/titles.js';

type Slot = Parameters<Titles['set']>[0];

/** All that titles look at in a route slot. */
const slotOf = (name: string) => ({host: {name}}) as unknown as Slot;

describe('the title of the document', () => {
  const original = document.title;
  const [children, users, modal] = [slotOf('children'), slotOf('users'), slotOf('modal')];
  beforeEach(() => (document.title = 'Original'));
  after(() => (document.title = original));

  // R170: `children` first, else the route slot that changed last.
  for (const [name, changes, expected] of [
    ['stays without any', [], 'Original'],
    ['stays where nobody has one', [[users, undefined]], 'Original'],
    ['is that of the only one', [[users, 'Users']], 'Users'],
    [
      'is that of the last one that changed',
      [
        [users, 'Users'],
        [modal, 'Modal'],
      ],
      'Modal',
    ],
    [
      'is that of the last one that changed, again',
      [
        [users, 'Users'],
        [modal, 'Modal'],
        [users, 'Ada'],
      ],
      'Ada',
    ],
    [
      'is that of children, whoever changes',
      [
        [users, 'Users'],
        [children, 'Page'],
        [modal, 'Modal'],
      ],
      'Page',
    ],
    [
      'is that of children as it changes',
      [
        [children, 'Page'],
        [modal, 'Modal'],
        [children, 'Other'],
      ],
      'Other',
    ],
    [
      'goes back to the one before',
      [
        [users, 'Users'],
        [modal, 'Modal'],
        [modal, undefined],
      ],
      'Users',
    ],
    [
      'goes back from children',
      [
        [users, 'Users'],
        [children, 'Page'],
        [children, undefined],
      ],
      'Users',
    ],
    [
      'goes back to the original one',
      [
        [users, 'Users'],
        [users, undefined],
      ],
      'Original',
    ],
    [
      'is not that of one that has left',
      [
        [users, 'Users'],
        [modal, 'Modal'],
        [users, undefined],
      ],
      'Modal',
    ],
    ['may be empty', [[users, '']], ''],
  ] as const) {
    it(name, () => {
      const titles = new Titles();
      for (const [slot, title] of changes) titles.set(slot, title);
      expect(document.title).to.equal(expected);
    });
  }

  it('that a page has set itself stays where nothing changes', () => {
    const titles = new Titles();
    titles.set(users, 'Users');
    document.title = '(1) Users';
    titles.set(users, 'Users');
    expect(document.title).to.equal('(1) Users');
  });
});
