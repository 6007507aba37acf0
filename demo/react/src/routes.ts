import {lazy} from 'react';
import type {RouteTables} from 'slot-router';
import {reactView} from 'slot-router/react';
import {get, type Figures, type Member, type Notification} from './api';
import {InviteView} from './views/InviteView';
import {MemberList} from './views/MemberList';
import {MemberView} from './views/MemberView';
import {NotificationList} from './views/NotificationList';

const ChartView = lazy(() => import('./views/ChartView'));

export const routes: RouteTables = {
  users: [
    {
      path: '/',
      default: true,
      load: ({signal}) => get<Member[]>('members', signal),
      view: reactView(MemberList),
    },
    {
      path: '/members/:id',
      load: ({params, signal}) => get<Member>(`members/${params.id}`, signal),
      view: reactView(MemberView),
    },
  ],
  analytics: [
    {
      path: '/analytics/:metric',
      load: ({params, signal}) => get<Figures>(`analytics/${params.metric}`, signal),
      view: reactView(ChartView),
    },
    {
      path: '/',
      default: true,
      load: ({signal}) => get<Figures>('analytics/views', signal),
      view: reactView(ChartView),
    },
  ],
  notifications: [
    {
      path: '/:filter?',
      load: ({signal}) => get<Notification[]>('notifications', signal),
      view: reactView(NotificationList),
    },
  ],
  dialog: [{path: '/invite', view: reactView(InviteView)}],
};
