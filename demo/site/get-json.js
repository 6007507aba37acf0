import {notFound} from '/dist/slot-router.min.js';

/** Gets JSON from the demo server. What it does not have is the not-found state of the route slot that asks. */
export async function getJson(path, signal) {
  const response = await fetch(path, {signal});
  const body = await response.json();
  if (response.status === 404) notFound();
  if (!response.ok) throw new Error(body.message);
  return body;
}
