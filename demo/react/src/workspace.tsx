import {createContext, useContext, useState, type Dispatch, type ReactNode, type SetStateAction} from 'react';

/** What the whole app shares: whom the visitor has pinned, and whom they look at. */
interface Workspace {
  pinned: number;
  setPinned: Dispatch<SetStateAction<number>>;
  viewing: string[];
  setViewing: Dispatch<SetStateAction<string[]>>;
}

const WorkspaceContext = createContext<Workspace | null>(null);

export function WorkspaceProvider({children}: {children: ReactNode}) {
  const [pinned, setPinned] = useState(0);
  const [viewing, setViewing] = useState<string[]>([]);
  return <WorkspaceContext value={{pinned, setPinned, viewing, setViewing}}>{children}</WorkspaceContext>;
}

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('There is no workspace.');
  return workspace;
}
