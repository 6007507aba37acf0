import type {ViewProps} from 'slot-router/react';
import type {Notification} from '../api';

export function NotificationList({data, params}: ViewProps<Notification[]>) {
  const shown = data.filter(({unread}) => params.filter !== 'unread' || unread);
  return (
    <ul>
      {shown.map(({id, text}) => (
        <li key={id}>{text}</li>
      ))}
    </ul>
  );
}
