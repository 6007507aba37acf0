import {expect} from '@open-wc/testing';

import {it} from '../support/it.js';
import {openTree} from '../support/tree-page.js';

describe('folder trees: matching', () => {
  it('S001 shows a route slot of the root beside children', async () => {
    const page = await openTree('S001', '');
    expect(page.texts('children', 'slot')).to.deep.equal({
      children: '@children rendered',
      slot: '@slot rendered',
    });
  });
});
