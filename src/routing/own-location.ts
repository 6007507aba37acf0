import {locationBelow, type Location} from './location.js';
import {parseUrl} from './parse-url.js';

/** Where a route slot with a location of its own is, as `/members/42?tab=open`; null where it is closed. */
export type OwnPlace = string | null;

/**
 * Reads the place that a URL gives to a route slot: `?@users=/members/42&@users.tab=open`.
 * @param key - The route slot's name as URLs write it, `@users`.
 */
export function readPlace(params: URLSearchParams, key: string): OwnPlace {
  const path = params.get(key);
  if (path === 'false') return null;
  const own = new URLSearchParams();
  for (const [name, value] of params)
    if (name.startsWith(`${key}.`)) own.append(name.slice(key.length + 1), value);
  return `${path ?? '/'}${own.size > 0 ? `?${own}` : ''}`;
}

/** A parameter, as it stands in a query, is part of a route slot's location. */
export const isOwnParam = (pair: string): boolean => /^(@|%40)/.test(pair);

/** Two URLs differ in nothing but the places of route slots. */
export function isSamePage(a: URL, b: URL): boolean {
  const rest = ({pathname, search}: URL) =>
    `${pathname}?${search
      .slice(1)
      .split('&')
      .filter((pair) => !isOwnParam(pair))
      .join('&')}`;
  return rest(a) === rest(b);
}

/**
 * Writes the places of route slots into the query of a URL. Every other parameter stays as and where it is.
 * @param search - With its question mark, as in `URL.search`.
 */
export function writePlaces(search: string, places: Readonly<Record<string, OwnPlace>>): string {
  let pairs = search.slice(1).split('&').filter(Boolean);
  for (const [key, place] of Object.entries(places)) {
    const url = place === null ? undefined : urlOf(place);
    const before = readPlace(new URLSearchParams(search), key);
    // The route slots inside its view go with the view.
    const leaves = !url || !before || urlOf(before).pathname !== url.pathname;
    const isOwn = (pair: string) => {
      const [name = ''] = new URLSearchParams(pair).keys();
      return name === key || name.startsWith(`${key}.`) || (leaves && name.startsWith(`${key}@`));
    };
    const own = url
      ? [...url.searchParams].map(([name, value]) => [`${key}.${encode(name)}`, encode(value)])
      : [];
    // The default location is not written.
    if (url?.pathname !== '/') own.unshift([key, url ? encodePath(url.pathname) : 'false']);
    const at = pairs.findIndex(isOwn);
    const others = pairs.filter((pair) => !isOwn(pair));
    others.splice(at < 0 ? others.length : at, 0, ...own.map((pair) => pair.join('=')));
    pairs = others;
  }
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** The location that routes are matched against. */
export function ownLocation(place: string, {page, base, params}: Location): Location {
  return {...locationBelow(urlOf(place, page.origin), '', params), page, scope: base};
}

// One slash: two would name another host.
const urlOf = (place: string, origin = 'http://x') =>
  parseUrl(place.replace(/^[/\\]*/, '/'), origin) ?? new URL('/', origin);

const encode = (text: string) => encodeURIComponent(text).replace(/%(2F|3A|40|24|2C)/g, decodeURIComponent);

/** A pathname with as few escapes as it can have without meaning something else once it has been decoded. */
const encodePath = (pathname: string) => encode(pathname.split(/%25/).map(decodeReserved).join('%25'));

function decodeReserved(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
