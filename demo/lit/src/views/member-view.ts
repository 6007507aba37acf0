import {ContextConsumer} from '@lit/context';
import {html, nothing} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import type {ViewProps} from 'slot-router/lit';
import type {Member} from '../api';
import {LightElement} from '../light-element';
import {workspaceContext} from '../workspace';

@customElement('member-view')
export class MemberView extends LightElement {
  @property({attribute: false}) data!: Member;
  @property({attribute: false}) params!: ViewProps['params'];
  @state() private showsWork = false;
  private readonly workspace = new ContextConsumer(this, {context: workspaceContext, subscribe: true});

  override connectedCallback() {
    super.connectedCallback();
    this.workspace.value?.update({viewing: ['a member']});
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.workspace.value?.update({viewing: []});
  }

  private pin() {
    const {value} = this.workspace;
    value?.update({pinned: value.pinned + 1});
  }

  protected override render() {
    const {data, params} = this;
    return html`
      <article class="member">
        <h3>${data.name.toUpperCase()}</h3>
        <p>${data.role}, ${data.mail}, number ${params.id}</p>
        <label>Note <input /></label>
        <button @click=${this.pin}>Pin</button>
        <button @click=${() => (this.showsWork = true)}>Recent work</button>
        ${this.showsWork ? html`<p>${data.work.join(', ')}</p>` : nothing}
        <nav aria-label="Members">
          <a href="/dashboard/members/${data.next}">Next member</a>
          <a href="/dashboard">All members</a>
        </nav>
      </article>
    `;
  }
}
