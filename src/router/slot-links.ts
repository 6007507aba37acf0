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
      if (link && /^(_self)?$/i.test(link.target) && !link.hasAttribute('download'))
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
      if (/^post$/i.test(read('method'))) {
        const slot = event.defaultPrevented ? undefined : tree.slotAround(target);
        const action = slot?.actionFor(new URL(read('action') || location.href, document.baseURI));
        if (!slot || !action) return;
        event.preventDefault();
        void slot.act(action, new FormData(target, submitter));
        return;
      }
      if (!/^(get)?$/i.test(read('method'))) return;
      send(event, target, (current) => {
        const {pathname} = new URL(read('action') || current, location.origin);
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
