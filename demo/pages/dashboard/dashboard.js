import {get} from './api.js';
import {chart, memberList, notificationList, overview} from './views.js';
import './conditions.js';
import './member-detail.js';

const encode = encodeURIComponent;

// Each route says what to load and what shows it.
// The signal stops a load that is no longer needed.
const everyone = {
  load: ({signal}) => get('users', '/api/members', signal),
  view: memberList,
};
const team = {
  load: ({params, signal}) =>
    get('users', `/api/members?team=${encode(params.team)}`, signal),
  view: memberList,
};
const member = {
  load: ({params, signal}) =>
    get('users', `/api/members/${encode(params.id)}`, signal),
  view: 'member-detail',
  title: ({data}) => `${data.name} · slot-router`,
};
const figures = {
  load({params, searchParams, signal}) {
    const metric = params.metric ?? 'views';
    const range = searchParams.get('range') ?? '7';
    const query = new URLSearchParams({range});
    return get('analytics', `/api/analytics/${encode(metric)}?${query}`, signal);
  },
  view: chart,
  search: ['range'],
};
const inbox = {
  load({params, signal}) {
    const filter = params.filter ?? 'all';
    const query = new URLSearchParams({filter});
    return get('notifications', `/api/notifications?${query}`, signal);
  },
  view: notificationList,
};
const summary = {
  load: ({signal}) => get('overview', '/api/overview', signal),
  view: overview,
};

// A route may be the default too: what a first visit shows where its URL
// says nothing about this route slot.
document.querySelector('slot-layout').routes = {
  children: [{path: '/', default: true, ...summary}],
  users: [
    {path: '/', default: true, ...everyone},
    {path: '/members', title: 'Users · slot-router', ...everyone},
    {path: '/members/:id', ...member},
    {path: '/teams/:team', ...team},
    {path: '/users', redirect: '/dashboard/members'},
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
