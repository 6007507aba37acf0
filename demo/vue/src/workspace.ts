import {inject, reactive, type InjectionKey, type Plugin} from 'vue';

/** What the whole app shares: whom the visitor has pinned, and whom they look at. */
interface Workspace {
  pinned: number;
  viewing: string[];
}

const KEY: InjectionKey<Workspace> = Symbol('workspace');

export const createWorkspace = (): Plugin => ({
  install: (app) => app.provide(KEY, reactive({pinned: 0, viewing: []})),
});

export function useWorkspace(): Workspace {
  const workspace = inject(KEY);
  if (!workspace) throw new Error('There is no workspace.');
  return workspace;
}
