import {h} from '/site/dom.js';
import {getJson} from '/site/get-json.js';
import {auditList, greeting, invoiceList, orderList} from './views.js';

const layout = document.querySelector('slot-layout');
const roleIn = (params) => params.get('role') ?? 'viewer';

// Tells each call of a loader.
function load(name) {
  return ({signal}) => {
    layout
      .querySelector('[data-calls]')
      .append(h('li', {}, h('code', {}, name), ' was loaded'));
    return getJson(`/api/${name}`, signal);
  };
}

layout.routes = {
  children: [
    {
      path: '/',
      default: true,
      search: ['role'],
      view: ({searchParams}) => greeting(roleIn(searchParams)),
    },
  ],
  orders: [{path: '/', default: true, load: load('orders'), view: orderList}],
  invoices: [
    {
      path: '/',
      // For other roles there is no such route.
      when: ({searchParams}) => roleIn(searchParams) !== 'viewer',
      load: load('invoices'),
      view: invoiceList,
    },
  ],
  audit: [{path: '/', default: true, load: load('audit'), view: auditList}],
};

function showRole() {
  const role = roleIn(new URLSearchParams(location.search));
  for (const link of layout.querySelectorAll('[data-roles] a')) {
    link.ariaCurrent = link.search === `?role=${role}` ? 'true' : null;
  }
  const audit = layout.querySelector('[name="audit"]');
  const isAllowed = role === 'owner';
  audit.closest('section').hidden = !isAllowed;
  // Enabled, it is resolved and loaded; disabled, it is empty.
  audit.disabled = !isAllowed;
}
layout.addEventListener('slot-change', showRole);
layout.addEventListener('layout-settle', showRole);
showRole();
