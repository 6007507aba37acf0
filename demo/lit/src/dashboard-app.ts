import {ContextProvider} from '@lit/context';
import {html, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {RouteSlotController} from 'slot-router/lit';
import {LightElement} from './light-element';
import {routes} from './routes';
import {workspaceContext, type Workspace} from './workspace';

@customElement('dashboard-app')
export class DashboardApp extends LightElement {
  private readonly workspace = new ContextProvider(this, {
    context: workspaceContext,
    initialValue: {pinned: 0, viewing: [], update: (change) => this.change(change)},
  });
  private readonly users = new RouteSlotController(this, 'users');
  private readonly analytics = new RouteSlotController(this, 'analytics');
  private readonly notifications = new RouteSlotController(this, 'notifications');

  constructor() {
    super();
    // The dashboard is the layout's, and that is mounted below /dashboard.
    if (location.pathname === '/') history.replaceState(null, '', '/dashboard');
  }

  private change(change: Partial<Workspace>) {
    this.workspace.setValue({...this.workspace.value, ...change});
    this.requestUpdate();
  }

  private status(name: string, {value}: RouteSlotController) {
    return html`<output data-testid=${name}>${value.status} ${value.segment}</output>`;
  }

  protected override render(): TemplateResult {
    const {pinned, viewing} = this.workspace.value;
    return html`
      <div class="page">
        <header>
          <h1>Dashboard</h1>
          <nav aria-label="Pages">
            <a href="/dashboard">Dashboard</a>
            <a href="/help">Help</a>
          </nav>
          <output data-testid="pinned">Pinned: ${pinned}</output>
          <output data-testid="viewing">Viewing: ${viewing.join(', ') || 'nobody'}</output>
        </header>
        <main>${location.pathname === '/help' ? this.renderHelp() : this.renderDashboard()}</main>
      </div>
    `;
  }

  private renderHelp() {
    return html`
      <h2>Help</h2>
      <p>This page is a document of its own. <a href="/dashboard/members/42">Show me Mira</a></p>
    `;
  }

  private renderDashboard() {
    return html`
      <slot-layout base="/dashboard" .routes=${routes}>
        <div class="panels">
          <section class="panel" aria-labelledby="users">
            <header>
              <h2 id="users">Users</h2>
              ${this.status('users', this.users)}
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
              ${this.status('analytics', this.analytics)}
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
              ${this.status('notifications', this.notifications)}
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
    `;
  }
}
