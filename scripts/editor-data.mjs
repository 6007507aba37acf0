// What editors know of the elements: HTML data for VS Code, and web-types for the editors of JetBrains.
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {generateJetBrainsWebTypes} from 'custom-element-jet-brains-integration';
import {generateVsCodeCustomElementData} from 'custom-element-vs-code-integration';
import {root} from './project.mjs';

const dist = path.join(root, 'dist');
const read = (name) => JSON.parse(readFileSync(path.join(dist, name), 'utf8'));
const write = (name, data) => writeFileSync(path.join(dist, name), `${JSON.stringify(data, null, 2)}\n`);

/** What slot-router reads of elements that are not its own. */
export const foreign = {
  template: {
    path: 'slot-router: the URLPattern pathname that this route matches, relative to the base of the layout.',
    default: 'slot-router: shown on a hard load that no path matches.',
    src: 'slot-router: the URL of the HTML that this route shows, with {{param}} filled; empty for the page itself.',
    error: 'slot-router: response, to show what the server says of an error.',
    trusted: 'slot-router: the scripts of that HTML run; without it, it is sanitized.',
    crossorigin: 'slot-router: that HTML may be on another origin; use-credentials sends cookies.',
    module: 'slot-router: the URL of a module that is imported before the view shows.',
    intercept:
      'slot-router: takes the navigation over the page it begins on; empty, or the pattern of that page.',
    redirect: 'slot-router: where to go instead.',
    title: 'slot-router: the title of the document while this route is shown.',
    search: 'slot-router: the names of the search params that belong to this route.',
  },
  '*': {
    'data-slot': 'slot-router: on a link or a form, the name of the route slot that it is sent to.',
    'data-retry': 'slot-router: in an error fallback, loads the route slot again.',
    prefetch: 'slot-router: on a link, when what it leads to is loaded: none, intent or viewport.',
  },
};

export function writeEditorData() {
  const manifest = read('custom-elements.json');
  const options = {outdir: dist, hideLogs: true, packageJson: false};

  generateVsCodeCustomElementData(manifest, {
    ...options,
    htmlFileName: 'vscode.html-custom-data.json',
    cssFileName: null,
  });
  const html = read('vscode.html-custom-data.json');
  const described = (attributes) =>
    Object.entries(attributes).map(([name, description]) => ({name, description}));
  html.tags.push({name: 'template', attributes: described(foreign.template), references: []});
  html.globalAttributes = described(foreign['*']);
  write('vscode.html-custom-data.json', html);

  generateJetBrainsWebTypes(manifest, {...options, webTypesFileName: 'web-types.json'});
  const types = read('web-types.json');
  const contributed = types.contributions.html;
  contributed.elements.push({
    name: 'template',
    extends: '/html/elements/template',
    attributes: described(foreign.template),
  });
  contributed.attributes = described(foreign['*']);
  write('web-types.json', types);
}
