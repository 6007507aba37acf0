// <slot-status for="users">: says live what the route slot of that name is doing.

/** The route slot of a name; the one without a name is `children`. */
export const findRouteSlot = (name) =>
  document.querySelector(
    name === 'children' ? 'route-slot:not([name])' : `route-slot[name="${CSS.escape(name)}"]`,
  );

class SlotStatus extends HTMLElement {
  #connection;

  connectedCallback() {
    this.#connection = new AbortController();
    const {signal} = this.#connection;
    // `layout-settle` too: a route slot that is kept has no event of its own, for nothing happens to it.
    for (const type of ['slot-load', 'slot-change', 'slot-error', 'layout-settle']) {
      document.addEventListener(type, () => this.#show(), {signal});
    }
    this.#show();
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  #show() {
    const {status = 'loading', kept, isDefault} = findRouteSlot(this.getAttribute('for')) ?? {};
    this.dataset.status = status;
    this.toggleAttribute('data-kept', kept === true);
    this.textContent = [status, kept && 'kept', isDefault && 'default'].filter(Boolean).join(' · ');
  }
}
customElements.define('slot-status', SlotStatus);
