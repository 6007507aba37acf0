import {h} from '/site/dom.js';
import './customer-list.js';
import './stop-watch.js';

const tabs = [
  {path: '/', default: true, title: 'Today · slot-router', view: 'stop-watch'},
  {path: '/customers', title: 'Customers · slot-router', view: 'customer-list'},
  {
    path: '/draft',
    title: 'Draft · slot-router',
    view: () =>
      h(
        'label',
        {class: 'field'},
        'Draft',
        h('textarea', {rows: '6', placeholder: 'Start to write …'}),
      ),
  },
];

document.querySelector('slot-layout').routes = {kept: tabs, fresh: tabs};
