import {parseSync} from 'oxc-parser';
import type {ModuleFacts} from './tree.js';

/** The exports of a unit that the router calls when the unit is there. */
const CALLED = ['load', 'title', 'canLeave', 'action'];

/** What Next.js reads of a unit, and what says the same here. */
export const FOREIGN_EXPORTS: ReadonlyMap<string, string> = new Map([
  ['metadata', 'title'],
  ['generateMetadata', 'title'],
  ['generateStaticParams', 'prerender: {paths}'],
  ['revalidate', 'staleTime'],
]);

/** Why a module is no unit. */
export class FactsError extends Error {
  /** It is a module, but says something in a way that cannot be known before it runs. */
  readonly isUnknown: boolean;

  constructor(message: string, isUnknown = false) {
    super(message);
    this.isUnknown = isUnknown;
  }
}

interface AnyNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

/**
 * Reads what a module exports, and what of it must be known before the module is loaded, without running it.
 * @throws FactsError
 */
export function readFacts(file: string, code: string): ModuleFacts {
  const {errors, module, program} = parseSync(file, code);
  const [error] = errors;
  if (error) throw new FactsError(error.message);
  const entries = module.staticExports.flatMap((each) => each.entries).filter(({isType}) => !isType);
  const names = new Set<string | null>();
  for (const {exportName} of entries) {
    const kind: string = exportName.kind;
    names.add(kind === 'Default' ? 'default' : exportName.name);
  }
  if (!names.has('default')) throw new FactsError('it has no default export, which is the view');
  const body = program.body as unknown as readonly AnyNode[]; // the parts that are looked at are ESTree
  const read = <T>(name: string, evaluate: (node: AnyNode) => T | undefined, what: string) => {
    if (!names.has(name)) return undefined;
    const init = declarationOf(body, name);
    const value = init && evaluate(plain(init));
    if (value === undefined) throw new FactsError(`its export "${name}" is not ${what}`, true);
    return value;
  };
  const search = read('search', listOf, 'a list of texts');
  const staleTime = read('staleTime', numberOf, 'a number of milliseconds');
  const foreign = [...FOREIGN_EXPORTS.keys()].filter((name) => names.has(name));
  return {
    names: CALLED.filter((name) => names.has(name)),
    ...(search && {search}),
    ...(staleTime !== undefined && {staleTime}),
    ...(foreign.length > 0 && {foreign}),
  };
}

/** What `export const name = …` is set to. */
function declarationOf(body: readonly AnyNode[], name: string): AnyNode | undefined {
  for (const {type, declaration} of body as readonly (AnyNode & {declaration?: AnyNode})[]) {
    if (type !== 'ExportNamedDeclaration' || declaration?.type !== 'VariableDeclaration') continue;
    for (const {id, init} of declaration['declarations'] as {id: AnyNode; init: AnyNode | null}[])
      if (id['name'] === name && init) return init;
  }
  return undefined;
}

/** An expression without what TypeScript says about it. */
function plain(node: AnyNode): AnyNode {
  const isTyped = /^TS(As|Satisfies|NonNull|TypeAssertion)|^Parenthesized/.test(node.type);
  return isTyped ? plain(node['expression'] as AnyNode) : node;
}

function listOf(node: AnyNode): readonly string[] | undefined {
  if (node.type !== 'ArrayExpression') return undefined;
  const items = (node['elements'] as (AnyNode | null)[]).map((each) => each && plain(each)['value']);
  return items.every((item) => typeof item === 'string') ? items : undefined;
}

/** A number, or a product of numbers such as `5 * 60_000`. */
function numberOf(node: AnyNode): number | undefined {
  if (typeof node['value'] === 'number') return node['value'];
  if (node.type === 'Identifier' && node['name'] === 'Infinity') return Infinity;
  if (node.type !== 'BinaryExpression' || node['operator'] !== '*') return undefined;
  const [left, right] = [numberOf(plain(node['left'] as AnyNode)), numberOf(plain(node['right'] as AnyNode))];
  return left === undefined || right === undefined ? undefined : left * right;
}
