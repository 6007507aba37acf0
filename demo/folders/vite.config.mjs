// vite demo/folders/dashboard --config demo/folders/vite.config.mjs, or build instead of nothing.
import {slotRoutes} from 'slot-router/plugin';
import {defineConfig} from 'vite';

export default defineConfig({plugins: [slotRoutes({types: false})]});
