import {compilePathname, type PathnamePattern} from './url-pattern.js';
import {trimSlash} from './path.js';

/** How specific one segment of a pattern is: the smaller, the more specific (R050). */
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
  readonly kinds: readonly number[];
  /** Static texts and `:names` of a simple pattern; of any other the static segments it starts with. */
  readonly segments: readonly string[];
  /** A simple pattern ends in `*`. */
  readonly wildcard: boolean;
  /** It matches everything below its path too. */
  readonly rest: boolean;
  /** Set where the pattern is not simple. */
  readonly exec: PathnamePattern | undefined;
}

// A name as URLPattern allows it, in ASCII; other names go through URLPattern.
const PARAM = /^:[A-Za-z_$][\w$]*$/;
// Characters that stand for themselves in a pattern and that the URL parser leaves as they are.
const STATIC = /^[\w\-.~!$&',;=@%]*$/;
// Segments that the URL parser would resolve away.
const DOTS = /^(\.|%2e){1,2}$/i;

const isStatic = (segment: string) => STATIC.test(segment) && !DOTS.test(segment);

function kindOf(segment: string): Kind {
  if (segment === '*' || /^:[^(]*\+$|^(:[\w$]*)?\(\.\*\)$/.test(segment)) return Kind.CatchAll;
  if (/^:[^(]*\*$/.test(segment)) return Kind.OptionalCatchAll;
  if (/^:[^(]*\?$/.test(segment)) return Kind.Optional;
  if (PARAM.test(segment)) return Kind.Param;
  return isStatic(segment) ? Kind.Static : Kind.Partial;
}

// Groups do not change how specific the segments in them are, and a slash in a regular expression splits nothing.
const kindsOf = (path: string) =>
  path
    .replace(/\((?!\.\*\))(\\.|[^)\\])*\)/g, '()')
    .replace(/\{|\}[?*+]?/g, '')
    .replace(/^\//, '')
    .split('/')
    .map(kindOf);

/**
 * Compiles a URLPattern pathname, relative to a base.
 * @param rest - Also match everything below the path; the rest is the last, unnamed group.
 * @throws TypeError as URLPattern does.
 */
export function compilePattern(declared: string, rest = false): Pattern {
  const path = trimSlash(/^[\w:.~-]/.test(declared) ? `/${declared}` : declared);
  const segments = path.split('/').slice(1);
  const wildcard = rest || segments.at(-1) === '*';
  const simple = !rest && wildcard ? segments.slice(0, -1) : segments;
  const names = simple.filter((segment) => PARAM.test(segment));
  const kinds = [...kindsOf(path), ...(rest ? [Kind.CatchAll] : [])];
  const startsWithSlash = path === '' || path.startsWith('/');
  if (
    startsWithSlash &&
    new Set(names).size === names.length &&
    simple.every((segment) => PARAM.test(segment) || isStatic(segment))
  ) {
    return {path, kinds, segments: simple, wildcard, rest, exec: undefined};
  }
  const special = path.search(/[:*?+(){}\\]/);
  const fixed = path.slice(0, special < 0 ? 0 : special).split('/').slice(1, -1);
  const end = fixed.findIndex((segment) => !isStatic(segment));
  return {
    path,
    kinds,
    segments: end < 0 ? fixed : fixed.slice(0, end),
    wildcard: false,
    rest,
    exec: compilePathname(rest ? `${path}{/*}?` : path),
  };
}

/** Orders patterns from the most to the least specific: the first segment that differs in kind decides. */
export function compareKinds(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length || i < b.length; i++) {
    // A pattern that ends here is as specific as one that goes on with a static segment: they never meet.
    const difference = (a[i] ?? Kind.Static) - (b[i] ?? Kind.Static);
    if (difference !== 0) return difference;
  }
  return 0;
}
