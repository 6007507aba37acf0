import '/dist/slot-router.min.js';

/** A route that shows a piece of markup from the server. */
const fragment = (url) => ({
  async load({params, signal}) {
    const response = await fetch(url(params), {signal});
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    return response.text();
  },
  view: ({data}) => document.createRange().createContextualFragment(data),
});

const members = fragment(() => '/fragments/members.html');
const views = fragment(() => '/fragments/analytics/views.html');

// What is not in the markup of the page.
document.querySelector('slot-layout').routes = {
  users: [
    {path: '/', default: true, ...members},
    {path: '/members/:id', ...fragment(({id}) => `/fragments/members/${id}.html`)},
  ],
  analytics: [
    {path: '/', default: true, ...views},
    {path: '/analytics/:metric', ...fragment(({metric}) => `/fragments/analytics/${metric}.html`)},
  ],
};

// What the page does beside showing things: no more than an ordinary page would do.
const output = (name) => document.querySelector(`[data-testid="${name}"]`);

let pinned = 0;
document.addEventListener('click', ({target}) => {
  if (target.closest('[data-pin]')) output('pinned').value = `Pinned: ${++pinned}`;
});

const say = () => {
  for (const routeSlot of document.querySelectorAll('route-slot')) {
    const place = output(routeSlot.name);
    if (place) place.value = `${routeSlot.status} ${routeSlot.segment ?? ''}`;
  }
  const member = document.querySelector('route-slot[name="users"] .member');
  output('viewing').value = `Viewing: ${member ? 'a member' : 'nobody'}`;
};
for (const type of ['slot-load', 'slot-change', 'layout-settle']) document.addEventListener(type, say);
say();

document.addEventListener('submit', (event) => {
  if (event.target.closest('route-slot[name="dialog"]')) {
    event.preventDefault();
    event.target.closest('route-slot').close();
  }
});
