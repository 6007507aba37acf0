import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {warn} from '../diagnostics/warn.js';

/** HTMLElement, or a stand-in where there is no DOM, so that the package can be imported on a server. */
const Base = globalThis.HTMLElement ?? class {};

/** What both elements have in common: registration, and properties set before the upgrade. */
export abstract class ElementBase extends Base {
  /**
   * Takes over a property that was set before the element was upgraded: a framework may set `routes` on an
   * element whose definition has not been loaded yet.
   */
  protected upgradeProperty(name: string): void {
    const own = Object.getOwnPropertyDescriptor(this, name);
    if (!own || !('value' in own)) return;
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, own.value);
  }
}

/** Reads an attribute with a fixed set of values; the first one is its default. */
export function choice<Value extends string>(
  element: Element,
  name: string,
  values: readonly [Value, ...Value[]],
): Value {
  const value = element.getAttribute(name);
  return values.find((each) => each === value) ?? values[0];
}

/** Reads an attribute that is a number of 0 or more. */
export function count(element: Element, name: string, fallback: number): number {
  const value = element.getAttribute(name)?.trim();
  return value && Number(value) >= 0 ? Number(value) : fallback;
}

/** Says in development that an attribute has another value than those it may have. */
export function checkChoice(element: Element, name: string, list: readonly string[]): void {
  const value = element.getAttribute(name);
  if (DEV_MODE && value !== null && !list.includes(value)) warn('SR005', {name, value, list}, element);
}

/** When elements were given other routes, in milliseconds. */
const changes = new WeakMap<Element, readonly number[]>();

/** Says in development that an element is given other routes again and again, as by a template that makes them anew. */
export function checkRoutes(element: Element): void {
  if (!DEV_MODE) return;
  const now = performance.now();
  const lately = [...(changes.get(element) ?? []), now].filter((time) => time > now - 1000);
  changes.set(element, lately);
  if (lately.length > 20) warn('SR029', {value: element.localName}, element);
}

/**
 * Registers an element, unless its tag is taken or there is no DOM. While the document is being parsed it waits: the
 * parser may be about to bring shadow trees from the server, for which there must be room.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!globalThis.customElements) return;
  if (globalThis.document?.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => define(tag, element), {once: true});
    return;
  }
  const defined = customElements.get(tag);
  if (!defined) customElements.define(tag, element);
  else if (DEV_MODE && defined !== element) warn('SR007', {value: tag});
}
