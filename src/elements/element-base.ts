import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {warn} from '../diagnostics/warn.js';

/** HTMLElement, or a stand-in where there is no DOM, so that the package can be imported on a server. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

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

  /** Reads an attribute with a fixed set of values; the first one is its default. */
  protected choice<Value extends string>(name: string, values: readonly [Value, ...Value[]]): Value {
    const value = this.getAttribute(name);
    const known = values.find((each) => each === value);
    if (DEV_MODE && known === undefined && value !== null) warn('SR005', {name, value, list: values}, this);
    return known ?? values[0];
  }
}

/** Registers an element, unless its tag is taken or there is no DOM. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!globalThis.customElements) return;
  const defined = customElements.get(tag);
  if (!defined) customElements.define(tag, element);
  else if (DEV_MODE && defined !== element) warn('SR007', {value: tag});
}
