/** A trailing slash makes no difference to matching. */
export const trimSlash = (pathname: string): string => pathname.replace(/\/$/, '');

/** Decodes what can be decoded: a malformed encoding is shown as it stands in the URL. */
export function decode(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

/** A path below a base, as matching looks at it. */
export interface Place {
  /** Without a trailing slash: `''` is the layout's own path. */
  readonly path: string;
  /** It is the root `/` of the site, which a wildcard matches and a longer base does not. */
  readonly atRoot: boolean;
  /** `path`, split once for all route slots of a layout. The first part is empty. */
  readonly parts?: readonly string[];
}
