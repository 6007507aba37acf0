import {html, render} from 'lit/html.js';
import type {Part} from '../router/model.js';
import {styles} from './styles.js';

function shadowOf(element: Element): ShadowRoot {
  const root = element.shadowRoot ?? element.attachShadow({mode: 'open'});
  root.adoptedStyleSheets = [styles()];
  return root;
}

/** Builds a layout's shadow tree, and returns the live region in it. */
export function layoutShadow(element: Element): Element {
  const root = shadowOf(element);
  const region = document.createElement('div');
  region.role = 'status';
  region.className = 'region';
  root.replaceChildren(document.createElement('slot'), region);
  return region;
}

/**
 * Renders a route slot's shadow tree with one part visible. The layout speaks for all of them, so neither
 * status nor alert speaks for itself: what changes is announced once.
 */
export function renderSlotShadow(element: Element, part: Part, message = ''): void {
  const root = element.shadowRoot ?? shadowOf(element);
  const hides = (name: Part) => part !== name;
  render(
    html`<slot part="content" ?hidden=${hides('content')}></slot>
      <slot name="view"></slot>
      <div part="loading" role="status" aria-live="off" ?hidden=${hides('loading')}>
        <slot name="loading"><span part="spinner" aria-hidden="true"></span> Loading…</slot>
      </div>
      <div part="error" role="alert" aria-live="off" ?hidden=${hides('error')}>
        <slot name="error">
          <p part="error-message">This part could not be loaded. ${message}</p>
          <button part="retry-button" type="button" data-retry>Try again</button>
        </slot>
      </div>
      <div part="not-found" ?hidden=${hides('not-found')}>
        <slot name="not-found"><p>There is nothing here.</p></slot>
      </div>`,
    root,
  );
}
