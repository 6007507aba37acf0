// The streamed dashboard: one handler of slot-router/server. Every route slot takes its own time.
import {readFileSync} from 'node:fs';
import {setTimeout as wait} from 'node:timers/promises';
import {notFound} from 'slot-router';
import {createHandler, rawHtml, toNodeListener} from 'slot-router/server';
import {routesOf} from '../pages/streaming/routes.js';
import {members, notifications, overview, series} from './data.mjs';
import {h} from './html.mjs';

const sources = {
  overview: {after: 0, get: () => ({figures: overview})},
  notifications: {after: 1000, get: () => ({notifications})},
  users: {after: 2000, get: () => ({members})},
  member: {after: 2000, get: ({id}) => members.find((each) => each.id === id) ?? notFound()},
  analytics: {after: 3000, get: () => series('views', 7)},
};

/** The settings of the page around it, which come with the first URL only. */
const isDown = (view, url) => view === 'notifications' && url.searchParams.get('notifications') === 'fail';

const load =
  (view) =>
  async ({params, signal, url}) => {
    const {after, get} = sources[view];
    // A quick look is enough for a test.
    if (!url.searchParams.has('now')) await wait(after, undefined, {signal});
    if (isDown(view, url)) throw new Error('Notifications are down.');
    return get(params);
  };

const head = `<meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Streamed dashboard · slot-router</title>
  <link rel="icon" href="/site/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/site/style.css">
  <link rel="stylesheet" href="/pages/streaming/app.css">
  <script src="/site/theme.js"></script>
  <script type="module" src="/pages/streaming/app.js"></script>`;

const body = readFileSync(new URL('../pages/streaming/app.html', import.meta.url), 'utf8');

export const answerStreaming = toNodeListener(
  createHandler({
    routes: routesOf(load, (view, data) => rawHtml(String(view(h, data)))),
    document: {lang: 'en', head, body},
    headers: {'Cache-Control': 'no-store'},
    onError(error) {
      if (error.message !== 'Notifications are down.') console.error(error);
    },
  }),
);

/** The page around it, with its settings as the URL says. */
export function setUp(source, {searchParams}) {
  const script = searchParams.get('script') === 'off' ? 'off' : 'on';
  const state = searchParams.get('notifications') === 'fail' ? 'fail' : 'on';
  const query = state === 'fail' ? '?notifications=fail' : '';
  return source
    .replace(`name="script" value="${script}"`, '$& checked')
    .replace(`name="notifications" value="${state}"`, '$& checked')
    .replace(
      'src="/streaming/app"',
      // Same origin, so that links work as they do outside; no script runs in it.
      `src="/streaming/app${query}"${script === 'off' ? ' sandbox="allow-same-origin"' : ''}`,
    );
}
