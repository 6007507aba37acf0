import {useEffect} from 'react';
import {Link, Navigate, Route, Routes, useNavigate} from 'react-router';
import {DashboardPage} from './DashboardPage';
import {HelpPage} from './HelpPage';
import {useWorkspace} from './workspace';

// React Router chooses the page. What is below /dashboard is up to the layout in it.
export function App() {
  const {pinned, viewing} = useWorkspace();
  const navigate = useNavigate();
  // React Router is told where the layout has gone.
  useEffect(() => {
    const follow = () => {
      const {pathname, search, hash} = location;
      if (history.state?.idx === undefined) void navigate(pathname + search + hash, {replace: true});
    };
    document.addEventListener('layout-settle', follow);
    return () => document.removeEventListener('layout-settle', follow);
  }, [navigate]);
  return (
    <div className="page">
      <header>
        <h1>Dashboard</h1>
        <nav aria-label="Pages">
          <Link to="/dashboard">Dashboard</Link>
          <Link to="/help">Help</Link>
        </nav>
        <output data-testid="pinned">Pinned: {pinned}</output>
        <output data-testid="viewing">Viewing: {viewing.join(', ') || 'nobody'}</output>
      </header>
      <main>
        <Routes>
          <Route path="/" element={<Navigate to="/dashboard" replace />} />
          <Route path="/dashboard/*" element={<DashboardPage />} />
          <Route path="/help" element={<HelpPage />} />
        </Routes>
      </main>
    </div>
  );
}
