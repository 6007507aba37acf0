import {playwright} from '@vitest/browser-playwright';
import {defineConfig} from 'vitest/config';

// Unset, Playwright's own browser.
const executablePath = process.env.CHROMIUM;

export default defineConfig({
  // The page under test loads files of the package by their URLs.
  optimizeDeps: {exclude: ['slot-router']},
  test: {
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({launchOptions: {executablePath, args: ['--no-sandbox']}}),
      instances: [{browser: 'chromium'}],
    },
  },
});
