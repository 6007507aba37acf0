// The JSON API. `?delay=800` answers late, `?fail=1` answers 503: visitors switch both on in the dashboard.
import {setTimeout as wait} from 'node:timers/promises';
import {board, boardCard} from './board.mjs';
import {archive, deedsOf, members, notifications, overview, releases, series} from './data.mjs';
import {mailFolders, mailIn, mailMessage, mailWith} from './mail.mjs';
import {photo, photos} from './photos.mjs';
import {audit, invoices, orders} from './shop.mjs';

const longestDelay = 10_000;

/** One entry per address. A handler that returns nothing is a 404. */
const routes = [
  [/^\/api\/overview$/, () => ({figures: overview})],
  [
    /^\/api\/members$/,
    (_, query) => ({
      members: members.filter(
        (member) => !query.get('team') || member.team.toLowerCase() === query.get('team'),
      ),
    }),
  ],
  [/^\/api\/members\/(\w+)$/, ([id]) => find(members, id, (member) => ({...member, deeds: deedsOf(member)}))],
  [
    /^\/api\/analytics\/(\w+)$/,
    ([metric], query) => series(metric, Number(query.get('range')) === 30 ? 30 : 7),
  ],
  [
    /^\/api\/notifications$/,
    (_, query) => ({notifications: notifications.filter((each) => shownUnder(query.get('filter'), each))}),
  ],
  [/^\/api\/notifications\/(\w+)$/, ([id]) => find(notifications, id, (each) => each)],
  [/^\/api\/releases\/([\d.]+)$/, ([version]) => releases.find((release) => release.version === version)],
  [/^\/api\/archive(?:\/(\d{4})(?:\/(\d\d))?)?$/, ([year, month]) => archive(year, month)],
  [/^\/api\/photos$/, () => ({photos})],
  [/^\/api\/photos\/(\w+)$/, ([id]) => photo(id)],
  [/^\/api\/mail\/folders$/, mailFolders],
  [/^\/api\/mail\/folders\/(\w+)$/, ([id]) => mailIn(id)],
  [/^\/api\/mail\/search$/, (_, query) => mailWith(query.get('q') ?? '')],
  [/^\/api\/mail\/messages\/(\w+)$/, ([id]) => mailMessage(id)],
  [/^\/api\/board$/, board],
  [/^\/api\/board\/(\w+)$/, ([id]) => boardCard(id)],
  [/^\/api\/orders$/, orders],
  [/^\/api\/invoices$/, invoices],
  [/^\/api\/audit$/, audit],
];

const find = (list, id, view) => {
  const found = list.find((each) => each.id === id);
  return found && view(found);
};

function shownUnder(filter, {unread, kind}) {
  if (filter === 'unread') return unread;
  if (filter === 'mentions') return kind === 'mention';
  return true;
}

/** Answers a request to `/api/…`. */
export async function answerApi(url, request, response) {
  const stopped = new AbortController();
  response.on('close', () => stopped.abort());
  const delay = Math.min(Math.max(Number(url.searchParams.get('delay')) || 0, 0), longestDelay);
  try {
    if (delay > 0) await wait(delay, undefined, {signal: stopped.signal});
  } catch {
    return; // The visitor moved on.
  }
  const [status, body] = answer(url);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(JSON.stringify({...body, generatedAt: new Date().toISOString()}));
}

function answer({pathname, searchParams}) {
  if (searchParams.get('fail') === '1')
    return [503, {message: 'The server answered 503: you switched this failure on.'}];
  for (const [pattern, handle] of routes) {
    const match = pattern.exec(pathname);
    const body = match && handle(match.slice(1), searchParams);
    if (body) return [200, body];
  }
  return [404, {message: 'There is nothing at this address.'}];
}
