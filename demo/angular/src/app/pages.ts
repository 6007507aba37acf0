import type {Routes} from '@angular/router';
import {DashboardPage} from './dashboard-page';
import {HelpPage} from './help-page';

// Angular's router chooses the page. What is below /dashboard is up to the layout in it.
export const pages: Routes = [
  {path: '', pathMatch: 'full', redirectTo: 'dashboard'},
  {path: 'dashboard', children: [{path: '**', component: DashboardPage}]},
  {path: 'help', component: HelpPage},
];
