/*
 * Group F, layouts, from scenarios.md.
 *
 * | not here  | why                                                                                       |
 * | --------- | ----------------------------------------------------------------------------------------- |
 * | S083,S084 | `template` units are files of the folder plugin                                            |
 *
 * S087 is [ALT]: Next creates the layout anew; here a layout stays while the URL moves below its base (design.md, part 2).
 */
import {expect} from '@open-wc/testing';

import {it} from '../support/it.js';
import {mark, isMarked} from '../support/mark.js';
import {openPage} from '../support/page.js';
import {fragment, layout, slot} from '../support/tree.js';

const APP = '/page/app';

describe('scenarios F: layouts', () => {
  it('S086 keeps the layouts inside route slots while their route slots move', async () => {
    const base = `${APP}/nested`;
    const page = await openPage({
      url: base,
      html: layout(base, {children: {'/': 'Hello', default: 'default page'}, foo: {}, bar: {}}),
      setup: ({document, layout}) => {
        const framed = (id: string) => () =>
          fragment(document, `<input id="${id}"><route-slot></route-slot>`);
        const bar = [
          {path: '/', view: 'Bar Slot'},
          {path: '/subroute', view: 'Subroute'},
        ];
        layout.routes = {
          foo: [{path: '/', view: framed('foo-input'), slots: {children: [{path: '/', view: 'Foo Slot'}]}}],
          bar: [{path: '/', view: framed('bar-input'), slots: {children: bar}}],
        };
      },
    });
    const inputs = ['#foo-input', '#bar-input'].map((id) => mark(page.find<HTMLInputElement>(id)));
    for (const input of inputs) input.value = `typed in ${input.id}`;

    await page.click(`${base}/subroute`);
    expect(page.texts('foo/children', 'bar/children')).to.deep.equal({
      'foo/children': 'Foo Slot',
      'bar/children': 'Subroute',
    });
    expect(page.find<HTMLInputElement>('#foo-input')).to.equal(inputs[0]);
    expect(page.find<HTMLInputElement>('#bar-input')).to.equal(inputs[1]);
    expect(page.find<HTMLInputElement>('#bar-input').value).to.equal('typed in bar-input');
    expect(page.find<HTMLInputElement>('#foo-input').value).to.equal('typed in foo-input');
  });

  describe('S087 with a catch-all below a layout', () => {
    it('S087 keeps a layout in the page', async () => {
      const inner = slot('children', {'/:slug*': 'page {{slug}}'});
      const html = `<slot-layout base="${APP}/r"><input id="field">${inner}</slot-layout>`;
      const page = await openPage({url: `${APP}/r/a`, html});
      page.find<HTMLInputElement>('#field').value = 'typed';
      await page.click(`${APP}/r/b`);
      expect(page.text('children')).to.equal('page b');
      expect(page.find<HTMLInputElement>('#field').value).to.equal('typed');
    });

    it('S087 keeps a layout that is the view of a route', async () => {
      const page = await openPage({
        url: `${APP}/r/a`,
        html: layout(APP, {children: {}}),
        setup: ({document, layout}) => {
          const view = () => fragment(document, '<input id="field"><route-slot></route-slot>');
          const children = [
            {path: '/:slug*', view: ({params}: {params: {slug?: string}}) => `page ${params.slug}`},
          ];
          layout.routes = {children: [{path: '/r', view, slots: {children}}]};
        },
      });
      const field = mark(page.find<HTMLInputElement>('#field'));
      field.value = 'typed';
      await page.click(`${APP}/r/b`);
      expect(page.text('children/children')).to.equal('page b');
      expect(isMarked(page.find('#field'))).to.equal(true);
      expect(page.find<HTMLInputElement>('#field').value).to.equal('typed');
    });
  });

  describe('with the view of a route that has slots', () => {
    const open = (html: string) =>
      openPage({
        url: `${APP}/team/7/members`,
        html: layout(APP, {children: {'/': 'home'}}),
        setup: ({document, slot}) => {
          const slots = {
            children: [
              {path: '/members', view: ({params}: {params: {id?: string}}) => `members of ${params.id}`},
            ],
            side: [{default: true, view: 'side'}],
          };
          slot('children').routes = [{path: '/team/:id', view: () => fragment(document, html), slots}];
        },
      });
    const holes = '<route-slot></route-slot><route-slot name="side"></route-slot>';

    it('R005 puts a layout around its route slots at the path of the route', async () => {
      const page = await open(`<h2>Team</h2>${holes}`);
      expect(page.text('children')).to.equal('Team members of 7 side');
      expect(page.slot('side').closest('slot-layout')).not.to.equal(page.layout);
      expect(page.slot('children/children').segment).to.equal('/members');
    });

    it('R005 takes the layout that the view itself has', async () => {
      const page = await open(`<slot-layout id="own"><h2>Team</h2>${holes}</slot-layout>`);
      expect(page.text('children')).to.equal('Team members of 7 side');
      expect(page.slot('side').closest('slot-layout')?.id).to.equal('own');
      expect(page.document.querySelectorAll('slot-layout')).to.have.length(2);
    });

    it('R005 leaves a URL below it to the browser that no nested route slot matches', async () => {
      const page = await open(holes);
      await page.click(APP);
      expect(page.text('children')).to.equal('home');
      await page.click(`${APP}/team/7/nowhere`);
      expect(page.loads).to.equal(2);
      expect(page.layout.status).to.equal('not-found');
    });

    it('R005 loads again with another param of the layout', async () => {
      const page = await open(holes);
      await page.click(`${APP}/team/8/members`);
      expect(page.text('children/children')).to.equal('members of 8');
    });
  });
});
