import {getJson} from '/site/get-json.js';
import {feed, photo} from './views.js';

const one = {
  path: '/:id',
  load: ({params, signal}) =>
    getJson(`/api/photos/${encodeURIComponent(params.id)}`, signal),
  view: photo,
  title: ({data}) => `${data.title} · slot-router`,
  // For a minute, a photo that was seen is shown without asking again.
  staleTime: 60_000,
};

document.querySelector('slot-layout').routes = {
  children: [
    {
      path: '/',
      title: 'Photo feed · slot-router',
      load: ({signal}) => getJson('/api/photos', signal),
      view: feed,
    },
    one,
  ],
  // Coming from the feed, and only from there, the modal takes the photo.
  modal: [{...one, intercept: '/'}],
};
