import {Component, CUSTOM_ELEMENTS_SCHEMA} from '@angular/core';
import {routeSlot} from 'slot-router/angular';
import {routes} from './routes';

@Component({
  selector: 'app-dashboard-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <slot-layout base="/dashboard" [routes]="routes">
      <div class="panels">
        <section class="panel" aria-labelledby="users">
          <header>
            <h2 id="users">Users</h2>
            <output data-testid="users">{{ users().status }} {{ users().segment }}</output>
          </header>
          <route-slot name="users">
            <p slot="loading">Loading users…</p>
            <div slot="error" class="failure">
              <p>Users are not available.</p>
              <button data-retry>Try again</button>
            </div>
          </route-slot>
        </section>

        <section class="panel" aria-labelledby="analytics">
          <header>
            <h2 id="analytics">Analytics</h2>
            <output data-testid="analytics">{{ analytics().status }} {{ analytics().segment }}</output>
          </header>
          <nav aria-label="Figures">
            <a href="/dashboard/analytics/views">Page views</a>
            <a href="/dashboard/analytics/visitors">Visitors</a>
          </nav>
          <route-slot name="analytics">
            <p slot="loading">Loading analytics…</p>
          </route-slot>
        </section>

        <section class="panel" aria-labelledby="notifications">
          <header>
            <h2 id="notifications">Notifications</h2>
            <output data-testid="notifications">{{ notifications().status }} {{ notifications().segment }}</output>
          </header>
          <nav aria-label="Notifications">
            <a href="/" data-slot="notifications">All</a>
            <a href="/unread" data-slot="notifications">Unread</a>
          </nav>
          <route-slot name="notifications" source="search">
            <p slot="loading">Loading notifications…</p>
          </route-slot>
        </section>
      </div>

      <p><a href="/dashboard/invite">Invite somebody</a></p>
      <route-slot name="dialog" modal aria-label="Invitation"></route-slot>
    </slot-layout>
  `,
})
export class DashboardPage {
  protected readonly routes = routes;
  protected readonly users = routeSlot('users');
  protected readonly analytics = routeSlot('analytics');
  protected readonly notifications = routeSlot('notifications');
}
