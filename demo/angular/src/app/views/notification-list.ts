import {Component, computed, input} from '@angular/core';
import type {ViewProps} from 'slot-router/angular';
import type {Notification} from '../api';

@Component({
  selector: 'app-notification-list',
  template: `
    <ul>
      @for (notification of shown(); track notification.id) {
        <li>{{ notification.text }}</li>
      }
    </ul>
  `,
})
export class NotificationList {
  readonly data = input.required<Notification[]>();
  readonly params = input.required<ViewProps['params']>();
  protected readonly shown = computed(() =>
    this.data().filter(({unread}) => this.params()['filter'] !== 'unread' || unread),
  );
}
