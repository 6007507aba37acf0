import {Component, DestroyRef, inject, input, signal} from '@angular/core';
import type {ViewProps} from 'slot-router/angular';
import type {Member} from '../api';
import {Workspace} from '../workspace';

@Component({
  selector: 'app-member-view',
  template: `
    <article class="member">
      <h3>{{ data().name.toUpperCase() }}</h3>
      <p>{{ data().role }}, {{ data().mail }}, number {{ params()['id'] }}</p>
      <label>Note <input /></label>
      <button (click)="pin()">Pin</button>
      <button (click)="showsWork.set(true)">Recent work</button>
      @if (showsWork()) {
        <p>{{ data().work.join(', ') }}</p>
      }
      <nav aria-label="Members">
        <a [href]="'/dashboard/members/' + data().next">Next member</a>
        <a href="/dashboard">All members</a>
      </nav>
    </article>
  `,
})
export class MemberView {
  readonly data = input.required<Member>();
  readonly params = input.required<ViewProps['params']>();
  protected readonly showsWork = signal(false);
  private readonly workspace = inject(Workspace);

  constructor() {
    this.workspace.viewing.set(['a member']);
    inject(DestroyRef).onDestroy(() => this.workspace.viewing.set([]));
  }

  protected pin() {
    this.workspace.pinned.update((pinned) => pinned + 1);
  }
}
