/** One part of a URL pattern, between two slashes. */
export type PathPart =
  | {readonly kind: 'static'; readonly text: string}
  | {readonly kind: 'param' | 'catch-all' | 'optional-catch-all'; readonly name: string};

/** What the name of a folder says. */
export type Segment =
  | PathPart
  | {readonly kind: 'group'}
  | {readonly kind: 'private'}
  | {readonly kind: 'slot'; readonly name: string}
  | {readonly kind: 'intercept'; readonly up: number; readonly part: PathPart};

/** Up to the root, as `(...)` says. */
export const ROOT = Infinity;

/** Why a name is none. */
export class NameError extends Error {}

const MARKER = /^(\(\.\)|(?:\(\.\.\))+|\(\.\.\.\))(.*)$/s;
const DYNAMIC = /^\[(\[)?(\.\.\.)?([^[\].]*)\](\])?$/;
// What Windows refuses in a file name; `%3A` stands for a colon.
const UNSAFE_NAME = /[\0-\x1f\x7f<>:"|?*\\/]/;
// A device there, whatever comes after a dot: https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
// What would be a path of its own, and what nobody can see.
const UNSAFE_TEXT = /[\0-\x1f\x7f\\/]/;

/**
 * Reads the name of a folder as Next.js does.
 * @throws NameError with the second half of a sentence.
 */
export function parseFolderName(name: string): Segment {
  if (name.startsWith('_')) return {kind: 'private'};
  const [, marker, rest] = MARKER.exec(name) ?? [];
  if (marker !== undefined && rest !== undefined) {
    if (rest === '') throw new NameError('has a marker and no name after it');
    const up = marker === '(.)' ? 0 : marker === '(...)' ? ROOT : marker.length / '(..)'.length;
    return {kind: 'intercept', up, part: parsePart(rest)};
  }
  if (/^\([^()]+\)$/.test(name)) return {kind: 'group'};
  if (name.startsWith('@')) {
    const slot = name.slice(1);
    if (!/^(?!__proto__$)[\p{ID_Continue}$.-]+$/u.test(slot))
      throw new NameError('is no name of a route slot');
    return {kind: 'slot', name: slot};
  }
  return parsePart(name);
}

function parsePart(name: string): PathPart {
  const dynamic = DYNAMIC.exec(name);
  if (dynamic) {
    const [, open, dots, param = '', close] = dynamic;
    if ((open === undefined) === (close === undefined) && (open === undefined || dots !== undefined)) {
      if (!/^[\p{ID_Continue}$-]+$/u.test(param))
        throw new NameError('has no name of a param in its brackets');
      const kind = open ? 'optional-catch-all' : dots ? 'catch-all' : 'param';
      return {kind, name: param};
    }
  }
  if (/[()[\]]/.test(name)) throw new NameError('has brackets that mean nothing');
  return {kind: 'static', text: encodePart(name)};
}

/** A folder name as it stands in URLs: `caf%C3%A9` for `café`, whichever of the two it is called. */
function encodePart(name: string): string {
  let text: string;
  try {
    text = decodeURIComponent(name).normalize('NFC');
  } catch {
    throw new NameError('has a percent sign that encodes nothing');
  }
  if (UNSAFE_NAME.test(name) || UNSAFE_TEXT.test(text))
    throw new NameError('holds a character that is not safe in file names and URLs');
  if (DEVICE.test(name)) throw new NameError('is the name of a device on Windows');
  if (/^\.{1,2}$/.test(text)) throw new NameError('is resolved away by URL parsers');
  if (/^\s|[\s.]$/.test(text))
    throw new NameError('begins or ends with a space or a dot, which Windows drops');
  const url = new URL('http://slot-router.invalid');
  url.pathname = `/${text.replaceAll('%', '%25')}`;
  return url.pathname.slice(1);
}

/** It is a part of the URL, which groups and route slots are not. */
export const isPart = (segment: Segment): segment is PathPart =>
  segment.kind === 'static' || ('name' in segment && segment.kind !== 'slot');

/** The path that an intercepting folder takes over; undefined where its marker leads above the root. */
export function targetOf(
  full: readonly PathPart[],
  {up, part}: Extract<Segment, {kind: 'intercept'}>,
): readonly PathPart[] | undefined {
  if (up === ROOT) return [part];
  return up > full.length ? undefined : [...full.slice(0, full.length - up), part];
}

/** The name of a param in patterns: URLPattern knows identifiers only. */
export const patternName = (name: string): string => name.replace(/-/g, '_').replace(/^(?=\p{Nd})/u, '_');

/** Writes a URLPattern pathname. */
export function patternOf(parts: readonly PathPart[]): string {
  return `/${parts.map(writePart).join('/')}`;
}

function writePart(part: PathPart): string {
  if (part.kind === 'static') return part.text.replace(/[:*+?(){}\\]/g, '\\$&');
  const suffix = {param: '', 'catch-all': '+', 'optional-catch-all': '*'}[part.kind];
  return `:${patternName(part.name)}${suffix}`;
}

const lowerCase = (text: string) => text.replace(/%../g, (code) => code.toLowerCase());

/**
 * How links may spell a static part: as URL parsers leave it, as `encodeURIComponent` writes it, and both with the
 * lower-case digits of other languages. A path is matched as it is spelled, so each is a path of its own.
 */
function spellingsOf(text: string): string[] {
  const encoded = encodeURIComponent(decodeURIComponent(text));
  return [text, encoded, lowerCase(text), lowerCase(encoded)];
}

/** The other spellings of a path that has been written as a pattern. */
export function otherSpellings(pattern: string): string[] {
  const segments = pattern.split('/').map((segment) => {
    const text = segment.replace(/\\(.)/g, '$1');
    // Params have no spelling, and what stands in `{…}` is no part of a folder's name.
    if (/^:|[{}]/.test(segment)) return [segment];
    return spellingsOf(text).map((spelling) => writePart({kind: 'static', text: spelling}));
  });
  const all = [0, 1, 2, 3].map((i) => segments.map((spellings) => spellings[i] ?? spellings[0]).join('/'));
  return [...new Set(all)].filter((spelling) => spelling !== pattern);
}

const escapeRegex = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A path as people write it: `/photos/[id]`. */
export const displayPath = (parts: readonly PathPart[]): string => `/${parts.map(displayPart).join('/')}`;

function displayPart(part: PathPart): string {
  if (part.kind === 'static') return part.text;
  if (part.kind === 'param') return `[${part.name}]`;
  return part.kind === 'catch-all' ? `[...${part.name}]` : `[[...${part.name}]]`;
}

/**
 * The source of a regular expression for paths of this pattern, with a group for each param.
 * @param below - Match everything below as well.
 */
export function regexOf(parts: readonly PathPart[], below = false): string {
  const source = parts.map((part) => {
    if (part.kind === 'static') {
      const spellings = [...new Set(spellingsOf(part.text))].map(escapeRegex);
      return spellings.length > 1 ? `\\/(?:${spellings.join('|')})` : `\\/${spellings.join('')}`;
    }
    if (part.kind === 'param') return '\\/([^/]+)';
    return part.kind === 'catch-all' ? '((?:\\/[^/]+)+)' : '((?:\\/[^/]+)*)';
  });
  return `^${source.join('')}${below ? '(?:\\/.*)?' : '\\/?'}$`;
}

const isRest = ({kind}: PathPart) => kind === 'catch-all' || kind === 'optional-catch-all';

/** Two parts are at one place, whatever their params are called. */
export const isSamePart = (a: PathPart, b: PathPart): boolean =>
  a.kind === b.kind && (a.kind !== 'static' || (b.kind === 'static' && a.text === b.text));

/** What tells a pattern from others, the names of its params apart. */
export const shapeOf = (parts: readonly PathPart[]): string =>
  parts.map((part) => (part.kind === 'static' ? `/${part.text}` : `/[${part.kind}]`)).join('');

/** Every path of one pattern is a path of another one. */
export function covers(wide: readonly PathPart[], narrow: readonly PathPart[]): boolean {
  const [first, ...others] = wide;
  const [part, ...rest] = narrow;
  if (!first) return !part;
  if (first.kind === 'optional-catch-all') return true;
  if (first.kind === 'catch-all')
    return part !== undefined && !narrow.every(({kind}) => kind === 'optional-catch-all');
  if (!part || isRest(part)) return false;
  if (first.kind === 'static' && !isSamePart(first, part)) return false;
  return covers(others, rest);
}

/** Some path is of both patterns. */
export function overlaps(a: readonly PathPart[], b: readonly PathPart[]): boolean {
  const [first, ...others] = a;
  const [part, ...rest] = b;
  if (!first && !part) return true;
  if (first?.kind === 'optional-catch-all' || part?.kind === 'optional-catch-all') {
    // A rest is last: the paths meet where the other one is not shorter than what comes before it.
    return true;
  }
  if (!first || !part) return false;
  if (isRest(first) || isRest(part)) return true;
  if (first.kind === 'static' && part.kind === 'static' && first.text !== part.text) return false;
  return overlaps(others, rest);
}

const RANKS = {static: 0, param: 2, 'catch-all': 4, 'optional-catch-all': 5};

/** Orders patterns from the most to the least specific, as matching does (R050). */
export function compareSpecificity(a: readonly PathPart[], b: readonly PathPart[]): number {
  for (let i = 0; i < a.length || i < b.length; i++) {
    const rank = (part: PathPart | undefined) => (part ? RANKS[part.kind] : 0);
    const difference = rank(a[i]) - rank(b[i]);
    if (difference) return difference;
  }
  return 0;
}
