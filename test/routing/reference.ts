import fc from 'fast-check';

/** A pattern by its pieces, and paths that have a fair chance to match it. */
export interface Sample {
  readonly pattern: string;
  readonly paths: readonly string[];
}

/** Pieces of patterns, each with texts that it matches, or nearly. */
const pieces: readonly (readonly [pattern: string, ...texts: string[]])[] = [
  ['/a', '/a'],
  ['/b', '/b', '/a'],
  ['/a/b', '/a/b'],
  ['/new', '/new', '/New'],
  ['/:a', '/1', '/a', '/', '/%20'],
  ['/:b', '/b', '/12', '/é'],
  ['/:c?', '/c', '', '/'],
  ['/:d+', '/d', '/d/e', '/d//e', ''],
  ['/:e*', '', '/e', '/e/f/g'],
  ['/*', '/', '/x', '/x/y', ''],
  ['*', '', 'x', '/x'],
  ['/*?', '', '/', '/y'],
  ['/(\\d+)', '/1', '/42', '/x'],
  ['/:f(\\d+)', '/7', '/x'],
  ['/:g(\\d+)?', '/7', '', '/x'],
  ['/:h(a|b)+', '/a', '/a/b', '/c'],
  ['/(a|b/c)', '/a', '/b/c', '/b'],
  ['/:i(.*)', '/', '/i', '/i/j', ''],
  ['/:j(.+)', '/j', '/j/k', ''],
  ['/:k([^/]+/[^/]+)', '/k/l', '/k'],
  ['/x-:l', '/x-1', '/x-', '/x'],
  ['/:m.html', '/m.html', '/m'],
  ['/:n-:o', '/n-o', '/n-o-p', '/n'],
  ['/v*', '/v', '/v1/2', '/w'],
  ['{/x}?', '/x', ''],
  ['{/x}*', '', '/x', '/x/x'],
  ['{/y/z}+', '/y/z', '/y/z/y/z', '/y'],
  ['{/:p}?', '/p', ''],
  ['{/:q(\\d+)-}?', '/1-', ''],
  ['{s}?', 's', ''],
  ['{/}?', '/', ''],
  ['/\\:a', '/:a', '/1'],
  ['/\\*', '/*', '/x'],
  ['/a\\+\\(b\\)', '/a+(b)', '/a'],
  ['/%20', '/%20', '/ '],
  ['/a b', '/a%20b', '/a b'],
  ['/é', '/é', '/%C3%A9', '/e'],
  ['/caf%C3%A9', '/café', '/caf%c3%a9'],
  ['/日本', '/日本', '/%E6%97%A5%E6%9C%AC'],
  ['/👋', '/👋', '/x'],
  ['/:名', '/名', '/x'],
  ['/%', '/%', '/%25'],
  ['/%E0%A4%A', '/%E0%A4%A', '/x'],
  ['/%2F', '/%2F', '/%2f', '//'],
  ['/', '/', '//'],
  ['/.', '/.', '/', '/a'],
  ['/..', '/..', '/'],
  ['/%2e', '/%2e', '/'],
  ['/...', '/...', '/a'],
  ['/a.b', '/a.b', '/axb'],
  ['/.a', '/.a'],
  ['/~', '/~'],
  ['/@', '/@'],
  ["/a'b", "/a'b", '/a%27b'],
  ['/a;b=c,d', '/a;b=c,d'],
  ['/$&!', '/$&!'],
  ['/a|b', '/a|b', '/a%7Cb'],
  ['/[x]', '/[x]', '/%5Bx%5D'],
  ['/^"<>`', '/^"<>`', '/x'],
  ['/a#b', '/a%23b', '/a'],
  ['/__proto__', '/__proto__'],
  ['/:__proto__', '/x', '/__proto__'],
  ['/:constructor', '/x', '/constructor'],
  ['/constructor', '/constructor', '/x'],
  // Most of the time these make a pattern invalid.
  ['/:', '/:'],
  ['/(', '/('],
  ['{', '{'],
  ['?', '?'],
  ['+', '+'],
];

/** The first ones are those that every page has. */
const piece = fc.oneof({weight: 3, arbitrary: fc.nat(13)}, {weight: 2, arbitrary: fc.nat(pieces.length - 1)});
const words = [...new Set(pieces.flatMap(([, ...texts]) => texts))];

/** A path is told by numbers, so that it can follow the pattern piece by piece. */
const choices = fc.array(fc.nat(999), {minLength: 1, maxLength: 6});

/** @param count - How many paths. */
export function samples(count: number): fc.Arbitrary<Sample> {
  const patterns = fc.array(piece, {minLength: 1, maxLength: 4});
  const paths = fc.array(choices, {minLength: count, maxLength: count});
  return fc.tuple(patterns, paths, fc.boolean()).map(([indices, told, slash]) => {
    const text = indices.map((index) => pieces[index]![0]).join('') + (slash ? '/' : '');
    return {
      // One that begins with none of these gets a slash; an empty first segment, which no URL of a page has, goes.
      pattern: text.replace(/^(?![/{*])/, '/').replace(/^\/\/+/, '/'),
      paths: told.map((numbers) => pathOf(indices, numbers)),
    };
  });
}

/** Paths for several patterns together. */
export function tables(routes: number, count: number): fc.Arbitrary<readonly Sample[]> {
  return fc.array(samples(count), {minLength: 1, maxLength: routes});
}

function pathOf(indices: readonly number[], [mode = 0, ...numbers]: readonly number[]): string {
  // One in four has nothing to do with the pattern.
  if (mode % 4 === 0) return numbers.map((n) => words[n % words.length]).join('');
  const texts = indices.map((index, i) => {
    const [, ...all] = pieces[index]!;
    return all[(numbers[i] ?? 0) % all.length];
  });
  return texts.join('') + (mode % 4 === 1 ? '/' : '');
}

/** A pathname as the browser has it. */
export function pathnameOf(path: string): string {
  const url = new URL('https://example.test/');
  // A setter: two slashes at the start would be a host.
  url.pathname = path.startsWith('/') ? path : `/${path}`;
  return url.pathname;
}

/** A pattern as URLPattern itself compiles it, without a slash at its end; undefined where it is invalid. */
export function compileNatively(pattern: string): URLPattern | undefined {
  // WebKitGTK 2.50 takes a group that is never closed; the standard and the other engines throw.
  // https://urlpattern.spec.whatwg.org/#parse-a-pattern-string
  if (/\{[^}]*$/.test(pattern.replace(/\\./g, ''))) return undefined;
  try {
    return new URLPattern({pathname: pattern.replace(/\/$/, '')});
  } catch {
    return undefined;
  }
}

/**
 * What URLPattern says of a pathname, without a slash at its end: the params, decoded. The root is both `/`, which it
 * is in a URL, and the empty path that every other layout has for its own.
 */
export function execNatively(pattern: URLPattern, pathname: string): Record<string, string> | null {
  const path = pathname.replace(/\/$/, '');
  const result = (path === '' ? pattern.exec({pathname: '/'}) : null) ?? pattern.exec({pathname: path});
  if (!result) return null;
  const groups: Record<string, string | undefined> = result.pathname.groups;
  return Object.fromEntries(
    Object.entries(groups).flatMap(([name, value]) => (value === undefined ? [] : [[name, decode(value)]])),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
