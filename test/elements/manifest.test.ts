/* What custom-elements.json says, and with it the editors and docs/reference.md, against the elements themselves. */
import {expect} from '@open-wc/testing';

import {mountLayout, type TestPage} from '../../src/testing/index.js';
import {importInto} from '../support/realm.js';

interface Named {
  readonly name: string;
  readonly kind?: string;
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly fieldName?: string;
  readonly type?: {readonly text: string};
}

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly Named[];
  readonly members?: readonly Named[];
  readonly events?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssStates?: readonly Named[];
  readonly slots?: readonly Named[];
}

const manifest = (await (await fetch('/dist/custom-elements.json')).json()) as {
  readonly modules: readonly {readonly declarations?: readonly Declaration[]}[];
};
const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);
const declared = (tag: string) => declarations.find(({tagName}) => tagName === tag)!;
const names = (list: readonly Named[] = []) => list.map(({name}) => name).sort();

/** Another value than the default one, as an attribute and as the property that it is read as. */
function another({text}: {readonly text: string}): [attribute: string, property: unknown] {
  const union = [...text.matchAll(/'([^']+)'/g)].map(([, value]) => value!);
  if (text === 'boolean') return ['', true];
  if (text === 'number') return ['7', 7];
  const value = union.at(-1) ?? 'something';
  return [value, value];
}

const library = '/test/.build/slot-router.dev.js';

const html = `
  <slot-layout base="/app">
    <a id="b" href="/app/b">b</a>
    <route-slot name="ready"><template path="/">a</template><template path="/b">b</template></route-slot>
    <route-slot name="default"><template default>default</template></route-slot>
    <route-slot name="kept"><template path="/">kept</template></route-slot>
    <route-slot name="empty" unmatched="empty"><template path="/">a</template></route-slot>
    <route-slot name="held" loading-delay="0"><template path="/">a</template><template path="/b">b</template></route-slot>
    <route-slot name="failing"><template path="/">a</template></route-slot>
    <route-slot name="missing"><template path="/">a</template></route-slot>
    <route-slot name="dialog" modal><template path="/">a</template><template path="/b">b</template></route-slot>
  </slot-layout>`;

let page: TestPage;

describe('custom-elements.json', () => {
  before(async () => {
    const fail = () => Promise.reject(new Error('no'));
    page = await mountLayout(html, {
      url: '/app',
      library,
      routes: {failing: [{path: '/b', load: fail}], missing: [{path: '/b', view: 'b'}]},
    });
    const {NotFoundError} = await importInto<{NotFoundError: new () => Error}>(page.window, library);
    const held = page.hold('held');
    page.hold('missing').fail(new NotFoundError());
    await page.click('#b', {settle: false});
    await held.requested;
    await Promise.all(['failing', 'missing', 'dialog', 'ready'].map((name) => ended(name)));
  });
  after(() => page.restore());

  for (const tag of ['slot-layout', 'route-slot']) {
    it(`names the attributes of <${tag}>, each with its property and type`, () => {
      const {attributes = []} = declared(tag);
      const el = page.document.createElement(tag);
      for (const {name, fieldName = '', type} of attributes) {
        const [text, value] = another(type!);
        expect(Reflect.get(el, fieldName), `${fieldName} before`).not.to.equal(value);
        el.setAttribute(name, text);
        expect(Reflect.get(el, fieldName), fieldName).to.equal(value);
      }
      const {observedAttributes = []} = el.constructor as {observedAttributes?: string[]};
      expect(names(attributes)).to.include.members([...observedAttributes]);
    });

    it(`names the properties and methods of <${tag}>, and no other`, () => {
      const {members = []} = declared(tag);
      const el = page.document.createElement(tag);
      const own = members.filter((member) => !member.static);
      for (const {name, kind, readonly} of own) {
        if (kind === 'method') expect(Reflect.get(el, name), name).to.be.a('function');
        else {
          expect(name in el, name).to.equal(true);
          const {set} = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(el), name) ?? {};
          expect(set === undefined, `${name} is read-only`).to.equal(readonly === true);
        }
      }
      const real = Object.getOwnPropertyNames(Object.getPrototypeOf(el)).filter(
        (name) => !/^constructor$|Callback$/.test(name),
      );
      expect(names(own)).to.deep.equal(real.sort());
    });
  }

  it('names the parts that the shadow trees have, and no other', () => {
    const parts = page.layout.slots.flatMap((slot) =>
      [...slot.shadowRoot!.querySelectorAll('[part]')].flatMap((el) => [...el.part]),
    );
    expect([...new Set(parts)].sort()).to.deep.equal(names(declared('route-slot').cssParts));
  });

  it('names the slots that the shadow trees have, and no other', () => {
    const slots = page.layout.slots.flatMap((slot) =>
      [...slot.shadowRoot!.querySelectorAll('slot')].map(({name}) => name),
    );
    expect([...new Set([...slots, 'view'])].sort()).to.deep.equal(names(declared('route-slot').slots));
  });

  it('names the states that a route slot can be in', () => {
    const inState: Record<string, string> = {
      loading: 'held',
      ready: 'ready',
      error: 'failing',
      'not-found': 'missing',
      empty: 'empty',
      kept: 'kept',
      default: 'default',
    };
    expect(Object.keys(inState).sort()).to.deep.equal(names(declared('route-slot').cssStates));
    for (const [state, name] of Object.entries(inState))
      expect(page.slot(name).matches(`:state(${state})`), `${name} is ${state}`).to.equal(true);
  });

  it('names the events that the library has classes for', async () => {
    const exported = await importInto<Record<string, unknown>>(page.window, library);
    const events = Object.values(exported).flatMap(
      (value) => (value as {eventName?: string}).eventName ?? [],
    );
    const listed = ['slot-layout', 'route-slot'].flatMap((tag) => names(declared(tag).events));
    expect(listed.sort()).to.deep.equal(events.sort());
  });
});

async function ended(name: string): Promise<void> {
  const slot = page.slot(name);
  while (slot.status === 'loading')
    await new Promise((resolve) => slot.addEventListener('slot-change', resolve, {once: true}));
}
