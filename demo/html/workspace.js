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
