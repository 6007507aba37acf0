import {Link} from 'react-router';

export function HelpPage() {
  return (
    <>
      <h2>Help</h2>
      <p>
        This page is React Router’s. <Link to="/dashboard/members/42">Show me Mira</Link>
      </p>
    </>
  );
}
