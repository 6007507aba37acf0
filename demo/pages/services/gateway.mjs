// One origin in front of two services: each part of the page has its own. A service that has died is started again.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import http from 'node:http';
import {fileURLToPath} from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const commands = {
  orders: [process.execPath, here('orders.mjs')],
  stock: ['python3', here('stock.py')],
};

/** Answers what lies below /services/parts/. The services start when they are first asked, and end with the server. */
export function createGateway() {
  const running = new Map();
  const starts = {};

  const portOf = (name) => {
    if (!running.has(name)) {
      const [command, ...args] = commands[name];
      starts[name] = (starts[name] ?? 0) + 1;
      const service = spawn(command, [...args, String(starts[name])], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = new Promise((_, reject) => {
        service.once('error', reject);
        service.once('exit', (code) =>
          reject(new Error(`The service ${name} has ended with ${code}.`)),
        );
      });
      ended.catch(() => running.delete(name));
      const port = Promise.race([once(service.stdout, 'data').then(String), ended]);
      running.set(name, {service, port});
    }
    return running.get(name).port;
  };

  return {
    async answer(url, request, response) {
      const [, name, part] =
        /^\/services\/parts\/(\w+)\/([\w-]+)$/.exec(url.pathname) ?? [];
      const fail = (status) => {
        if (response.headersSent) response.destroy();
        else
          response
            .writeHead(status, {
              'Content-Type': 'text/plain',
              'Cache-Control': 'no-store',
            })
            .end();
      };
      if (!Object.hasOwn(commands, name)) return fail(404);
      try {
        const port = Number(await portOf(name));
        const {
          accept,
          'if-none-match': etag,
          'slot-router': slot,
        } = request.headers;
        const headers = {
          accept,
          ...(etag && {'if-none-match': etag}),
          ...(slot && {'slot-router': slot}),
        };
        const asked = http.get(
          {host: '127.0.0.1', port, path: `/${part}`, headers},
          (answered) => {
            response.writeHead(answered.statusCode, answered.headers);
            answered.on('error', () => fail(502));
            answered.pipe(response);
          },
        );
        asked.on('error', () => fail(502));
        response.on('close', () => asked.destroy());
      } catch {
        fail(502);
      }
    },
    close() {
      for (const {service} of running.values()) service.kill();
    },
  };
}
