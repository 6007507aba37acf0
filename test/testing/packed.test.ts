/* The files as they are shipped: what stands beside the module is found from it. */
import {expect} from '@open-wc/testing';

import type * as Testing from '../../src/testing/index.js';

const html =
  '<slot-layout base="/app"><route-slot name="a"><template path="/">a</template></route-slot></slot-layout>';

/** By its URL, so that neither the compiler nor the server takes it for another build. */
const importBuild = (build: string) => import(`/dist/${build}/testing/index.js`) as Promise<typeof Testing>;

describe('slot-router/testing as shipped', () => {
  for (const build of ['dev', 'prod']) {
    it(`finds the library and the empty page of its build (${build})`, async () => {
      const {mountLayout} = await importBuild(build);
      const page = await mountLayout(html, {url: '/app'});
      expect(page.slot('a').textContent).to.include('a');
      expect(page.slot('a').status).to.equal('ready');
      if (build === 'prod') expect(() => page.hold('a')).to.throw('development');
      else expect(page.hold('a').pending).to.equal(0);
      await page.restore();
    });
  }
});
