import vue from '@vitejs/plugin-vue';
import {defineConfig} from 'vite';

export default defineConfig({
  publicDir: '../shared',
  plugins: [
    // Tags with a dash are elements of the browser, not components of Vue.
    vue({template: {compilerOptions: {isCustomElement: (tag) => tag.includes('-')}}}),
  ],
});
