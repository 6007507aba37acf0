// What a folder is heard of, where folders go and come back at once as well.
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import fs, {cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import path from 'node:path';
import {test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {promisify} from 'node:util';
import {FolderWatcher} from '../../../dist/prod/plugin/watch.js';
import {root as project} from '../../../scripts/project.mjs';
import {inTree, writeTree} from '../../support/trees.mjs';

const files = {'page.html': 'home', 'more/[id]/page.js': 'more'};

/**
 * Watches a tree while a test goes on. `hears` makes a change, and wants it told, or a folder that it is in, by the time
 * that a later change is told; of the whole tree, `hearsOfAll` waits for it.
 */
const watching = (run) =>
  inTree(files, async (root) => {
    const app = path.join(root, 'app');
    const told = new Set();
    let look = () => undefined;
    const watcher = new FolderWatcher(
      app,
      (file) => {
        told.add(path.relative(app, file));
        look();
      },
      (folder, reason) => assert.fail(`${folder}: ${reason}`),
    );
    const comes = (file) =>
      new Promise((resolve) => {
        look = () => (told.has(file) || told.has('')) && resolve();
        look();
      });
    let count = 0;
    const hears = async (file, change) => {
      told.clear();
      change();
      const last = `_${count++}`;
      writeTree(app, {[last]: ''});
      await comes(last);
      assert.ok(
        [...told].some((each) => each === '' || `${file}/`.startsWith(`${each}/`)),
        `"${file}" is not among "${[...told].join('", "')}"`,
      );
    };
    const hearsOfAll = (change) => {
      told.clear();
      change();
      return comes('');
    };
    // A watcher does not keep a process from ending.
    const waiting = setInterval(() => undefined, 1000);
    try {
      await run({root, app, hears, hearsOfAll, told, watcher, at: (name) => path.join(app, name)});
    } finally {
      clearInterval(waiting);
      watcher.close();
    }
  });

const inTime = {timeout: 60_000};

test('files and folders come, change and go', inTime, () =>
  watching(async ({app, hears, at}) => {
    await hears('page.html', () => writeTree(app, {'page.html': 'home again'}));
    await hears('more/[id]/page.js', () => writeTree(app, {'more/[id]/page.js': 'more of it'}));
    await hears('new', () => writeTree(app, {'new/deep/page.html': 'new'}));
    await hears('new/deep/page.html', () => writeTree(app, {'new/deep/page.html': 'newer'}));
    await hears('new/deep/late.html', () => writeTree(app, {'new/deep/late.html': 'late'}));
    await hears('new/deep/page.html', () => rmSync(at('new/deep/page.html')));
    await hears('new', () => rmSync(at('new'), {recursive: true}));
  }),
);

test('a folder is back at once, and is heard of from then on', inTime, () =>
  watching(async ({app, hears, at}) => {
    for (const round of [1, 2, 3]) {
      await hears('more', () => {
        rmSync(at('more'), {recursive: true});
        writeTree(app, {'more/[id]/page.js': `${round}`});
      });
      await hears(`more/[id]/${round}.js`, () => writeTree(app, {[`more/[id]/${round}.js`]: ''}));
      await hears('more/[id]/page.js', () => writeTree(app, {'more/[id]/page.js': `${round} again`}));
    }
  }),
);

test('a folder that is put in the place of another one', inTime, () =>
  watching(async ({root, app, hears, at}) => {
    cpSync(at('more'), path.join(root, 'other'), {recursive: true});
    await hears('more', () => {
      renameSync(at('more'), at('less'));
      renameSync(path.join(root, 'other'), at('more'));
    });
    await hears('more/[id]/page.js', () => writeTree(app, {'more/[id]/page.js': 'another'}));
    await hears('less/[id]/page.js', () => writeTree(app, {'less/[id]/page.js': 'less'}));
  }),
);

test('the whole tree goes and comes', inTime, () =>
  watching(async ({app, hears, hearsOfAll}) => {
    await hearsOfAll(() => rmSync(app, {recursive: true}));
    await hearsOfAll(() => writeTree(app, files));
    await hears('more/[id]/page.js', () => writeTree(app, {'more/[id]/page.js': 'again'}));
    await hearsOfAll(() => {
      rmSync(app, {recursive: true});
      writeTree(app, files);
    });
    await hears('more/[id]/page.js', () => writeTree(app, {'more/[id]/page.js': 'and again'}));
  }),
);

test('links are followed in the tree, and not around or out of it', inTime, () =>
  watching(async ({root, app, hears, told, at}) => {
    mkdirSync(path.join(root, 'outside'));
    await hears('alias', () => symlinkSync(at('more'), at('alias')));
    await hears('alias/[id]/page.js', () => writeTree(app, {'more/[id]/page.js': 'both'}));
    await hears('more/around', () => symlinkSync(app, at('more/around')));
    await hears('out', () => symlinkSync(path.join(root, 'outside'), at('out')));
    writeFileSync(path.join(root, 'outside/page.html'), '');
    await hears('page.html', () => writeTree(app, {'page.html': 'home again'}));
    assert.ok(!told.has('out/page.html'));
    assert.ok(!told.has('more/around/page.html'));
  }),
);

test('the first folder that the system does not watch is said', inTime, () =>
  inTree(files, (root) => {
    const {watch} = fs;
    fs.watch = (folder, ...rest) => {
      if (folder.includes('more')) throw new Error('ENOSPC');
      return watch(folder, ...rest);
    };
    syncBuiltinESMExports();
    try {
      const said = [];
      const watcher = new FolderWatcher(
        path.join(root, 'app'),
        () => undefined,
        (...args) => said.push(args),
      );
      watcher.close();
      assert.deepEqual(said, [[path.join(root, 'app/more'), 'ENOSPC']]);
    } finally {
      fs.watch = watch;
      syncBuiltinESMExports();
    }
  }),
);

test('nothing is told when it is closed', inTime, () =>
  watching(async ({app, told, watcher}) => {
    watcher.close();
    await new Promise((resolve) => {
      const other = new FolderWatcher(
        app,
        () => {
          other.close();
          resolve();
        },
        assert.fail,
      );
      writeTree(app, {'page.html': 'unheard'});
    });
    assert.deepEqual([...told], []);
  }),
);

test('a process that forgets to close it ends all the same', inTime, () =>
  inTree(files, async (root) => {
    const module = pathToFileURL(path.join(project, 'dist/prod/plugin/watch.js'));
    const code = `import {FolderWatcher} from ${JSON.stringify(module.href)};
      new FolderWatcher(${JSON.stringify(path.join(root, 'app'))}, () => undefined, console.error);`;
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {timeout: 20_000});
    assert.deepEqual(await run, {stdout: '', stderr: ''});
  }),
);
