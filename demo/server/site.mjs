// The pages of the demo. One more entry here is one more page, card and navigation link.
import {setUp} from './streaming.mjs';

/**
 * base: every URL at or below it gets this page. sources: the files shown beside it, in this order.
 * fill: puts what the URL says into the page's markup. scripts: modules of the page. nav: what the navigation calls it, or `undefined` for pages that are not in it.
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
    id: 'streaming',
    base: '/streaming',
    nav: 'Streaming',
    title: 'Streaming',
    heading: 'Each part when it is ready',
    lead: 'The server sends the page at once and each region when its data is there, in any order. It works without any script; with it, slot-router adopts what has come.',
    card: 'One response, four regions that arrive in their own order. Try it without script.',
    attempt:
      'Watch the boxes fill from the last to the first. Then choose “no script” and load it again. With scripts, open a user: only that region is loaded.',
    folder: 'streaming',
    file: 'page.html',
    sources: ['app.html', 'routes.js', 'views.js', 'app.js', 'app.css', 'page.html'],
    fill: setUp,
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
    id: 'photos',
    base: '/photos',
    nav: 'Photos',
    title: 'Photo feed',
    heading: 'A photo feed with a shareable modal',
    lead: 'A click opens the photo over the feed, in a real dialog with its own URL. The same URL, opened or reloaded, is a page.',
    card: 'A photo opens over the feed and has a URL of its own. Back closes it, a shared link is a whole page.',
    attempt:
      'Open a photo, go to the next one, and press Escape: you are back where you were in the feed. Then open one and reload: now it is a page.',
    folder: 'photos',
    file: 'page.html',
    scripts: ['photos.js'],
    sources: ['page.html', 'photos.js', 'views.js'],
    log: true,
  },
  {
    id: 'mail',
    base: '/mail',
    nav: 'Mail',
    title: 'Mail',
    heading: 'List and message, both in one URL',
    lead: 'The list and the message each have their own location in the search part of the URL. A link or a search changes one, and the other stays.',
    card: 'Folder, search and open message are all in the URL, each on its own. The unread count stays as it is.',
    attempt:
      'Open a message, change the folder, then search: the message stays, and the unread counts are not loaded again. Mark the message, and they are.',
    folder: 'mail',
    file: 'page.html',
    scripts: ['mail.js'],
    sources: ['page.html', 'mail.js', 'views.js', 'mailbox.js'],
    log: true,
  },
  {
    id: 'board',
    base: '/board',
    nav: 'Board',
    title: 'Board',
    heading: 'A drawer and a modal at once',
    lead: 'The drawer and the dialog are two route slots with locations of their own. One URL opens the board, the card and the question about it.',
    card: 'A card opens in a drawer, a dialog lies over both, and one link shares all three.',
    attempt:
      'Open a card, choose Move, and pick another column: board, drawer and dialog all follow. Reload, then go back twice: first the dialog closes, then the drawer.',
    folder: 'board',
    file: 'page.html',
    scripts: ['board.js'],
    sources: ['page.html', 'board.js', 'views.js', 'cards.js'],
    log: true,
  },
  {
    id: 'settings',
    base: '/settings',
    nav: 'Settings',
    title: 'Settings',
    heading: 'Unsaved changes are not lost',
    lead: 'A route may refuse to be left. Then the URL, the history and all regions stay as they are, and nothing that was typed is gone.',
    card: 'A form with changes keeps you from leaving by a link, by back, or by closing the page. Help beside it stays free.',
    attempt:
      'Change your name, then open Notifications, go back, or reload: you stay. Open a help topic: that does not leave the form, so nobody asks.',
    folder: 'settings',
    file: 'page.html',
    scripts: ['settings.js'],
    sources: ['page.html', 'settings.js', 'form-view.js'],
    log: true,
  },
  {
    id: 'roles',
    base: '/roles',
    nav: 'Roles',
    title: 'Roles',
    heading: 'What you may not see is not loaded',
    lead: 'Invoices have a route only for those who may read them, and the audit trail is disabled for all but the owner. Their loaders are not called.',
    card: 'Viewer, accountant or owner: what a role may not see is neither shown nor asked for.',
    attempt:
      'Change the role and read the list of loader calls: invoices are loaded for the accountant, the audit trail for the owner, and nothing for the viewer.',
    folder: 'roles',
    file: 'page.html',
    scripts: ['roles.js'],
    sources: ['page.html', 'roles.js', 'views.js'],
    log: true,
  },
  {
    id: 'workspace',
    base: '/workspace',
    nav: 'Keep-alive',
    title: 'Keep-alive and transitions',
    heading: 'Tabs that stay as you left them',
    lead: 'Both regions show the same tabs. The left one keeps what it leaves, hidden and paused; the right one makes each tab anew. Changes are animated.',
    card: 'One region keeps its tabs with text, scroll position and timers, the other does not. With view transitions.',
    attempt:
      'In both regions, type into the filter of Customers and scroll its list. Then change the tab and come back: compare the two.',
    folder: 'workspace',
    file: 'page.html',
    scripts: ['workspace.js'],
    sources: ['page.html', 'workspace.js', 'stop-watch.js', 'customer-list.js'],
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
