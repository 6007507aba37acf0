/* {{param}} is text, whatever comes from the URL, and wherever it stands in a template. */
import {expect} from '@open-wc/testing';

import {fillTemplate, fillText} from '../../src/rendering/fill.js';
import type {Params} from '../../src/routing/route.js';
import {captureWarnings} from '../support/warnings.js';

function template(html: string): HTMLTemplateElement {
  const el = document.createElement('template');
  el.innerHTML = html;
  return el;
}

/** The markup that a template comes to. */
function fill(html: string, params: Params): string {
  const host = document.createElement('div');
  host.append(fillTemplate(template(html), params));
  return host.innerHTML;
}

const EVIL = '<img src=x onerror=alert(1)>';

describe('a text is filled', () => {
  for (const [text, params, expected] of [
    ['User {{id}}', {id: '7'}, 'User 7'],
    ['{{ id }}', {id: '7'}, '7'],
    ['{{\n id\t}}', {id: '7'}, '7'],
    ['{{a}}{{b}}{{a}}', {a: '1', b: '2'}, '121'],
    ['{{missing}}', {}, ''],
    ['{{$x}} {{_y}} {{0}}', {$x: 'a', _y: 'b', 0: 'c'}, 'a b c'],
    ['{{größe}}', {größe: '12'}, '12'],
    // Only a name in two braces is a place for a value.
    ['{id}', {id: '7'}, '{id}'],
    ['{{}}', {id: '7'}, '{{}}'],
    ['{{a b}}', {a: '1'}, '{{a b}}'],
    ['{{a.b}}', {a: '1'}, '{{a.b}}'],
    ['{{{a}}}', {a: '1'}, '{1}'],
    // A value is never looked at again.
    ['{{a}}', {a: '{{b}}', b: 'evil'}, '{{b}}'],
    ['{{a}}', {a: '$&$1$`'}, '$&$1$`'],
    // What every object has is no param.
    ['{{constructor}}{{toString}}{{__proto__}}', {}, ''],
    ['{{__proto__}}', Object.fromEntries([['__proto__', 'x']]), 'x'],
  ] as const) {
    it(`${JSON.stringify(text)} is ${JSON.stringify(expected)}`, () => {
      expect(fillText(text, params)).to.equal(expected);
    });
  }

  it('with its values encoded where that is asked for', () => {
    expect(fillText('/x/{{id}}?{{id}}', {id: 'a/b?c'}, encodeURIComponent)).to.equal(
      '/x/a%2Fb%3Fc?a%2Fb%3Fc',
    );
  });
});

