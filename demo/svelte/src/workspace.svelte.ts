import {getContext, setContext} from 'svelte';

/** What the whole app shares: whom the visitor has pinned, and whom they look at. */
export class Workspace {
  pinned = $state(0);
  viewing = $state<string[]>([]);
}

export const provideWorkspace = () => setContext('workspace', new Workspace());
export const useWorkspace = () => getContext<Workspace>('workspace');
