import 'slot-router/define.js';
import '../../shared/dashboard.css';
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {BrowserRouter} from 'react-router';
import {App} from './App';
import {WorkspaceProvider} from './workspace';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <WorkspaceProvider>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </WorkspaceProvider>
  </StrictMode>,
);
