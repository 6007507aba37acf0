/* `prefetch="intent|viewport|none"` on a layout or a link: code and data of what a link leads to, before it is followed. */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {deferred} from '../support/deferred.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {layout, slot} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';
import {recordEvents, watchMutations} from '../support/watch.js';

const APP = '/page/app';

const text = ({data}: RouteContext) => String(data);

const LATE = `<a id="late" prefetch="intent" href="${APP}/item/1">late</a>`;

interface Options {
  prefetch?: string;
  links?: string;
  load?: (context: RouteContext, call: number) => unknown;
}

const LINKS = `<a id="one" href="${APP}/item/1">one</a> <a id="two" href="${APP}/item/2">two</a>`;

async function open({prefetch = 'intent', links = LINKS, load}: Options = {}) {
  const calls: string[] = [];
  const page = await openPage({
    url: APP,
    html: `<slot-layout base="${APP}" ${prefetch && `prefetch="${prefetch}"`}><nav>${links}</nav>
      ${slot('children', {'/': 'home', '/b': 'b', '/late': LATE})}${slot('side', {'/': 'side home', default: 'side default'})}
      </slot-layout>`,
    setup: ({layout}) => {
      const run = (context: RouteContext) => {
        calls.push(`${context.slot} ${context.segment}`);
        return load?.(context, calls.length) ?? `data of ${context.segment}`;
      };
      layout.routes = {
        children: [{path: '/item/:id', load: run, view: text}],
        side: [{path: '/item/2', load: run, view: text}],
      };
    },
  });
  return {page, calls};
}

const signs: Record<string, (link: Element) => void> = {
  // A browser sends both: one bubbles, the other one is sent to each element on the way.
  'the pointer': (link) => {
    const {PointerEvent} = link.ownerDocument.defaultView!;
    link.dispatchEvent(
      new PointerEvent('pointerover', {bubbles: true, composed: true, pointerType: 'mouse'}),
    );
    link.dispatchEvent(new PointerEvent('pointerenter', {pointerType: 'mouse'}));
  },
  focus: (link) => {
    const {FocusEvent} = link.ownerDocument.defaultView!;
    link.dispatchEvent(new FocusEvent('focus', {composed: true}));
    link.dispatchEvent(new FocusEvent('focusin', {bubbles: true, composed: true}));
  },
  'a touch': (link) => {
    const {Event} = link.ownerDocument.defaultView!;
    link.dispatchEvent(new Event('touchstart', {bubbles: true, composed: true}));
  },
};

/** Shows the intent to follow a link. */
const intend = (page: Page, selector: string) => signs['the pointer']!(page.find(selector));

