/** What is read of an `IncomingMessage` of `node:http`. */
interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What is used of a `ServerResponse` of `node:http`. */
interface NodeResponse {
  readonly headersSent: boolean;
  statusCode: number;
  setHeader(name: string, value: string | readonly string[]): unknown;
  flushHeaders(): void;
  write(chunk: Uint8Array): boolean;
  end(text?: string): unknown;
  destroy(error?: Error): unknown;
  once(event: 'drain' | 'close', listener: () => void): unknown;
}

/**
 * Lets `node:http` serve a handler: `http.createServer(toNodeListener(handler))`. The request is aborted when the
 * connection closes, and nothing is read from the answer while the connection cannot take more.
 * @param origin - The origin of the site, as browsers see it; behind a proxy it is not that of the connection.
 *   Default: `http://` and the `Host` header.
 */
export function toNodeListener(
  handler: (request: Request) => Promise<Response>,
  origin?: string,
): (request: NodeRequest, response: NodeResponse) => void {
  return (request, response) => {
    const controller = new AbortController();
    response.once('close', () => controller.abort());
    answer(handler, request, response, controller, origin).catch((error: unknown) => {
      // Nobody is there to be told.
      if (controller.signal.aborted) return;
      // eslint-disable-next-line no-console -- the server's own log is where a failure belongs
      console.error(error);
      if (response.headersSent) response.destroy();
      else {
        response.statusCode = 500;
        response.end('Internal Server Error');
      }
    });
  };
}

async function answer(
  handler: (request: Request) => Promise<Response>,
  {method = 'GET', url = '/', headers}: NodeRequest,
  response: NodeResponse,
  {signal}: AbortController,
  origin?: string,
): Promise<void> {
  const fields = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    // HTTP/2 has fields of its own.
    if (name.startsWith(':')) continue;
    for (const each of [value ?? []].flat()) fields.append(name, each);
  }
  const host = origin ?? `http://${fields.get('host') ?? 'localhost'}`;
  // Two slashes at the start would name another host.
  const request = new Request(new URL(url.replace(/^[/\\]*/, '/'), host), {method, headers: fields, signal});
  const {status, headers: answered, body} = await handler(request);
  response.statusCode = status;
  for (const [name, value] of answered) if (name !== 'set-cookie') response.setHeader(name, value);
  const cookies = answered.getSetCookie();
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies);
  response.flushHeaders();
  const reader = body?.getReader();
  const cancel = () => void reader?.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, {once: true});
  for (;;) {
    const {done, value} = (await reader?.read()) ?? {done: true, value: undefined};
    if (done || signal.aborted) break;
    if (!response.write(value)) await new Promise<void>((resolve) => response.once('drain', resolve));
  }
  response.end();
}
