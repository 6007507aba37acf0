// A server for bench/streaming.mjs, in a process of its own: the same bytes from slot-router and by hand, each with a
// part that takes 100 ms. It sends its port to the parent.
import http from 'node:http';
import {setTimeout as wait} from 'node:timers/promises';
import {createHandler, rawHtml, toNodeListener} from 'slot-router/server';

const SLOW = 100;

const rows = (name) =>
  `<ul>${Array.from({length: 50}, (_, i) => `<li><a href="/${name}/${i}">${name} ${i}</a></li>`).join('')}</ul>`;
const parts = {news: rows('news'), stats: rows('stats'), users: rows('users')};
const views = Object.fromEntries(Object.entries(parts).map(([name, html]) => [name, rawHtml(html)]));

const handler = createHandler({
  document:
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title></head><body><slot-layout><h1>Bench</h1>' +
    '<route-slot name="users"></route-slot><route-slot name="news"></route-slot><route-slot name="stats"></route-slot>' +
    '</slot-layout></body></html>',
  routes: {
    users: [{path: '/*', load: ({signal}) => wait(SLOW, null, {signal}), view: views.users}],
    news: [{path: '/*', view: views.news}],
    stats: [{path: '/*', load: async () => null, view: views.stats}],
  },
});

/** What slot-router sends, piece by piece, to be sent by hand as well. */
async function recordPieces() {
  const pieces = [];
  for await (const piece of (await handler(new Request('http://localhost/ours'))).body) pieces.push(piece);
  return pieces;
}

const [first, ...late] = await recordPieces();

/** By hand: what a careful author writes for this one page. */
async function byHand({signal}) {
  let i = -1;
  const body = new ReadableStream(
    {
      async pull(controller) {
        i++;
        if (i === 0) controller.enqueue(first);
        else if (i === 1) {
          await wait(SLOW, null, {signal});
          controller.enqueue(late[0]);
        } else if (i <= late.length) controller.enqueue(late[i - 1]);
        else controller.close();
      },
    },
    {highWaterMark: 0},
  );
  return new Response(body, {headers: {'Content-Type': 'text/html; charset=utf-8'}});
}

/** Without any of the standards: the fastest that Node can do. */
async function bare(response) {
  response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8'});
  response.write(first);
  await wait(SLOW);
  for (const piece of late) response.write(piece);
  response.end();
}

const listeners = {
  '/ours': toNodeListener(handler),
  '/hand': toNodeListener(byHand),
  '/bare': (_, response) => bare(response),
  '/memory'(_, response) {
    globalThis.gc();
    const {heapUsed, rss} = process.memoryUsage();
    response.end(JSON.stringify({heapUsed, rss}));
  },
};

const server = http.createServer((request, response) => {
  const listener = listeners[request.url];
  if (listener) listener(request, response);
  else response.writeHead(404).end();
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('disconnect', () => process.exit());
