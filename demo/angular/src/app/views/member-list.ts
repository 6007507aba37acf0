import {Component, input} from '@angular/core';
import type {Member} from '../api';

@Component({
  selector: 'app-member-list',
  template: `
    <ul>
      @for (member of data(); track member.id) {
        <li>
          <a [href]="'/dashboard/members/' + member.id">{{ member.name }}</a> <small>{{ member.role }}</small>
        </li>
      }
    </ul>
  `,
})
export class MemberList {
  readonly data = input.required<Member[]>();
}
