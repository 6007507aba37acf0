import {readFileSync} from 'node:fs';
import {HtmlError, parseUnit} from './html.js';
import {SlotRoutesError} from './messages.js';
import type {Fallbacks, RouteSpec, SlotSpecs, When} from './routes.js';
import {otherSpellings, patternName} from './segments.js';
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
  const writer = new Writer(root);
  const route = writer.route(root, '');
  return [...importsFor(writer, library), ...writer.lines, `export default ${route};`, ''].join('\n');
}

/** The same for a server that replaces modules on the page: what has not changed stays what it is. */
export function generateHotRoutes(root: RouteSpec, library: string): string {
  const writer = new Writer(root, () => 0);
  const building = buildingOf(writer, root);
  const ids = [...writer.modules.keys()];
  return [
    ...importsFor(writer, library),
    `import {keepUnit, keepRoute, renewUnit, update} from ${JSON.stringify(HOT_ID)};`,
    ...building,
    'if (import.meta.hot) {',
    '  update(routes);',
    '  import.meta.hot.accept();',
    `  const ids = ${JSON.stringify(ids.map((id) => writer.modules.get(id)))};`,
    `  import.meta.hot.accept([${ids.map((id) => JSON.stringify(id)).join(', ')}], (modules) => {`,
    '    modules.forEach((module, i) => module && renewUnit(ids[i], module));',
    '    update(build());',
    '  });',
    '}',
    '',
  ].join('\n');
}

/** What a server knows of the edits since it has started. */
export interface Edits {
  /** How many there have been. */
  readonly version: number;
  /** The edit that has changed a module last; 0 for none. */
  versionOf(id: string): number;
}

/** The same for a server that leaves it to the page to import again what has changed. */
export function generateFollowingRoutes(root: RouteSpec, library: string, edits: Edits): string {
  const writer = new Writer(root, (id) => edits.versionOf(id));
  const building = buildingOf(writer, root);
  const edited = [...writer.modules.keys()]
    .filter((id) => edits.versionOf(id) > 0)
    .map((id) => `[${edits.versionOf(id)}, () => import(${JSON.stringify(id)})]`);
  return [
    ...importsFor(writer, library),
    `import {edited, follow, keepUnit, keepRoute, update} from ${JSON.stringify(HOT_ID)};`,
    CLIENT_IMPORT,
    // The page stays as it is where one of them cannot be imported.
    ...(edited.length > 0 ? [`await edited(import.meta.url, [${edited.join(', ')}]);`] : []),
    ...building,
    'update(routes);',
    `follow(client, ${edits.version});`,
    '',
  ].join('\n');
}

/** What stands there while the tree is wrong: the page says so, and comes back when it is right. */
export const generateFailure = (message: string): string =>
  [
    `import {follow} from ${JSON.stringify(HOT_ID)};`,
    CLIENT_IMPORT,
    'follow(client);',
    // Who imports it would fail for want of it before anything is said.
    'export default undefined;',
    `throw new Error(${JSON.stringify(message)});`,
    '',
  ].join('\n');

const CLIENT_IMPORT = 'import * as client from "/__web-dev-server__web-socket.js";';

/** The routes, in a function that builds them as often as they change. */
function buildingOf(writer: Writer, root: RouteSpec): string[] {
  const route = writer.route(root, '');
  return [
    'function build() {',
    ...writer.lines,
    `return ${route};`,
    '}',
    'const routes = build();',
    'export default routes;',
  ];
}

const importsFor = ({needsNotFound}: Writer, library: string): string[] => [
  `import {unit, below, inside, decide, missing, named, spelled, template} from ${JSON.stringify(RUNTIME_ID)};`,
  ...(needsNotFound ? [`import {notFound} from ${JSON.stringify(library)};`] : []),
];

/** Layouts further in need none around them: each is a root layout, as in Next.js. */
const isLayout = ({slots, isDefault, intercept}: RouteSpec) =>
  !!slots && !isDefault && intercept === undefined;

/** The params of a tree that patterns have other names for. */
function namesOf(root: RouteSpec): Map<string, string> {
  const names = new Map<string, string>();
  const visit = ({full, slots}: RouteSpec) => {
    for (const part of full)
      if (part.kind !== 'static' && patternName(part.name) !== part.name)
        names.set(patternName(part.name), part.name);
    for (const each of Object.values(slots ?? {}).flat()) visit(each);
  };
  visit(root);
  return names;
}

class Writer {
  readonly lines: string[] = [];
  /** The units by the modules that they are. */
  readonly modules = new Map<string, string>();
  needsNotFound = false;
  /** The version of a module, where what has not changed is kept. */
  readonly #versionOf: ((id: string) => number) | undefined;
  readonly #hasNames: boolean;
  /** By the folder whose params they get, besides those of their route. */
  readonly #units = new Map<Unit, Map<string | undefined, string>>();
  #unitCount = 0;
  readonly #deciders = new Map<unknown, string>();

