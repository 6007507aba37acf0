import {styles} from './styles.js';

/** A state of a route slot that has a fallback of its own. */
export type Fallback = 'loading' | 'error' | 'not-found';

type Attributes = Readonly<Record<string, string>>;

function create(tag: string, attributes: Attributes, ...children: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Builds a shadow tree that shows the light children. What the server has put into one stays. */
export function createShadow(host: Element): HTMLElement {
  const root = host.shadowRoot ?? host.attachShadow({mode: 'open'});
  root.adoptedStyleSheets = [styles()];
  return (
    root.querySelector<HTMLElement>('[part=content]') ?? root.appendChild(create('slot', {part: 'content'}))
  );
}

/** The element in a shadow tree that speaks where the browser has no `ariaNotify`. */
export const createRegion = (): HTMLElement => create('div', {role: 'status', class: 'slot-router-region'});

// The layout speaks for all of its route slots, so neither status nor alert speaks for itself: what changes is
// announced once.
const ATTRIBUTES = {
  loading: {role: 'status', 'aria-live': 'off'},
  error: {role: 'alert', 'aria-live': 'off'},
  'not-found': {},
};

/** Builds a fallback, which light children with its name as their slot replace. */
export function createFallback(part: Fallback, message: string, offline: boolean): HTMLElement {
  const builtIn =
    part === 'loading'
      ? [create('span', {part: 'spinner', 'aria-hidden': 'true'}), ' Loading…']
      : part === 'error'
        ? [
            create(
              'p',
              {part: 'error-message'},
              offline ? 'You are offline.' : `This part could not be loaded. ${message}`,
            ),
            create('button', {part: 'retry-button', type: 'button', 'data-retry': ''}, 'Try again'),
          ]
        : [create('p', {}, 'There is nothing here.')];
  return create('div', {part, ...ATTRIBUTES[part]}, create('slot', {name: part}, ...builtIn));
}
