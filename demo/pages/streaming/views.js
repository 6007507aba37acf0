// The server calls these with an `h` that writes markup, the browser with one that builds nodes.

export const overview = (h, {figures}) =>
  h(
    'dl',
    {class: 'figures'},
    figures.map(({label, value, change}) =>
      h('div', {}, h('dt', {}, label), h('dd', {}, value, h('small', {}, change))),
    ),
  );

export const users = (h, {members}) =>
  h(
    'ul',
    {class: 'list'},
    members.map(({id, name, role}) =>
      h(
        'li',
        {},
        h('a', {href: `/streaming/app/members/${id}`}, name),
        h('small', {}, role),
      ),
    ),
  );

export const member = (h, {name, role, city, email}) =>
  h(
    'div',
    {class: 'member'},
    h('h3', {}, name),
    h('p', {}, `${role}, ${city}`),
    h('p', {}, email),
    h('a', {href: '/streaming/app'}, 'All users'),
  );

export const analytics = (h, {label, total, unit, points}) =>
  h(
    'div',
    {},
    h('p', {}, h('b', {}, total.toLocaleString('en')), ` ${unit}`),
    h(
      'ul',
      {class: 'meters', 'aria-label': label},
      points.map(({label: name, value}) =>
        h(
          'li',
          {},
          h('span', {}, name),
          h('meter', {
            'aria-label': name,
            value,
            max: Math.max(...points.map((point) => point.value)),
          }),
        ),
      ),
    ),
  );

export const notifications = (h, {notifications: all}) =>
  h(
    'ul',
    {class: 'list'},
    all.map(({title, when}) =>
      h('li', {}, h('span', {}, title), h('small', {}, when)),
    ),
  );