describe('prefetch="intent"', () => {
  for (const [name, sign] of Object.entries(signs)) {
    it(`loads once what a link leads to: ${name}`, async () => {
      const {page, calls} = await open();
      sign(page.find('#one'));
      await page.until('the load', () => calls.length === 1);
      sign(page.find('#one'));
      await page.click('a#one');
      expect(page.text('children')).to.equal('data of /item/1');
      expect(calls).to.deep.equal(['children /item/1']);
    });
  }

  it('changes nothing on the page', async () => {
    const {page, calls} = await open();
    const watches = ['children', 'side'].map((name) => watchMutations(page.slot(name)));
    const events = recordEvents(page.document, 'slot-leave', 'slot-load', 'slot-change', 'layout-settle');
    intend(page, '#two');
    await page.until('the loads', () => calls.length === 2);
    await nextFrame();
    expect(watches.flatMap((watch) => watch.take())).to.deep.equal([]);
    expect(events).to.deep.equal([]);
    expect(page.statuses('children', 'side')).to.deep.equal({children: 'ready', side: 'ready'});
    expect(page.url).to.equal(APP);
  });

  it('R152 loads for all route slots of the target, and for none that would stay', async () => {
    const {page, calls} = await open();
    intend(page, '#two');
    await page.until('the loads', () => calls.length === 2);
    expect([...calls].sort()).to.deep.equal(['children /item/2', 'side /item/2']);
    await page.click('a#two');
    expect(page.texts('children', 'side')).to.deep.equal({
      children: 'data of /item/2',
      side: 'data of /item/2',
    });
    intend(page, '#two');
    intend(page, '#one');
    await page.until('the other one', () => calls.length === 3);
    expect(calls[2]).to.equal('children /item/1');
  });

  it('is used by one navigation, and not by the next', async () => {
    const {page, calls} = await open();
    intend(page, '#one');
    await page.until('the load', () => calls.length === 1);
    await page.click('a#one');
    expect(calls).to.have.length(1);
    await page.click(`${APP}/b`);
    await page.push(`${APP}/item/1`);
    expect(calls).to.have.length(2);
  });

  it('under way is joined by the navigation', async () => {
    const hold = deferred<string>();
    const {page, calls} = await open({load: () => hold.promise});
    intend(page, '#one');
    await page.until('the load', () => calls.length === 1);
    await page.click('a#one', {settle: false});
    await page.until('the navigation', () => page.slot('children').status === 'loading');
    hold.resolve('late data');
    await page.settled();
    expect(page.text('children')).to.equal('late data');
    expect(calls).to.have.length(1);
  });

  it('that fails shows nothing, and the navigation loads again', async () => {
    const {page, calls} = await open({
      load: (_, call) => (call === 1 ? Promise.reject(new Error('broken')) : 'second try'),
    });
    const errors = recordEvents(page.document, 'slot-error');
    intend(page, '#one');
    await page.until('the load', () => calls.length === 1);
    await nextFrame();
    expect(page.text('children')).to.equal('home');
    await page.click('a#one');
    expect(page.text('children')).to.equal('second try');
    expect(errors).to.deep.equal([]);
  });

  it('leaves links alone that lead elsewhere or nowhere new', async () => {
    const {page, calls} = await open({
      links: `${LINKS}<a id="blank" target="_blank" href="${APP}/item/3">blank</a>
        <a id="file" download href="${APP}/item/4">file</a><a id="far" href="https://example.com/item/5">far</a>
        <a id="elsewhere" href="/page/elsewhere">elsewhere</a><a id="here" href="#here">here</a>`,
    });
    for (const id of ['blank', 'file', 'far', 'elsewhere', 'here']) intend(page, `#${id}`);
    intend(page, '#one');
    await page.until('the one that counts', () => calls.length > 0);
    expect(calls).to.deep.equal(['children /item/1']);
  });

  it('sees a link by what is inside it', async () => {
    const {page, calls} = await open({links: `<a id="one" href="${APP}/item/1"><b id="inside">one</b></a>`});
    const {PointerEvent} = page.window;
    page
      .find('#inside')
      .dispatchEvent(new PointerEvent('pointerover', {bubbles: true, composed: true, pointerType: 'mouse'}));
    page.find('#one').dispatchEvent(new PointerEvent('pointerenter', {pointerType: 'mouse'}));
    await page.until('the load', () => calls.length === 1);
  });

  it('brings the code of a view and of a template', async () => {
    let imports = 0;
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}" prefetch="intent">
        <a id="code" href="${APP}/code">code</a><a id="template" href="${APP}/template">template</a>
        <route-slot><template path="/">home</template>
        <template path="/template" module="/test/fixtures/x-stamp.js"><x-stamp label="t"></x-stamp></template>
        </route-slot></slot-layout>`,
      setup: ({slot}) => {
        const view = () => {
          imports++;
          return Promise.resolve({default: 'code'});
        };
        slot('children').routes = [{path: '/code', view}];
      },
    });
    intend(page, '#code');
    await page.until('the view', () => imports === 1);
    await page.click('a#code');
    expect(page.text('children')).to.equal('code');
    intend(page, '#template');
    await page.until('the module', () => page.window.customElements.get('x-stamp') !== undefined);
    expect(page.text('children')).to.equal('code');
    await page.click('a#template');
    expect(page.text('children')).to.equal('stamp t');
  });
});

describe('prefetch', () => {
  it('is off by default, and off with "none"', async () => {
    for (const attribute of ['', 'prefetch="none"']) {
      const calls: string[] = [];
      const page = await openPage({
        url: APP,
        html: `<slot-layout base="${APP}" ${attribute}><a id="plain" href="${APP}/item/1">one</a>
          <a id="own" prefetch="intent" href="${APP}/item/2">two</a>${slot('children', {'/': 'home'})}</slot-layout>`,
        setup: ({slot}) => {
          const load = ({segment}: RouteContext) => calls.push(segment);
          slot('children').routes = [{path: '/item/:id', load, view: 'item'}];
        },
      });
      intend(page, '#plain');
      intend(page, '#own');
      // The link's own value wins; when its load has come, the other one would have come too.
      await page.until('the load of the second link', () => calls.includes('/item/2'));
      expect(calls).to.deep.equal(['/item/2']);
      await page.click('a#plain');
      expect(page.text('children')).to.equal('item');
      page.close();
    }
  });

  it('of the first link that asks for it is seen when it comes with a view', async () => {
    const {page, calls} = await open({prefetch: ''});
    expect(page.document.querySelector('[prefetch]'), 'before the view has come').to.equal(null);
    await page.push(`${APP}/late`);
    await page.until('the load', () => {
      intend(page, '#late');
      return calls.length > 0;
    });
    expect(calls).to.deep.equal(['children /item/1']);
  });

  it('watches nothing once the last layout has left, and again when one comes', async () => {
    const {page, calls} = await open();
    const {IntersectionObserver} = page.window as unknown as typeof globalThis;
    let ended = 0;
    const {disconnect} = IntersectionObserver.prototype;
    IntersectionObserver.prototype.disconnect = function (this: IntersectionObserver) {
      ended++;
      disconnect.call(this);
    };
    const {layout: element} = page;
    const parent = element.parentElement!;
    element.remove();
    await page.until('the end', () => ended > 0);
    expect(ended).to.equal(1);
    parent.append(element);
    await page.until('the load', () => {
      intend(page, '#one');
      return calls.length > 0;
    });
    expect(calls).to.deep.equal(['children /item/1']);
  });

  it('of a link says no to its layout', async () => {
    const {page, calls} = await open({
      links: `<a id="no" prefetch="none" href="${APP}/item/9">no</a>${LINKS}`,
    });
    intend(page, '#no');
    intend(page, '#one');
    await page.until('the load', () => calls.length > 0);
    expect(calls).to.deep.equal(['children /item/1']);
  });

  it('="viewport" loads what is in sight, and the rest when it comes into sight', async () => {
    const {page, calls} = await open({
      prefetch: 'viewport',
      links: `<a id="one" href="${APP}/item/1">one</a><div style="height: 4000px"></div>
        <a id="far" href="${APP}/item/3">far</a>`,
    });
    await page.until('the load', () => calls.length > 0);
    await nextFrame();
    expect(calls).to.deep.equal(['children /item/1']);
    page.find('#far').scrollIntoView({behavior: 'instant'});
    await page.until('the second load', () => calls.length === 2);
    expect(calls[1]).to.equal('children /item/3');
    await page.click('a#far');
    expect(calls).to.have.length(2);
  });

  it('="viewport" sees a link that comes late', async () => {
    const {page, calls} = await open({prefetch: 'viewport', links: ''});
    const link = page.document.createElement('a');
    link.href = `${APP}/item/7`;
    link.textContent = 'late';
    page.find('nav').append(link);
    await page.until('the load', () => calls.length === 1);
    expect(calls).to.deep.equal(['children /item/7']);
  });

  it('R151 of a URL that is intercepted is that of the intercepted form', async () => {
    const calls: string[] = [];
    const page = await openPage({
      url: APP,
      html: `<a id="photo" prefetch="intent" href="${APP}/photo/1">photo</a>${layout(
        APP,
        {children: {}, modal: {}},
        'prefetch="intent"',
      )}`,
      prepare: ({layout, document}) => layout.prepend(document.querySelector('#photo')!),
      setup: ({layout}) => {
        const load = ({slot}: RouteContext) => calls.push(slot);
        layout.routes = {
          children: [
            {path: '/', view: 'feed'},
            {path: '/photo/:id', load, view: 'page'},
          ],
          modal: [
            {path: '/photo/:id', intercept: true, load, view: 'modal'},
            {default: true, view: null},
          ],
        };
      },
    });
    intend(page, '#photo');
    await page.until('the load', () => calls.length > 0);
    await page.click('a#photo');
    expect(page.texts('children', 'modal')).to.deep.equal({children: 'feed', modal: 'modal'});
    expect(calls).to.deep.equal(['modal']);
  });

  it('counts as data that is fresh while staleTime lasts', async () => {
    const calls: string[] = [];
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}" prefetch="intent">${LINKS}${slot('children', {'/': 'home', '/b': 'b', '/late': LATE})}
        </slot-layout>`,
      setup: ({slot}) => {
        const load = ({segment}: RouteContext) => calls.push(segment);
        slot('children').routes = [{path: '/item/:id', load, staleTime: 3_600_000, view: 'item'}];
      },
    });
    intend(page, '#one');
    await page.until('the load', () => calls.length === 1);
    await page.click('a#one');
    await page.click(`${APP}/b`);
    intend(page, '#one');
    intend(page, '#two');
    await page.until('the other one', () => calls.length > 1);
    await page.click('a#one');
    expect(calls).to.deep.equal(['/item/1', '/item/2']);
  });
});
