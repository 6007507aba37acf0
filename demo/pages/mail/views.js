import {h} from '/site/dom.js';

export const folderList = ({data}) =>
  h(
    'div',
    {class: 'view'},
    h(
      'nav',
      {class: 'side-links', 'data-of': 'list', 'aria-label': 'Folders'},
      data.folders.map(({id, name, unread}) => {
        // The inbox is at `/`, where the list is when the URL does not name it.
        const place = id === 'inbox' ? '/' : `/${id}`;
        return h(
          'a',
          {'data-slot': 'list', href: place, 'data-at': place},
          name,
          unread > 0 &&
            h(
              'b',
              {class: 'badge'},
              String(unread),
              h('span', {class: 'visually-hidden'}, ' unread'),
            ),
        );
      }),
    ),
    h(
      'p',
      {class: 'stamp'},
      'Counted at ',
      h('time', {}, data.generatedAt.slice(11, 23)),
    ),
  );

export const messageList = ({data: {name, messages}, searchParams}) =>
  h(
    'div',
    {class: 'view'},
    h(
      'h3',
      {},
      searchParams.has('q') ? `Found for “${searchParams.get('q')}”` : name,
    ),
    messages.length === 0 && h('p', {class: 'empty'}, 'Nothing was found.'),
    h(
      'nav',
      {class: 'side-links', 'data-of': 'message', 'aria-label': 'Messages'},
      messages.map(({id, from, subject, when, unread}) =>
        h(
          'a',
          {
            'data-slot': 'message',
            href: `/${id}`,
            'data-at': `/${id}`,
            'data-unread': unread,
          },
          h('span', {}, h('b', {}, from), h('small', {}, subject)),
          unread && h('span', {class: 'visually-hidden'}, 'unread'),
          h('time', {}, when),
        ),
      ),
    ),
  );

/** A mounted view: it is updated in place, so the button that was pressed keeps the focus. */
export const messageView = {
  mount(container, context) {
    const subject = h('h3');
    const from = h('b');
    const when = h('time');
    const text = h('div', {class: 'mail-text'});
    const toggle = h('button', {class: 'button', name: 'unread'});
    container.append(
      h(
        'article',
        {class: 'mail-article'},
        subject,
        h('p', {class: 'mail-from'}, from, when),
        text,
        h(
          'form',
          {method: 'post'},
          toggle,
          h('a', {class: 'button', 'data-slot': 'message', href: '/'}, 'Close'),
        ),
      ),
    );
    const update = ({data}) => {
      subject.textContent = data.subject;
      from.textContent = data.from;
      when.textContent = data.when;
      text.replaceChildren(
        ...data.text.split('\n\n').map((part) => h('p', {}, part)),
      );
      toggle.value = String(!data.unread);
      toggle.textContent = data.unread ? 'Mark as read' : 'Mark as unread';
    };
    update(context);
    return {update, unmount() {}};
  },
};
