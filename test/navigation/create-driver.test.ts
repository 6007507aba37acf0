import {expect} from '@open-wc/testing';

import {hasNavigationApi} from '../../src/testing/watch-navigations.js';
import {closeDriverFrames, openDriverFrame} from './driver-frame.js';

afterEach(closeDriverFrames);

describe('the driver of a page', () => {
  for (const [name, html] of [
    ['an ordinary page', '<p>x</p>'],
    ['a page with an element of that id', '<form id="navigation"><input name="addEventListener"></form>'],
    ['a page with two of them', '<nav id="navigation"></nav><nav id="navigation"></nav>'],
  ] as const) {
    it(`goes by what the browser has, on ${name}`, async () => {
      const frame = await openDriverFrame(html);
      const driver = await frame.createDriver();
      const isHistoryDriver = driver.constructor === frame.driver.constructor;
      expect(isHistoryDriver).to.equal(!hasNavigationApi(frame.window));
    });
  }
});
