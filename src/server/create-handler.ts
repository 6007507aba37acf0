import {NotFoundError, RedirectError} from '../routing/control-flow.js';
import {parseUrl} from '../routing/parse-url.js';
import {isRoot} from '../routing/route-table.js';
import type {Route, RouteContext, RouteTables} from '../routing/route.js';
import {loadUrlPattern} from '../routing/url-pattern.js';
import {LayoutTask} from './layout-task.js';
import {cutDocument} from './markup.js';
import {streamPage} from './page-stream.js';
import {renderDocument, type DocumentOption} from './render-document.js';
import {showRoot} from './root-view.js';
import type {PageWork} from './route-load.js';
import type {SlotTask} from './slot-task.js';

/** What a server answers with. */
export interface HandlerOptions {
  /** The routes of the outermost layout by the names of its route slots, or one route with `slots`. */
  readonly routes: RouteTables | Route;
  /** The page around the route slots: a whole HTML document, or its parts; or a function that makes one for a request. */
  readonly document: DocumentOption;
  /** Headers of every answer beside `Content-Type`, for example `Cache-Control` or a `Content-Security-Policy`. */
  readonly headers?: HeadersInit;
  /**
   * Names of route slots that the first byte waits for, so that a redirect or a not-found of theirs sets the status.
   * Default: none.
   */
  readonly waitFor?: readonly string[];
  /** Told what a loader or a view has thrown; the page never says it. Default: `console.error`. */
  readonly onError?: (error: unknown, context: RouteContext) => void;
}

/**
 * Makes a server's answers: a function from a request to a page that streams. The document comes first with the
 * loading fallback of each route slot, then each route slot's content when it is ready, wherever it stands.
 * @returns A handler as every server with web standards takes it. It never rejects because of a route slot; it
 *   rejects where `document` throws, or has no layout (SR017).
 */
export function createHandler(options: HandlerOptions): (request: Request) => Promise<Response> {
  return createPages(options);
}

/** @param isStatic - What is answered becomes files, see {@link PageWork.isStatic}. */
export function createPages(
  options: HandlerOptions,
  isStatic = false,
): (request: Request) => Promise<Response> {
  const {routes, headers, waitFor = [], onError = reportFailure} = options;
  const root = isRoot(routes) ? routes : undefined;
  const tables = root ? (root.slots ?? {}) : (routes as RouteTables); // no route, so the tables
  return async (request) => {
    const {method, signal} = request;
    const answer = (status: number, body: BodyInit | null, more: Record<string, string> = {}) => {
      const all = new Headers(headers);
      for (const [name, value] of Object.entries(more)) all.set(name, value);
      return new Response(body, {status, headers: all});
    };
    if (method !== 'GET' && method !== 'HEAD') return answer(405, null, {Allow: 'GET, HEAD'});
    await loadUrlPattern();
    const url = new URL(request.url);
    const cut = cutDocument(await renderDocument(options.document, {request, url}));
    signal.throwIfAborted();
    const report = (error: unknown, context: RouteContext) => {
      try {
        onError(error, context);
      } catch (another) {
        // Whoever is told must not fail the page.
        reportFailure(another);
      }
    };
    const work: PageWork = {url, request, isStatic, loads: new Set(), report};
    const abort = () => {
      for (const load of work.loads) load.abort();
    };
    signal.addEventListener('abort', abort);
    const end = () => signal.removeEventListener('abort', abort);
    const path = root?.path ?? '/';
    const {markup, early, error} = await showRoot(cut, root, path, work);
    const around = {at: url, path, ownKey: '', prefix: '', isMain: true, early};
    const layout = new LayoutTask(markup, tables, work, around);
    await ready(layout, waitFor, signal);
    const tasks = [...layout.tree()].flatMap((each) => each.tasks);
    const location = leadsTo([{error}, ...tasks], url);
    if (location || method === 'HEAD' || signal.aborted) {
      end();
      abort();
    }
    signal.throwIfAborted();
    if (location) return answer(302, null, {Location: location.href});
    const status = statusOf(layout, tasks);
    const type = {'Content-Type': 'text/html; charset=utf-8'};
    if (method === 'HEAD') return answer(status, null, type);
    return answer(status, streamPage(markup, layout, signal, abort, end), type);
  };
}

/** Resolves when the first byte may be sent. */
async function ready(layout: LayoutTask, waitFor: readonly string[], signal: AbortSignal): Promise<void> {
  const {tasks} = layout;
  if (tasks.every((task) => task.isComplete)) return;
  let stop = () => {};
  const aborted = new Promise<void>((resolve) => (stop = resolve));
  signal.addEventListener('abort', stop, {once: true});
  const complete = Promise.all(tasks.map((task) => task.complete()));
  const all = awaited(layout, waitFor).then(() => {
    // What is there already is there after one turn of the event loop.
    const turn = new Promise((resolve) => setTimeout(resolve));
    return Promise.race([turn, complete]);
  });
  await Promise.race([all, aborted]);
  signal.removeEventListener('abort', stop);
}

/**
 * Resolves when it is known what the route slots show that the first byte waits for. The code of nested layouts is one
 * of these: what comes after the first byte can be put into what was there with it, and nowhere else. So is the code
 * of folders, or else their status would be known from the second request on.
 */
async function awaited({tasks}: LayoutTask, waitFor: readonly string[]): Promise<void> {
  await Promise.all(
    tasks.map(async (task) => {
      await task.code;
      if (!task.isStructure && !waitFor.includes(task.name)) return;
      await task.settled;
      if (task.inner) await awaited(task.inner, waitFor);
    }),
  );
}

/** Where the first route slot leads that is known to lead elsewhere. */
function leadsTo(tasks: readonly Pick<SlotTask, 'error'>[], from: URL): URL | undefined {
  for (const {error} of tasks) {
    if (!(error instanceof RedirectError)) continue;
    const url = parseUrl(error.to, from);
    if (url?.origin === from.origin) return url;
  }
  return undefined;
}

function statusOf(layout: LayoutTask, tasks: readonly SlotTask[]): number {
  const isFound = [...layout.tree()].every(({status, isMain}) => status === 'active' || !isMain);
  return isFound && !tasks.some(({error, isMain}) => isMain && error instanceof NotFoundError) ? 200 : 404;
}

function reportFailure(error: unknown): void {
  // eslint-disable-next-line no-console -- the server's own log is where a failure belongs
  console.error(error);
}
