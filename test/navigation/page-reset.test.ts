import {expect, fixture, html} from '@open-wc/testing';

import {resetFocus, resetScroll} from '../../src/navigation/page-reset.js';

describe('focus after a navigation of the page', () => {
  it('goes to the start of the page', async () => {
    const button = await fixture<HTMLButtonElement>(html`<button>x</button>`);
    button.focus();
    resetFocus(button);
    expect(document.activeElement).to.equal(document.body);
  });

  it('goes to what asks for it', async () => {
    const root = await fixture(html`<div><button>x</button><input /></div>`);
    const [button, input] = [root.querySelector('button'), root.querySelector('input')];
    // Set late, so that it does not take focus when it is inserted.
    input?.toggleAttribute('autofocus', true);
    button?.focus();
    resetFocus(button);
    expect(document.activeElement).to.equal(input);
  });

  it('stays where somebody has moved it meanwhile', async () => {
    const root = await fixture(html`<div><button>x</button><input /></div>`);
    const [button, input] = [root.querySelector('button'), root.querySelector('input')];
    input?.focus();
    resetFocus(button);
    expect(document.activeElement).to.equal(input);
    resetFocus(null);
    expect(document.activeElement).to.equal(input);
  });
});

describe('scroll after a navigation of the page', () => {
  for (const [name, hash, expected] of [
    ['without a fragment', '', 'top'],
    ['to a fragment that names nothing', '#nobody', 'top'],
    ['to an element', '#here', 'element'],
    ['to an element with an encoded name', '#caf%C3%A9', 'café'],
    ['to a fragment that cannot be decoded', '#%E0%A4%A', 'top'],
    ['to a malformed fragment that is a name', '#100%', '100%'],
  ] as const) {
    it(`${name}: ${expected}`, async () => {
      const id = expected === 'element' ? 'here' : expected;
      await fixture(
        html`<div style="height: 5000px; scroll-behavior: smooth">
          <p style="margin-top: 3000px" id=${expected === 'top' ? 'other' : id}>x</p>
        </div>`,
      );
      scrollTo({top: 1000, behavior: 'instant'});
      resetScroll(hash);
      const target = document.getElementById(id);
      if (expected === 'top') expect(scrollY).to.equal(0);
      else expect(target?.getBoundingClientRect().top).to.be.closeTo(0, 1);
      scrollTo(0, 0);
    });
  }
});
