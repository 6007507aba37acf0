import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {createPages} from '../server/create-handler.js';
import {cutDocument, readAttribute} from '../server/markup.js';
import type {Route, RouteContext} from '../routing/route.js';
import {withRoutes, type Compile} from './compile.js';
import type {OutputFile} from './host.js';
import {SlotRoutesError, type Fault} from './messages.js';
import type {PrerenderOptions} from './options.js';
import type {RouteSpec} from './routes.js';
import {displayPath, type PathPart} from './segments.js';

/** What a build has come to. */
interface Build {
  readonly spec: RouteSpec;
  readonly root: string;
  /** Where the files are served: a path such as `/docs/`, or a URL. */
  readonly base: string;
  readonly bundle: Readonly<Record<string, OutputFile>>;
  /** The file with the options, where it is known. */
  readonly config: string | undefined;
}

/** What pages are made of. */
interface Site {
  readonly routes: Route;
  readonly document: string;
  readonly publicBase: string;
  /** In seconds. */
  readonly timeout: number;
}

interface Written {
  /** The files by their names. */
  readonly pages: ReadonlyMap<string, string>;
  readonly warnings: readonly string[];
}

// Nothing listens there: what is loaded from a server needs an address of its own.
const ORIGIN = 'http://localhost';
const UNSAFE = /[\0-\x1f\x7f<>:"|?*\\/]/;

/**
 * Writes a page for each path without params, for each one that is listed, and one for unknown URLs.
 * @throws SlotRoutesError SR116 to SR118, SR122. Then nothing is written.
 */
export async function prerender(
  {spec, root, base: served, bundle, config}: Build,
  {paths = [], document: name = 'index.html', timeout = 60}: PrerenderOptions,
  compile: Compile,
): Promise<Written> {
  const document = readDocument(bundle, root, name);
  const base = baseOf(document, name);
  const publicBase = URL.canParse(served) ? new URL(served).pathname : served;
  if (!publicBase.startsWith('/'))
    throw documentFault(name, `is served at "${served}", where pages in folders would not find its files`);
  const listed = typeof paths === 'function' ? await list(paths, timeout, config) : paths;
  return withRoutes(compile, root, async (routes) => {
    const writer = new PageWriter({routes, document, publicBase, timeout});
    const isPlain = !/[:*?+{(]/.test(base);
    // The trailing slash of the start page is no part of a base.
    for (const each of isPlain ? staticPaths(spec) : [])
      await writer.write((base + each).replace(/(?<=.)\/$/, ''), false);
    for (const each of listed) await writer.write(each, true);
    await writer.writeUnknown(base.replace(/\/?[:*?+{(].*$/s, ''));
    if (writer.faults.length > 0) throw new SlotRoutesError(writer.faults);
    return writer;
  });
}

/** @param timeout - In seconds. What never settles has no end of its own. */
async function list(
  paths: Extract<PrerenderOptions['paths'], () => unknown>,
  timeout: number,
  config: string | undefined,
): Promise<readonly string[]> {
  const fault = (reason: string) =>
    new SlotRoutesError([{code: 'SR122', files: config === undefined ? [] : [config], reason}]);
  let listed: unknown;
  try {
    listed = await within(timeout, async () => paths(), late);
  } catch (error) {
    throw fault(`has failed: ${textOf(error)}`);
  }
  if (listed === late) throw fault(`has not settled after ${timeout} s`);
  if (!Array.isArray(listed)) throw fault(`came to "${String(listed)}"`);
  return listed as readonly string[]; // each of them is looked at when it is written
}

const late = Symbol('late');

/** What something comes to, or something else where it takes too long. Nobody waits for it any more then. */
async function within<T, Late>(seconds: number, run: () => Promise<T>, instead: Late, giveUp?: () => void) {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<Late>((resolve) => {
    timer = setTimeout(() => {
      resolve(instead);
      giveUp?.();
    }, seconds * 1000);
  });
  const running = run();
  running.catch(() => undefined);
  try {
    return await Promise.race([running, end]);
  } finally {
    clearTimeout(timer);
  }
}

const documentFault = (value: string, reason: string) =>
  new SlotRoutesError([{code: 'SR118', value, files: [], reason}]);

/** What the build has made of it, or the file. */
function readDocument(bundle: Build['bundle'], root: string, name: string): string {
  const source = bundle[name]?.source;
  if (source !== undefined) return typeof source === 'string' ? source : new TextDecoder().decode(source);
  const file = path.resolve(root, name);
  if (!existsSync(file)) throw documentFault(name, 'is not there');
  return readFileSync(file, 'utf8');
}

/** Where the layout of the document is mounted, without the slash at its end. */
function baseOf(document: string, name: string): string {
  try {
    return (readAttribute(cutDocument(document).attributes, 'base') ?? '/').replace(/\/$/, '');
  } catch {
    throw documentFault(name, 'has no <slot-layout> in it');
  }
}

/** The paths of all pages that have no params; an optional catch-all is one for its own folder as well. */
function staticPaths(root: RouteSpec): string[] {
  const paths = new Set<string>();
  const visit = ({full, unit, slots, isDefault, intercept}: RouteSpec) => {
    const parts = full.at(-1)?.kind === 'optional-catch-all' ? full.slice(0, -1) : full;
    const isPage = unit && !slots && !isDefault && intercept === undefined;
    if (isPage && parts.every(isStatic)) paths.add(displayPath(parts));
    if (intercept === undefined) for (const each of Object.values(slots ?? {}).flat()) visit(each);
  };
  visit(root);
  return [...paths].sort();
}

const isStatic = ({kind}: PathPart) => kind === 'static';

class PageWriter implements Written {
  readonly pages = new Map<string, string>();
  readonly warnings: string[] = [];
  readonly faults: Fault[] = [];
  readonly #site: Site;
  readonly #answer: (request: Request) => Promise<Response>;
  /** What has failed since somebody looked. */
  #failures: string[] = [];
  /** Names that a file system may take for one. */
  readonly #names = new Map<string, string>();

  constructor(site: Site) {
    this.#site = site;
    this.#answer = this.#answerWith(site.routes);
  }

  #answerWith(routes: Route) {
    return createPages(
      {
        routes,
        document: this.#site.document,
        // A file has no time: all of it is there at once.
        waitFor: namesOf(routes),
        onError: (error: unknown, {slot}: RouteContext) =>
          void this.#failures.push(`route slot "${slot || 'children'}": ${textOf(error)}`),
      },
      true,
    );
  }

  /** A page; undefined where it is not whole in time, for a loader that never settles has no end. */
  async #read(answer: (request: Request) => Promise<Response>, url: URL) {
    const abort = new AbortController();
    const read = async () => {
      const response = await answer(new Request(url, {signal: abort.signal}));
      return {response, html: await response.text()};
    };
    return within(this.#site.timeout, read, undefined, () => {
      abort.abort();
    });
  }

  #failLate(value: string): void {
    this.#failures = [];
    const reason = `it is not whole after ${this.#site.timeout} s, as a loader of it has not settled`;
    this.faults.push({code: 'SR117', value, files: [], reason});
  }

  /** @param isListed - Somebody has asked for it. */
  async write(value: string, isListed: boolean): Promise<void> {
    const fail = (reason: string) => void this.faults.push({code: 'SR116', value, files: [], reason});
    const {publicBase} = this.#site;
    const url = URL.canParse(value, ORIGIN) ? new URL(value, ORIGIN) : undefined;
    if (!value.startsWith('/') || url?.origin !== ORIGIN || decode(url.pathname) !== decode(value)) {
      fail('it is no path such as "/photos/1"');
      return;
    }
    if (!`${url.pathname}/`.startsWith(publicBase)) {
      fail(`it is not below "${publicBase}", where the files are served; give <slot-layout> a base that is`);
      return;
    }
    const below = url.pathname.slice(publicBase.length).replace(/\/$/, '');
    const parts = below === '' ? [] : below.split('/').map(decode);
    if (parts.some((part) => UNSAFE.test(part) || part === '')) {
      fail('it holds what no file can be called');
      return;
    }
    const file = [...parts, 'index.html'].join('/');
    const other = this.#names.get(file.toLowerCase());
    if (other === file) return;
    if (other !== undefined) {
      fail(`a file system may take "${file}" and "${other}" for one`);
      return;
    }
    this.#names.set(file.toLowerCase(), file);
    const answer = await this.#read(this.#answer, url);
    if (!answer) {
      this.#failLate(value);
      return;
    }
    const {response, html} = answer;
    const {status} = response;
    const failures = this.#failures.splice(0);
    const to = response.headers.get('Location');
    if (failures.length > 0) this.faults.push({code: 'SR117', value, files: [], reason: failures.join('; ')});
    else if (to !== null) this.pages.set(file, leadTo(to.replace(ORIGIN, '')));
    else if (status === 200) this.pages.set(file, html);
    else if (isListed) fail('it is not found');
    else this.warnings.push(`No page is written for "${value}": it is not found.`);
  }

  /** What unknown URLs show: nothing matches there, and a route slot without a default has the unit of the root. */
  async writeUnknown(base: string): Promise<void> {
    const {routes} = this.#site;
    // Without any route, a route slot would be static content.
    const nothing: Route = {path: '/', when: () => false};
    const slots = Object.fromEntries(
      Object.entries(routes.slots ?? {}).map(([name, list]) => [
        name,
        [nothing, ...list.filter((route) => route.default && !route.when)],
      ]),
    );
    const answer = this.#answerWith({...routes, slots});
    const read = await this.#read(answer, new URL(`${base}/404`, ORIGIN));
    if (!read) {
      this.#failLate('404.html');
      return;
    }
    const {html} = read;
    const failures = this.#failures.splice(0);
    if (failures.length > 0)
      this.faults.push({code: 'SR117', value: '404.html', files: [], reason: failures.join('; ')});
    else this.pages.set('404.html', html);
  }
}

/** The names of all route slots, those of nested layouts too. */
function namesOf({slots = {}}: Route): string[] {
  return Object.entries(slots).flatMap(([name, routes]) => [name, ...routes.flatMap(namesOf)]);
}

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** A malformed encoding stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Without a server, a page leads elsewhere. */
function leadTo(url: string): string {
  const to = url.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  return `<!doctype html><html><head><meta charset="utf-8"><title>${to}</title><meta http-equiv="refresh" content="0;url=${to}"></head><body><a href="${to}">${to}</a></body></html>\n`;
}
