// What the server does. Every route slot takes its own time.
import {readFileSync} from 'node:fs';
import {setTimeout as wait} from 'node:timers/promises';
import {notFound} from 'slot-router';
import {createHandler, rawHtml} from 'slot-router/server';
import {members, notifications, overview, series} from '../../server/data.mjs';
import {h} from '../../server/html.mjs';
import {routesOf} from './routes.js';

const sources = {
  overview: {after: 0, get: () => ({figures: overview})},
  notifications: {after: 600, get: () => ({notifications})},
  users: {after: 1200, get: () => ({members})},
  member: {
    after: 1200,
    get: ({id}) => members.find((each) => each.id === id) ?? notFound(),
  },
  analytics: {after: 1800, get: () => series('views', 7)},
};

const load =
  (view) =>
  async ({params, signal, url: {searchParams}}) => {
    const {after, get} = sources[view];
    if (!searchParams.has('now')) await wait(after, undefined, {signal});
    if (searchParams.get(view) === 'fail') throw new Error(`No ${view}.`);
    return get(params);
  };

export const handler = createHandler({
  routes: routesOf(load, (view, data) => rawHtml(String(view(h, data)))),
  document: {
    lang: 'en',
    head: readFileSync(new URL('head.html', import.meta.url), 'utf8'),
    body: readFileSync(new URL('app.html', import.meta.url), 'utf8'),
  },
  headers: {'Cache-Control': 'no-store'},
  // Visitors let it fail.
  onError: () => undefined,
});
