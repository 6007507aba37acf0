/* What the History driver takes and what it leaves, in a real document of every engine. */
import {expect} from '@open-wc/testing';

import {closeDriverFrames, listen, openDriverFrame, StubRouter} from './driver-frame.js';

afterEach(closeDriverFrames);

/** What became of it: `push /page/x`, or `left`. */
function outcome({requests, asked}: StubRouter): string {
  return requests.length > 0 ? asked : 'left';
}

describe('the History driver and a click', () => {
  for (const [name, html, init, expected] of [
    ['on a link', '<a href="/page/x">x</a>', {}, 'push /page/x'],
    ['inside a link', '<a href="/page/x"><b><i id="it">x</i></b></a>', {}, 'push /page/x'],
    ['on a relative link', '<a href="x?a=b#c">x</a>', {}, 'push /page/x?a=b#c'],
    ['on a link below a <base>', '<base href="/page/deep/"><a href="x">x</a>', {}, 'push /page/deep/x'],
    ['on a link to the URL that is there', '<a href="/page/start">x</a>', {}, 'replace /page/start'],
    ['on an area', '<map><area href="/page/x" alt="x" id="it"></map>', {}, 'push /page/x'],
    ['on a link in a drawing', '<svg><a href="/page/x"><text id="it">x</text></a></svg>', {}, 'push /page/x'],
    [
      'on a link in a drawing that opens a window',
      '<svg><a href="/page/x" target="_blank"><text id="it">x</text></a></svg>',
      {},
      'left',
    ],
    ['on a link with target="_self"', '<a href="/page/x" target="_SELF">x</a>', {}, 'push /page/x'],
    ['on a link with target="_blank"', '<a href="/page/x" target="_blank">x</a>', {}, 'left'],
    ['on a link with target="_parent" in a frame', '<a href="/page/x" target="_parent">x</a>', {}, 'left'],
    ['on a link with another target', '<a href="/page/x" target="other">x</a>', {}, 'left'],
    ['on a download', '<a href="/page/x" download>x</a>', {}, 'left'],
    ['on a download with a name', '<a href="/page/x" download="x.txt">x</a>', {}, 'left'],
    ['on a link to another origin', '<a href="https://example.test/x">x</a>', {}, 'left'],
    ['on a mail address', '<a href="mailto:a@example.test">x</a>', {}, 'left'],
    ['on a script', '<a href="javascript:void 0">x</a>', {}, 'left'],
    ['on no URL', '<a href="https://[">x</a>', {}, 'left'],
    ['on a fragment', '<a href="#x">x</a>', {}, 'left'],
    ['on an anchor without href', '<a id="it">x</a>', {}, 'left'],
    ['on a button', '<button id="it">x</button>', {}, 'left'],
    ['with Ctrl', '<a href="/page/x">x</a>', {ctrlKey: true}, 'left'],
    ['with Meta', '<a href="/page/x">x</a>', {metaKey: true}, 'left'],
    ['with Shift', '<a href="/page/x">x</a>', {shiftKey: true}, 'left'],
    ['with Alt', '<a href="/page/x">x</a>', {altKey: true}, 'left'],
    ['of another button', '<a href="/page/x">x</a>', {button: 1}, 'left'],
  ] as const) {
    it(`${name}: ${expected}`, async () => {
      const frame = await openDriverFrame(html);
      const router = listen(frame);
      const target = frame.document.querySelector('#it') ?? frame.find('a');
      const event = new frame.window.MouseEvent('click', {
        bubbles: true,
        composed: true,
        cancelable: true,
        ...init,
      });
      target.dispatchEvent(event);
      expect(outcome(router)).to.equal(expected);
      expect(frame.errors).to.deep.equal([]);
      if (expected !== 'left') {
        expect(router.commits).to.have.length(1);
        expect(expected).to.contain(frame.window.location.pathname);
      } else {
        expect(frame.window.location.pathname).to.equal('/page/start');
      }
    });
  }

  it('on a link in a shadow root: taken', async () => {
    const frame = await openDriverFrame('<div></div>');
    const router = listen(frame);
    const root = frame.find('div').attachShadow({mode: 'open'});
    root.innerHTML = '<a href="/page/x">x</a>';
    root.querySelector('a')?.click();
    expect(router.asked).to.equal('push /page/x');
  });

  it('that somebody else has taken: left', async () => {
    const frame = await openDriverFrame('<a href="/page/x">x</a>');
    const router = listen(frame);
    // Added later, but nearer to the link.
    frame.document.addEventListener('click', (event) => event.preventDefault());
    frame.find('a').click();
    expect(outcome(router)).to.equal('left');
  });

  it('that no route slot matches: left', async () => {
    const frame = await openDriverFrame('<a href="/page/x">x</a>');
    const router = listen(frame);
    router.answer = undefined;
    let prevented: boolean | undefined;
    frame.window.addEventListener('click', (event) => (prevented = event.defaultPrevented), {capture: true});
    frame.find('a').click();
    expect(prevented).to.equal(false);
    expect(router.commits).to.deep.equal([]);
    expect(frame.window.location.pathname).to.equal('/page/start');
  });

  it('that is refused: nothing happens', async () => {
    const frame = await openDriverFrame('<a href="/page/x">x</a>');
    const router = new StubRouter();
    frame.driver.listen(router.handle, router.remember, new AbortController().signal);
    router.answer = false;
    let prevented: boolean | undefined;
    frame.window.addEventListener('click', (event) => (prevented = event.defaultPrevented));
    frame.find('a').click();
    expect(prevented).to.equal(true);
    expect(router.commits).to.deep.equal([]);
    expect(frame.window.location.pathname).to.equal('/page/start');
  });
});

