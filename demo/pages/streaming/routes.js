// One table for both sides: `load` and `show` say how each of them gets data and makes a view.
import * as views from './views.js';

export const routesOf = (load, show) => {
  const route = (path, view, more) => ({
    path,
    load: load(view),
    view: ({data}) => show(views[view], data),
    ...more,
  });
  const page = (view) => [
    route('/', view),
    {...route(undefined, view), default: true},
  ];
  return {
    overview: page('overview'),
    analytics: page('analytics'),
    notifications: page('notifications'),
    users: [
      route('/', 'users'),
      route('/members/:id', 'member', {
        title: ({params}) => `Member ${params.id} · slot-router`,
      }),
    ],
  };
};
