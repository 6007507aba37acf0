// The plugin in @web/dev-server, through its adapter for Rollup plugins, and in the watch mode of Rollup.
import assert from 'node:assert/strict';
import {EventEmitter, once} from 'node:events';
import fs, {rmSync, writeFileSync} from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import path from 'node:path';
import {test} from 'node:test';
import {setImmediate as immediate} from 'node:timers/promises';
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

const inTime = {timeout: 60_000};

/** Serves a tree; `edit` makes a change, and comes to the routes when the pages have been told that they match. */
const serving = (run, options) =>
  inTree(files, async (root) => {
    writeFileSync(
      path.join(root, 'main.js'),
      `import routes from 'virtual:slot-routes'; console.log(routes);`,
    );
    let tell = () => undefined;
    const listening = {
      name: 'listening',
      serverStart: ({webSockets}) => {
        webSockets.send = (message) => tell(JSON.parse(message));
      },
    };
    const plugin = fromRollup(slotRoutes)({root, types: false, library: '/slot-router.js'});
    const server = await startDevServer({
      config: {
        rootDir: root,
        port: 0,
        hostname: '127.0.0.1',
        plugins: [listening, virtualImports(), plugin],
        ...options,
      },
      readCliArgs: false,
      readFileConfig: false,
      logStartMessage: false,
      autoExitProcess: false,
    });
    try {
      const {port} = server.server.address();
      const get = async (url) => {
        const response = await fetch(new URL(url, `http://127.0.0.1:${port}/`));
        assert.equal(response.status, 200, url);
        return {url: response.url, text: await response.text()};
      };
      const edit = async (pattern, change) => {
        for (let changed = false; ; changed = true) {
          const told = new Promise((resolve) => (tell = resolve));
          if (!changed) change();
          const {routes, error} = await told;
          if (error) {
            if (pattern.test(error)) return undefined;
            continue;
          }
          const code = await get(routes);
          if (pattern.test(code.text)) return code;
        }
      };
      return await run({root, app: path.join(root, 'app'), server, get, edit});
    } finally {
      await server.stop();
    }
  });

const importOf = ({url, text}, pattern) => new URL(pattern.exec(text)[1], url);

test('@web/dev-server serves a tree, and what has come to it since', inTime, () =>
  serving(async ({root, app, get}) => {
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
    writeTree(app, {'late/page.html': 'late'});
    assert.match((await get(routes)).text, /path: "\/late"/);
    rmSync(path.join(root, 'app/people'), {recursive: true});
    assert.doesNotMatch((await get(routes)).text, /people/);
  }),
);

test('@web/dev-server tells pages of a folder that is back at once with something else in it', inTime, () =>
  serving(async ({app, get, edit}) => {
    const main = await get('/main.js');
    await get(importOf(main, /from ['"](.*?)['"]/));
    const person = (code) => get(importOf(code, /import\(["']([^"']*people\/[^"']*page\.js[^"']*)["']\)/));
    const urls = new Set();
    for (const round of ['first', 'second', 'third']) {
      const again = await edit(new RegExp(`people.*${round}`, 's'), () => {
        rmSync(path.join(app, 'people'), {recursive: true});
        writeTree(app, {
          'people/[id]/page.js': `export default '${round}';`,
          [`people/${round}/page.html`]: round,
        });
      });
      const {url, text} = await person(again);
      assert.match(text, new RegExp(round));
      // Another URL, or the page would keep the module that it has.
      assert.ok(!urls.has(url), url);
      urls.add(url);
      // What is done in it from then on.
      const edited = await edit(/slot-routes=/, () =>
        writeTree(app, {'people/[id]/page.js': `export default '${round} again';`}),
      );
      assert.match((await person(edited)).text, /again/);
      urls.add((await person(edited)).url);
      await edit(/people\/more/, () => writeTree(app, {'people/more/page.html': 'more'}));
    }
    assert.equal(urls.size, 6);
  }),
);

test('@web/dev-server knows what is there now, however late it hears of it', inTime, () =>
  serving(async ({app, get, edit}) => {
    const main = await get('/main.js');
    await get(importOf(main, /from ['"](.*?)['"]/));
    await edit(/SR111/, () => rmSync(app, {recursive: true}));
    await edit(/people/, () => writeTree(app, files));
    await edit(/late/, () => writeTree(app, {'late/page.html': 'late'}));
  }),
);

test('@web/dev-server tells pages of what units import from elsewhere, when it is back too', inTime, () =>
  serving(async ({root, app, server, get, edit}) => {
    const text = path.join(root, 'text.js');
    writeFileSync(text, `export const text = 'one';`);
    writeTree(app, {'page.js': `import {text} from '../text.js'; export default () => text;`});
    rmSync(path.join(app, 'page.html'));
    const code = await get(importOf(await get('/main.js'), /from ['"](.*?)['"]/));
    const textOf = async (routes) => {
      const unit = await get(importOf(routes, /import\(["']([^"']*\/page\.js[^"']*)["']\)/));
      return (await get(importOf(unit, /from ["']([^"']*)["']/))).text;
    };
    assert.match(await textOf(code), /one/);
    // A watcher says when it has begun to watch to nobody.
    while (!server.fileWatcher.getWatched()[root]?.includes('text.js')) await immediate();
    await edit(/app\/page\.js\?slot-routes=1"/, () => rmSync(text));
    const back = await edit(/app\/page\.js\?slot-routes=2"/, () =>
      writeFileSync(text, `export const text = 'two';`),
    );
    assert.match(await textOf(back), /two/);
  }),
);

test(
  '@web/dev-server asks for changes where it is told to, and no system tells of them',
  inTime,
  async () => {
    const {watch} = fs;
    fs.watch = () => Object.assign(new EventEmitter(), {close: () => undefined});
    syncBuiltinESMExports();
    try {
      await serving(
        async ({app, get, edit}) => {
          await get(importOf(await get('/main.js'), /from ['"](.*?)['"]/));
          await edit(/late/, () => writeTree(app, {'late/page.html': 'late'}));
          await edit(/late\/er/, () => writeTree(app, {'late/er/page.html': 'later'}));
        },
        {chokidarOptions: {usePolling: true, interval: 20}},
      );
    } finally {
      fs.watch = watch;
      syncBuiltinESMExports();
    }
  },
);

test('Rollup builds again when a unit comes, changes or goes', inTime, () =>
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
    /**
     * Changes files until a build has seen it: when a watcher has begun to watch, it says to nobody.
     * @param again - What brings another build, where this change may have been made too early.
     */
    const until = async (pattern, change, again = change) => {
      for (;;) {
        const built = next();
        change();
        const timer = setInterval(again, 1000);
        try {
          if (pattern.test(await built)) return;
        } finally {
          clearInterval(timer);
        }
      }
    };
    try {
      assert.match(await next(), /people/);
      const app = path.join(root, 'app');
      await until(/"home again"/, () => writeTree(app, {'page.html': 'home again'}));
      await until(/"\/late"/, () => writeTree(app, {'late/page.html': 'late'}));
      const come = () => writeTree(app, {'page.js': 'export default 1;'});
      await until(/SR101/, come);
      // Whoever has not seen it come does not see it go.
      await until(/"home again"/, () => rmSync(path.join(app, 'page.js'), {force: true}), come);
    } finally {
      await watcher.close();
    }
  }),
);
