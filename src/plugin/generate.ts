import {readFileSync} from 'node:fs';
import {HtmlError, parseUnit} from './html.js';
import {SlotRoutesError} from './messages.js';
import type {RouteSpec, SlotSpecs, When} from './routes.js';
import type {Unit} from './tree.js';

/** The module with the routes. */
export const ROUTES_ID = 'virtual:slot-routes';
/** What the modules that are generated have in common. */
export const RUNTIME_ID = `${ROUTES_ID}/runtime`;
/** What keeps the page up to date while it is developed. */
export const HOT_ID = `${ROUTES_ID}/hot`;

/** The name under which a unit is imported. Markup becomes a module, and is none to anybody else. */
export function moduleIdOf({kind, id, file}: Unit): string {
  if (kind === 'module') return file;
  // Servers decode URLs, and take a question mark for a query.
  return `${ROUTES_ID}/${id.replace(/[^\w./-]/gu, (char) => `~${char.codePointAt(0)?.toString(16) ?? ''}~`)}.js`;
}

/** Everything that the routes show, each once. */
export function unitsOf(root: RouteSpec): Unit[] {
  const units = new Set<Unit>();
  const visit = ({unit, loading, error, notFound, slots}: RouteSpec) => {
    for (const each of [unit, loading, error, notFound]) if (each) units.add(each);
    for (const each of Object.values(slots ?? {}).flat()) visit(each);
  };
  visit(root);
  return [...units];
}

/** Writes the module with the routes. */
export function generateRoutes(root: RouteSpec, library: string): string {
  const writer = new Writer();
  const route = writer.route(root);
  const imports = [`import {unit, below, decide} from ${JSON.stringify(RUNTIME_ID)};`];
  if (writer.needsNotFound) imports.push(`import {notFound} from ${JSON.stringify(library)};`);
  return [...imports, ...writer.lines, `export default ${route};`, ''].join('\n');
}

class Writer {
  readonly lines: string[] = [];
  needsNotFound = false;
  readonly #units = new Map<Unit, string>();
  readonly #deciders = new Map<unknown, string>();

  route({path, isDefault, intercept, when, slots, unit, loading, error, notFound}: RouteSpec): string {
    const fields: string[] = [];
    const add = (name: string, value: string | undefined) =>
      value !== undefined && fields.push(`${name}: ${value}`);
    add('path', path === undefined ? undefined : JSON.stringify(path));
    add('default', isDefault ? 'true' : undefined);
    add('intercept', intercept === undefined ? undefined : JSON.stringify(intercept));
    add('when', when && this.#when(when));
    if (unit) {
      fields.push(`...${this.#unit(unit)}`);
      const {search, staleTime} = unit.facts;
      add('search', search && JSON.stringify(search));
      add('staleTime', staleTime === undefined ? undefined : String(staleTime));
    } else if (isDefault) {
      this.needsNotFound = true;
      fields.push('view: notFound');
    }
    for (const [name, fallback] of Object.entries({loading, error, notFound}))
      add(name, fallback && `${this.#unit(fallback)}.view`);
    add('slots', slots && this.#slots(slots));
    return `{${fields.join(', ')}}`;
  }

  #slots(slots: SlotSpecs): string {
    const tables = Object.entries(slots).map(([name, routes]) => {
      const list = routes.map((route) => `\n${this.route(route)},`);
      return `${JSON.stringify(name)}: [${list.join('')}]`;
    });
    return `{${tables.join(', ')}}`;
  }

  #unit(unit: Unit): string {
    const known = this.#units.get(unit);
    if (known !== undefined) return known;
    const name = `u${this.#units.size}`;
    this.#units.set(unit, name);
    const names = unit.facts.names.map((each) => `, ${JSON.stringify(each)}`).join('');
    this.lines.push(`const ${name} = unit(() => import(${JSON.stringify(moduleIdOf(unit))})${names});`);
    return name;
  }

  #when(when: When): string {
    if ('below' in when) return `below(${JSON.stringify(when.below)})`;
    const known = this.#deciders.get(when.first);
    if (known !== undefined) return `${known}(${when.is})`;
    const name = `d${this.#deciders.size}`;
    this.#deciders.set(when.first, name);
    this.lines.push(`const ${name} = decide(${JSON.stringify(when.first)});`);
    return `${name}(${when.is})`;
  }
}

/**
 * Writes the module of an `.html` unit.
 * @throws SlotRoutesError SR109 for what must not be in it.
 */
export function generateHtml({file, id, name}: Unit): string {
  try {
    const nodes = parseUnit(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    const template = `template(...${JSON.stringify(nodes)})`;
    const view = name === 'error' ? `errorView(${template})` : template;
    return `import {template, errorView} from ${JSON.stringify(RUNTIME_ID)};\nexport default ${view};\n`;
  } catch (error) {
    if (!(error instanceof HtmlError)) throw error;
    throw new SlotRoutesError([{code: 'SR109', files: [id], reason: error.message}]);
  }
}
