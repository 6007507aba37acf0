import {h} from '/site/dom.js';

const people = {
  viewer: ['Yuki Tanabe', 'sees orders.'],
  accountant: ['Jonas Weber', 'sees orders and invoices.'],
  owner: ['Ada Okafor', 'sees everything.'],
};

export function greeting(role) {
  const [name, text] = people[role] ?? people.viewer;
  return h('p', {}, h('b', {}, name), ` ${text}`);
}

const rows = (entries) =>
  h(
    'ul',
    {class: 'lines'},
    entries.map(([text, more, aside]) =>
      h(
        'li',
        {},
        h('span', {}, h('b', {}, text), h('small', {}, more)),
        h('em', {}, aside),
      ),
    ),
  );

export const orderList = ({data}) =>
  rows(data.orders.map(({id, text, state}) => [text, id, state]));

export const invoiceList = ({data}) =>
  rows(data.invoices.map(({id, customer, amount}) => [customer, id, amount]));

export const auditList = ({data}) =>
  rows(data.entries.map(({person, text, when}) => [person, text, when]));
