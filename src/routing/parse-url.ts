/** A URL, or undefined for what is none. */
export function parseUrl(text: string | URL, base: string | URL): URL | undefined {
  try {
    // Not URL.canParse: that parses twice.
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
