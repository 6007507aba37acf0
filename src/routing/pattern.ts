import {compilePathname, type PathnamePattern} from './url-pattern.js';

/** How specific a segment of a pattern is: the smaller, the more specific (R050). */
const enum Kind {
  Static,
  Partial,
  Param,
  Optional,
  CatchAll,
  OptionalCatchAll,
}

/** A compiled path. Simple ones are matched segment by segment, all others by URLPattern itself. */
export interface Pattern {
  readonly path: string;
  /** One kind a segment, for the order of specificity. */
  readonly kinds: readonly Kind[];
  /** The segments that a walk can follow; `:` stands for a parameter. */
  readonly segments: readonly string[];
  /** The names of a simple pattern's parameters, by segment. */
  readonly names: readonly (readonly [index: number, name: string])[];
  /** It goes on after its segments: with a wildcard, or with what only `exec` can tell. */
  readonly open: boolean;
  /** Set where the pattern is not simple. */
  readonly exec: PathnamePattern | undefined;
}

// A name as URLPattern allows it, in ASCII; other names go through URLPattern.
const PARAM = /^:[A-Za-z_$][\w$]*$/;
// Characters that stand for themselves in a pattern and that the URL parser leaves as they are, but for
// segments that it would resolve away.
const DOTS = /\/(\.|%2e){1,2}($|[/:*?+(){}])/i;
const STATIC = /^(?!(\.|%2e){1,2}$)[\w\-.~!$&',;=@%]*$/i;

// From what is most common in a segment to what is least; the first that fits decides.
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [STATIC, Kind.Static],
  [PARAM, Kind.Param],
  [/^\*$|^:[^(]*\+$|^(:[\w$]*)?\(\.\*\)$/, Kind.CatchAll],
  [/^:[^(]*\*$/, Kind.OptionalCatchAll],
  [/^:[^(]*\?$/, Kind.Optional],
];

// Groups do not change how specific the segments in them are, and a slash in a regular expression splits nothing.
const kindsOf = (path: string) =>
  path
    .replace(/\((?!\.\*\))(\\.|[^)\\])*\)/g, '()')
    .replace(/\{|\}[?*+]?/g, '')
    .replace(/^\//, '')
    .split('/')
    .map((segment) => KINDS.find(([shape]) => shape.test(segment))?.[1] ?? Kind.Partial);

/** A pattern as matching wants it: with a slash before it, where it has forgotten it, and without one after it. */
export const trimPattern = (declared: string): string =>
  declared.replace(/(?<!\\)\/$/, '').replace(/^(?=[\w:.~-])/, '/');

/**
 * Compiles a URLPattern pathname, relative to a base.
 * @param rest - Match everything below the path as well.
 * @throws TypeError as URLPattern does.
 */
export function compilePattern(declared: string, rest = false): Pattern {
  const path = trimPattern(declared);
  const kinds = kindsOf(path);
  const segments = path.split('/').slice(1);
  const isOpen = !rest && segments.at(-1) === '*';
  const simple = isOpen ? segments.slice(0, -1) : segments;
  const names = simple.flatMap((text, i) => (PARAM.test(text) ? [[i + 1, text.slice(1)] as const] : []));
  const isSimple =
    /^($|\/)/.test(path) &&
    new Set(names.map(([, name]) => name)).size === names.length &&
    simple.every((text) => PARAM.test(text) || STATIC.test(text));
  if (rest) kinds.push(Kind.CatchAll);
  if (isSimple) {
    const walk = simple.map((text) => (PARAM.test(text) ? ':' : text));
    return {path, kinds, segments: walk, names, open: isOpen || rest, exec: undefined};
  }
  // The static segments before anything special: only paths that share them are tried. An optional group takes
  // the slash before it along, so that what stands before that slash may go on.
  const fixed = /^[^:*?+(){}\\]*\//.exec(path)?.[0] ?? '';
  const parts = fixed.split('/').slice(1, /[?*]/.test(path.slice(fixed.length)) ? -2 : -1);
  const end = parts.findIndex((text) => !STATIC.test(text));
  // URLPattern resolves dot segments, which take away what has come before.
  const walk = DOTS.test(path.replace(/\\/g, '')) ? [] : end < 0 ? parts : parts.slice(0, end);
  // WebKitGTK 2.50 takes a group that is never closed; the standard and the other engines do not.
  if (/\{[^}]*$/.test(path.replace(/\\./g, ''))) throw new TypeError(`Unclosed group in "${declared}".`);
  const exec = compilePathname(rest ? `${path}{/*}?` : path);
  return {path, kinds, segments: walk, names: [], open: true, exec};
}

/** Orders patterns from the most to the least specific: the first segment that differs in kind decides. */
export function compareKinds(a: readonly Kind[], b: readonly Kind[]): number {
  // A pattern that ends is as specific as one that goes on with a static segment: they never meet.
  for (let i = 0; i < a.length || i < b.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference) return difference;
  }
  return 0;
}
