// What every example app has to do, whatever it is written in.
import {equal} from './app.js';

const DASHBOARD = '/dashboard';

/** Opens the dashboard and waits for all of it. */
async function open(app, path = '') {
  await app.open(DASHBOARD + path);
  if (!path) await app.text('Ada Okafor', 'users');
  await app.text('48210', 'analytics');
  await app.text('Invoice 1043', 'notifications');
}

/** Puts a mark on the view of each route slot. */
const mark = (app) => {
  for (const routeSlot of app.document.querySelectorAll('route-slot'))
    for (const child of routeSlot.children)
      if (!child.slot && child.localName !== 'template') child.isMarked = true;
};
const marked = (app) =>
  [...app.document.querySelectorAll('route-slot')]
    .filter((routeSlot) => [...routeSlot.children].some((child) => child.isMarked))
    .map(({name}) => name)
    .sort();

export const checks = {
  async 'shows all regions on a hard load, and says where they are'(app) {
    await open(app);
    await app.output('users', 'ready /');
    await app.output('analytics', 'ready /');
    await app.output('notifications', 'ready /');
    equal(await app.violations(), [], 'axe');
  },

  async 'goes to the dashboard from the address that its tool prints'(app) {
    // Without a tool its own server does it, which is not this one.
    await app.open(app.options.markup === 'only' ? DASHBOARD : '/');
    await app.text('Ada Okafor', 'users');
    equal(app.url, DASHBOARD, 'the URL');
  },

  async 'changes one region, updates its view in place, and leaves cleanly'(app) {
    await open(app);
    mark(app);
    await app.click('Ada Okafor', 'users');
    await app.text('ADA OKAFOR', 'users');
    await app.output('users', 'ready /members/41');
    equal(app.url, `${DASHBOARD}/members/41`, 'the URL');
    equal(marked(app), ['analytics', 'notifications'], 'what was left alone');
    await app.output('analytics', 'ready /');
    await app.output('viewing', 'Viewing: a member');
    await app.type('Note', 'Ask her');
    await app.click('Next member', 'users');
    await app.text('MIRA LINDQVIST', 'users');
    await app.text('number 42', 'users');
    // A template is filled anew.
    if (app.options.markup !== 'only') equal(app.value('Note'), 'Ask her', 'what was typed');
    await app.output('viewing', 'Viewing: a member');
    equal(await app.violations(), [], 'axe');
    await app.click('All members', 'users');
    await app.text('Ada Okafor', 'users');
    await app.output('viewing', 'Viewing: nobody');
    await app.output('users', 'ready /');
  },

  async 'gives its views what the app provides'(app) {
    await open(app);
    await app.click('Mira Lindqvist', 'users');
    await app.click('Pin', 'users');
    await app.output('pinned', 'Pinned: 1');
  },

  async 'goes back and forward through what each entry showed'(app) {
    await open(app);
    await app.click('Mira Lindqvist', 'users');
    await app.text('MIRA LINDQVIST', 'users');
    await app.click('Visitors');
    await app.text('9320', 'analytics');
    await app.output('analytics', 'ready /analytics/visitors');
    app.back();
    await app.text('48210', 'analytics');
    await app.text('MIRA LINDQVIST', 'users');
    app.back();
    await app.text('Ada Okafor', 'users');
    equal(app.url, DASHBOARD, 'the URL');
    app.forward();
    await app.text('MIRA LINDQVIST', 'users');
    await app.output('users', 'ready /members/42');
    await app.text('48210', 'analytics');
  },

  async 'has a location of its own in the search params'(app) {
    await open(app);
    mark(app);
    await app.click('Unread');
    await app.output('notifications', 'ready /unread');
    await app.until('read notifications to go', () => !app.sees('Invoice 1043'));
    // Angular's router writes the slash as %2F.
    equal(decodeURIComponent(app.url), `${DASHBOARD}?@notifications=/unread`, 'the URL');
    // A template is filled anew.
    const updated = app.options.markup === 'only' ? [] : ['notifications'];
    equal(marked(app), ['analytics', ...updated, 'users'], 'what was left alone');
    await app.open(`${DASHBOARD}/members/42?@notifications=/unread`);
    await app.text('MIRA LINDQVIST', 'users');
    await app.output('notifications', 'ready /unread');
    await app.text('Deploy finished', 'notifications');
  },

  async 'opens a modal, closes it from inside, and goes back to it'(app) {
    await open(app);
    await app.click('Invite somebody');
    const dialog = () => app.region('dialog')?.shadowRoot?.querySelector('dialog');
    await app.until('open dialog', () => dialog()?.open && app.sees('Send'));
    equal(app.url, `${DASHBOARD}/invite`, 'the URL');
    equal(await app.violations(), [], 'axe');
    await app.click('Send', 'dialog');
    await app.until('closed dialog', () => !dialog().open);
    await app.until('URL of before', () => app.url === DASHBOARD);
    app.forward();
    await app.until('open dialog', () => dialog().open);
    await app.open(`${DASHBOARD}/invite`);
    await app.until('open dialog', () => dialog()?.open && app.sees('Send'));
    await app.text('Ada Okafor', 'users');
  },

  async 'shows an error of rendering in its own region'(app) {
    await open(app);
    mark(app);
    await app.click('Broken record', 'users');
    await app.text('Users are not available.', 'users');
    await app.output('users', 'error /members/13');
    equal(marked(app), ['analytics', 'notifications'], 'what was left alone');
    app.back();
    await app.text('Ada Okafor', 'users');
    await app.click('Ada Okafor', 'users');
    await app.text('ADA OKAFOR', 'users');
    await app.output('viewing', 'Viewing: a member');
  },

  async 'shows an error of a later rendering in its own region'(app) {
    await open(app, '/members/42');
    // Templates are rendered once.
    if (app.options.markup === 'only') return;
    await app.click('Recent work', 'users');
    await app.text('Search index, Billing', 'users');
    await app.click('All members', 'users');
    await app.click('Tomás Rivera', 'users');
    await app.text('TOMÁS RIVERA', 'users');
    mark(app);
    await app.click('Recent work', 'users');
    await app.text('Users are not available.', 'users');
    await app.output('users', 'error /members/43');
    await app.output('viewing', 'Viewing: nobody');
    equal(marked(app), ['analytics', 'notifications'], 'what was left alone');
    await app.click('Try again', 'users');
    await app.text('TOMÁS RIVERA', 'users');
    await app.output('users', 'ready /members/43');
    await app.output('viewing', 'Viewing: a member');
    await app.click('Recent work', 'users');
    await app.text('Users are not available.', 'users');
    app.back();
    await app.text('Ada Okafor', 'users');
    await app.output('viewing', 'Viewing: nobody');
  },

  async 'loads again in its own region after a failure'(app) {
    app.allow(/503/);
    await open(app);
    await app.fail(`${app.options.data ?? '/api'}/members/42`);
    await app.click('Mira Lindqvist', 'users');
    await app.text('Users are not available.', 'users');
    await app.fail();
    await app.click('Try again', 'users');
    await app.text('MIRA LINDQVIST', 'users');
    await app.output('users', 'ready /members/42');
  },

  async 'lives beside the router of its framework'(app) {
    await open(app);
    await app.click('Mira Lindqvist', 'users');
    await app.text('MIRA LINDQVIST', 'users');
    await app.click('Help');
    await app.text('This page is');
    app.back();
    await app.until('layout', () => app.region('users'));
    await app.text('MIRA LINDQVIST', 'users');
    equal(app.url, `${DASHBOARD}/members/42`, 'the URL');
    await app.click('Visitors');
    await app.text('9320', 'analytics');
    await app.click('Dashboard');
    await app.text('Ada Okafor', 'users');
    equal(app.url, DASHBOARD, 'the URL');
    app.back();
    await app.text('MIRA LINDQVIST', 'users');
    equal(app.url, `${DASHBOARD}/analytics/visitors`, 'the URL');
    await app.click('Help');
    await app.text('This page is');
    await app.click('Show me Mira');
    await app.until('layout', () => app.region('users'));
    await app.text('MIRA LINDQVIST', 'users');
    await app.output('users', 'ready /members/42');
  },

  async 'is loading until data and code of a view are there'(app) {
    await app.hold(app.options.lazy);
    await app.open(DASHBOARD);
    await app.text('Ada Okafor', 'users');
    await app.text('Loading analytics…', 'analytics');
    await app.output('analytics', 'loading /');
    await app.release();
    await app.text('48210', 'analytics');
    await app.output('analytics', 'ready /');
    equal(app.sees('Loading analytics…'), false, 'still loading');
  },
};
