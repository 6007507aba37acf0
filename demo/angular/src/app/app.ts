import {Component, DestroyRef, inject} from '@angular/core';
import {Router, RouterLink, RouterOutlet} from '@angular/router';
import {Workspace} from './workspace';

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  template: `
    <div class="page">
      <header>
        <h1>Dashboard</h1>
        <nav aria-label="Pages">
          <a routerLink="/dashboard">Dashboard</a>
          <a routerLink="/help">Help</a>
        </nav>
        <output data-testid="pinned">Pinned: {{ workspace.pinned() }}</output>
        <output data-testid="viewing">Viewing: {{ workspace.viewing().join(', ') || 'nobody' }}</output>
      </header>
      <main><router-outlet /></main>
    </div>
  `,
})
export class App {
  protected readonly workspace = inject(Workspace);

  constructor() {
    const router = inject(Router);
    // Angular's router is told where the layout has gone.
    const follow = () => {
      const here = location.pathname + location.search + location.hash;
      if (router.url !== here && !router.currentNavigation())
        void router.navigateByUrl(here, {replaceUrl: true});
    };
    document.addEventListener('layout-settle', follow);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('layout-settle', follow));
  }
}
