import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {SlotRouterError} from '../diagnostics/slot-router-error.js';
import {warn} from '../diagnostics/warn.js';
import {attempt, evaluate, type Outcome} from '../loading/load.js';
import {NotFoundError, RedirectError} from '../routing/control-flow.js';
import {parseUrl} from '../routing/parse-url.js';
import type {Plan, Target} from '../routing/resolve.js';
import type {RouteContext, View, ViewValue} from '../routing/route.js';
import {isLitTemplate} from '../rendering/view.js';
import {maskMarkers, ownMarkup, withoutMarkers} from './lit-markers.js';
import {childrenOf, readAttribute, withoutAttribute, outerOf, type ElementMarkup} from './markup.js';
import {escapeHtml, scriptJson} from './raw-html.js';
import {renderView} from './render-view.js';
import type {PageWork, RouteLoad} from './route-load.js';

/** What the browser gets to know about a route slot beside its content. */
interface Sent {
  readonly data?: unknown;
  readonly isLit?: boolean;
  readonly status?: 'error' | 'not-found';
  /** Where alone it is true. */
  readonly for?: readonly unknown[];
}

/** A state whose fallback stands in the place of the content. */
type Fallback = 'loading' | 'error' | 'not-found';

// Without script, loading the page again is the way to try again.
const BUILT_IN: Readonly<Record<Fallback, string>> = {
  loading: 'Loading…',
  error: '<p>This part could not be loaded.</p><a href="">Try again</a>',
  'not-found': '<p>There is nothing here.</p>',
};

/** The layout that a view holds. */
interface InnerLayout {
  readonly tasks: readonly SlotTask[];
  html(): string;
}

/** One route slot of a page that is on its way. */
export class SlotTask<Inner extends InnerLayout = InnerLayout> {
  /** The name of its place in the shadow tree of the outermost layout. */
  readonly id: string;
  readonly name: string;
  readonly isMain: boolean;
  /** Its view is a layout that needs no data. */
  readonly isStructure: boolean;
  /** Resolves when the code of its route is there, where that says so. */
  readonly code: PromiseLike<unknown> | undefined;
  /** Resolves when it is known what it shows. A layout in it may have route slots that are not there yet. */
  readonly settled: Promise<void> | undefined;
  isSettled = true;
  /** What its load or its view has thrown. */
  error: unknown;
  title: string | undefined;
  /** The layout that its view holds. */
  inner: Inner | undefined;
  readonly #markup: ElementMarkup;
  readonly #children: readonly ElementMarkup[];
  readonly #isStatic: boolean;
  readonly #running: RouteLoad | undefined;
  readonly #work: PageWork;
  readonly #createInner: (html: string) => Inner;
  #loading: string | undefined;
  #content = '';
  #part: Fallback | 'content' | 'view' = 'content';
  #sent: Sent | undefined;
  #isLit = false;
  #isLate = false;

  constructor(
    markup: ElementMarkup,
    id: string,
    name: string,
    {action, target}: Plan,
    running: RouteLoad | undefined,
    isMain: boolean,
    work: PageWork,
    createInner: (html: string) => Inner,
  ) {
    this.#markup = markup;
    this.name = name;
    this.id = id;
    this.isMain = isMain;
    this.#running = running;
    this.#work = work;
    this.#createInner = createInner;
    this.#children = childrenOf(markup.inner);
    this.#isStatic = action === 'keep';
    this.isStructure = !!target?.route.slots && !target.route.load;
    if (action === 'not-found') this.#part = 'not-found';
    if (!running || !target) return;
    const {context, outcome} = running.load;
    this.isSettled = false;
    this.code = target.route.ready?.();
    const {title} = target.route;
    if (typeof title === 'string') this.title = title;
    this.#showLoading(target.route.loading, context);
    this.settled = this.#settle(outcome, target, context);
  }

  /** Everything in it is there. */
  get isComplete(): boolean {
    return this.isSettled && (this.inner?.tasks.every((task) => task.isComplete) ?? true);
  }

  /**
   * What is missing is in the layout in it alone, and can follow. A Lit template is brought to life in one tree, so it
   * has no other to follow in.
   */
  get isOpen(): boolean {
    return !!this.inner && !this.#isLit && !this.isComplete;
  }

  /** Resolves when everything in it is there. */
  async complete(): Promise<void> {
    await this.settled;
    await Promise.all(this.inner?.tasks.map((task) => task.complete()) ?? []);
  }

