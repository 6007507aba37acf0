// What the browser does: it adopts what has come, and loads only what is asked for later.
import {notFound} from '/dist/slot-router.min.js';
import {h} from '/site/dom.js';
import {routesOf} from './routes.js';

const sources = {
  overview: () => '/api/overview',
  users: () => '/api/members',
  member: ({id}) => `/api/members/${encodeURIComponent(id)}`,
  analytics: () => '/api/analytics/views',
  notifications: () => '/api/notifications',
};

const load =
  (view) =>
  async ({params, signal}) => {
    const response = await fetch(sources[view](params), {signal});
    if (response.status === 404) notFound();
    return response.json();
  };

document.querySelector('slot-layout').routes = routesOf(load, (view, data) =>
  view(h, data),
);
