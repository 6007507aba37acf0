import {TestPage, type MountOptions} from './test-page.js';

/**
 * Mounts a layout in a page of its own: a frame with its own URL and history, so that the test page is never left and
 * a reload is a real one.
 * @param html - The markup of the body. It is parsed as markup of the page, but scripts in it do not run.
 * @returns The page, once its layouts have settled.
 */
export async function mountLayout(html: string, options: MountOptions = {}): Promise<TestPage> {
  const page = new TestPage(html, options);
  await page.mount();
  return page;
}

export type {TestPage, MountOptions} from './test-page.js';
export type {StepOptions} from './frame-page.js';
export type {Hold} from './hold.js';
export type {NavigationRecord} from './navigation-recorder.js';
