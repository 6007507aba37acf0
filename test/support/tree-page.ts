import {openPage, type Page} from './page.js';

/** Where the layout of a tree is mounted: the fixture document answers every URL below. */
export const APP = '/page/app';

/** Loads a page whose routes are a tree of `test/fixtures/trees.txt`, built by Rollup. */
export function openTree(name: string, path: string, file = 'trees'): Promise<Page> {
  return openPage({
    url: APP + path,
    build: 'none',
    html: `<slot-layout base="${APP}"></slot-layout>
      <script type="module">
        import '/test/.build/slot-router.dev.js';
        import routes from '/trees/${file}/${name}/app.js';
        document.querySelector('slot-layout').routes = routes;
      </script>`,
  });
}
