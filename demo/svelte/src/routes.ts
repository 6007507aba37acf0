import type {RouteTables} from 'slot-router';
import {svelteView} from 'slot-router/svelte';
import {get, type Figures, type Member, type Notification} from './api';
import InviteView from './views/InviteView.svelte';
import MemberList from './views/MemberList.svelte';
import MemberView from './views/MemberView.svelte';
import NotificationList from './views/NotificationList.svelte';

const chart = () => import('./views/chart');

export const createRoutes = (): RouteTables => ({
  users: [
    {
      path: '/',
      default: true,
      load: ({signal}) => get<Member[]>('members', signal),
      view: svelteView(MemberList),
    },
    {
      path: '/members/:id',
      load: ({params, signal}) => get<Member>(`members/${params.id}`, signal),
      view: svelteView(MemberView),
    },
  ],
  analytics: [
    {
      path: '/analytics/:metric',
      load: ({params, signal}) => get<Figures>(`analytics/${params.metric}`, signal),
      view: chart,
    },
    {
      path: '/',
      default: true,
      load: ({signal}) => get<Figures>('analytics/views', signal),
      view: chart,
    },
  ],
  notifications: [
    {
      path: '/:filter?',
      load: ({signal}) => get<Notification[]>('notifications', signal),
      view: svelteView(NotificationList),
    },
  ],
  dialog: [{path: '/invite', view: svelteView(InviteView)}],
});
