import {expect} from '@open-wc/testing';
import {html, LitElement, nothing, type PropertyValues} from 'lit';

import {SlotRouterError} from '../../src/diagnostics/slot-router-error.js';
import {adoptNodes, mountLayout, mountView, viewOf} from '../../src/rendering/mounted-view.js';
import type {Route, RouteContext, ViewValue} from '../../src/routing/route.js';
import {contextOf, createHost, expectGone, prepareLit, removeHosts, shown} from './hosts.js';

before(prepareLit);
afterEach(removeHosts);

class XView extends HTMLElement {
  route: RouteContext | undefined;
  seen: (string | undefined)[] = [];

  connectedCallback(): void {
    this.seen.push(this.route?.params.id);
    this.textContent = `view ${this.route?.params.id ?? ''}`;
  }
}
customElements.define('x-view', XView);

class XLitView extends LitElement {
  static override readonly properties = {route: {attribute: false}};
  declare route: RouteContext | undefined;
  readonly updates: string[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    this.updates.push([...changed.keys()].join());
  }

  protected override render() {
    return html`lit ${this.route?.params.id ?? nothing}`;
  }
}
customElements.define('x-lit-view', XLitView);

function fragmentOf(markup: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template.content;
}

function templateOf(markup: string): HTMLTemplateElement {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template;
}

describe('a view is put on screen', () => {
  const paragraph = Object.assign(document.createElement('p'), {textContent: 'node'});
  for (const [name, value, expected] of [
    ['a tag', 'x-view', '<x-view>view 7</x-view>'],
    ['an unknown tag', 'x-not-yet', '<x-not-yet></x-not-yet>'],
    ['an element class', XView, '<x-view>view 7</x-view>'],
    ['text', 'Hello', 'Hello'],
    ['text with a dash', 'Sign-in needed', 'Sign-in needed'],
    ['text that is markup', '<b>x</b>', '&lt;b&gt;x&lt;/b&gt;'],
    ['text that begins like a tag', 'x-view is here', 'x-view is here'],
    ['text in capitals', 'X-VIEW', 'X-VIEW'],
    ['empty text', '', ''],
    ['a node', paragraph, '<p>node</p>'],
    ['a text node', new Text('text node'), 'text node'],
    ['a fragment', fragmentOf('<i>a</i><i>b</i>'), '<i>a</i><i>b</i>'],
    ['a template', templateOf('<p title="{{id}}">{{id}}</p>'), '<p title="7">7</p>'],
    ['null', null, ''],
    ['undefined', undefined, ''],
    ['a Lit template', html`<p>${'lit'}</p>`, '<p>lit</p>'],
    ['a mountable view', {mount: (el: HTMLElement) => el.append('mounted')}, '<div>mounted</div>'],
  ] as const) {
    it(`${name}, and goes without a trace`, () => {
      const host = createHost();
      const view = mountView(host, value, contextOf({id: '7'}));
      expect(shown(host)).to.equal(expected);
      view.remove();
      expectGone(host);
    });
  }

  it('an element has its context before it is connected', () => {
    const host = createHost();
    const context = contextOf({id: '7'});
    mountView(host, 'x-view', context);
    const view = host.querySelector<XView>('x-view');
    expect(view?.route).to.equal(context);
    expect(view?.seen).to.deep.equal(['7']);
  });

  it('a Lit element renders once, with its context', async () => {
    const host = createHost();
    mountView(host, XLitView, contextOf({id: '7'}));
    const view = host.querySelector<XLitView>('x-lit-view');
    await view?.updateComplete;
    expect(view?.updates).to.deep.equal(['route']);
    expect(view?.shadowRoot?.textContent).to.equal('lit 7');
  });

  it('the same fragment again, with the same nodes', () => {
    const host = createHost();
    const fragment = fragmentOf('<i>a</i><i>b</i>');
    const first = mountView(host, fragment, contextOf());
    const [, node] = host.children;
    first.remove();
    mountView(host, fragment, contextOf());
    expect(shown(host)).to.equal('<i>a</i><i>b</i>');
    expect(host.children[1]).to.equal(node);
  });

  it('the same template again, with new nodes and other params', () => {
    const host = createHost();
    const template = templateOf('<p>{{id}}</p>');
    const first = mountView(host, template, contextOf({id: '7'}));
    const [, node] = host.children;
    first.remove();
    mountView(host, template, contextOf({id: '8'}));
    expect(shown(host)).to.equal('<p>8</p>');
    expect(host.children[1]).not.to.equal(node);
  });

  it('nodes that were on screen, as a view to show again', () => {
    const host = createHost();
    host.append('text', paragraph);
    const view = viewOf([...host.childNodes].slice(1));
    const adopted = adoptNodes([...host.childNodes].slice(1));
    adopted.remove();
    expectGone(host);
    mountView(host, view, contextOf());
    expect(shown(host)).to.equal('text<p>node</p>');
  });

  for (const value of [7, true, {}, {default: 'x'}, ['a'], new Date(0)]) {
    it(`${Object.prototype.toString.call(value)} is refused by code, and leaves nothing`, () => {
      const host = createHost();
      let thrown: unknown;
      try {
        mountView(host, value as unknown as ViewValue, contextOf());
      } catch (error) {
        thrown = error;
      }
      expect(thrown).to.be.instanceOf(SlotRouterError);
      expect((thrown as SlotRouterError).code).to.equal('SR011');
      expect((thrown as SlotRouterError).message).to.contain('"users"');
      expectGone(host);
    });
  }
});

