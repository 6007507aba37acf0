/** The part of URLPattern that routing needs. */
export interface PathnamePattern {
  exec(input: {pathname: string}): {pathname: {groups: Record<string, string | undefined>}} | null;
}

type PatternClass = new (init: {pathname: string}) => PathnamePattern;

let patternClass: PatternClass | undefined = globalThis.URLPattern;

/** Loads the polyfill where the browser has no URLPattern. Nothing global is patched. */
export async function loadUrlPattern(): Promise<void> {
  patternClass ??= (await import('urlpattern-polyfill/urlpattern')).URLPattern as PatternClass;
}

/** Compiles a pathname; throws the platform's TypeError where it is invalid. */
export function compilePathname(pathname: string): PathnamePattern {
  if (!patternClass) throw new Error('URLPattern is not loaded.');
  return new patternClass({pathname});
}
