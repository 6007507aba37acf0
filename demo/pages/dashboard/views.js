// Views are functions of the context that return a DOM node.
import {h} from '/site/dom.js';

const clock = (iso) => new Date(iso).toISOString().slice(11, 23);

/** The time the server made this: it shows which region was loaded again, and which was not touched. */
export const stamp = ({generatedAt}) =>
  h(
    'p',
    {class: 'stamp'},
    'Generated at ',
    h('time', {datetime: generatedAt}, clock(generatedAt)),
  );

export const initials = (name) =>
  name
    .split(' ')
    .map((word) => word[0])
    .join('');

export const overview = ({data}) =>
  h(
    'dl',
    {class: 'figures'},
    data.figures.map(({label, value, change}) =>
      h('div', {}, h('dt', {}, label), h('dd', {}, value, h('small', {}, change))),
    ),
  );

export const memberList = ({data}) =>
  h(
    'div',
    {class: 'view'},
    h(
      'ul',
      {class: 'rows'},
      data.members.map(({id, name, role, status}) =>
        h(
          'li',
          {},
          h(
            'a',
            {href: `/dashboard/members/${id}`},
            h('span', {class: 'avatar', 'aria-hidden': 'true'}, initials(name)),
            h('span', {}, h('b', {}, name), h('small', {}, role)),
            h('em', {'data-status': status}, status),
          ),
        ),
      ),
    ),
    stamp(data),
  );

export const notificationList = ({data}) =>
  h(
    'div',
    {class: 'view'},
    h(
      'ul',
      {class: 'notes'},
      data.notifications.map(({title, text, when, unread}) =>
        h(
          'li',
          {'data-unread': unread},
          h(
            'b',
            {},
            title,
            unread && h('span', {class: 'visually-hidden'}, ' (unread)'),
          ),
          h('time', {}, when),
          h('p', {}, text),
        ),
      ),
    ),
    stamp(data),
  );

export function chart({data}) {
  const top = Math.max(...data.points.map(({value}) => value));
  const bar = ({value, label}) => {
    const filled = h('span');
    filled.style.blockSize = `${(value / top) * 100}%`;
    return h('div', {}, filled, h('small', {}, label));
  };
  const range = (days) =>
    h(
      'a',
      {
        href: `/dashboard/analytics/${data.metric}?range=${days}`,
        'aria-current': data.days === days && 'true',
      },
      `${days} days`,
    );
  return h(
    'div',
    {class: 'view'},
    h(
      'div',
      {class: 'total'},
      h('p', {}, h('b', {}, data.total.toLocaleString('en')), ` ${data.unit}`),
      h('nav', {class: 'choices', 'aria-label': 'Range'}, range(7), range(30)),
    ),
    h(
      'div',
      {
        class: 'bars',
        role: 'img',
        'aria-label': `${data.label}, ten periods of ${data.days} days`,
      },
      data.points.map(bar),
    ),
    stamp(data),
  );
}
