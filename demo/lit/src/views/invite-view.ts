import {html} from 'lit';
import {customElement} from 'lit/decorators.js';
import {RouteSlotController} from 'slot-router/lit';
import {LightElement} from '../light-element';

@customElement('invite-view')
export class InviteView extends LightElement {
  private readonly dialog = new RouteSlotController(this);

  private send(event: SubmitEvent) {
    event.preventDefault();
    this.dialog.value.element?.close();
  }

  protected override render() {
    return html`
      <form @submit=${this.send}>
        <h2>Invite somebody</h2>
        <label>Mail <input type="email" name="mail" /></label>
        <button>Send</button>
      </form>
    `;
  }
}
