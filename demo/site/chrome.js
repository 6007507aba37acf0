// What stands around every demo: the live address, the event log, the source panel, marks on current links.
// Nothing here is needed by slot-router; it only listens.
import {findRouteSlot} from './slot-status.js';
import {h} from './dom.js';

const all = (selector) => document.querySelectorAll(selector);

// The address is the document's own, and so are the buttons.
function showUrl() {
  for (const line of all('[data-url]')) {
    line.textContent = location.pathname + location.search;
    // Where it does not fit, its end tells more than its start.
    line.scrollLeft = line.scrollWidth;
  }
}
const moves = {
  back: () => history.back(),
  forward: () => history.forward(),
  reload: () => location.reload(),
};
for (const button of all('[data-history]')) button.addEventListener('click', moves[button.dataset.history]);
globalThis.navigation?.addEventListener?.('currententrychange', showUrl);
addEventListener('popstate', showUrl);
addEventListener('pageshow', showUrl);
showUrl();

// Links in a `<nav data-of="users">` are marked by what that route slot shows, not by the URL: what is kept
// is current too. `data-at` lists the segments at which a link is.
function markCurrent() {
  for (const nav of all('nav[data-of]')) {
    const {match, isDefault} = findRouteSlot(nav.dataset.of) ?? {};
    const shown = match ? trimSlash(match.segment) : isDefault ? '' : undefined;
    for (const link of nav.querySelectorAll('a')) {
      const isCurrent = link.dataset.at.split(' ').some((segment) => trimSlash(segment) === shown);
      if (isCurrent) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }
}
const trimSlash = (path) => path.replace(/\/$/, '');

// One line per event, newest first.
const log = document.querySelector('[data-log]');
const longestLog = 60;
const told = {
  'slot-load': () => 'starts loading',
  'slot-change': (event) => `${event.status} · ${event.navigationType}`,
  'slot-error': (event) => event.error?.message ?? 'failed',
  'layout-settle': () => 'all settled',
};
const nameOf = (element) =>
  element.localName === 'slot-layout'
    ? element.getAttribute('base')
    : (element.getAttribute('name') ?? 'children');

for (const [type, tell] of Object.entries(told)) {
  document.addEventListener(type, (event) => {
    showUrl();
    markCurrent();
    log?.prepend(
      h(
        'li',
        {'data-type': type},
        h('time', {}, new Date().toISOString().slice(11, 23)),
        h('code', {}, type),
        h('b', {}, nameOf(event.target)),
        h('span', {}, tell(event)),
      ),
    );
    if (log?.children.length > longestLog) log.lastElementChild.remove();
  });
}
document.querySelector('[data-log-clear]')?.addEventListener('click', () => log.replaceChildren());

// The button of a region loads that region again, and no other.
document.addEventListener('click', ({target}) => {
  const button = target.closest?.('[data-reload]');
  if (button) findRouteSlot(button.dataset.reload)?.reload();
});

// The source panel: folded on a phone, files as tabs.
const toggle = document.querySelector('[data-source-toggle]');
toggle?.addEventListener('click', () => {
  const open = toggle.getAttribute('aria-expanded') !== 'true';
  toggle.setAttribute('aria-expanded', String(open));
  toggle.textContent = open ? 'Hide' : 'Show';
});
const tabs = [...all('.source [role="tab"]')];
function select(tab) {
  for (const each of tabs) {
    const isSelected = each === tab;
    each.setAttribute('aria-selected', String(isSelected));
    each.tabIndex = isSelected ? 0 : -1;
    document.getElementById(each.getAttribute('aria-controls')).hidden = !isSelected;
  }
}
for (const [index, tab] of tabs.entries()) {
  tab.addEventListener('click', () => select(tab));
  tab.addEventListener('keydown', ({key}) => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[key];
    if (!step) return;
    const next = tabs[(index + step + tabs.length) % tabs.length];
    select(next);
    next.focus();
  });
}

// The developer tools: closed, until somebody asks for them.
import('/dist/slot-router-devtools.min.js').then(() => document.body.append(h('slot-router-devtools', {})));
