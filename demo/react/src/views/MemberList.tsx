import type {ViewProps} from 'slot-router/react';
import type {Member} from '../api';

export function MemberList({data}: ViewProps<Member[]>) {
  return (
    <ul>
      {data.map(({id, name, role}) => (
        <li key={id}>
          <a href={`/dashboard/members/${id}`}>{name}</a> <small>{role}</small>
        </li>
      ))}
    </ul>
  );
}