  /**
   * Its place in the shadow tree: with the loading fallback, while there is nothing to show, and with the route slot as
   * it is without a view, for the browser to take where it never comes.
   */
  place(): string {
    const {attributes} = this.#markup;
    const slot = readAttribute(attributes, 'slot');
    const open = `<slot name="${escapeHtml(this.id)}"${slot === undefined ? '' : ` slot="${escapeHtml(slot)}"`}>`;
    if (this.isComplete) return `${open}</slot>`;
    this.#isLate = true;
    // In a box like that of the route slot, so that nothing moves when that comes.
    const box = ['id', 'class', 'style']
      .map((name) => [name, readAttribute(attributes, name)] as const)
      .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeHtml(value)}"`))
      .join('');
    const own = withoutMarkers(ownMarkup(this.#markup.inner, this.#children));
    const spare = `<template>${this.#open(this.id)}${own}</route-slot></template>`;
    return `${open}<div${box} aria-busy="true">${this.#loading ?? this.#fallback('loading')}</div>${spare}</slot>`;
  }

  /**
   * The element with all it shows.
   * @param slot - The place it goes to; undefined where it stands in its place.
   * @param inner - The markup of the layout in it.
   */
  html(slot?: string, inner = this.inner?.html()): string {
    if (this.#isStatic) return `${this.#open(slot)}${this.#markup.inner}</route-slot>`;
    const [start, end] = this.around(slot);
    const shown = inner ?? this.#content;
    return `${start}${this.#isLit ? maskMarkers(shown) : shown}${end}`;
  }

  /** The element without what it shows: what comes before that, and after it. */
  around(slot?: string): readonly [start: string, end: string] {
    const part = this.#part;
    // Without script too, what is for another state must not show.
    const content =
      part === 'content'
        ? '<slot part="content"></slot>'
        : `<slot name="${part}">${part === 'view' ? '' : BUILT_IN[part]}</slot>`;
    const own = ownMarkup(this.#markup.inner, this.#children);
    // It also says that nothing is missing.
    const sent = this.#sent
      ? `<script type="application/json" slot="view">${scriptJson(this.#sent)}</script>`
      : '';
    return [
      `${this.#open(slot)}<template shadowrootmode="open">${content}</template>${own}`,
      `${sent}</route-slot>`,
    ];
  }

  #open(slot: string | undefined): string {
    const {attributes} = this.#markup;
    if (slot === undefined) return `<route-slot${attributes}>`;
    return `<route-slot${withoutAttribute(attributes, 'slot')} slot="${escapeHtml(slot)}">`;
  }

  async #settle(outcome: Outcome | Promise<Outcome>, target: Target, context: RouteContext): Promise<void> {
    const ended = outcome instanceof Promise ? await outcome : outcome;
    try {
      if ('error' in ended) throw ended.error;
      const rendered = renderView(ended.view, this.name, context.params);
      const html = typeof rendered === 'object' ? await rendered : rendered;
      if (html === undefined) this.#part = 'loading';
      else if (target.route.slots) this.inner = this.#createInner(html);
      else this.#content = html;
      const {title} = target.route;
      this.title = typeof title === 'function' ? title(context) : title;
      this.#isLit = isLitTemplate(ended.view);
      if (target.route.load || this.inner || this.#isLit || this.#isLate)
        this.#sent = this.#writable(context.data);
    } catch (error) {
      this.error = error;
      await this.#fail(error, target, context);
    }
    const {key, search, isDefault} = target;
    // Without its data, the browser has to load it.
    const isSent = this.#sent !== undefined || !target.route.load;
    if (this.#work.isStatic && isSent) this.#sent = {...this.#sent, for: [key, search, isDefault]};
    this.isSettled = true;
  }

  async #fail(error: unknown, {route}: Pick<Target, 'route'>, context: RouteContext): Promise<void> {
    if (context.signal.aborted) return;
    // Nobody will show what is inside.
    for (const each of this.#running?.inner ?? []) each.abort();
    this.inner = undefined;
    if (error instanceof RedirectError) {
      const {to} = error;
      const url = parseUrl(to, context.url);
      if (url?.origin === context.url.origin) {
        // Too late for a status: the browser goes there when the page has come.
        this.#part = 'loading';
        this.#sent = {};
        this.#content = `<meta http-equiv="refresh" content="0;url=${escapeHtml(url.href)}">`;
        return;
      }
      const refused = new SlotRouterError(url ? 'SR009' : 'SR016', {slot: this.name, value: to});
      await this.#fail(refused, {route}, context);
      return;
    }
    const part = error instanceof NotFoundError ? 'not-found' : 'error';
    this.#part = part;
    this.#sent = {status: part};
    if (part === 'error') this.#work.report(error, context);
    const view = part === 'error' ? route.error : route.notFound;
    const template = this.#children.find(
      ({name, attributes}) => name === 'template' && readAttribute(attributes, 'slot') === part,
    );
    const html =
      view === undefined
        ? template && fillMessage(template.inner)
        : await render(view, {...context, error}, this.name);
    if (html === undefined) return;
    this.#part = 'view';
    this.#content = `<div slot="view">${html}</div>`;
  }

  #writable(data: unknown): Sent | undefined {
    try {
      scriptJson(data ?? null);
      return {data, ...(this.#isLit && {isLit: true})};
    } catch (error) {
      if (DEV_MODE) warn('SR018', {slot: this.name, value: error instanceof Error ? error.message : error});
      return undefined;
    }
  }

  #fallback(part: Fallback): string {
    const own = this.#children.filter(({attributes}) => readAttribute(attributes, 'slot') === part);
    return own.length > 0 ? own.map(outerOf).join('') : BUILT_IN[part];
  }

  #showLoading(view: View | undefined, context: RouteContext): void {
    if (view === undefined) return;
    const show = (html: string | undefined) => void (this.#loading = html);
    const html = render(view, context, this.name);
    void html.then(show);
  }
}

/** A fallback's own view; undefined where it cannot be rendered, or fails itself. */
async function render(view: View, context: RouteContext, slot: string): Promise<string | undefined> {
  const outcome = await attempt(() => evaluate(view, context));
  try {
    const value: ViewValue = 'view' in outcome ? outcome.view : undefined;
    const html = value === undefined ? undefined : await renderView(value, slot, context.params);
    return html === undefined ? undefined : withoutMarkers(html);
  } catch {
    return undefined;
  }
}

/** What failed is nobody's business but the server's. */
const fillMessage = (html: string): string => html.replace(/\{\{\s*message\s*\}\}/g, '');
