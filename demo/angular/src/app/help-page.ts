import {Component} from '@angular/core';
import {RouterLink} from '@angular/router';

@Component({
  selector: 'app-help-page',
  imports: [RouterLink],
  template: `
    <h2>Help</h2>
    <p>This page is Angular’s. <a routerLink="/dashboard/members/42">Show me Mira</a></p>
  `,
})
export class HelpPage {}
