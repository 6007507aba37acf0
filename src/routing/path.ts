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