  constructor(root: RouteSpec, versionOf?: (id: string) => number) {
    this.#versionOf = versionOf;
    const names = namesOf(root);
    this.#hasNames = names.size > 0;
    if (this.#hasNames) this.lines.push(`const n = named(${JSON.stringify(Object.fromEntries(names))});`);
  }

  /** @param place - Where in the tree it is. */
  route(spec: RouteSpec, place: string): string {
    const {path, isDefault, intercept, when, slots, unit, loading, error, notFound} = spec;
    const fields: string[] = [];
    const add = (name: string, value: string | undefined) =>
      value !== undefined && fields.push(`${name}: ${value}`);
    add('path', path === undefined ? undefined : JSON.stringify(path));
    add('default', isDefault ? 'true' : undefined);
    add('intercept', intercept === undefined ? undefined : JSON.stringify(intercept));
    add('when', when && this.#when(when));
    const folder = when && 'below' in when && when.names.length > 0 ? when.below : undefined;
    if (unit) {
      fields.push(`...${this.#unit(unit, {loading, error, notFound}, folder)}.route`);
      const {search, staleTime} = unit.facts;
      add('search', search && JSON.stringify(search));
      add('staleTime', staleTime === undefined ? undefined : String(staleTime));
    } else if (place === '' && slots?.['children']?.some(isLayout)) {
      fields.push('view: template(["route-slot", {}])');
    } else if (isDefault) {
      this.needsNotFound = true;
      add('view', `missing(notFound, ${notFound ? this.#unit(notFound) : 'undefined'})`);
    }
    for (const [name, fallback] of Object.entries({loading, error, notFound}))
      add(name, fallback && `${this.#unit(fallback, {}, folder)}.route.view`);
    add('slots', slots && this.#slots(slots, `${place}${path ?? ''}`));
    const route = `{${fields.join(', ')}}`;
    if (!this.#versionOf) return route;
    const {search, staleTime} = unit?.facts ?? {};
    const id = JSON.stringify([place, path, isDefault, intercept, unit?.id, search, staleTime, !slots]);
    return `keepRoute(${JSON.stringify(id)}, ${unit ? this.#unit(unit) : 'undefined'}, ${route})`;
  }

  #slots(slots: SlotSpecs, place: string): string {
    const tables = Object.entries(slots).map(([name, routes]) => {
      const list = routes.map((route) => {
        const code = this.route(route, `${place}@${name}`);
        const others = otherSpellings(route.path ?? '');
        return `\n${others.length === 0 ? code : `...spelled(${code}, ${JSON.stringify(others)})`},`;
      });
      return `${JSON.stringify(name)}: [${list.join('')}]`;
    });
    return `{${tables.join(', ')}}`;
  }

  /** @param folder - The pattern of the folder of a default that has params of its own. */
  #unit(unit: Unit, {loading, error, notFound}: Fallbacks = {}, folder?: string): string {
    const known = this.#units.get(unit) ?? new Map<string | undefined, string>();
    this.#units.set(unit, known);
    const before = known.get(folder);
    if (before !== undefined) return before;
    const around = Object.entries({loading, error, notFound}).flatMap(([name, fallback]) =>
      fallback && fallback !== unit ? [`${name}: ${this.#unit(fallback, {}, folder)}`] : [],
    );
    const name = `u${this.#unitCount++}`;
    known.set(folder, name);
    const importing = `() => import(${JSON.stringify(moduleIdOf(unit))})`;
    const load = this.#versionOf ? 'load' : importing;
    const renamed = this.#hasNames && unit.kind === 'module' ? `n(${load})` : load;
    const args = [folder === undefined ? renamed : `inside(${JSON.stringify(folder)}, ${renamed})`];
    const {names} = unit.facts;
    if (names.length > 0 || around.length > 0) args.push(JSON.stringify(names));
    if (around.length > 0) args.push(`{${around.join(', ')}}`);
    const made = `unit(${args.join(', ')})`;
    if (this.#versionOf) {
      const version = this.#versionOf(moduleIdOf(unit));
      this.modules.set(moduleIdOf(unit), unit.id);
      const state = version > 0 ? `${names.join()} ${version}` : names.join();
      this.lines.push(
        `const ${name} = keepUnit(${JSON.stringify([unit.id, folder ?? ''].join('?'))}, ${JSON.stringify(state)}, (load) => ${made}, ${importing});`,
      );
    } else this.lines.push(`const ${name} = ${made};`);
    return name;
  }

  #when(when: When): string {
    if ('below' in when) {
      const names = when.names.length > 0 ? [when.names] : [];
      return `below(${[when.below, ...names].map((each) => JSON.stringify(each)).join(', ')})`;
    }
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
 * @throws SlotRoutesError SR109 for what must not be in it, SR110 where it has gone.
 */
export function generateHtml({file, id, name}: Unit): string {
  try {
    const nodes = parseUnit(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    const template = `template(...${JSON.stringify(nodes)})`;
    const view = name === 'error' ? `errorView(${template})` : template;
    return `import {template, errorView} from ${JSON.stringify(RUNTIME_ID)};\nexport default ${view};\n`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const code = error instanceof HtmlError ? 'SR109' : 'SR110';
    throw new SlotRoutesError([{code, files: [id], reason}]);
  }
}
