import {notFound} from '/dist/slot-router.min.js';
import {conditionsOf} from './conditions.js';

/** Gets JSON for a region, under the server conditions its visitor has chosen. */
export async function get(region, path, signal) {
  const url = new URL(path, location.origin);
  const {delay, fail} = conditionsOf(region);
  if (delay) url.searchParams.set('delay', delay);
  if (fail) url.searchParams.set('fail', '1');

  const response = await fetch(url, {signal});
  const body = await response.json();
  if (response.status === 404) notFound();
  if (!response.ok) throw new Error(body.message);
  return body;
}
