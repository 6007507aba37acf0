// Writes docs/reference.md from the manifest of the elements, which the build makes from the doc comments.
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {root} from './project.mjs';

export const referenceFile = path.join(root, 'docs', 'reference.md');

const code = (text) => (text ? `\`${text.replaceAll('|', '\\|')}\`` : '');
const inCell = (text = '') => text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');

function table(title, head, rows) {
  if (rows.length === 0) return '';
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `\n### ${title}\n\n${lines.join('\n')}\n`;
}

function section({tagName, description, attributes = [], members = [], events = [], slots = [], ...css}) {
  const fields = members.filter(({kind, static: isStatic}) => kind === 'field' && !isStatic);
  const methods = members.filter(({kind, static: isStatic}) => kind === 'method' && !isStatic);
  const named = (list) => list.map(({name, description: text}) => [code(name || '(default)'), inCell(text)]);
  const call = ({name, parameters = []}) =>
    `${name}(${parameters.map((each) => each.name + (each.optional ? '?' : '')).join(', ')})`;
  return [
    `\n## \`<${tagName}>\`\n\n${description.replaceAll(/\s*\n\s*/g, ' ')}\n`,
    table(
      'Attributes',
      ['attribute', 'property', 'type', 'meaning'],
      attributes.map((each) => [
        code(each.name),
        code(each.fieldName),
        code(each.type?.text),
        inCell(each.description),
      ]),
    ),
    table(
      'Other properties',
      ['property', 'type', 'meaning'],
      fields
        .filter(({attribute}) => !attribute)
        .map((each) => [
          code(each.name),
          code(each.type?.text),
          inCell(each.description) + (each.readonly ? ' Read-only.' : ''),
        ]),
    ),
    table(
      'Methods',
      ['method', 'returns', 'meaning'],
      methods.map((each) => [code(call(each)), code(each.return?.type.text), inCell(each.description)]),
    ),
    table(
      'Events',
      ['event', 'class', 'when'],
      events.map(({name, type, description: text}) => [code(name), code(type.text), inCell(text)]),
    ),
    table('Slots of the shadow tree', ['slot', 'what goes there'], named(slots)),
    table('CSS parts', ['part', 'what it is'], named(css.cssParts ?? [])),
    table('Custom states', ['state', 'when'], named(css.cssStates ?? [])),
  ].join('');
}

/** The page as it is to be. */
export function reference() {
  const manifest = JSON.parse(readFileSync(path.join(root, 'dist', 'custom-elements.json'), 'utf8'));
  const elements = manifest.modules
    .flatMap(({declarations = []}) => declarations)
    .filter(({tagName}) => tagName)
    .sort((a, b) => b.tagName.localeCompare(a.tagName));
  return `# Reference of the elements

Made from the doc comments by \`npm run reference\`; change those, not this page. The README explains.
${elements.map(section).join('')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(referenceFile, reference());
