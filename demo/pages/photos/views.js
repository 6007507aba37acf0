import {h} from '/site/dom.js';

const picture = ({id, title, width, height}, attributes = {}) =>
  h('img', {src: `/pictures/${id}.svg`, alt: title, width, height, ...attributes});

export const feed = ({data}) =>
  h(
    'ul',
    {class: 'photo-feed'},
    data.photos.map((photo) =>
      h(
        'li',
        {},
        h('a', {href: `/photos/${photo.id}`}, picture(photo, {loading: 'lazy'})),
      ),
    ),
  );

/** One view for both places: the page of a photo, and the dialog over the feed. */
export const photo = ({data, slot}) =>
  h(
    'figure',
    {class: 'photo'},
    picture(data),
    h(
      'figcaption',
      {},
      h('h3', {}, data.title),
      h('p', {}, `${data.place}. Photo by ${data.by}`),
      h(
        'nav',
        {'aria-label': 'Photos'},
        step('Previous', data.previous),
        step('Next', data.next),
        slot === 'children' &&
          h('a', {class: 'button', href: '/photos'}, 'All photos'),
      ),
    ),
  );

const step = (text, id) =>
  id && h('a', {class: 'button', href: `/photos/${id}`}, text);
