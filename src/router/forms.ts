import {FormRequest} from '../navigation/form.js';
import {parseUrl} from '../routing/parse-url.js';
import type {Target} from '../routing/resolve.js';
import type {Settlement, Slot} from './model.js';
import type {NavigationType} from '../routing/route.js';

/** What links and forms need of the router. */
interface Page {
  readonly tree: {
    find(element: Element, name: string): Slot | undefined;
    slotAround(element: Element): Slot | undefined;
  };
  readonly early: {expire(): void};
  settle(type: NavigationType): Settlement;
  redirect(slot: Slot, target: Target, to: string, settlement: Settlement, isPush: boolean): void;
}

/** The core's own class, of which a page has one copy. */
type Redirect = new (to: string) => {readonly to: string};

/** A click or a submission: what belongs to a route slot is prevented and sent there. */
export function handle(event: MouseEvent | SubmitEvent, page: Page, redirect: Redirect): void {
  if (event.defaultPrevented) return;
  if ('submitter' in event) onSubmit(event, page, redirect);
  else onClick(event, page);
}

function onClick(event: MouseEvent, page: Page): void {
  // The browser opens a tab or a window, or downloads.
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (link?.origin === location.origin && isHere(link.target) && !link.hasAttribute('download'))
    sendTo(event, page, link, () => link.pathname + link.search);
}

function onSubmit(event: SubmitEvent, page: Page, redirect: Redirect): void {
  const {target, submitter} = event;
  if (!(target instanceof HTMLFormElement)) return;
  const form = new FormRequest(target, submitter);
  const url = parseUrl(form.read('action') || location.href, document.baseURI);
  if (url?.origin !== location.origin || !isHere(form.read('target'))) return;
  if (form.isGet) {
    const path = form.read('action') && url.pathname;
    sendTo(event, page, target, (current) => `${path || current}?${form.query}`);
  } else if (/^post$/i.test(form.read('method'))) {
    const slot = page.tree.slotAround(target);
    if (!slot) return;
    const action = actionFor(slot, url);
    if (action) void act(slot, action, form.data, page, redirect);
    else if (slot.current?.route.fragment) {
      // The server that has sent the form answers it.
      const {current} = slot;
      const route = slot.fragmentRoute(current.route, {url, body: form.body});
      slot.restart({...current, route}, page.settle('replace'));
    } else return;
    event.preventDefault();
  }
}

/** The URL of a link or form with `data-slot` is the own location of the route slot that it names. */
function sendTo(event: Event, page: Page, element: HTMLElement, placeOf: (current: string) => string): void {
  const {slot: name} = element.dataset;
  const slot = name === undefined ? undefined : page.tree.find(element, name);
  if (!slot?.ownKey) return;
  event.preventDefault();
  slot.navigate(placeOf(slot.current?.segment ?? '/'));
}

/** What a form is sent to, if that has an action: the route it is in, or another one of its route slot by the URL. */
function actionFor(slot: Slot, url: URL): Target | undefined {
  const target = url.href === location.href ? slot.current : slot.targetAt(url);
  return target?.route.action ? target : undefined;
}

/** Runs an action; then everything on screen loads again, in place. */
async function act(
  slot: Slot,
  target: Target,
  formData: FormData,
  page: Page,
  redirect: Redirect,
): Promise<void> {
  const {layout, current} = slot;
  const outcome = await slot.run(target, (context) => target.route.action?.({...context, formData}));
  if (!outcome) return;
  if ('view' in outcome) {
    page.early.expire();
    let outermost = layout;
    while (outermost?.outer) outermost = outermost.outer;
    await outermost?.host.reload();
    return;
  }
  const {error} = outcome;
  if (error instanceof redirect) page.redirect(slot, target, error.to, page.settle('push'), true);
  else slot.fail(current ?? target, error, page.settle('reload'));
}

const isHere = (target: string): boolean => /^(_self)?$/i.test(target);
