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
      // Controls can shadow a form's own properties by their names; attributes cannot be shadowed.
      const {target, submitter} = event;
      if (!(target instanceof HTMLFormElement)) return;
      const read = (name: string) =>
        submitter?.getAttribute(`form${name}`) ?? target.getAttribute(name) ?? '';
      const url = parseUrl(read('action') || location.href, document.baseURI);
      if (event.defaultPrevented || url?.origin !== location.origin || !isHere(read('target'))) return;
      if (/^post$/i.test(read('method'))) {
        const slot = tree.slotAround(target);
        const action = slot?.actionFor(url);
        if (!slot || !action) return;
        event.preventDefault();
        void slot.act(action, new FormData(target, submitter));
        return;
      }
      if (!/^(get)?$/i.test(read('method'))) return;
      send(event, target, (current) => {
        const pathname = read('action') ? url.pathname : current;
        const fields = [...new FormData(target, submitter)].map(([name, value]) => [
          name,
          typeof value === 'string' ? value : value.name,
        ]);
        return `${pathname}?${new URLSearchParams(fields)}`;
      });
    },
    {signal},
  );
}

const isHere = (target: string): boolean => /^(_self)?$/i.test(target);
