import 'slot-router/define.js';
import '../../shared/dashboard.css';
import {createApp} from 'vue';
import App from './App.vue';
import {router} from './router';
import {createWorkspace} from './workspace';

createApp(App).use(createWorkspace()).use(router).mount('#app');
