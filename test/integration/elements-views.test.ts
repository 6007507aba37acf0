/* Every kind of view, and what a change of params does to it. */
import {expect} from '@open-wc/testing';
import {html} from 'lit';

import type {FrameWindow, Route, RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {mark, isMarked} from '../support/mark.js';
import {openPage} from '../support/page.js';
import type {Scene} from '../support/scene.js';
import {fragment, layout} from '../support/tree.js';

const APP = '/page/app';

const open = (view: (scene: Scene) => unknown, more: Route = {}) =>
  openPage({
    url: `${APP}/1`,
    html: layout(APP, {children: {'/': 'home'}}),
    setup: (scene) => {
      scene.slot('children').routes = [{path: '/:id', view: view(scene), ...more}];
    },
  });

/** An element that shows the id of its `route`. */
function defineCard(window: FrameWindow): CustomElementConstructor {
  class Card extends window.HTMLElement {
    set route({params, slot}: RouteContext) {
      this.textContent = `card ${params['id']} in ${slot}`;
    }
  }
  window.customElements.define('x-card', Card);
  return Card;
}

const idText = ({params}: RouteContext) => `id ${params['id']}`;

describe('a view', () => {
  const kinds: Record<string, {view: (scene: Scene) => unknown; shows: (id: string) => string}> = {
    'a tag name': {
      view: ({window}) => {
        defineCard(window);
        return 'x-card';
      },
      shows: (id) => `card ${id} in children`,
    },
    'an element class': {view: ({window}) => defineCard(window), shows: (id) => `card ${id} in children`},
    'a function that returns a tag name': {
      view: ({window}) => {
        defineCard(window);
        return () => 'x-card';
      },
      shows: (id) => `card ${id} in children`,
    },
    'a Lit template': {view: () => html`<p>lit</p>`, shows: () => 'lit'},
    'a function that returns a Lit template': {
      view: () => (context: RouteContext) => html`<p>${idText(context)}</p>`,
      shows: (id) => `id ${id}`,
    },
    'a node': {
      view: ({document}) => fragment(document, '<p>node</p>').firstElementChild,
      shows: () => 'node',
    },
    'a function that returns a node': {
      view:
        ({document}) =>
        (context: RouteContext) => {
          const p = document.createElement('p');
          p.textContent = idText(context);
          return p;
        },
      shows: (id) => `id ${id}`,
    },
    'a function that returns a fragment': {
      view:
        ({document}) =>
        (context: RouteContext) =>
          fragment(document, `<p>${idText(context)}</p><p>two</p>`),
      shows: (id) => `id ${id} two`,
    },
    text: {view: () => 'Just text', shows: () => 'Just text'},
    'text that is markup': {view: () => '<b>text</b>', shows: () => '<b>text</b>'},
    'a function that returns text': {view: () => idText, shows: (id) => `id ${id}`},
    null: {view: () => null, shows: () => ''},
    'a function that returns null': {view: () => () => null, shows: () => ''},
    'an async function': {
      view: () => async (context: RouteContext) => idText(context),
      shows: (id) => `id ${id}`,
    },
    'a lazy import': {view: () => () => import('../fixtures/lazy-view.js'), shows: (id) => `lazy ${id}`},
    'mount without update': {
      view: () => ({
        mount(container: HTMLElement, context: RouteContext) {
          container.append(idText(context));
          return {unmount: () => container.replaceChildren()};
        },
      }),
      shows: (id) => `id ${id}`,
    },
  };

  for (const [name, {view, shows}] of Object.entries(kinds)) {
    it(`is ${name}`, async () => {
      const page = await open(view);
      expect(page.text('children')).to.equal(shows('1'));
      expect(page.slot('children').status).to.equal('ready');
      await page.click(`${APP}/2`);
      expect(page.text('children')).to.equal(shows('2'));
      await page.click(APP);
      expect(page.text('children')).to.equal('home');
      await page.back();
      expect(page.text('children')).to.equal(shows('2'));
    });
  }

  it('gets the context', async () => {
    let context: RouteContext | undefined;
    const page = await openPage({
      url: `${APP}/team%20a/x?tab=1#part`,
      html: layout(`${APP}/:team`, {side: {}}),
      setup: ({slot}) => {
        const view = (given: RouteContext) => {
          context = given;
          return 'view';
        };
        slot('side').routes = [{path: '/:id', load: () => 'data', view, search: ['tab']}];
      },
    });
    expect(context?.url).to.be.an.instanceOf(page.window.URL);
    expect(context?.url.href).to.equal(page.window.location.href);
    expect(context?.params).to.deep.equal({team: 'team a', id: 'x'});
    expect(context?.segment).to.equal('/x');
    expect(context?.searchParams.get('tab')).to.equal('1');
    expect(context?.data).to.equal('data');
    expect(context?.slot).to.equal('side');
    expect(context?.signal).to.be.an.instanceOf(page.window.AbortSignal);
    expect(context?.navigationType).to.be.a('string');
    expect(page.slot('side').data).to.equal('data');
  });

  it('that is a Lit template is rendered in place on a change of params', async () => {
    const page = await open(() => (context: RouteContext) => html`<p id="lit">${idText(context)}</p>`);
    mark(page.find('#lit'));
    await page.click(`${APP}/2`);
    expect(page.text('children')).to.equal('id 2');
    expect(isMarked(page.find('#lit'))).to.equal(true);
  });

  it('that is an element is replaced on a change of params', async () => {
    const page = await open(({window}) => {
      defineCard(window);
      return 'x-card';
    });
    mark(page.find('x-card'));
    await page.click(`${APP}/2`);
    expect(page.text('children')).to.equal('card 2 in children');
    expect(isMarked(page.find('x-card'))).to.equal(false);
    expect(page.document.querySelectorAll('x-card')).to.have.length(1);
  });

  it('that is mounted is updated, and unmounted when it leaves', async () => {
    const calls: string[] = [];
    const page = await open(() => ({
      mount(container: HTMLElement, context: RouteContext) {
        const p = container.ownerDocument.createElement('p');
        p.id = 'mounted';
        const update = (now: RouteContext) => (p.textContent = idText(now));
        calls.push(`mount ${update(context)}`);
        container.append(p);
        return {
          update: (now: RouteContext) => calls.push(`update ${update(now)}`),
          unmount: () => {
            calls.push('unmount');
            p.remove();
          },
        };
      },
    }));
    mark(page.find('#mounted'));
    await page.click(`${APP}/2`);
    expect(isMarked(page.find('#mounted'))).to.equal(true);
    await page.click(APP);
    expect(calls).to.deep.equal(['mount id 1', 'update id 2', 'unmount']);
    expect(page.document.querySelector('#mounted')).to.equal(null);
  });

  it('that is mounted is unmounted when its route slot leaves the page', async () => {
    const calls: string[] = [];
    const page = await open(() => ({
      mount: () => ({unmount: () => calls.push('unmount')}),
    }));
    page.slot('children').remove();
    await page.until('the view to be unmounted', () => calls.length === 1);
  });

  it('that throws is an error with a retry', async () => {
    let calls = 0;
    const page = await open(({window}) => () => {
      if (++calls === 1) throw new window.Error('view broken');
      return 'view';
    });
    expect(page.slot('children').status).to.equal('error');
    expect(page.slot('children').error).to.have.property('message', 'view broken');
    void page.slot('children').retry();
    await page.settled();
    expect(page.text('children')).to.equal('view');
  });

  it('that cannot be imported is an error with a retry', async () => {
    let file = '/page/not-a-module.js';
    const page = await open((scene) => () => scene.import(file));
    expect(page.slot('children').status).to.equal('error');
    file = '/test/fixtures/lazy-view.ts';
    void page.slot('children').retry();
    await page.settled();
    expect(page.text('children')).to.equal('lazy 1');
  });

  it('sets the title, and gives it back', async () => {
    const page = await open(() => 'view', {title: ({params}) => `Page ${params['id']}`});
    expect(page.document.title).to.equal('Page 1');
    await page.click(`${APP}/2`);
    expect(page.document.title).to.equal('Page 2');
    await page.click(APP);
    expect(page.document.title).to.equal('Fixture');
    await page.back();
    expect(page.document.title).to.equal('Page 2');
    expect(page.document.querySelectorAll('head title')).to.have.length(1);
  });

  it('sets the title of children first', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {side: {}, children: {}}),
      setup: ({layout}) => {
        layout.routes = {
          side: [
            {path: '/', title: 'side home', view: 'side'},
            {path: '/x', title: 'side x', view: 'side x'},
            {path: '/y', title: 'side y', view: 'side y'},
          ],
          children: [
            {path: '/', title: 'home', view: 'home'},
            {path: '/plain', view: 'plain'},
          ],
        };
      },
    });
    expect(page.document.title).to.equal('home');
    await page.click(`${APP}/x`);
    expect(page.document.title).to.equal('home');
    await page.click(`${APP}/plain`);
    await page.click(`${APP}/y`);
    expect(page.document.title).to.equal('side y');
  });

  it('is loaded again on every visit', async () => {
    let count = 0;
    const view = ({data}: RouteContext) => `data ${String(data)}`;
    const page = await open(() => view, {load: () => ++count});
    await page.click(APP);
    await page.click(`${APP}/1`);
    expect(page.text('children')).to.equal('data 2');
    expect(count).to.equal(2);
  });
});
