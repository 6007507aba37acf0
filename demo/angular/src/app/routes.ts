import type {RouteTables} from 'slot-router';
import {angularView} from 'slot-router/angular';
import {get, type Figures, type Member, type Notification} from './api';
import {InviteView} from './views/invite-view';
import {MemberList} from './views/member-list';
import {MemberView} from './views/member-view';
import {NotificationList} from './views/notification-list';

const chart = angularView(() => import('./views/chart-view').then(({ChartView}) => ChartView));

export const routes: RouteTables = {
  users: [
    {
      path: '/',
      default: true,
      load: ({signal}) => get<Member[]>('members', signal),
      view: angularView(MemberList),
    },
    {
      path: '/members/:id',
      load: ({params, signal}) => get<Member>(`members/${params['id']}`, signal),
      view: angularView(MemberView),
    },
  ],
  analytics: [
    {
      path: '/analytics/:metric',
      load: ({params, signal}) => get<Figures>(`analytics/${params['metric']}`, signal),
      view: chart,
    },
    {path: '/', default: true, load: ({signal}) => get<Figures>('analytics/views', signal), view: chart},
  ],
  notifications: [
    {
      path: '/:filter?',
      load: ({signal}) => get<Notification[]>('notifications', signal),
      view: angularView(NotificationList),
    },
  ],
  dialog: [{path: '/invite', view: angularView(InviteView)}],
};
