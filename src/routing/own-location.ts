import {locationBelow, type Location} from './location.js';
import {parseUrl} from './parse-url.js';

/** Where a route slot with a location of its own is, as `/members/42?tab=open`; null where it is closed. */
export type OwnPlace = string | null;

/**
 * Reads the places that a URL gives to route slots: `?@users=/members/42&@users.tab=open`. A page may have a thousand
 * of these, and most URLs name a few.
 * @returns Gives the place of one, by its name as URLs write it, `@users`.
 */
export function readPlaces(params: URLSearchParams): (key: string) => OwnPlace {
  const named = new Map<string, {path?: string; readonly own: URLSearchParams}>();
  const find = (key: string) => {
    const place = named.get(key) ?? {own: new URLSearchParams()};
    named.set(key, place);
    return place;
  };
  for (const [name, value] of params) {
    if (!isOwnParam(name)) continue;
    find(name).path ??= value;
    // A name may have dots of its own.
    for (let dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1))
      find(name.slice(0, dot)).own.append(name.slice(dot + 1), value);
  }
  return (key) => {
    const place = named.get(key);
    if (!place) return '/';
    const {path = '/', own} = place;
    if (path === 'false') return null;
    return own.size > 0 ? `${path}?${own}` : path;
  };
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
  const placeOf = readPlaces(new URLSearchParams(search));
  let pairs = search.slice(1).split('&').filter(Boolean);
  for (const [key, place] of Object.entries(places)) {
    const url = place === null ? undefined : urlOf(place);
    const before = placeOf(key);
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
