import {createContext} from '@lit/context';

/** What the whole app shares: whom the visitor has pinned, and whom they look at. */
export interface Workspace {
  readonly pinned: number;
  readonly viewing: readonly string[];
  update(change: Partial<Pick<Workspace, 'pinned' | 'viewing'>>): void;
}

export const workspaceContext = createContext<Workspace>(Symbol('workspace'));
