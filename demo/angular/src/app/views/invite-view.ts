import {Component} from '@angular/core';
import {routeSlot} from 'slot-router/angular';

@Component({
  selector: 'app-invite-view',
  template: `
    <form (submit)="send($event)">
      <h2>Invite somebody</h2>
      <label>Mail <input type="email" name="mail" /></label>
      <button>Send</button>
    </form>
  `,
})
export class InviteView {
  private readonly dialog = routeSlot();

  protected send(event: Event) {
    event.preventDefault();
    this.dialog().element?.close();
  }
}
