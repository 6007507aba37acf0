import type {RouteSpec} from './routes.js';
import {displayPath, type PathPart} from './segments.js';

interface PathTypes {
  readonly parts: readonly PathPart[];
  /** Undefined where some page of it may have any search params. */
  search: Set<string> | undefined;
}

/**
 * Writes the types of a tree: every path with its params and its search params.
 * @param dir - The folder of the routes, for the reader.
 * @param base - What the root layout has as its `base`.
 */
export function generateTypes(root: RouteSpec, dir: string, base: string): string {
  const paths = new Map<string, PathTypes>();
  const visit = ({full, unit, slots, isDefault, intercept}: RouteSpec) => {
    if (unit && !slots && !isDefault && intercept === undefined) {
      const path = base.replace(/\/$/, '') + displayPath(full).replace(/^\/$/, base === '/' ? '/' : '');
      const known = paths.get(path);
      const {search} = unit.facts;
      if (!known) paths.set(path, {parts: full, search: search && new Set(search)});
      else known.search = known.search && search && new Set([...known.search, ...search]);
    }
    for (const each of Object.values(slots ?? {}).flat()) visit(each);
  };
  visit(root);
  const lines = [...paths]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, types]) => `  ${JSON.stringify(path)}: ${typeOf(types)};`);
  return [
    `// Written by slot-router/plugin from ${dir}/. Do not edit it.`,
    "declare module 'virtual:slot-routes' {",
    "  const routes: import('slot-router').Route;",
    '  export default routes;',
    '}',
    '',
    'interface SlotRoutes {',
    ...lines,
    '}',
    '',
  ].join('\n');
}

function typeOf({parts, search}: PathTypes): string {
  const params = parts.flatMap((part) => {
    if (part.kind === 'static') return [];
    return `${JSON.stringify(part.name)}${part.kind === 'optional-catch-all' ? '?' : ''}: string`;
  });
  const names = search && [...search].map((name) => JSON.stringify(name)).join(' | ');
  return `{params: {${params.join('; ')}}; search: ${names ?? 'string'}}`;
}
