/* Design, part 6: hostile URLs, redirects that leave the site, and strict policies. */
import {expect} from '@open-wc/testing';

import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {layout, slot} from '../support/tree.js';

const APP = '/page/app';

describe('hostile URLs', () => {
  const html = layout(APP, {children: {'/': 'home', '/:id': 'id {{id}}'}, side: {default: 'side'}});
  const paths = {
    'a malformed escape': '/%E0%A4%A',
    'a lone percent sign': '/100%',
    'bytes that are no UTF-8': '/%FF%FE',
    'an escaped null': '/%00',
    'an escaped slash and dots': '/%2e%2e%2Fetc%2Fpasswd',
    'names of the prototype': '/__proto__',
    'a constructor': '/constructor',
    'very many characters': `/${'x'.repeat(5000)}`,
    'very many segments': '/a'.repeat(800),
    'empty segments': '//evil.example//',
    'signs of patterns': '/:id*{}?()[]|+',
    'an emoji and a right-to-left mark': '/😀\u200f',
  };

  for (const [name, path] of Object.entries(paths)) {
    it(`resolve or are not found: ${name}`, async () => {
      const page = await openPage({url: APP, html});
      await page.push(APP + path);
      expect(page.slot('children').status).to.be.oneOf(['ready', 'not-found']);
      await page.goto(APP + path);
      expect(page.slot('children').status).to.be.oneOf(['ready', 'not-found']);
      page.dropWarnings(/SR\d+/);
      await page.click(APP);
      expect(page.text('children')).to.equal('home');
    });
  }

  it('leave a param encoded that cannot be decoded', async () => {
    const page = await openPage({url: `${APP}/%E0%A4%A`, html});
    expect(page.slot('children').params['id']).to.equal('%E0%A4%A');
    expect(page.text('children')).to.equal('id %E0%A4%A');
  });

  it('cannot put markup or more into search params', async () => {
    const page = await openPage({
      url: `${APP}?q=<img src=x onerror=parent.hacked=1>&__proto__=1&=&%E0=%E0%A4`,
      html: layout(APP, {children: {}}),
      setup: ({slot}) => {
        slot('children').routes = [
          {
            path: '/',
            search: ['q'],
            view: ({searchParams}: {searchParams: URLSearchParams}) => `q ${searchParams.get('q')}`,
          },
        ];
      },
    });
    expect(page.text('children')).to.equal('q <img src=x onerror=parent.hacked=1>');
    expect(window).not.to.have.property('hacked');
  });
});

describe('redirects that leave the site', () => {
  for (const to of [
    'https://evil.example/',
    '//evil.example/x',
    'javascript:parent.hacked=1',
    'data:text/html,x',
  ]) {
    it(`are refused: ${to}`, async () => {
      const page = await openPage({
        url: APP,
        html: layout(APP, {children: {'/': 'home', '/b': 'b'}}),
        setup: ({lib, slot}) => {
          slot('children').routes = [
            {path: '/static', redirect: to},
            {path: '/thrown', load: () => lib.redirect(to), view: 'never'},
          ];
        },
      });
      for (const path of ['/static', '/thrown']) {
        await page.push(APP + path).catch(() => undefined);
        await page.settled();
        expect(page.slot('children').status, path).to.equal('error');
        expect(page.window.location.origin).to.equal(location.origin);
        await page.click(`${APP}/b`);
        expect(page.text('children')).to.equal('b');
      }
      expect(window).not.to.have.property('hacked');
      expect(page.loads).to.equal(1);
      page.dropWarnings(/SR\d+/);
    });
  }
});

describe('a strict page', () => {
  const policies = {
    'require-trusted-types-for': "require-trusted-types-for 'script'",
    'a CSP without unsafe-inline and unsafe-eval': "default-src 'self' 'nonce-fixture'; style-src 'self'",
  };
  for (const [name, policy] of Object.entries(policies)) {
    for (const build of ['dev', 'min'] as const) {
      it(`is served under ${name} (${build})`, async () => {
        const violations: string[] = [];
        const fallback = '<template slot="error"><p>Failed: {{message}}</p></template>';
        const page = await openPage({
          url: `${APP}/7`,
          build,
          head: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
          html: `<slot-layout base="${APP}">${slot('children', {'/:id': '<p title="{{id}}">user {{id}}</p>'})}
            ${slot('side', {'/:id': 'side'}, 'loading-delay="0"', fallback)}</slot-layout>`,
          prepare: ({document}) => {
            document.addEventListener(
              'securitypolicyviolation',
              ({violatedDirective, blockedURI, sample}) => {
                violations.push(`${violatedDirective} ${blockedURI} ${sample}`);
              },
            );
          },
          setup: ({window, slot}) => {
            const load = () => Promise.reject(new window.Error('broken'));
            slot('side').routes = [{path: '/fails/now', load}];
          },
        });
        expect(page.text('children')).to.equal('user 7');
        await page.push(`${APP}/8`);
        await page.push(`${APP}/fails/now`);
        expect(page.texts('children', 'side')).to.deep.equal({children: 'user 8', side: 'Failed: broken'});
        expect(violations).to.deep.equal([]);
      });
    }
  }
});
