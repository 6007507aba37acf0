// The service that knows the orders: a process of its own. It prints its port.
import {createHash} from 'node:crypto';
import http from 'node:http';

const orders = {
  7: {from: 'Harbour Café', items: ['lamp', 'stool']},
  8: {from: 'Island School', items: ['lamp', 'desk']},
  9: {from: 'Town Library', items: ['desk']},
};

const link = (href, text) => `<a href="/services${href}">${text}</a>`;

const all = () =>
  `<ul class="list">${Object.entries(orders)
    .map(
      ([id, {from}]) =>
        `<li>${link(`/orders/${id}`, `Order ${id}`)} <small>${from}</small></li>`,
    )
    .join('')}</ul>`;

const one = (id, {from, items}) =>
  `<h3>Order ${id}</h3><p>${from}</p>
  <ul class="list">${items.map((item) => `<li>${link(`/stock/${item}`, item)}</li>`).join('')}</ul>
  <p>${link('', 'All orders')}</p>`;

const server = http.createServer(({url, headers}, response) => {
  const name = url.slice(1);
  const found = Object.hasOwn(orders, name);
  const html =
    name === 'all'
      ? all()
      : found
        ? one(name, orders[name])
        : '<p>There is no such order.</p>';
  const etag = `"${createHash('sha1').update(html).digest('base64url')}"`;
  const isKnown = headers['if-none-match'] === etag;
  response.writeHead(isKnown ? 304 : 200, {
    'Content-Type': 'text/html; charset=utf-8',
    // A cache may keep this part for a minute, whatever the others do.
    'Cache-Control': 'max-age=60',
    ETag: etag,
  });
  response.end(isKnown ? undefined : html);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