describe('a template is filled', () => {
  for (const [name, html, params, expected] of [
    ['text', '<p>User {{id}}</p>', {id: '7'}, '<p>User 7</p>'],
    ['text beside elements', '{{a}}<b>{{b}}</b>', {a: '1', b: '2'}, '1<b>2</b>'],
    ['an attribute', '<p title="User {{id}}"></p>', {id: '7'}, '<p title="User 7"></p>'],
    ['a data attribute', '<p data-id="{{id}}"></p>', {id: '7'}, '<p data-id="7"></p>'],
    ['a URL', '<a href="/users/{{id}}">x</a>', {id: '7'}, '<a href="/users/7">x</a>'],
    ['a URL of an image', '<img src="data:,{{id}}">', {id: '7'}, '<img src="data:,7">'],
    [
      'an attribute of an SVG element',
      '<svg><circle r="{{r}}"></circle></svg>',
      {r: '3'},
      '<svg><circle r="3"></circle></svg>',
    ],
    ['an attribute that starts like a handler: taken for one', '<p one="{{a}}"></p>', {a: '1'}, '<p></p>'],
    [
      'an attribute without a place',
      '<p title="{x}" onclick="go()"></p>',
      {x: '1'},
      '<p title="{x}" onclick="go()"></p>',
    ],
    ['text that is markup', '<p>{{a}}</p>', {a: EVIL}, '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
    ['text that is an entity', '<p>{{a}}</p>', {a: '&lt;b&gt;'}, '<p>&amp;lt;b&amp;gt;</p>'],
    [
      'a text field',
      '<textarea>{{a}}</textarea>',
      {a: '</textarea><b>'},
      '<textarea>&lt;/textarea&gt;&lt;b&gt;</textarea>',
    ],
    ['a title', '<title>{{a}}</title>', {a: '</title><b>'}, '<title>&lt;/title&gt;&lt;b&gt;</title>'],
    ['a name without a value', '<p title="{{no}}">{{no}}</p>', {}, '<p title=""></p>'],
    ['nothing in a comment', '<!-- {{a}} -->', {a: '-->'}, '<!-- {{a}} -->'],
    [
      'nothing in a nested template',
      '<template><p title="{{a}}">{{a}}</p></template>',
      {a: '1'},
      '<template><p title="{{a}}">{{a}}</p></template>',
    ],
    [
      'nothing on a nested template',
      '<template path="/{{a}}"></template>',
      {a: '1'},
      '<template path="/{{a}}"></template>',
    ],
    [
      'nothing in a template of a template',
      '<template><template>{{a}}</template></template>',
      {a: '1'},
      '<template><template>{{a}}</template></template>',
    ],
  ] as const) {
    it(name, () => {
      captureWarnings(() => {
        expect(fill(html, params)).to.equal(expected);
      });
    });
  }

  it('an attribute that is markup', () => {
    const {firstElementChild: el, childNodes} = fillTemplate(template('<p title="{{a}}"></p>'), {
      a: '"><img src=x>',
    });
    expect(el?.getAttribute('title')).to.equal('"><img src=x>');
    expect(childNodes).to.have.length(1);
  });

  it('and itself stays as it was', () => {
    const el = template('<p title="{{id}}">{{id}}</p>');
    const before = el.innerHTML;
    fillTemplate(el, {id: '7'});
    fillTemplate(el, {id: '8'});
    expect(el.innerHTML).to.equal(before);
  });

  it('and its elements are of this document, custom elements upgraded when they come', () => {
    const content = fillTemplate(template('<p>x</p>'), {});
    expect(content.ownerDocument).to.equal(document);
    expect(content.firstElementChild?.ownerDocument).to.equal(document);
  });
});

describe('a value is refused where it would be code', () => {
  for (const [name, html] of [
    ['an event handler', '<p onclick="go({{a}})"></p>'],
    ['an event handler in capitals', '<p OnClick="stop({{a}})"></p>'],
    ['an event handler of any name', '<p onwhatever="{{a}}"></p>'],
    ['an event handler of an SVG element', '<svg onload="{{a}}"></svg>'],
    ['srcdoc', '<iframe srcdoc="<p>{{a}}</p>"></iframe>'],
    ['srcdoc in capitals', '<iframe SRCDOC="{{a}}"></iframe>'],
    ['the source of a script', '<script type="text/plain" src="/{{a}}"></script>'],
    ['an attribute of a style sheet', '<style media="{{a}}"></style>'],
  ] as const) {
    it(`${name}: the attribute goes, and a warning names it`, () => {
      const {warnings} = captureWarnings(() => {
        const {firstElementChild: el} = fillTemplate(template(html), {a: '1'});
        const [before] = [...(template(html).content.firstElementChild?.attributes ?? [])].filter(({value}) =>
          value.includes('{{'),
        );
        expect(el?.hasAttribute(before?.name ?? '')).to.equal(false);
      });
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.contain('SR008').and.contain('{{a}}');
    });
  }

  for (const [name, html] of [
    ['a script', '<script type="text/plain">go("{{a}}")</script>'],
    ['a style sheet', '<style>p { color: {{a}} }</style>'],
    ['a style sheet of a drawing', '<svg><style>p { color: {{a}} }</style></svg>'],
    ['a script of a drawing', '<svg><script type="text/plain">{{a}}</script></svg>'],
  ] as const) {
    it(`the text of ${name} stays as it is`, () => {
      expect(fill(html, {a: EVIL})).to.equal(html);
    });
  }

  for (const [name, value] of [
    ['javascript:', 'javascript:alert(1)'],
    ['capitals', 'JaVaScRiPt:alert(1)'],
    ['spaces before', '  javascript:alert(1)'],
    ['control characters before', '\u0001\u001fjavascript:alert(1)'],
    ['a null before', '\0javascript:alert(1)'],
    ['a tab inside', 'java\tscript:alert(1)'],
    ['newlines inside', 'java\nscr\r\nipt:alert(1)'],
    ['a tab before the colon', 'javascript\t:alert(1)'],
  ] as const) {
    for (const html of [
      '<a href="{{a}}">x</a>',
      '<a HREF="{{a}}">x</a>',
      '<area href="{{a}}">',
      '<iframe src="{{a}}"></iframe>',
      '<form action="{{a}}"></form>',
      '<button formaction="{{a}}"></button>',
      '<object data="{{a}}"></object>',
      '<embed src="{{a}}">',
      '<svg><a href="{{a}}"></a></svg>',
      '<svg><a xlink:href="{{a}}"></a></svg>',
      '<svg><animate attributeName="href" values="{{a}}"></animate></svg>',
      '<svg><set attributeName="href" to="{{a}}"></set></svg>',
      '<svg><animate attributeName="href" from="{{a}}"></animate></svg>',
      '<math href="{{a}}"></math>',
    ]) {
      it(`a script as a URL, ${name}: ${html}`, () => {
        captureWarnings(() => {
          const content = fillTemplate(template(html), {a: value});
          for (const el of content.querySelectorAll('*')) {
            for (const {value: filled} of el.attributes) expect(filled).not.to.match(/script/i);
          }
        });
      });
    }
  }

  it('a script of which a value is only a part', () => {
    for (const [html, params] of [
      ['<a href="java{{a}}">x</a>', {a: 'script:alert(1)'}],
      ['<a href="{{a}}{{b}}">x</a>', {a: 'javascript', b: ':alert(1)'}],
      ['<a href=" {{a}}:alert(1)">x</a>', {a: 'javascript'}],
      ['<a href="javascript:go({{a}})">x</a>', {a: '1'}],
    ] as const) {
      captureWarnings(() => expect(fill(html, params), html).to.equal('<a>x</a>'));
    }
  });

  it('no other URL', () => {
    for (const [value, html] of [
      ['/javascript:x', '<a href="/javascript:x">x</a>'],
      ['https://example.test/?q=javascript:x', '<a href="https://example.test/?q=javascript:x">x</a>'],
      ['javascripts', '<a href="javascripts">x</a>'],
      ['mailto:a@example.test', '<a href="mailto:a@example.test">x</a>'],
    ] as const) {
      expect(fill('<a href="{{a}}">x</a>', {a: value})).to.equal(html);
    }
  });

  it('but what the author has written himself', () => {
    const html = '<p onclick="go()" title="{{a}}">x</p>';
    expect(fill(html, {a: '1'})).to.equal('<p onclick="go()" title="1">x</p>');
  });
});
