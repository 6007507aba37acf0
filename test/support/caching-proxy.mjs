// A cache in front of a server, as small as one can be that goes by Cache-Control, ETag and Vary (RFC 9111).
import http from 'node:http';

/**
 * @param upstream - The origin that it stands before.
 * @param isCareless - It does not read `Vary`.
 */
export async function startCachingProxy(upstream, {isCareless = false} = {}) {
  const kept = [];
  const log = [];

  const isFor = ({url, vary, headers}, request) =>
    url === request.url &&
    (isCareless || vary.every((name) => (headers[name] ?? '') === (request.headers[name] ?? '')));
  const isFresh = ({answer, at}) => {
    const [, seconds = 0] = /max-age=(\d+)/.exec(answer.headers.get('cache-control') ?? '') ?? [];
    return performance.now() - at < seconds * 1000;
  };

  async function ask({url, headers}, etag) {
    const {accept = '*/*', 'slot-router': slot} = headers;
    const sent = {
      accept,
      ...(slot !== undefined && {'slot-router': slot}),
      ...(etag && {'if-none-match': etag}),
    };
    return fetch(upstream + url, {headers: sent});
  }

  /** What a request gets, and how the cache has come to it. */
  async function answerTo(request) {
    const found = kept.find((each) => isFor(each, request));
    if (found && isFresh(found)) return {...found, how: 'hit'};
    const answer = await ask(request, found?.answer.headers.get('etag'));
    if (found && answer.status === 304) {
      found.at = performance.now();
      return {...found, how: 'revalidated'};
    }
    const vary = (answer.headers.get('vary') ?? '')
      .toLowerCase()
      .split(/\s*,\s*/)
      .filter(Boolean);
    const body = Buffer.from(await answer.arrayBuffer());
    const entry = {url: request.url, headers: request.headers, vary, answer, body, at: performance.now()};
    if (found) kept.splice(kept.indexOf(found), 1);
    if (answer.headers.has('etag')) kept.push(entry);
    return {...entry, how: 'miss'};
  }

  const server = http.createServer(async (request, response) => {
    const {answer, body, how} = await answerTo(request);
    log.push(
      `${how} ${request.url}${request.headers['slot-router'] ? ` for ${request.headers['slot-router']}` : ''}`,
    );
    const headers = Object.fromEntries(answer.headers);
    for (const name of [
      'content-length',
      'content-encoding',
      'connection',
      'keep-alive',
      'transfer-encoding',
    ])
      delete headers[name];
    // What the browser itself would keep is none of this test's business.
    response.writeHead(answer.status, {...headers, 'cache-control': 'no-store'}).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    log,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
