import {FormRequest} from '../navigation/form.js';
import {parseUrl} from '../routing/parse-url.js';
import type {Tree} from './tree.js';

/**
 * Sends forms that post to the action of a route, and links and forms with `data-slot` to the route slot that they name: their URL is its own location.
 */
export function listenToSlotLinks(tree: Tree, signal: AbortSignal): void {
  const send = (event: Event, element: Element | undefined, placeOf: (current: string) => string) => {
    if (!(element instanceof HTMLElement) || event.defaultPrevented) return;
    const {slot: name} = element.dataset;
    const slot = name === undefined ? undefined : tree.find(element, name);
    if (!slot?.ownKey) return;
    event.preventDefault();
    slot.navigate(placeOf(slot.current?.segment ?? '/'));
  };
  // On the window, so that every listener of the page has had its say.
  addEventListener(
    'click',
    (event) => {
      // The browser opens a tab or a window, or downloads.
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
      if (link?.origin === location.origin && isHere(link.target) && !link.hasAttribute('download'))
        send(event, link, () => link.pathname + link.search);
    },
    {signal},
  );
  addEventListener(
    'submit',
    (event) => {
      const {target, submitter} = event;
      if (!(target instanceof HTMLFormElement)) return;
      const form = new FormRequest(target, submitter);
      const url = parseUrl(form.read('action') || location.href, document.baseURI);
      if (event.defaultPrevented || url?.origin !== location.origin || !isHere(form.read('target'))) return;
      if (form.isGet) {
        const path = form.read('action') && url.pathname;
        send(event, target, (current) => `${path || current}?${form.query}`);
      } else if (/^post$/i.test(form.read('method'))) {
        const slot = tree.slotAround(target);
        const action = slot?.actionFor(url);
        if (slot && action) void slot.act(action, form.data);
        else if (!slot?.send({url, body: form.body})) return;
        event.preventDefault();
      }
    },
    {signal},
  );
}

const isHere = (target: string): boolean => /^(_self)?$/i.test(target);
