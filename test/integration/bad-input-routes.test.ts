/* Design, part 6: mistakes of the author. Each is named, and the rest works on. */
import {expect} from '@open-wc/testing';

import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {layout, slot} from '../support/tree.js';

const APP = '/page/app';

describe('mistakes of the author', () => {
  const expectCoded = (page: Page, ...quoted: RegExp[]) => {
    const said = page.takeWarnings(/SR\d{3}/).join('\n');
    for (const one of quoted) expect(said).to.match(one);
  };

  // An unclosed `{` is missing here: WebKitGTK 2.50 takes it.
  for (const path of ['/users/:id(', '/users/:', '/(', '/**?{']) {
    it(`the invalid path "${path}" is named, and the others work on`, async () => {
      const html = layout(APP, {children: {'/': 'home', [path]: 'never', '/b': 'b'}, side: {'/': 'side'}});
      const page = await openPage({url: APP, html});
      expectCoded(page, /children/, new RegExp(path.replace(/[^\w]/g, '\\$&')));
      expect(page.texts('children', 'side')).to.deep.equal({children: 'home', side: 'side'});
      await page.click(`${APP}/b`);
      expect(page.text('children')).to.equal('b');
    });
  }

  it('an invalid path of a route object is named, and the others work on', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {}, side: {'/': 'side'}}),
      setup: ({layout}) => {
        layout.routes = {
          children: [
            {path: '/users/:id(', view: 'never'},
            {path: '/', view: 'home'},
          ],
        };
      },
    });
    expectCoded(page, /children/, /\/users\/:id\(/);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'home', side: 'side'});
  });

  it('an invalid base is named, and other layouts work on', async () => {
    const html = layout(`${APP}/:team(`, {a: {'/': 'a'}}) + layout(APP, {b: {'/': 'b'}});
    const page = await openPage({url: APP, html});
    expectCoded(page, /:team\(/);
    expect(page.text('b')).to.equal('b');
  });

  for (const [attributes, quoted] of [
    ['unmatched="sometimes"', /sometimes/],
    ['loading-delay="soon"', /soon/],
    ['loading-delay="-5"', /-5/],
  ] as const) {
    it(`the unknown value ${attributes} counts as the default value`, async () => {
      const html = `<slot-layout base="${APP}">${slot('children', {'/': 'home', '/b': 'b'})}
        ${slot('side', {'/': 'side'}, attributes)}</slot-layout>`;
      const page = await openPage({url: APP, html});
      expectCoded(page, /side/, quoted);
      await page.click(`${APP}/b`);
      expect(page.texts('children', 'side')).to.deep.equal({children: 'b', side: 'side'});
      expect(page.slot('side').unmatched).to.equal('keep');
      expect(page.slot('side').loadingDelay).to.equal(100);
    });
  }

  it('two defaults are named, and the route slot works', async () => {
    const html = `<slot-layout base="${APP}"><route-slot name="users"><template default>one</template>
      <template default>two</template></route-slot></slot-layout>`;
    const page = await openPage({url: APP, html});
    expectCoded(page, /users/, /default/);
    expect(page.text('users')).to.be.oneOf(['one', 'two']);
  });

  it('two routes for one path are named, and the route slot works', async () => {
    const html = `<slot-layout base="${APP}"><route-slot name="users"><template path="/a">one</template>
      <template path="/a">two</template></route-slot></slot-layout>`;
    const page = await openPage({url: `${APP}/a`, html});
    expectCoded(page, /users/, /\/a/);
    expect(page.text('users')).to.be.oneOf(['one', 'two']);
  });

  it('a route slot outside every layout is named', async () => {
    const page = await openPage({
      url: APP,
      html: slot('alone', {'/': 'x'}) + layout(APP, {children: {'/': 'home'}}),
    });
    expectCoded(page, /alone/);
    expect(page.text('children')).to.equal('home');
    expect(page.text('alone')).to.equal('');
  });

  it('says each thing once', async () => {
    const html = layout(APP, {children: {'/': 'home', '/(': 'never', '/b': 'b'}});
    const page = await openPage({url: APP, html});
    expect(page.takeWarnings(/SR\d+/)).to.have.length(1);
    await page.click(`${APP}/b`);
    await page.back();
    expect(page.warnings).to.deep.equal([]);
  });

  it('is silent in the production build', async () => {
    const html = `<slot-layout base="${APP}">${slot('children', {'/': 'home', '/(': 'never'}, 'unmatched="x"')}
      <route-slot name="two"><template default>1</template><template default>2</template></route-slot></slot-layout>`;
    const page = await openPage({url: APP, html, build: 'min'});
    expect(page.text('children')).to.equal('home');
  });
});
