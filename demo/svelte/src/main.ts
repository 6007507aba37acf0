import 'slot-router/define.js';
import '../../shared/dashboard.css';
import {mount} from 'svelte';
import App from './App.svelte';

// The dashboard is the layout's, and that is mounted below /dashboard.
if (location.pathname === '/') history.replaceState(null, '', `/dashboard${location.hash}`);

mount(App, {target: document.getElementById('app')!});
