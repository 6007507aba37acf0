import {useRouteSlot} from 'slot-router/react';

export function InviteView() {
  const {element} = useRouteSlot();
  const send = () => {
    element?.close();
  };
  return (
    <form action={send}>
      <h2>Invite somebody</h2>
      <label>
        Mail <input type="email" name="mail" />
      </label>
      <button>Send</button>
    </form>
  );
}
