import {notFound} from '/dist/slot-router.min.js';
import {h} from '/site/dom.js';
import {archiveView, releaseView} from './release-views.js';

async function get(path, signal) {
  const response = await fetch(path, {signal});
  const body = await response.json();
  if (response.status === 404) notFound();
  return body;
}

const release = {
  load: ({params, signal}) =>
    get(`/api/releases/${encodeURIComponent(params.version ?? '2.4')}`, signal),
  view: ({data}) => releaseView(h, data),
};
const archive = {
  load({params: {year, month}, signal}) {
    const place = [year, month].filter(Boolean).map(encodeURIComponent);
    return get(['/api/archive', ...place].join('/'), signal);
  },
  view: ({data}) => archiveView(h, data),
};

document.querySelector('slot-layout').routes = {
  latest: [
    {path: '/', default: true, ...release},
    {
      path: '/latest/:version',
      title: ({params}) => `Release ${params.version} · slot-router`,
      ...release,
    },
  ],
  archive: [
    {path: '/', default: true, ...archive},
    {path: '/archive', title: 'Archive · slot-router', ...archive},
    {
      path: '/archive/:year',
      title: ({params}) => `${params.year} · slot-router`,
      ...archive,
    },
    {
      path: '/archive/:year/:month',
      title: ({params}) => `${params.year}/${params.month} · slot-router`,
      ...archive,
    },
  ],
};
