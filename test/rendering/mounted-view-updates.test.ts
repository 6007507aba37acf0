import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {AsyncDirective} from 'lit/async-directive.js';
import {directive} from 'lit/directive.js';

import {mountView} from '../../src/rendering/mounted-view.js';
import type {RouteContext, ViewValue} from '../../src/routing/route.js';
import {contextOf, createHost, expectGone, prepareLit, removeHosts, shown} from './hosts.js';

before(prepareLit);
afterEach(removeHosts);

describe('a Lit template', () => {
  const view = (id: string) => html`<p class=${id}>${id}</p>`;

  it('renders again in place', () => {
    const host = createHost();
    const mounted = mountView(host, view('7'), contextOf());
    const node = host.querySelector('p');
    expect(mounted.update(view('8'), contextOf())).to.equal(true);
    expect(shown(host)).to.equal('<p class="8">8</p>');
    expect(host.querySelector('p')).to.equal(node);
    mounted.remove();
    expectGone(host);
  });

  it('gives way to a view of another kind', () => {
    const host = createHost();
    const mounted = mountView(host, view('7'), contextOf());
    expect(mounted.update('x-view', contextOf())).to.equal(false);
    expect(mounted.update(null, contextOf())).to.equal(false);
    expect(shown(host)).to.equal('<p class="7">7</p>');
  });

  it('disconnects its directives when it goes', () => {
    const log: string[] = [];
    const track = directive(
      class extends AsyncDirective {
        render(): string {
          log.push('render');
          return 'x';
        }

        protected override disconnected(): void {
          log.push('disconnected');
        }
      },
    );
    const host = createHost();
    const mounted = mountView(host, html`<p>${track()}</p>`, contextOf());
    mounted.remove();
    expect(log).to.deep.equal(['render', 'disconnected']);
  });

  it('that throws leaves nothing', () => {
    const host = createHost();
    const failing = directive(
      class extends AsyncDirective {
        render(): never {
          throw new Error('broken');
        }
      },
    );
    expect(() => mountView(host, html`<p>before</p>${failing()}`, contextOf())).to.throw('broken');
    expectGone(host);
    // And nothing of Lit that would disturb the next one.
    mountView(host, view('7'), contextOf());
    expect(shown(host)).to.equal('<p class="7">7</p>');
  });

  it('stands beside another one in the same host', () => {
    const host = createHost();
    const first = mountView(host, html`<p>first</p>`, contextOf());
    const second = mountView(host, html`<p>second</p>`, contextOf());
    first.remove();
    expect(shown(host)).to.equal('<p>second</p>');
    second.update(html`<p>third</p>`, contextOf());
    expect(shown(host)).to.equal('<p>third</p>');
  });
});

describe('a mountable view', () => {
  it('gets a container of its own in the document, and its context', () => {
    const host = createHost();
    const context = contextOf({id: '7'});
    let given: readonly unknown[] = [];
    const view = {
      mount(el: HTMLElement, own: RouteContext) {
        given = [el, el.isConnected, own];
      },
    };
    mountView(host, view, context);
    const [container, isConnected, own] = given;
    expect(container).to.equal(host.lastElementChild);
    expect(isConnected).to.equal(true);
    expect(own).to.equal(context);
    // The container has no box of its own, so that the layout of the page sees through it.
    expect(getComputedStyle(container as Element).display).to.equal('contents');
  });

  it('is unmounted before its container goes', () => {
    const host = createHost();
    let wasConnected: boolean | undefined;
    const view = {mount: (el: HTMLElement) => ({unmount: () => void (wasConnected = el.isConnected)})};
    mountView(host, view, contextOf()).remove();
    expect(wasConnected).to.equal(true);
    expectGone(host);
  });

  it('is updated where it can be', () => {
    const host = createHost();
    const seen: unknown[] = [];
    const view = {
      mount: () => ({update: (context: RouteContext) => void seen.push(context), unmount: () => undefined}),
    };
    const mounted = mountView(host, view, contextOf());
    const next = contextOf({id: '8'});
    expect(mounted.updates).to.equal(true);
    expect(mounted.update(view, next)).to.equal(true);
    expect(seen).to.deep.equal([next]);
    // Another view is another view.
    expect(mounted.update({mount: () => undefined}, next)).to.equal(false);
  });

  for (const [name, returned] of [
    ['nothing', undefined],
    ['null', null],
    ['only unmount', {unmount: () => undefined}],
  ] as const) {
    it(`that returns ${name} cannot be updated, and goes`, () => {
      const host = createHost();
      const view = {mount: () => returned} as unknown as ViewValue;
      const mounted = mountView(host, view, contextOf());
      expect(mounted.updates).to.equal(false);
      expect(mounted.update(view, contextOf())).to.equal(false);
      mounted.remove();
      expectGone(host);
    });
  }

  it('that throws leaves no container', () => {
    const host = createHost();
    const view = {
      mount(el: HTMLElement) {
        el.append('half');
        throw new Error('broken');
      },
    };
    expect(() => mountView(host, view, contextOf())).to.throw('broken');
    expectGone(host);
  });

  it('that throws when it is unmounted leaves no container, and stops nobody', () => {
    const host = createHost();
    const view = {
      mount: () => ({
        unmount() {
          throw new Error('broken');
        },
      }),
    };
    const mounted = mountView(host, view, contextOf());
    const reported: unknown[] = [];
    const {onerror} = window;
    // What is handled is not written to the console.
    window.onerror = (...[, , , , error]) => reported.push(error) > 0;
    try {
      mounted.remove();
    } finally {
      window.onerror = onerror;
    }
    expect(String(reported)).to.equal('Error: broken');
    expectGone(host);
  });
});
