// What editors know of the elements: HTML data for VS Code, and web-types for the editors of JetBrains.
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {generateJetBrainsWebTypes} from 'custom-element-jet-brains-integration';
import {generateVsCodeCustomElementData} from 'custom-element-vs-code-integration';
import {root} from './project.mjs';

const dist = path.join(root, 'dist');
const read = (name) => JSON.parse(readFileSync(path.join(dist, name), 'utf8'));
const write = (name, data) => writeFileSync(path.join(dist, name), `${JSON.stringify(data, null, 2)}\n`);

/** What slot-router reads of elements that are not its own: a description, and the type of the value as TypeScript has it. */
export const foreign = {
  template: {
    path: [
      'slot-router: the URLPattern pathname that this route matches, relative to the base of the layout.',
    ],
    default: ['slot-router: shown on a hard load that no path matches.', 'boolean'],
    src: [
      'slot-router: the URL of the HTML that this route shows, with {{param}} filled; empty for the page itself.',
    ],
    error: ['slot-router: response, to show what the server says of an error.', "'response'"],
    trusted: ['slot-router: the scripts of that HTML run; without it, it is sanitized.', 'boolean'],
    crossorigin: [
      'slot-router: that HTML may be on another origin; use-credentials sends cookies.',
      "'anonymous' | 'use-credentials'",
    ],
    module: ['slot-router: the URL of a module that is imported before the view shows.'],
    intercept: [
      'slot-router: takes the navigation over the page it begins on; empty, or the pattern of that page.',
    ],
    redirect: ['slot-router: where to go instead.'],
    title: ['slot-router: the title of the document while this route is shown.'],
    search: ['slot-router: the names of the search params that belong to this route.'],
  },
  a: {
    'data-slot': ['slot-router: the name of the route slot whose own location the link leads to.'],
    prefetch: [
      'slot-router: when what the link leads to is loaded: none, intent or viewport.',
      "'none' | 'intent' | 'viewport'",
    ],
  },
  form: {
    'data-slot': ['slot-router: the name of the route slot that the form is sent to.'],
  },
  '*': {
    'data-retry': ['slot-router: in an error fallback, loads the route slot again.', 'boolean'],
  },
};

const describe = (attributes, told) =>
  Object.entries(attributes).map(([name, [description, type = 'string']]) => ({
    name,
    description,
    ...told(type),
  }));

/** What VS Code asks of a value: "v" is a name without one. */
const values = (type) =>
  type === 'boolean'
    ? {valueSet: 'v'}
    : {values: [...type.matchAll(/'([^']+)'/g)].map(([, name]) => ({name}))};

export function writeEditorData() {
  const manifest = read('custom-elements.json');
  const options = {outdir: dist, hideLogs: true, packageJson: false};

  generateVsCodeCustomElementData(manifest, {
    ...options,
    htmlFileName: 'vscode.html-custom-data.json',
    cssFileName: null,
  });
  const html = read('vscode.html-custom-data.json');
  const declared = manifest.modules.flatMap(({declarations = []}) => declarations);
  for (const tag of html.tags) {
    const {attributes} = declared.find(({tagName}) => tagName === tag.name);
    for (const attribute of tag.attributes)
      Object.assign(attribute, values(attributes.find(({name}) => name === attribute.name).type.text));
  }
  const {'*': everywhere, ...elsewhere} = foreign;
  for (const [name, attributes] of Object.entries(elsewhere))
    html.tags.push({name, attributes: describe(attributes, values), references: []});
  html.globalAttributes = describe(everywhere, values);
  write('vscode.html-custom-data.json', html);

  generateJetBrainsWebTypes(manifest, {...options, webTypesFileName: 'web-types.json'});
  const types = read('web-types.json');
  types['js-types-syntax'] = 'typescript';
  const contributed = types.contributions.html;
  for (const element of contributed.elements) if (element['doc-url'] === '') delete element['doc-url'];
  const value = (type) => ({value: {type}});
  for (const [name, attributes] of Object.entries(elsewhere))
    contributed.elements.push({
      name,
      extends: `/html/elements/${name}`,
      attributes: describe(attributes, value),
    });
  contributed.attributes = describe(everywhere, value);
  write('web-types.json', types);
}
