// The plugin in @web/dev-server, through its adapter for Rollup plugins, and in the watch mode of Rollup.
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {startDevServer} from '@web/dev-server';
import {fromRollup} from '@web/dev-server-rollup';
import {watch} from 'rollup';
import {slotRoutes, virtualImports} from 'slot-router/plugin';
import {inTree, writeTree} from '../../support/trees.mjs';

const files = {
  'layout.html': '<route-slot></route-slot>',
  'page.html': 'home',
  'people/[id]/page.js': `export default 'person';`,
};

test('@web/dev-server serves a tree, and what has come to it since', () =>
  inTree(files, async (root) => {
    writeFileSync(
      path.join(root, 'main.js'),
      `import routes from 'virtual:slot-routes'; console.log(routes);`,
    );
    const plugin = fromRollup(slotRoutes)({root, types: false, library: '/slot-router.js'});
    const server = await startDevServer({
      config: {rootDir: root, port: 0, hostname: '127.0.0.1', plugins: [virtualImports(), plugin]},
      readCliArgs: false,
      readFileConfig: false,
      logStartMessage: false,
    });
    try {
      const {port} = server.server.address();
      const get = async (url) => {
        const response = await fetch(new URL(url, `http://127.0.0.1:${port}/`));
        assert.equal(response.status, 200, url);
        return {url: response.url, text: await response.text()};
      };
      const importOf = ({url, text}, pattern) => new URL(pattern.exec(text)[1], url);
      const main = await get('/main.js');
      const routes = importOf(main, /from ['"](.*?)['"]/);
      const code = await get(routes);
      assert.match(code.text, /path: "\/people\/:id"/);
      assert.match(
        (await get(importOf(code, /import\(["']([^"']*page\.html[^"']*)["']\)/))).text,
        /template\(\.\.\.\["home"\]\)/,
      );
      assert.match((await get(importOf(code, /import\(["']([^"']*page\.js)["']\)/))).text, /'person'/);
      assert.match((await get(importOf(code, /from "([^"]*)"/))).text, /export/);
      writeTree(path.join(root, 'app'), {'late/page.html': 'late'});
      assert.match((await get(routes)).text, /path: "\/late"/);
      rmSync(path.join(root, 'app/people'), {recursive: true});
      assert.doesNotMatch((await get(routes)).text, /people/);
    } finally {
      await server.stop();
    }
  }));

test('Rollup builds again when a unit comes, changes or goes', () =>
  inTree(files, async (root) => {
    const watcher = watch({
      input: 'virtual:slot-routes',
      external: ['slot-router'],
      plugins: [slotRoutes({root, types: false})],
      output: {dir: path.join(root, 'out')},
      watch: {chokidar: {ignoreInitial: true}},
    });
    /** The code of the next build, or its error. */
    const next = async () => {
      for (;;) {
        const [event] = await once(watcher, 'event');
        if (event.code === 'ERROR') return event.error.message;
        if (event.code !== 'BUNDLE_END') continue;
        const {output} = await event.result.generate({format: 'es'});
        await event.result.close();
        return output.map(({code}) => code).join('\n');
      }
    };
    /** Changes files until a build has seen it: a watcher says when it has begun to watch to nobody. */
    const until = async (pattern, change) => {
      for (;;) {
        const built = next();
        change();
        if (pattern.test(await built)) return;
      }
    };
    try {
      assert.match(await next(), /people/);
      const app = path.join(root, 'app');
      await until(/"home again"/, () => writeTree(app, {'page.html': 'home again'}));
      await until(/"\/late"/, () => writeTree(app, {'late/page.html': 'late'}));
      await until(/SR101/, () => writeTree(app, {'page.js': 'export default 1;'}));
      await until(/"home again"/, () => rmSync(path.join(app, 'page.js')));
    } finally {
      await watcher.close();
    }
  }));
