import {Injectable, signal} from '@angular/core';

/** What the whole app shares: whom the visitor has pinned, and whom they look at. */
@Injectable({providedIn: 'root'})
export class Workspace {
  readonly pinned = signal(0);
  readonly viewing = signal<readonly string[]>([]);
}