describe('any other view', () => {
  for (const [name, value] of [
    ['a tag', 'x-view'],
    ['text', 'Hello'],
    ['an element class', XView],
    ['null', null],
    ['a node', document.createElement('p')],
    ['a template', templateOf('<p></p>')],
  ] as const) {
    it(`${name} is replaced, not updated`, () => {
      const mounted = mountView(createHost(), value, contextOf());
      expect(mounted.updates).to.equal(false);
      expect(mounted.update(value, contextOf())).to.equal(false);
    });
  }
});

describe('the view of a route with route slots of its own', () => {
  const slots: Route['slots'] = {main: [{path: '/', view: 'x'}]};
  const layoutIn = (host: Element) => host.querySelector('slot-layout');

  for (const [name, path, value, base] of [
    [
      'gets a layout around it, at the path of the route',
      '/teams/:team',
      fragmentOf('<route-slot></route-slot>'),
      '/teams/:team',
    ],
    [
      'gets one for several elements',
      '/a',
      fragmentOf('<slot-layout base="/own"></slot-layout><p></p>'),
      '/a',
    ],
    ['gets one for an element of its own', '/a', 'x-view', '/a'],
    ['gets one for a Lit template', '/a', html`<route-slot name="main"></route-slot>`, '/a'],
    [
      'is its layout where its outermost element is one',
      '/a',
      fragmentOf('<slot-layout></slot-layout>'),
      '/a',
    ],
    [
      'is its layout with the base that it has',
      '/a',
      fragmentOf('<slot-layout base="/own"></slot-layout>'),
      '/own',
    ],
    ['is its layout in a Lit template', '/a', html`<slot-layout></slot-layout>`, '/a'],
    ['has the base / without a path', undefined, fragmentOf('<p></p>'), '/'],
  ] as const) {
    it(name, () => {
      const host = createHost();
      const route: Route = {...(path && {path}), slots};
      const mounted = mountLayout(host, value, contextOf(), route);
      const layouts = [...host.children].filter(({localName}) => localName === 'slot-layout');
      expect(layouts).to.have.length(1);
      expect(layoutIn(host)?.getAttribute('base')).to.equal(base);
      expect(Reflect.get(layoutIn(host) ?? {}, 'routes')).to.equal(slots);
      mounted.remove();
      expectGone(host);
    });
  }

  it('renders again in place, in its layout', () => {
    const host = createHost();
    const view = (id: string) => html`<p>${id}</p><route-slot></route-slot>`;
    const mounted = mountLayout(host, view('7'), contextOf(), {path: '/a', slots});
    const layout = layoutIn(host);
    expect(mounted.updates).to.equal(true);
    expect(mounted.update(view('8'), contextOf())).to.equal(true);
    expect(layoutIn(host)).to.equal(layout);
    expect(layout?.querySelector('p')?.textContent).to.equal('8');
    mounted.remove();
    expectGone(host);
  });
});
