import {defineAsyncComponent} from 'vue';
import type {RouteTables} from 'slot-router';
import {vueView} from 'slot-router/vue';
import {get, type Figures, type Member, type Notification} from './api';
import InviteView from './views/InviteView.vue';
import MemberList from './views/MemberList.vue';
import MemberView from './views/MemberView.vue';
import NotificationList from './views/NotificationList.vue';

const ChartView = defineAsyncComponent(() => import('./views/ChartView.vue'));

export const routes: RouteTables = {
  users: [
    {
      path: '/',
      default: true,
      load: ({signal}) => get<Member[]>('members', signal),
      view: vueView(MemberList),
    },
    {
      path: '/members/:id',
      load: ({params, signal}) => get<Member>(`members/${params.id}`, signal),
      view: vueView(MemberView),
    },
  ],
  analytics: [
    {
      path: '/analytics/:metric',
      load: ({params, signal}) => get<Figures>(`analytics/${params.metric}`, signal),
      view: vueView(ChartView),
    },
    {
      path: '/',
      default: true,
      load: ({signal}) => get<Figures>('analytics/views', signal),
      view: vueView(ChartView),
    },
  ],
  notifications: [
    {
      path: '/:filter?',
      load: ({signal}) => get<Notification[]>('notifications', signal),
      view: vueView(NotificationList),
    },
  ],
  dialog: [{path: '/invite', view: vueView(InviteView)}],
};
