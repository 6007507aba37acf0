// The pages of the demo. One more entry here is one more page, card and navigation link.

/**
 * base: every URL at or below it gets this page. sources: the files shown beside it, in this order.
 * scripts: modules of the page. nav: what the navigation calls it, or `undefined` for pages that are not in it.
 */
export const pages = [
  {
    id: 'home',
    base: '/',
    exact: true,
    title: 'Parallel routes for any web page',
    folder: 'home',
    file: 'page.html',
    layout: 'plain',
  },
  {
    id: 'dashboard',
    base: '/dashboard',
    nav: 'Dashboard',
    title: 'Dashboard',
    heading: 'One page, four route slots',
    lead: 'The overview, users, analytics and notifications each have their own route, loading state, error state and history.',
    card: 'Users, analytics and notifications load, fail and retry on their own. You decide which of them is slow or down.',
    attempt:
      'Set Users to 3 s, open a member, and switch the analytics tab while you wait. Then let Notifications fail, reload them, and try again.',
    folder: 'dashboard',
    file: 'page.html',
    scripts: ['dashboard.js'],
    sources: ['page.html', 'dashboard.js', 'views.js', 'member-detail.js', 'api.js'],
    before: 'conditions.html',
    log: true,
  },
  {
    id: 'releases',
    base: '/releases',
    nav: 'Side by side',
    title: 'Latest and archive',
    heading: 'Latest and archive, side by side',
    lead: 'Two route slots read the same URL. The server paints both, and slot-router adopts what is there.',
    card: 'The newest release stays open while you browse years and months beside it. Painted by the server first.',
    attempt:
      'Open a month in the archive, then read another release: each link moves one side only. Reload, and the URL alone decides.',
    folder: 'releases',
    file: 'page.html',
    scripts: ['releases.js'],
    sources: ['page.html', 'releases.js', 'release-views.js'],
    firstPaint: 'releases',
    log: true,
  },
  {
    id: 'analytics-tabs',
    base: '/analytics-tabs',
    nav: 'Sub-navigation',
    title: 'Tabs inside one route slot',
    heading: 'Tabs inside one route slot',
    lead: 'Analytics holds a layout of its own, with its own tabs. The regions around it are not touched when the tab changes.',
    card: 'Analytics has tabs of its own. The others stay as they are, down to the half-typed sentence.',
    attempt:
      'Type into the note and the filter, then switch the analytics tabs and go back: your text stays where it is.',
    folder: 'analytics-tabs',
    file: 'page.html',
    sources: ['page.html', 'metric-chart.js'],
    log: true,
  },
  {
    id: 'unmatched',
    base: '/unmatched',
    nav: 'Unmatched',
    title: 'Unmatched route slots',
    heading: 'When the URL says nothing about a route slot',
    lead: 'Billing is a page of the main region only. What the other three show there is up to their unmatched attribute.',
    card: 'Kept on a click, default on reload, not found without a default: what a route slot does with a URL that is not its own.',
    attempt:
      'Open Team, then Billing, and compare the three. Reload, and all three show their default. Then go back.',
    folder: 'unmatched',
    file: 'variants.html',
    sources: ['variants.html'],
    tabs: 'unmatched',
    tab: 'Keep, default, empty',
    log: true,
  },
  {
    id: 'unmatched-no-default',
    base: '/unmatched/no-default',
    parent: 'unmatched',
    title: 'No default',
    heading: 'A route slot with no default',
    lead: 'On a click it is kept like any other. On reload there is nothing that the URL or the page could show, so the layout is not found.',
    attempt:
      'Open Billing: Activity is kept. Now reload, and read what the layout says. Back brings both regions back.',
    folder: 'unmatched',
    file: 'no-default.html',
    sources: ['no-default.html'],
    tabs: 'unmatched',
    tab: 'No default',
    log: true,
  },
  {
    id: 'unmatched-restore',
    base: '/unmatched/restore',
    parent: 'unmatched',
    title: 'Restored on reload',
    heading: 'Reload, and stay where you were',
    lead: 'The same page with one more attribute: restore. A route slot that the URL does not name shows what the history entry remembers.',
    attempt:
      'Open Team, then Billing, and reload: Activity still shows Team. Open the same URL in a new tab, and it shows its default.',
    folder: 'unmatched',
    file: 'restore.html',
    sources: ['restore.html'],
    tabs: 'unmatched',
    tab: 'Restore',
    log: true,
  },
];

const notFoundPage = {
  id: 'not-found',
  title: 'Page not found',
  folder: 'not-found',
  file: 'page.html',
  layout: 'plain',
};

/** The page for a pathname: the one with the longest base that holds it, or the page for what does not exist. */
export function findPage(pathname) {
  const path = pathname.replace(/\/+$/, '') || '/';
  const found = pages
    .filter((page) =>
      page.exact ? path === page.base : path === page.base || path.startsWith(`${page.base}/`),
    )
    .sort((a, b) => b.base.length - a.base.length)[0];
  return found ? {page: found, status: 200} : {page: notFoundPage, status: 404};
}
