import {SlotRouterError} from '../diagnostics/slot-router-error.js';
import {parseUrl} from '../routing/parse-url.js';
import type {OwnPlace} from '../routing/own-location.js';
import {own} from '../routing/own-locations.js';
import type {LayoutController} from './layout-controller.js';

/** Locations by the names of their route slots, such as `{users: '/members/42'}`; `false` closes one. */
export type Places = Readonly<Record<string, string | false>>;

/** Where a navigation goes: a URL, and the places that are no part of it. */
export interface Destination {
  readonly url: URL;
  readonly states?: Readonly<Record<string, OwnPlace>>;
}

/**
 * Where a layout has to go for its route slots to be at these places; everything else stays.
 * @throws SlotRouterError SR012 for a name that is no route slot's, and for several places in one path.
 */
export function destinationOf({slots, location: base}: LayoutController, to: Places): Destination {
  const places: Record<string, OwnPlace> = {};
  const states: Record<string, OwnPlace> = {};
  const paths = new Set<string>();
  let unknown: string | undefined;
  for (const [name, place] of Object.entries(to)) {
    const found = [...slots].filter(({host}) => host.name === name);
    const isPlace = typeof place === 'string' || (place as unknown) === false;
    if (found.length === 0 || !isPlace) unknown ??= name;
    for (const slot of found) {
      const {ownKey, host} = slot;
      // Where nothing would show at `/`, that says it as well.
      if (!ownKey) paths.add(place || '/');
      else (host.source === 'state' ? states : places)[ownKey] = place || (slot.showsAtRoot ? null : '/');
    }
  }
  const [path] = paths;
  // All route slots with source="path" share one URL: they can only go to one place together.
  if (unknown !== undefined || paths.size > 1 || Object.keys(to).length === 0) {
    const list = [...new Set([...slots].map(({host}) => host.name))];
    throw new SlotRouterError('SR012', {value: unknown ?? Object.keys(to).join(', '), list});
  }
  const url = new URL(location.href);
  if (path !== undefined) {
    const target = parseUrl(path.replace(/^[/\\]*/, '/'), url);
    if (!target) throw new SlotRouterError('SR016', {value: path});
    const prefix = base?.base ?? '';
    url.pathname = prefix + (target.pathname === '/' && prefix !== '' ? '' : target.pathname);
    // The places of other route slots stay.
    const stays = own ? url.search.slice(1).split('&').filter(own.isOwnParam) : [];
    url.search = [...(target.search ? [target.search] : []), ...stays].join('&');
    url.hash = target.hash;
  }
  if (own) url.search = own.writePlaces(url.search, places);
  return Object.keys(states).length > 0 ? {url, states} : {url};
}
