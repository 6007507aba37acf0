import {createRouter, createWebHistory} from 'vue-router';
import DashboardPage from './DashboardPage.vue';
import HelpPage from './HelpPage.vue';

// Vue Router chooses the page. What is below /dashboard is up to the layout in it.
export const router = createRouter({
  history: createWebHistory(),
  routes: [
    {path: '/', redirect: '/dashboard'},
    {path: '/dashboard/:rest(.*)*', component: DashboardPage},
    {path: '/help', component: HelpPage},
  ],
});

// Vue Router is told where the layout has gone.
document.addEventListener('layout-settle', () => {
  const here = location.pathname + location.search + location.hash;
  if (router.currentRoute.value.fullPath !== here) void router.replace(here);
});
