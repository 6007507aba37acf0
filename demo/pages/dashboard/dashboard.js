import {get} from './api.js';
import {chart, memberList, notificationList, overview} from './views.js';
import './conditions.js';
import './member-detail.js';

// Each route says what to load and what shows it. A loader gets a signal that stops it when it is no longer needed.
const everyone = {
  load: ({signal}) => get('users', '/api/members', signal),
  view: memberList,
};
const figures = {
  load: ({params, searchParams, signal}) =>
    get(
      'analytics',
      `/api/analytics/${params.metric ?? 'views'}?range=${searchParams.get('range') ?? 7}`,
      signal,
    ),
  view: chart,
  search: ['range'],
};
const inbox = {
  load: ({params, signal}) =>
    get(
      'notifications',
      `/api/notifications?filter=${params.filter ?? 'all'}`,
      signal,
    ),
  view: notificationList,
};
const summary = {
  load: ({signal}) => get('overview', '/api/overview', signal),
  view: overview,
};

// A route may be the default too: what is shown where the URL of a first visit says nothing about this route slot.
document.querySelector('slot-layout').routes = {
  children: [{path: '/', default: true, ...summary}],
  users: [
    {path: '/', default: true, ...everyone},
    {path: '/members', title: 'Users · slot-router', ...everyone},
    {path: '/users', redirect: '/dashboard/members'},
    {
      path: '/teams/:team',
      load: ({params, signal}) =>
        get(
          'users',
          `/api/members?team=${encodeURIComponent(params.team)}`,
          signal,
        ),
      view: memberList,
    },
    {
      path: '/members/:id',
      load: ({params, signal}) =>
        get('users', `/api/members/${encodeURIComponent(params.id)}`, signal),
      view: 'member-detail',
      title: ({data}) => `${data.name} · slot-router`,
    },
  ],
  analytics: [
    {path: '/', default: true, ...figures},
    {path: '/analytics/:metric', ...figures},
  ],
  notifications: [
    {path: '/', default: true, ...inbox},
    {path: '/notifications/:filter?', ...inbox},
  ],
};
