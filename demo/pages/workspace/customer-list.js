// <customer-list>: a filter and a list that scrolls. It keeps nothing by itself.
import {h} from '/site/dom.js';

const towns = ['Lagos', 'Malmö', 'Valparaíso', 'Sapporo', 'Tunis', 'Leipzig'];
const customers = Array.from({length: 36}, (_, index) => ({
  name: `Customer ${index + 1}`,
  town: towns[index % towns.length],
}));

class CustomerList extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    const filter = h('input', {type: 'search', placeholder: 'Name or town'});
    const list = h('ul', {
      class: 'customers',
      tabindex: '0',
      'aria-label': 'Customers',
    });
    const show = () => {
      const wanted = filter.value.toLowerCase();
      list.replaceChildren(
        ...customers
          .filter(({name, town}) =>
            `${name} ${town}`.toLowerCase().includes(wanted),
          )
          .map(({name, town}) =>
            h('li', {}, h('b', {}, name), h('small', {}, town)),
          ),
      );
    };
    filter.addEventListener('input', show);
    show();
    this.append(h('label', {class: 'field'}, 'Filter', filter), list);
  }
}
customElements.define('customer-list', CustomerList);
