import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {warn} from '../diagnostics/warn.js';
import {Base, type Location} from '../routing/location.js';
import {ownLocation, readPlaces, type OwnPlace} from '../routing/own-location.js';
import {resolve, type SlotState} from '../routing/resolve.js';
import {tableOf} from '../routing/route-table.js';
import type {LayoutStatus, RouteTables} from '../routing/route.js';
import {cutView, readAttribute, type ElementMarkup, type LayoutMarkup} from './markup.js';
import {escapeHtml} from './raw-html.js';
import {SlotTask} from './slot-task.js';
import {RouteLoad, type PageWork} from './route-load.js';

/** Where a layout stands: in the document, or in the view of a route slot. */
export interface Around {
  readonly base?: Base | undefined;
  /** What the route slot around it has matched. */
  readonly at: URL;
  /** The path of the route whose view it is. */
  readonly path: string;
  /** The name of the own location around it. */
  readonly ownKey: string;
  /** What comes before the names of its places. */
  readonly prefix: string;
  /** Whatever stands around it is the page's main content. */
  readonly isMain: boolean;
  /** What has been started before its markup was there. */
  readonly early: readonly RouteLoad[];
}

const EMPTY = tableOf([]);

/** One layout of a page that is on its way: its markup, with its route slots in it. */
export class LayoutTask {
  readonly status: LayoutStatus;
  readonly isMain: boolean;
  readonly tasks: readonly SlotTask<LayoutTask>[];
  /** The start tag. */
  readonly open: string;
  readonly #markup: LayoutMarkup;

  constructor(markup: LayoutMarkup, routes: RouteTables, work: PageWork, around: Around) {
    this.#markup = markup;
    const declared = readAttribute(markup.attributes, 'base');
    const base = declared ?? around.path;
    const isWritten = declared !== undefined || base === '/';
    this.open = `<slot-layout${markup.attributes}${isWritten ? '' : ` base="${escapeHtml(base)}"`}>`;
    const compiled = new Base(base, around.base, () => {
      if (DEV_MODE) warn('SR015', {value: base});
    });
    const location = compiled.locate(around.at);
    const places = markup.parts.filter((part) => typeof part !== 'string');
    const placeOf = readPlaces(work.url.searchParams);
    const states = places.map(({attributes}) => stateOf(attributes, routes, location, around, placeOf));
    const {status, plans, matched} = resolve(location, states, 'load');
    this.status = status;
    this.isMain = around.isMain;
    if (DEV_MODE && matched) {
      const list = states.filter((_, i) => plans[i]?.action === 'not-found').map(({name}) => name);
      if (list.length > 0) warn('SR001', {value: work.url.pathname, list});
    }
    // What leads elsewhere needs nothing else to be loaded.
    const leads = plans.findIndex(({target}) => target?.route.redirect !== undefined);
    const ids = new Set<string>();
    this.tasks = places.map((element: ElementMarkup, i) => {
      const {name = '', ownKey = ''} = states[i] ?? {};
      let id = around.prefix + name;
      while (ids.has(id)) id += '+';
      ids.add(id);
      const plan = plans[i] ?? {action: 'keep', kept: true};
      const {target} = plan;
      const isStarted = target && (leads < 0 || leads === i);
      const running = isStarted
        ? (around.early.find((each) => each.take(target, name)) ?? new RouteLoad(target, name, work))
        : undefined;
      const isMain = around.isMain && (name === 'children' || places.length === 1);
      const createInner = (html: string) =>
        new LayoutTask(cutView(html), target?.route.slots ?? {}, work, {
          base: ownKey ? undefined : compiled,
          at: target?.at ?? work.url,
          path: target?.route.path ?? '/',
          ownKey,
          prefix: `${id}>`,
          isMain,
          early: running?.inner ?? [],
        });
      return new SlotTask<LayoutTask>(element, id, name, plan, running, isMain, work, createInner);
    });
    for (const each of around.early) if (!each.isTaken) each.abort();
  }

  /** What the view has around the layout. */
  get before(): string {
    return this.#markup.before;
  }

  get after(): string {
    return this.#markup.after;
  }

  /** It and all layouts inside it that are there. */
  *tree(): Generator<LayoutTask> {
    yield this;
    for (const {inner} of this.tasks) if (inner) yield* inner.tree();
  }

  /** The whole layout with all route slots in their places. */
  html(): string {
    return this.#wrap(this.#parts((task) => task.html()));
  }

  /**
   * What stands in the shadow tree of a layout that streams: places for the route slots.
   * @param sent - Gets the route slots that go to these places.
   */
  structure(sent: SlotTask<LayoutTask>[]): string {
    return this.#parts((task) => {
      // A layout that is there, with route slots that are not, is part of what is around it.
      if (task.inner && !task.isComplete)
        return task.html(undefined, task.inner.#wrap(task.inner.structure(sent)));
      sent.push(task);
      return task.place();
    });
  }

  #wrap(parts: string): string {
    const {before, after} = this.#markup;
    return `${before}${this.open}${parts}</slot-layout>${after}`;
  }

  #parts(show: (task: SlotTask<LayoutTask>) => string): string {
    let i = 0;
    return this.#markup.parts
      .map((part) => {
        if (typeof part === 'string') return part;
        const task = this.tasks[i++];
        return task ? show(task) : '';
      })
      .join('');
  }
}

/** A route slot as `resolve` sees it, by its attributes. */
function stateOf(
  attributes: string,
  routes: RouteTables,
  location: Location | undefined,
  {ownKey: around}: Around,
  placeOf: (key: string) => OwnPlace,
): SlotState & {readonly ownKey: string} {
  const name = readAttribute(attributes, 'name') || 'children';
  const source = readAttribute(attributes, 'source');
  const ownKey = source === 'search' || source === 'state' ? `${around}@${name}` : '';
  // Only the browser knows what its history entry says.
  const isLeft = readAttribute(attributes, 'disabled') !== undefined || source === 'state';
  const declared = Object.hasOwn(routes, name) ? routes[name] : undefined;
  return {
    name,
    ownKey,
    table: isLeft || !declared ? EMPTY : tableOf(declared),
    current: undefined,
    unmatched: 'keep',
    isOptional: readAttribute(attributes, 'modal') !== undefined,
    own: ownKey ? own(placeOf(ownKey), location) : undefined,
    inner: undefined,
    remembered: undefined,
  };
}

const own = (place: OwnPlace, around: Location | undefined): Location | null =>
  place === null || !around ? null : ownLocation(place, around);
