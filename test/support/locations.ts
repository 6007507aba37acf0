import type {NavigateOptions} from './contract.js';
import type {Page} from './page.js';

/** Where route slots are to go, by their names; `false` closes one. */
export type Locations = Readonly<Record<string, string | false>>;

/** Navigates route slots of the first layout in one navigation, and waits until all is there. */
export async function navigate(page: Page, to: Locations, options: NavigateOptions = {}): Promise<void> {
  const {committed, finished} = page.layout.navigate(to, options);
  await Promise.all([committed, finished]);
  await page.settled();
}

/** Waits until the page is at that URL, wherever the navigation came from, and has settled. */
export async function arrival(page: Page, url: string): Promise<void> {
  await page.until(`the page to be at ${url}`, () => page.url === url);
  await page.settled();
}

/** The search params that are no route slot's, as they are written. */
export function foreignParams(page: Page): string[] {
  const params = page.window.location.search.slice(1).split('&');
  return params.filter((param) => !/^(@|%40)/i.test(param));
}
