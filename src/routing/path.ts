/** A pathname below a layout's base, split once for all route slots of the layout. */
export interface Path {
  /** Without a trailing slash: `''` is the layout's own path. */
  readonly text: string;
  readonly segments: readonly string[];
  /** The layout's own path is the URL's root `/`, which a wildcard matches and a longer own path does not. */
  readonly atRoot: boolean;
}

/** A trailing slash makes no difference to matching. */
export const trimSlash = (pathname: string): string => (pathname.endsWith('/') ? pathname.slice(0, -1) : pathname);

export function splitPath(text: string, atRoot = false): Path {
  return {text, segments: text === '' ? [] : text.slice(1).split('/'), atRoot: atRoot && text === ''};
}

/** Decodes what can be decoded: a malformed encoding is shown as it stands in the URL. */
export function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
