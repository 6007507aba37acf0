import {useEffect, useState} from 'react';
import type {ViewProps} from 'slot-router/react';
import type {Member} from '../api';
import {useWorkspace} from '../workspace';

export function MemberView({data, params}: ViewProps<Member>) {
  const {setPinned, setViewing} = useWorkspace();
  const [note, setNote] = useState('');
  const [showsWork, setShowsWork] = useState(false);

  useEffect(() => {
    setViewing((before) => [...before, 'a member']);
    return () => setViewing((before) => before.slice(1));
  }, [setViewing]);

  return (
    <article className="member">
      <h3>{data.name.toUpperCase()}</h3>
      <p>
        {data.role}, {data.mail}, number {params.id}
      </p>
      <label>
        Note <input value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      <button onClick={() => setPinned((pinned) => pinned + 1)}>Pin</button>
      <button onClick={() => setShowsWork(true)}>Recent work</button>
      {showsWork && <p>{data.work.join(', ')}</p>}
      <nav aria-label="Members">
        <a href={`/dashboard/members/${data.next}`}>Next member</a>
        <a href="/dashboard">All members</a>
      </nav>
    </article>
  );
}
