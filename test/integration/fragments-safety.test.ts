/* Nothing that a server sends runs, unless its template says that it is trusted. */
import {expect} from '@open-wc/testing';

import {hostile} from '../fixtures/hostile.js';
import {it} from '../support/it.js';
import {openPage, type Page} from '../support/page.js';
import {place, serve, startServed, type Answer} from '../support/server.js';
import {nextFrame} from '../support/wait.js';

/** How many fragments one navigation shows. */
const ROW = 20;

/** Everything below a node, in templates and shadow trees too. */
function* allOf(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.localName === 'template') yield* allOf((element as HTMLTemplateElement).content);
    if (element.shadowRoot && !/^(route-slot|slot-layout)$/.test(element.localName))
      yield* allOf(element.shadowRoot);
  }
}

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/**
 * What of an element could run. The sanitizers of browsers leave what cannot: an `on…` attribute that no browser knows,
 * a `javascript:` URL that is only an image's, attributes of elements that do not exist, and names of MathML.
 */
function dangersOf(element: Element, slot: Element): string[] {
  const {localName, namespaceURI} = element;
  const isUnknown = Object.prototype.toString.call(element) === '[object HTMLUnknownElement]';
  // An animation without it has nothing to set.
  const isAnimation = /href$/.test(element.getAttribute('attributeName') ?? '');
  // Fields of a form can hide its `attributes`.
  const dangers = element
    .getAttributeNames()
    .map((name) => ({name, value: element.getAttribute(name) ?? ''}))
    .filter(
      ({name, value}) =>
        (/^on/i.test(name) && name.toLowerCase() in element) ||
        /^(srcdoc|module|trusted|redirect|form)$/i.test(name) ||
        ((/href$|action$|^data$/i.test(name) || (isAnimation && /^(to|from|by|values)$/i.test(name))) &&
          /(^|;)javascript:/i.test(value.replace(/[\0- ]/g, '')) &&
          !isUnknown &&
          localName !== 'template'),
    )
    .map(({name, value}) => `${name}="${value}"`);
  dangers.push(...reachesOf(element, slot));
  const runs = /^(script|iframe|frame|object|embed|use|base|meta|link)$/i.test(localName);
  if (runs && namespaceURI !== MATHML) dangers.push(localName);
  return dangers.map((danger) => `<${localName}> ${danger}`);
}

/** What of an element a click on it would reach outside of the route slot. Shadow trees have ids of their own. */
function reachesOf(element: Element, slot: Element): string[] {
  const names = [
    'popovertarget',
    'commandfor',
    'interestfor',
    ...(element.localName === 'label' ? ['for'] : []),
  ];
  // The fields of a form can hide its own.
  const root = Node.prototype.getRootNode.call(element);
  if (!('getElementById' in root) || 'host' in root) return [];
  return names.filter((name) => {
    const id = element.getAttribute(name);
    const found = id !== null && (root as Document | DocumentFragment).getElementById(id);
    const outside = id !== null && element.ownerDocument.querySelector(`#${CSS.escape(id)}`);
    return id !== null && (!found || (outside && !slot.contains(outside)) || id.includes('{{'));
  });
}

const slotsOf = (at: string, ...attributes: readonly string[]) =>
  Array.from(
    {length: ROW},
    (_, i) =>
      `<route-slot name="${i}"><template path="/n/:n" src="${at}/{{n}}/${i}.html" ${attributes.join(' ')}></template><template path="/">home</template></route-slot>`,
  ).join('');

/** Shows all answers, a row at a time. */
async function showAll(
  answers: readonly Answer[],
  look: (page: Page, i: number, name: string) => void,
): Promise<Page> {
  const at = place();
  await serve(
    at,
    Object.fromEntries(answers.map((answer, i) => [`/${Math.floor(i / ROW)}/${i % ROW}.html`, answer])),
  );
  const html = `<button id="outside">outside</button><slot-layout base="${at}">${slotsOf(at)}</slot-layout>`;
  const page = await openPage({url: at, html});
  // What a click would do besides is read from the markup: it must not lead away.
  page.window.addEventListener('click', (event) => event.preventDefault(), {capture: true});
  for (let row = 0; row * ROW < answers.length; row++) {
    await page.push(`${at}/n/${row}`);
    await nextFrame();
    expect(page.loads, `after row ${row}`).to.equal(1);
    for (let i = row * ROW; i < Math.min(answers.length, (row + 1) * ROW); i++)
      look(page, i, String(i % ROW));
  }
  return page;
}

