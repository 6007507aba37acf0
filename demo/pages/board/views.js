import {h} from '/site/dom.js';
import {columns} from './cards.js';

const initials = (name) =>
  name
    .split(' ')
    .map((word) => word[0])
    .join('');

// A plain link: it works in a new tab, and without a script too.
const cardLink = ({id, title, person, due}) =>
  h(
    'li',
    {},
    h(
      'a',
      {href: `?@drawer=/cards/${id}`},
      h('b', {}, title),
      h('small', {}, `Due ${due}`),
      h('span', {class: 'avatar', 'aria-hidden': 'true'}, initials(person)),
    ),
  );

export const boardView = ({data}) =>
  h(
    'div',
    {class: 'board-columns'},
    Object.entries(columns).map(([column, name]) => {
      const cards = data.filter((card) => card.column === column);
      return h(
        'section',
        {'data-column': column},
        h('h3', {}, name, h('span', {class: 'badge'}, String(cards.length))),
        h('ul', {}, cards.map(cardLink)),
      );
    }),
  );

export const cardView = ({data: {id, title, person, due, column, text}}) =>
  h(
    'article',
    {class: 'card-detail'},
    h('h3', {}, title),
    h('p', {}, text),
    h(
      'dl',
      {class: 'facts'},
      [
        ['Column', columns[column]],
        ['Person', person],
        ['Due', due],
      ].map(([term, fact]) => h('div', {}, h('dt', {}, term), h('dd', {}, fact))),
    ),
    // These name one route slot. The other one stays as it is.
    h(
      'p',
      {class: 'actions'},
      h(
        'a',
        {class: 'button primary', 'data-slot': 'dialog', href: `/cards/${id}/move`},
        'Move',
      ),
      h('a', {class: 'button', 'data-slot': 'drawer', href: '/'}, 'Close'),
    ),
  );

/** Updated in place, so that the button that was pressed keeps the focus. */
export const moveView = {
  mount(container, context) {
    const heading = h('h3');
    const buttons = Object.entries(columns).map(([column, name]) =>
      h('button', {class: 'button', name: 'column', value: column}, name),
    );
    container.append(
      h('form', {class: 'move', method: 'post'}, heading, h('p', {}, buttons)),
    );
    const update = ({data}) => {
      heading.textContent = `Move “${data.title}” to`;
      for (const button of buttons)
        button.setAttribute('aria-pressed', String(button.value === data.column));
    };
    update(context);
    return {update, unmount() {}};
  },
};
