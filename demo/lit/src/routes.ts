import {html} from 'lit';
import type {Route, RouteTables} from 'slot-router';
import {litView} from 'slot-router/lit';
import {get, type Figures, type Member, type Notification} from './api';
import './views/invite-view';
import './views/member-view';

const chart = () => import('./views/chart-view');

const members: Route<Member[]> = {
  load: ({signal}) => get<Member[]>('members', signal),
  // A template is a view as it is.
  view: ({data}) => html`
    <ul>
      ${data.map(
        ({id, name, role}) =>
          html`<li><a href="/dashboard/members/${id}">${name}</a> <small>${role}</small></li>`,
      )}
    </ul>
  `,
};

const notifications: Route<Notification[]> = {
  load: ({signal}) => get<Notification[]>('notifications', signal),
  view: ({data, params}) => html`
    <ul>
      ${data
        .filter(({unread}) => params.filter !== 'unread' || unread)
        .map(({text}) => html`<li>${text}</li>`)}
    </ul>
  `,
};

export const routes: RouteTables = {
  users: [
    {path: '/', default: true, ...members},
    {
      path: '/members/:id',
      load: ({params, signal}) => get<Member>(`members/${params.id}`, signal),
      // An element that stays the same while one goes from member to member.
      view: litView<Member>('member-view'),
    },
  ] as Route[],
  analytics: [
    {
      path: '/analytics/:metric',
      load: ({params, signal}) => get<Figures>(`analytics/${params.metric}`, signal),
      view: chart,
    },
    {path: '/', default: true, load: ({signal}) => get<Figures>('analytics/views', signal), view: chart},
  ],
  notifications: [{path: '/:filter?', ...notifications} as Route],
  dialog: [{path: '/invite', view: 'invite-view'}],
};
