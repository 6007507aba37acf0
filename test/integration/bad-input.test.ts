/* Design, part 6: bad input. Fragments of `src` are not part of this. */
import {expect} from '@open-wc/testing';

import type {Route} from '../support/contract.js';
import {it} from '../support/it.js';
import {openPage, type Page, type Scene} from '../support/page.js';
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

describe('mistakes of the author', () => {
  const expectCoded = (page: Page, ...quoted: RegExp[]) => {
    const said = page.takeWarnings(/SR\d{3}/).join('\n');
    for (const one of quoted) expect(said).to.match(one);
  };

  for (const path of ['/users/:id(', '/users/:', '/users/{', '/(', '/**?{']) {
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

describe('loads that fail', () => {
  const kinds: Record<string, (scene: Scene) => Route> = {
    'an error': ({window}) => ({load: () => Promise.reject(new window.Error('broken'))}),
    'an error that is thrown': ({window}) => ({
      load: () => {
        throw new window.TypeError('broken');
      },
    }),
    text: () => ({load: () => Promise.reject('broken')}),
    undefined: () => ({load: () => Promise.reject(undefined)}),
    null: () => ({load: () => Promise.reject(null)}),
    'an object without a message': () => ({load: () => Promise.reject({code: 1})}),
    'an object that throws when it is read': () => ({
      load: () =>
        Promise.reject({
          get message(): string {
            throw new Error('no');
          },
        }),
    }),
    'an abort that nobody asked for': ({window}) => ({
      load: () => Promise.reject(new window.DOMException('gone', 'AbortError')),
    }),
    'a network failure': ({window}) => ({load: () => window.fetch('http://127.0.0.1:1/')}),
    'a view that is none': () => ({view: {} as unknown}),
  };

  for (const [name, route] of Object.entries(kinds)) {
    it(`are the error of their route slot, with a retry: ${name}`, async () => {
      let fails = true;
      const page = await openPage({
        url: `${APP}/x`,
        html: layout(APP, {children: {'/': 'home', '/x': 'x'}, side: {'/': 'side'}}),
        setup: (scene) => {
          const failing = {view: 'never', ...route(scene)};
          const {load = () => undefined, view} = failing;
          scene.slot('side').routes = [
            {
              path: '/x',
              load: (context) => (fails ? load(context) : undefined),
              view: (...args: unknown[]) => {
                if (!fails) return 'recovered';
                return typeof view === 'function' ? (view as (...all: unknown[]) => unknown)(...args) : view;
              },
            },
          ];
        },
      });
      expect(page.statuses('children', 'side')).to.deep.equal({children: 'ready', side: 'error'});
      expect(page.shown('side')).to.equal('error');
      expect(page.text('side')).not.to.contain('never');
      fails = false;
      void page.slot('side').retry();
      await page.settled();
      expect(page.text('side')).to.equal('recovered');
    });
  }

  it('show the message as text', async () => {
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}">${slot('children', {'/': 'home'})}${slot('side', {})}</slot-layout>`,
      setup: ({window, slot}) => {
        const load = () => Promise.reject(new window.Error('<img src=x onerror="parent.hacked=1">'));
        slot('side').routes = [{path: '/', load}];
      },
    });
    expect(page.shown('side')).to.equal('error');
    expect(page.slot('side').shadowRoot?.querySelector('img')).to.equal(null);
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
