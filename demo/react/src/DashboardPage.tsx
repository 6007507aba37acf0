import {SlotViews, useRouteSlot} from 'slot-router/react';
import {routes} from './routes';

function Status({of}: {of: string}) {
  const {status, segment} = useRouteSlot(of);
  return (
    <output data-testid={of}>
      {status} {segment}
    </output>
  );
}

export function DashboardPage() {
  return (
    <SlotViews>
      <slot-layout base="/dashboard" routes={routes}>
        <div className="panels">
          <section className="panel" aria-labelledby="users">
            <header>
              <h2 id="users">Users</h2>
              <Status of="users" />
            </header>
            <route-slot name="users">
              <p slot="loading">Loading users…</p>
              <div slot="error" className="failure">
                <p>Users are not available.</p>
                <button data-retry>Try again</button>
              </div>
            </route-slot>
          </section>

          <section className="panel" aria-labelledby="analytics">
            <header>
              <h2 id="analytics">Analytics</h2>
              <Status of="analytics" />
            </header>
            <nav aria-label="Figures">
              <a href="/dashboard/analytics/views">Page views</a>
              <a href="/dashboard/analytics/visitors">Visitors</a>
            </nav>
            <route-slot name="analytics">
              <p slot="loading">Loading analytics…</p>
            </route-slot>
          </section>

          <section className="panel" aria-labelledby="notifications">
            <header>
              <h2 id="notifications">Notifications</h2>
              <Status of="notifications" />
            </header>
            <nav aria-label="Notifications">
              <a href="/" data-slot="notifications">
                All
              </a>
              <a href="/unread" data-slot="notifications">
                Unread
              </a>
            </nav>
            <route-slot name="notifications" source="search">
              <p slot="loading">Loading notifications…</p>
            </route-slot>
          </section>
        </div>

        <p>
          <a href="/dashboard/invite">Invite somebody</a>
        </p>
        <route-slot name="dialog" modal aria-label="Invitation" />
      </slot-layout>
    </SlotViews>
  );
}
