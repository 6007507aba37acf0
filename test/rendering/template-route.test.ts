import {expect} from '@open-wc/testing';

import {routeTemplates, templateRoute} from '../../src/rendering/template-route.js';
import type {Route, RouteContext} from '../../src/routing/route.js';

function read(html: string): Route {
  const host = document.createElement('div');
  host.innerHTML = html;
  const template = host.querySelector('template');
  if (!template) throw new Error('no template');
  return templateRoute(template);
}

const context = {params: {id: 'a/b', name: 'Ada'}} as unknown as RouteContext; // all that they look at

describe('the route that a template declares', () => {
  for (const [html, expected] of [
    ['<template path="/users/:id"></template>', {path: '/users/:id', default: false}],
    ['<template path=""></template>', {path: '', default: false}],
    ['<template default></template>', {default: true}],
    ['<template path="/" default></template>', {path: '/', default: true}],
    ['<template path="/x" module="./x.js"></template>', {path: '/x', default: false, module: './x.js'}],
    ['<template path="/x" search="a b"></template>', {path: '/x', default: false, search: ['a', 'b']}],
    [
      '<template path="/x" search="a,b, c\n d"></template>',
      {path: '/x', default: false, search: ['a', 'b', 'c', 'd']},
    ],
    ['<template path="/x" search=""></template>', {path: '/x', default: false, search: []}],
  ] as const) {
    it(html.replaceAll('\n', ' '), () => {
      const {view, ...route} = read(html);
      expect(view).to.be.instanceOf(HTMLTemplateElement);
      expect(route).to.deep.equal(expected);
    });
  }

  it('has a title with its params', () => {
    const {title} = read('<template path="/x" title="{{name}} at {{id}}"></template>');
    expect(typeof title === 'function' && title(context)).to.equal('Ada at a/b');
  });

  it('has a redirect with its params encoded, so that they stay one segment', () => {
    const {redirect} = read('<template path="/x" redirect="/y/{{id}}?n={{name}}"></template>');
    expect(typeof redirect === 'function' && redirect(context)).to.equal('/y/a%2Fb?n=Ada');
  });

  it('knows the template whose src says where its HTML comes from', () => {
    const {fragment, view} = read('<template path="/x" src=""></template>');
    expect(fragment).to.be.instanceOf(HTMLTemplateElement);
    expect(fragment).to.equal(view);
  });

  it('has nothing that was not declared', () => {
    expect(Object.keys(read('<template path="/x"></template>')).sort()).to.deep.equal([
      'default',
      'path',
      'view',
    ]);
  });
});

describe('the templates of a route slot', () => {
  it('are its own children that declare routes, in their order', () => {
    const host = document.createElement('div');
    host.innerHTML = `
      <template path="/b" id="1"></template>
      <p>text</p>
      <template slot="error" id="no"></template>
      <template id="no"></template>
      <div><template path="/inner" id="no"></template></div>
      <template default id="2"></template>
      <template path="/a" id="3"></template>`;
    expect(routeTemplates(host).map(({id}) => id)).to.deep.equal(['1', '2', '3']);
  });
});
