import {LitElement} from 'lit';

/** An element in the styles of the page. */
export class LightElement extends LitElement {
  protected override createRenderRoot() {
    return this;
  }
}