describe('the History driver and a form', () => {
  for (const [name, html, expected] of [
    ['GET', '<form action="/page/x"><input name="q" value="a b"></form>', 'push /page/x?q=a+b'],
    ['without an action', '<form><input name="q" value="1"></form>', 'push /page/start?q=1'],
    [
      'GET over the search of its action',
      '<form action="/page/x?old=1"><input name="q" value="2"></form>',
      'push /page/x?q=2',
    ],
    ['without fields', '<form action="/page/x"></form>', 'push /page/x'],
    [
      'with two of one name',
      '<form action="/page/x"><input name="q" value="1"><input name="q" value="2"></form>',
      'push /page/x?q=1&q=2',
    ],
    ['with a file', '<form action="/page/x"><input type="file" name="f"></form>', 'push /page/x?f='],
    ['POST', '<form action="/page/x" method="post"></form>', 'left'],
    ['POST in capitals', '<form action="/page/x" method="POST"></form>', 'left'],
    ['of a dialog', '<form action="/page/x" method="dialog"></form>', 'left'],
    ['into another window', '<form action="/page/x" target="_blank"></form>', 'left'],
    ['to no URL', '<form action="https://["></form>', 'left'],
    ['to another origin', '<form action="https://example.test/x"></form>', 'left'],
    [
      'whose fields are named like its properties',
      '<form action="/page/x"><input name="action" value="1"><input name="method" value="post"></form>',
      'push /page/x?action=1&method=post',
    ],
    [
      'whose button has a value',
      '<form action="/page/x"><button name="b" value="1">x</button></form>',
      'push /page/x?b=1',
    ],
    [
      'whose button has an action',
      '<form action="/page/x"><button formaction="/page/y">x</button></form>',
      'push /page/y',
    ],
    ['whose button posts', '<form action="/page/x"><button formmethod="post">x</button></form>', 'left'],
    [
      'whose button gets',
      '<form action="/page/x" method="post"><button formmethod="get">x</button></form>',
      'push /page/x',
    ],
    [
      'whose button opens a window',
      '<form action="/page/x"><button formtarget="_blank">x</button></form>',
      'left',
    ],
  ] as const) {
    it(`${name}: ${expected}`, async () => {
      const frame = await openDriverFrame(html);
      const router = listen(frame);
      const form = frame.find<HTMLFormElement>('form');
      // A field may be named like the method.
      frame.window.HTMLFormElement.prototype.requestSubmit.call(form, form.querySelector('button'));
      expect(outcome(router).replace(/\?$/, '')).to.equal(expected);
      expect(frame.errors).to.deep.equal([]);
    });
  }
});
