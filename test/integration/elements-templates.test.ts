/* `<template>` routes: `{{param}}` as text only, `module`, `title`, `redirect`; more of redirect in rules-redirect. */
import {expect} from '@open-wc/testing';

import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {layout} from '../support/tree.js';

const APP = '/page/app';

const hostile = '<img src=x onerror="parent.hacked=1"><script>parent.hacked=1</script>';

describe('<template> routes', () => {
  it('fill {{param}} in text and attributes', async () => {
    const html =
      '<p title="user {{id}}" data-x="{{id}}-{{tab}}">{{id}} and {{ id }}, {{tab}}<b>{{id}}</b></p>';
    const page = await openPage({url: `${APP}/7/open`, html: layout(APP, {children: {'/:id/:tab': html}})});
    expect(page.text('children')).to.equal('7 and 7, open7');
    expect(page.find('p').title).to.equal('user 7');
    expect(page.find('p').dataset['x']).to.equal('7-open');
  });

  it('fill it again, from the template, on a change of params', async () => {
    const page = await openPage({
      url: `${APP}/1`,
      html: layout(APP, {children: {'/:id': '<p>user {{id}}</p>'}}),
    });
    await page.click(`${APP}/2`);
    expect(page.text('children')).to.equal('user 2');
    expect(page.slot('children').querySelectorAll('p')).to.have.length(1);
    await page.back();
    expect(page.text('children')).to.equal('user 1');
  });

  it('never take a param for markup', async () => {
    const html = '<p title="{{id}}">{{id}}</p><textarea>{{id}}</textarea>';
    const page = await openPage({
      url: `${APP}/${encodeURIComponent(hostile)}`,
      html: layout(APP, {children: {'/:id': html}}),
    });
    expect(page.find('p').textContent).to.equal(hostile);
    expect(page.find('p').title).to.equal(hostile);
    expect(page.slot('children').querySelector('img, script')).to.equal(null);
    expect(window).not.to.have.property('hacked');
  });

  it('do not fill what a param brings in', async () => {
    const page = await openPage({
      url: `${APP}/${encodeURIComponent('{{tab}}')}/secret`,
      html: layout(APP, {children: {'/:id/:tab': '<p>{{id}}</p>'}}),
    });
    expect(page.text('children')).to.equal('{{tab}}');
  });

  it('refuse a param in an event handler', async () => {
    const page = await openPage({
      url: `${APP}/${encodeURIComponent("'; parent.hacked = 1; '")}`,
      html: layout(APP, {children: {'/:id': `<button onclick="this.title = '{{id}}'">press</button>`}}),
    });
    page.find('button').click();
    expect(page.text('children')).to.equal('press');
    expect(page.find('button').onclick).to.equal(null);
    expect(window).not.to.have.property('hacked');
    page.dropWarnings(/SR\d+/);
  });

  for (const value of [
    'javascript:parent.hacked=1',
    ' JavaScript:parent.hacked=1',
    'java\tscript:parent.hacked=1',
  ]) {
    it(`refuse the URL "${value.replace('\t', '\\t')}"`, async () => {
      const tags =
        '<a href="{{id}}">a</a><form action="{{id}}"><button formaction="{{id}}">b</button></form>';
      const page = await openPage({
        url: `${APP}/${encodeURIComponent(value)}`,
        html: layout(APP, {children: {'/:id': `${tags}<iframe src="{{id}}"></iframe>`}}),
      });
      for (const [tag, name] of Object.entries({
        a: 'href',
        form: 'action',
        button: 'formaction',
        iframe: 'src',
      })) {
        const set = (page.slot('children').querySelector(tag)?.getAttribute(name) ?? '').replace(/\s/g, '');
        expect(set.toLowerCase(), `${tag} ${name}`).not.to.match(/^javascript:/);
      }
      await page.settled();
      expect(window).not.to.have.property('hacked');
      page.dropWarnings(/SR\d+/);
    });
  }

  it('leave an ordinary URL with a param as it is', async () => {
    const page = await openPage({
      url: `${APP}/a%20b`,
      html: layout(APP, {
        children: {'/:id': '<a href="/page/app/{{id}}/edit">edit</a>', '/:id/edit': 'edit {{id}}'},
      }),
    });
    await page.click('route-slot a');
    expect(page.text('children')).to.equal('edit a b');
    expect(page.loads).to.equal(1);
  });

  it('import their module before the view shows', async () => {
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}"><route-slot><template path="/">home</template>
        <template path="/stamp/:id" module="/test/fixtures/x-stamp.js"><x-stamp label="{{id}}"></x-stamp></template>
        <template path="/broken" module="/test/fixtures/none.js">never</template></route-slot></slot-layout>`,
    });
    expect(page.window.customElements.get('x-stamp')).to.equal(undefined);
    await page.click(`${APP}/stamp/7`);
    expect(page.text('children')).to.equal('stamp 7');
    await page.click(`${APP}/broken`);
    expect(page.slot('children').status).to.equal('error');
    expect(page.text('children')).not.to.contain('never');
  });

  it('set the title with params as text', async () => {
    const page = await openPage({
      url: `${APP}/${encodeURIComponent('<b>')}`,
      html: `<slot-layout base="${APP}"><route-slot><template path="/">home</template>
        <template path="/:id" title="User {{id}}">user</template></route-slot></slot-layout>`,
    });
    expect(page.document.title).to.equal('User <b>');
    await page.click(APP);
    expect(page.document.title).to.equal('Fixture');
  });

  it('work beside route objects', async () => {
    const page = await openPage({
      url: `${APP}/t`,
      html: layout(APP, {children: {'/t': 'of the template'}}),
      setup: ({layout, slot}) => {
        layout.routes = {children: [{path: '/l', view: 'of the layout'}]};
        slot('children').routes = [{path: '/s', view: 'of the route slot'}];
      },
    });
    expect(page.text('children')).to.equal('of the template');
    await page.click(`${APP}/l`);
    expect(page.text('children')).to.equal('of the layout');
    await page.click(`${APP}/s`);
    expect(page.text('children')).to.equal('of the route slot');
  });
});
