import type {Code} from '../diagnostics/messages.js';
import {HOLE} from '../routing/hole.js';
import {parseUrl} from '../routing/parse-url.js';
import type {Params} from '../routing/route.js';

/** Where a fragment is, and the folder that it never leaves. */
export interface FragmentSource {
  readonly url: URL;
  readonly folder: string;
}

/** Why a fragment is not asked for. */
export interface Refusal {
  readonly code: Code;
  readonly value: string;
}

/**
 * Fills the `src` of a template. A param is one encoded path segment, or a part of one, so that a fragment never leaves
 * the folder of its `src`.
 * @param page - The URL that an empty `src` stands for.
 * @param isOpen - Another origin is allowed.
 */
export function fragmentUrl(
  src: string,
  params: Params,
  page: URL,
  base: string,
  isOpen: boolean,
): FragmentSource | Refusal {
  if (src === '') return {url: page, folder: '/'};
  const [path = ''] = src.split(/[?#]/);
  const valueOf = (name: string) => (Object.hasOwn(params, name) ? (params[name] ?? '') : '');
  const fill = (text: string) => text.replace(HOLE, (_, name: string) => encodeURIComponent(valueOf(name)));
  const isDot = (part: string) => /^\.{1,2}$/.test(fill(part)) && fill(part) !== part;
  // What comes before the first param says where it has to stay.
  const [start = ''] = path.split(/\{\{/);
  const folder = parseUrl(start.replace(/[^/]*$/, '') || '.', base);
  let url: URL | undefined;
  try {
    url = parseUrl(fill(src), base);
  } catch {
    // Half a surrogate pair has no encoding.
  }
  if (!url || !folder) return {code: 'SR016', value: src};
  const isOutside = url.origin !== folder.origin || !url.pathname.startsWith(folder.pathname);
  if (isOutside || path.split('/').some(isDot)) return {code: 'SR020', value: fill(src)};
  if (url.origin !== location.origin && !isOpen) return {code: 'SR019', value: url.href};
  return {url, folder: folder.pathname};
}

/**
 * The page that would bring a fragment: the way from path to `src` back.
 * @param segment - The part of the page's path below the layout's base.
 */
export function pageFor(
  fragment: URL,
  templates: Iterable<Element>,
  page: URL,
  segment: string,
): string | undefined {
  const before = page.pathname.replace(/\/+$/, '');
  if (!before.endsWith(segment)) return undefined;
  for (const template of templates) {
    const names: string[] = [];
    // A name that nobody has given to a file.
    const mark = 'slot-router--param';
    const src = (template.getAttribute('src') ?? '').replace(
      HOLE,
      (_, name: string) => (names.push(name), mark),
    );
    const pattern = src && parseUrl(src, template.baseURI)?.href.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const found = pattern && new RegExp(`^${pattern.replaceAll(mark, '([^/?#]+)')}$`).exec(fragment.href);
    if (!found) continue;
    const path = template
      .getAttribute('path')
      ?.replace(
        /:([\p{ID_Continue}$]+)/gu,
        (whole, name: string) => (names.includes(name) && found[names.indexOf(name) + 1]) || whole,
      );
    // A param that the fragment does not tell, or a pattern that has more than names.
    if (path === undefined || /[:*+?(){}]/.test(path)) continue;
    const to = new URL(page);
    to.pathname = before.slice(0, before.length - segment.length) + path;
    return to.href === page.href ? undefined : to.href;
  }
  return undefined;
}