describe('hostile fragments', function () {
  // Four of them send as much as is allowed.
  this.timeout(30_000);

  it('do not run, and each ends in a state', async () => {
    expect(hostile.length).to.be.above(150);
    const found: string[] = [];
    const page = await showAll(
      hostile.map((body) => ({body})),
      (current, i, name) => {
        const slot = current.slot(name);
        const dangers = [...allOf(slot)].flatMap((element) => dangersOf(element, slot));
        if (slot.status !== 'ready' && !current.text(name).includes('Try again'))
          found.push(`${i} is ${slot.status}: ${hostile[i]}`);
        if ('hacked' in current.window) found.push(`${i} or one near it has run`);
        if (dangers.length > 0) found.push(`${i} ${hostile[i]} has ${dangers.join()}`);
        for (const element of allOf(slot))
          element.dispatchEvent(new current.window.MouseEvent('click', {cancelable: true}));
      },
    );
    expect(found).to.deep.equal([]);
    expect(page.document.baseURI).to.equal(page.window.location.href);
    await nextFrame();
    expect('hacked' in page.window).to.equal(false);
    // Mistakes in the routes that they bring along are told to developers.
    page.dropWarnings(/SR0/);
    page.errors.splice(0);
  });

  const bytes = (...list: readonly number[]): Answer => ({body: ['<p>', {bytes: list}, '</p>']});
  const odd: readonly (readonly [name: string, answer: Answer, state: 'ready' | 'error'])[] = [
    ['nothing', {body: ''}, 'ready'],
    ['white space', {body: ' \n\t'}, 'ready'],
    ['half a tag', {body: '<p'}, 'ready'],
    ['half a comment', {body: '<!-- <p>'}, 'ready'],
    ['half a doctype', {body: '<!doct'}, 'ready'],
    ['a lonely byte of UTF-8', bytes(0xc3), 'ready'],
    ['overlong UTF-8', bytes(0xc0, 0xbc, 0x73), 'ready'],
    ['a surrogate in UTF-8', bytes(0xed, 0xa0, 0x80), 'ready'],
    ['zero bytes', bytes(0, 0, 0), 'ready'],
    ['a byte order mark', {body: [{bytes: [0xef, 0xbb, 0xbf]}, '<p>x']}, 'ready'],
    ['UTF-16 that says UTF-8', {body: [{bytes: [0xff, 0xfe, 0x3c, 0, 0x70, 0, 0x3e, 0]}]}, 'ready'],
    ['UTF-7', {type: 'text/html; charset=utf-7', body: '+ADw-script+AD4-hacked=1+ADw-/script+AD4-'}, 'ready'],
    ['an unknown charset', {type: 'text/html; charset=nothing', body: '<p>x'}, 'ready'],
    ['a latin charset', {type: 'text/html; charset=iso-8859-1', body: [{bytes: [0xe4]}]}, 'ready'],
    [
      'ISO-2022-JP',
      {type: 'text/html;charset="iso-2022-jp"', body: ['<p>', {bytes: [0x1b, 0x28, 0x4a, 0x5c]}]},
      'ready',
    ],
    ['a type in capitals', {type: 'TEXT/HTML', body: '<p>x'}, 'ready'],
    ['two types', {type: 'text/plain, text/html', body: '<script>hacked=1</script>'}, 'error'],
    ['a script', {type: 'text/javascript', body: 'hacked=1'}, 'error'],
    [
      'an image',
      {type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" onload="hacked=1"/>'},
      'error',
    ],
    ['XHTML', {type: 'application/xhtml+xml', body: '<p/>'}, 'error'],
    ['XML', {type: 'text/xml', body: '<p/>'}, 'error'],
    ['a multipart answer', {type: 'multipart/x-mixed-replace; boundary=x', body: '--x'}, 'error'],
    ['bytes', {type: 'application/octet-stream', body: '<p>'}, 'error'],
    ['a status of 400', {status: 400, body: '<script>hacked=1</script>'}, 'error'],
    ['a status of 401', {status: 401, body: 'x'}, 'error'],
    ['a status of 502', {status: 502, body: 'x'}, 'error'],
    ['a redirect to nowhere', {status: 302, headers: {location: 'http://['}}, 'error'],
    ['a redirect to a script', {status: 302, headers: {location: 'javascript:hacked=1'}}, 'error'],
    ['a redirect to data', {status: 302, headers: {location: 'data:text/html,<p>x'}}, 'error'],
    ['a redirect without a place', {status: 302}, 'error'],
    ['an end in the middle', {body: ['<p>x', {break: true}]}, 'error'],
    ['an end in a script', {body: ['<script>hacked=1</script><p>', {break: true}]}, 'error'],
    ['no end', {body: [{endless: `<p>${'x'.repeat(50_000)}</p>`}]}, 'error'],
    ['no end of a comment', {body: ['<!--', {endless: 'x'.repeat(50_000)}]}, 'error'],
    ['no end of an attribute', {body: ['<p title="', {endless: 'x'.repeat(50_000)}]}, 'error'],
    ['much in much', {body: '<div>'.repeat(20_000)}, 'ready'],
    [
      'many attributes',
      {body: `<p ${Array.from({length: 5000}, (_, i) => `a${i}=${i}`).join(' ')}>x`},
      'ready',
    ],
    ['an attribute many times', {body: `<p ${'onclick=hacked=1 '.repeat(1000)}>x`}, 'ready'],
  ];

  it('of broken bytes, of other types and without an end come to a state with a message too', async () => {
    const found: string[] = [];
    const page = await showAll(
      odd.map(([, answer]) => answer),
      (current, i, name) => {
        const [what = '', , state] = odd[i] ?? [];
        const {status, error} = current.slot(name);
        if (status !== state) found.push(`${what}: ${status} ${String(error)}`);
        else if (status === 'error' && !current.text(name).includes('Try again'))
          found.push(`${what}: no message`);
      },
    );
    expect(found).to.deep.equal([]);
    expect('hacked' in page.window).to.equal(false);
  });
});

describe('a hostile fragment', () => {
  it('gets nothing of a form outside of it, and leads the page nowhere', async () => {
    const routes = '<route-slot><template default redirect="/never"></template></route-slot>';
    const {page, go, at} = await startServed(
      {
        '/x.html': `<button form="pay" formaction="https://evil.example/">Next</button>
          <input form="pay" name="amount" value="1000"><slot-layout>${routes}</slot-layout>`,
      },
      '<template path="/x" src="/x.html"></template>',
      {beside: '<form id="pay" action="/pay"><input name="amount" value="1"></form>'},
    );
    await go('/x');
    const form = page.find<HTMLFormElement>('#pay');
    expect([...new page.window.FormData(form)]).to.deep.equal([['amount', '1']]);
    expect(form.elements.length).to.equal(1);
    expect((page.slot('main').querySelector('button') as HTMLButtonElement).form).to.equal(null);
    expect(page.url).to.equal(`${at}/x`);
    page.dropWarnings(/SR0/);
  });

  it('does not act on what stands outside of it', async () => {
    const outside = ['pay', 'menu', 'twice', 'before'].map(
      (id) => `<button id="${id}" type="button" popover="manual">${id}</button>`,
    );
    const {page, go} = await startServed(
      {
        '/x.html': `<label for="pay" title="1">x</label><button popovertarget="menu" title="2">x</button>
          <button commandfor="menu" command="show-popover" title="3">x</button>
          <label for="twice" title="4">x</label><input id="twice">
          <slot-layout><route-slot name="in"><template default><label for="{{none}}before" title="5">x</label><input id="{{none}}before">
          </template></route-slot></slot-layout>`,
      },
      '<template path="/x" src="/x.html"></template>',
      {},
    );
    page.document.body.insertAdjacentHTML('afterbegin', outside.join(''));
    const clicked: string[] = [];
    for (const button of page.document.querySelectorAll<HTMLElement>('body > button')) {
      button.addEventListener('click', () => clicked.push(button.id));
      button.addEventListener('toggle', () => clicked.push(button.id));
    }
    await go('/x');
    const lures = [...page.slot('main').querySelectorAll<HTMLElement>('[title]')];
    expect(lures.map(({title}) => title)).to.deep.equal(['1', '2', '3', '4', '5']);
    for (const lure of lures) lure.click();
    await nextFrame();
    expect(clicked).to.deep.equal([]);
    // Nor does it change what they are called.
    const labels = [...page.document.querySelectorAll<HTMLButtonElement>('body > button')].flatMap((each) => [
      ...each.labels,
    ]);
    expect(labels).to.deep.equal([]);
  });

  it('does not let the browser load the page again', async () => {
    const {page, go, at} = await startServed(
      {
        '/x.html': `<b>x</b><slot-layout><route-slot name="in"><template default src=""></template></route-slot></slot-layout>
          <x-card><template shadowrootmode="open"><slot-layout><route-slot name="in"><template default src=""></template></route-slot></slot-layout></template></x-card>`,
      },
      '<template path="/x" src="/x.html"></template>',
    );
    await go('/x');
    expect(page.loads).to.equal(1);
    expect(page.url).to.equal(`${at}/x`);
    const inner = page.slot('main').querySelector('route-slot');
    expect(inner?.matches(':state(error)')).to.equal(true);
    expect(page.slot('main').querySelector('b')?.textContent).to.equal('x');
    page.dropWarnings(/SR0/);
  });
});

describe('a fragment that is meant for other route slots', () => {
  it('is an error of this one, and the page stays', async () => {
    const {
      page,
      go,
      serve: answer,
    } = await startServed(
      {'/x.html': '<route-slot name="other"><p>other</p></route-slot>'},
      '<template path="/x" src="/x.html"></template>',
    );
    await go('/x');
    expect(page.loads).to.equal(1);
    const {status, error} = page.slot('main');
    expect([status, (error as {code?: string}).code]).to.deep.equal(['error', 'SR026']);
    await answer({'/x.html': '<route-slot name="main"><p>x</p></route-slot>'});
    page.slot('main').retry();
    await page.settled();
    expect(page.text('main')).to.equal('x');
  });
});

describe('what a fragment keeps', () => {
  const kept = [
    '<p id="a" class="b c" style="color: red" title="d" lang="en" dir="ltr" tabindex="0" hidden="">e</p>',
    '<p data-x="1" aria-label="f" role="note">g</p>',
    '<a href="/x?y=1#z" target="_blank" rel="noopener" data-slot="main">h</a>',
    '<a href="https://example.org/">i</a><a href="mailto:a@b.c">j</a><a href="#k">k</a>',
    '<form action="x" method="post" class="n"><label for="l">m</label><input id="l" name="title" value="n" required=""><select name="o"><option value="1" selected="">p</option></select><textarea name="q">r</textarea><button name="s" formaction="t">u</button></form>',
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" alt="v" width="1" height="1" loading="lazy">',
    '<table><caption>w</caption><thead><tr><th scope="col">x</th></tr></thead><tbody><tr><td colspan="2">y</td></tr></tbody></table>',
    '<details open=""><summary>z</summary>a</details>',
    '<dialog>b</dialog><output>c</output><progress max="2" value="1"></progress><meter value="0.5"></meter>',
    '<svg viewBox="0 0 1 1" width="1" height="1"><title>d</title><path d="M0 0h1v1z" fill="red"></path></svg>',
    '<math><mi>x</mi><mo>=</mo><mn>1</mn></math>',
    '<x-card kind="e" some-thing="f"><span slot="g">h</span></x-card>',
    '<slot-layout base="/never"><route-slot name="in"><template path="/:id" src="x/{{id}}" error="response" title="{{id}}"><p>{{id}}</p></template></route-slot></slot-layout>',
    '<button data-retry="" popovertarget="i" type="button">j</button><div popover="" id="i">k</div>',
    '<style>.never { color: red }</style>',
    // No video: WebKitGTK 2.50, driven without a screen, draws no frame any more once it shows one.
    '<picture><source media="print" srcset="l"><img alt=""></picture>',
  ];

  it('is the same in every browser', async () => {
    const {page, go} = await startServed(
      {'/x.html': kept.map((html, i) => `<section data-i="${i}">${html}</section>`).join('')},
      '<template path="/x" src="/x.html"></template>',
    );
    await go('/x');
    for (const [i, html] of kept.entries()) expect(page.find(`[data-i="${i}"]`).innerHTML).to.equal(html);
  });
});

describe('a label in a fragment', () => {
  it('belongs to its field once that has come, and both are the same nodes', async () => {
    const {page, go, gate} = await startServed(
      {
        '/x.html': {
          body: [
            '<form><label for="name">Name</label> <input id="first"> ',
            {gate: '/1'},
            '<input id="name"></form><button popovertarget="help">?</button>',
            {gate: '/2'},
            '<div id="help" popover>help</div>',
          ],
        },
      },
      '<template path="/x" src="/x.html"></template>',
    );
    await go('/x', {settle: false});
    await page.until('the label', () => page.text('main').includes('Name'));
    const label = page.find<HTMLLabelElement>('label');
    const first = page.find<HTMLInputElement>('#first');
    first.value = 'typed';
    expect(label.control).to.equal(null);
    await gate('/1');
    await page.until('the field', () => label.control?.id === 'name');
    const button = page.find<HTMLButtonElement>('button');
    expect(button.popoverTargetElement).to.equal(null);
    await gate('/2');
    await page.settled();
    expect(button.popoverTargetElement?.id).to.equal('help');
    expect(page.find('label')).to.equal(label);
    expect(page.find<HTMLInputElement>('#first').value).to.equal('typed');
  });

  it('belongs to its field in a route of its own too', async () => {
    const {page, go} = await startServed(
      {
        '/x.html': `<slot-layout><route-slot name="in"><template default><label for="q">q</label><input id="q"></template></route-slot></slot-layout>`,
      },
      '<template path="/x" src="/x.html"></template>',
    );
    await go('/x');
    expect(page.find<HTMLLabelElement>('label').control?.id).to.equal('q');
  });

  it('reaches all of the page where its server is trusted', async () => {
    const {page, go} = await startServed(
      {'/x.html': '<label for="outside">x</label>'},
      '<template path="/x" src="/x.html" trusted></template>',
      {beside: '<input id="outside">'},
    );
    await go('/x');
    expect(page.find<HTMLLabelElement>('label').control?.id).to.equal('outside');
  });
});

describe('a form whose fields bear the names of what forms can do', () => {
  const names = ['remove', 'slot', 'append', 'title', 'id', 'children', 'before', 'action', 'method'];
  const form = `<form>${names.map((name) => `<input name="${name}">`).join('')}<button>form</button></form>`;

  it('is shown as it comes, and leaves', async () => {
    const {page, go, gate} = await startServed(
      {'/x.html': {body: [form, {gate: ''}, '<p>end</p>']}, '/y.html': '<p>y</p>'},
      '<template path="/x" src="/x.html"></template><template path="/y" src="/y.html"></template>',
    );
    await go('/x', {settle: false});
    await page.until('the first part', () => page.text('main') === 'form');
    await gate();
    await page.settled();
    expect(page.text('main')).to.equal('form end');
    await go('/y');
    expect(page.text('main')).to.equal('y');
    expect(page.slot('main').querySelector('form')).to.equal(null);
  });

  it('is found in a document', async () => {
    const {page, go} = await startServed(
      {'/x.html': `<!doctype html><body><route-slot name="main">${form}</route-slot></body>`},
      '<template path="/x" src="/x.html"></template>',
    );
    await go('/x');
    expect(page.text('main')).to.equal('form');
  });

  it('is adopted, and leaves', async () => {
    const {page, go} = await startServed({}, '<template path="/x"><p>x</p></template>', {
      rest: form,
    });
    expect(page.text('main')).to.equal('form');
    await go('/x');
    expect(page.text('main')).to.equal('x');
    expect(page.slot('main').querySelector('form')).to.equal(null);
  });
});

describe('a fragment under a strict policy', () => {
  const policy = (types: string) =>
    `<meta http-equiv="content-security-policy" content="default-src 'self'; script-src 'self' 'nonce-fixture'; style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types ${types}">`;

  it('is shown, without scripts', async () => {
    const {page, go} = await startServed(
      {
        '/x.html':
          '<p onclick="hacked=1">safe</p><script>hacked=1</script><p><template shadowrootmode="open">in</template></p>',
      },
      '<template path="/x" src="/x.html"></template>',
      {head: policy('slot-router')},
    );
    await go('/x');
    expect(page.text('main')).to.equal('safe in');
    expect(page.find('p').getAttribute('onclick')).to.equal(null);
    expect('hacked' in page.window).to.equal(false);
  });

  it('needs no policy of its own where the browser sanitizes, and says so elsewhere', async () => {
    const {page, go} = await startServed(
      {'/x.html': '<p>safe</p>'},
      '<template path="/x" src="/x.html"></template>',
      {head: policy("'none'")},
    );
    await go('/x');
    const isNative = 'parseHTML' in page.window.Document;
    expect(page.slot('main').status).to.equal(isNative ? 'ready' : 'error');
    page.errors.splice(0);
  });
});

describe('a trusted fragment', () => {
  it('runs its scripts in their order, once it is complete', async () => {
    const {
      page,
      at,
      go,
      gate,
      serve: answer,
    } = await startServed(
      {
        '/one.js': {type: 'text/javascript', body: 'order.push("src")'},
        '/two.js': {type: 'text/javascript', body: 'order.push("module")'},
      },
      '<template path="/x" src="/x.html" trusted></template>',
    );
    await answer({
      '/x.html': {
        body: [
          '<p onclick="order.push(\'click\')">p</p><script>order.push("first")</script>',
          {gate: ''},
          `<script src="${at}/one.js"></script><script>order.push("last", !!document.querySelector("#end"))</script><script type="module" src="${at}/two.js"></script><p id="end">end</p>`,
        ],
      },
    });
    const order: unknown[] = [];
    Object.assign(page.window, {order});
    await go('/x', {settle: false});
    await page.until('the first part', () => page.text('main') === 'p');
    expect(order).to.deep.equal([]);
    await gate();
    await page.settled();
    await page.until('the scripts', () => order.length === 5);
    expect(order).to.deep.equal(['first', 'src', 'last', true, 'module']);
    page.find('p').click();
    expect(order.at(-1)).to.equal('click');
  });

  it('does so under Trusted Types with the policy slot-router', async () => {
    const {
      page,
      at,
      go,
      serve: answer,
    } = await startServed(
      {'/one.js': {type: 'text/javascript', body: 'document.title = "ran"'}},
      '<template path="/x" src="/x.html" trusted></template>',
      {
        head: `<meta http-equiv="content-security-policy" content="script-src 'self' 'nonce-fixture'; require-trusted-types-for 'script'; trusted-types slot-router">`,
      },
    );
    await answer({
      '/x.html': `<p>p</p><script src="${at}/one.js"></script><script nonce="fixture">document.title += " twice"</script>`,
    });
    await go('/x');
    await page.until('the scripts', () => page.document.title === 'ran twice');
  });
});

describe('a fragment of another origin', () => {
  it('is refused, and its server is not asked', async () => {
    const other = `http://127.0.0.1:${location.port}`;
    const {page, go} = await startServed(
      {},
      `<template path="/x" src="${other}/x.html"></template><template path="/y" src="http://evil.example/x"></template>`,
    );
    for (const path of ['/x', '/y']) {
      await go(path);
      expect((page.slot('main').error as {code?: string}).code).to.equal('SR019');
      expect(page.text('main')).to.contain('is on another origin');
    }
  });

  it('is shown where its template allows it and its server does', async () => {
    const {page, at, go, asked} = await startServed(
      {
        '/x.html': {body: '<p>far</p>', headers: {'access-control-allow-origin': '*'}},
        '/y.html': '<p>no</p>',
      },
      '',
    );
    const host = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
    page
      .slot('main')
      .insertAdjacentHTML(
        'beforeend',
        ['x', 'y']
          .map(
            (name) =>
              `<template path="/${name}" src="http://${host}:${location.port}${at}/${name}.html" crossorigin></template>`,
          )
          .join(''),
      );
    page.slot('main').routes = [];
    await page.settled();
    await go('/x');
    expect(page.text('main')).to.equal('far');
    expect((await asked())[0]?.slot).to.equal(undefined);
    await go('/y');
    expect(page.slot('main').status).to.equal('error');
  });
});
