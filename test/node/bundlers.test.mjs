// A new project outside the repository installs the package, builds with each bundler, and runs in a browser.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {cpSync, readFileSync, writeFileSync} from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {checkPackage, createPackageFromTarballData} from '@arethetypeswrong/core';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import * as esbuild from 'esbuild';
import {chromium} from 'playwright-core';
import {rollup} from 'rollup';
import sirv from 'sirv';
import {build as vite} from 'vite';
import webpack from 'webpack';
import {findEngines} from '../../scripts/engines.mjs';
import {createProject} from './support/packed.mjs';

const project = createProject();
const inProject = (...names) => path.join(project.folder, ...names);
after(project.remove);

const entry = inProject('main.js');

/** The page of a build that leaves it to the author to name the script. */
const writePage = (folder, script) => {
  const page = readFileSync(inProject('index.html'), 'utf8').replace('./main.js', script);
  writeFileSync(inProject(folder, 'index.html'), page);
};

/** Each writes a page and its scripts into a folder of its own name. */
const builds = {
  async vite() {
    await vite({
      root: project.folder,
      base: '/vite/',
      logLevel: 'error',
      build: {outDir: 'vite', target: 'es2022'},
    });
  },
  async rollup() {
    const warnings = [];
    const bundle = await rollup({
      input: entry,
      plugins: [nodeResolve({browser: true})],
      onwarn: ({message}) => warnings.push(message),
    });
    await bundle.write({dir: inProject('rollup'), format: 'es'});
    await bundle.close();
    assert.deepEqual(warnings, []);
    writePage('rollup', '/rollup/main.js');
  },
  async webpack() {
    const compiler = webpack({
      mode: 'production',
      context: project.folder,
      entry,
      experiments: {outputModule: true},
      output: {
        filename: '[name].js',
        path: inProject('webpack'),
        module: true,
        chunkFormat: 'module',
        publicPath: '/webpack/',
      },
      performance: {hints: false},
    });
    const stats = await new Promise((resolve, reject) =>
      compiler.run((error, result) => (error ? reject(error) : resolve(result))),
    );
    const {errors, warnings} = stats.toJson({all: false, errors: true, warnings: true});
    await new Promise((resolve) => compiler.close(resolve));
    assert.deepEqual(
      [...errors, ...warnings].map(({message}) => message),
      [],
    );
    writePage('webpack', '/webpack/main.js');
  },
  async esbuild() {
    const {warnings} = await esbuild.build({
      absWorkingDir: project.folder,
      entryPoints: [entry],
      bundle: true,
      splitting: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      outdir: 'esbuild',
      logLevel: 'silent',
    });
    assert.deepEqual(warnings, []);
    writePage('esbuild', '/esbuild/main.js');
  },
  /** No build: the single file, with what lies beside it. */
  async none() {
    cpSync(inProject('node_modules/slot-router/dist'), inProject('none'), {recursive: true});
    const script = readFileSync(entry, 'utf8')
      .replace(/import 'slot-router\/define.js';\n/, '')
      .replace("'slot-router'", "'/none/slot-router.min.js'")
      .replace(/import \{html\} from 'lit';\n/, '')
      .replace('html`<p>${data}</p>`', 'data');
    writeFileSync(inProject('none', 'main.js'), script);
    writePage('none', '/none/main.js');
  },
};

describe('a new project with the packed package', () => {
  const executablePath = findEngines().chromium;
  let browser;
  let server;
  let folder;

  before(async () => {
    const serve = sirv(project.folder, {dev: true});
    server = http.createServer((request, response) => {
      // Every URL of the app is the page.
      if (request.url.startsWith('/app')) request.url = `/${folder}/index.html`;
      serve(request, response, () => response.writeHead(404).end());
    });
    await new Promise((resolve) => server.listen(0, resolve));
    if (executablePath)
      browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu']});
  });
  after(async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  });

  for (const [name, build] of Object.entries(builds)) {
    test(
      `builds and runs: ${name}`,
      {skip: executablePath ? false : 'Chromium is not on this machine'},
      async () => {
        await build();
        folder = name;
        const page = await browser.newPage();
        page.setDefaultTimeout(10_000);
        const complaints = [];
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('console', (message) => {
          if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
        });
        await page.goto(`http://localhost:${server.address().port}/app`);
        const users = page.locator('route-slot[name=users]');
        await users.getByText('all users').waitFor();
        await page.getByText('Seven').click();
        await users.getByText('user 7').waitFor();
        assert.equal(await page.locator('route-slot[name=side]').innerText(), 'side');
        assert.equal(await page.evaluate(() => performance.getEntriesByType('navigation').length), 1);
        assert.deepEqual(complaints, []);
        await page.close();
      },
    );
  }

  test('imports on a server, where there is no DOM', () => {
    const entries = ['slot-router', 'slot-router/define.js', 'slot-router/testing', 'slot-router/devtools'];
    const code = entries.map((name) => `await import('${name}');`).join('\n');
    const run = () =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', `${code} console.log('done');`], {
        cwd: project.folder,
        encoding: 'utf8',
      });
    assert.equal(run().trim(), 'done');
  });

  test('its types are those of its entries, however they are resolved', async () => {
    const data = new Uint8Array(readFileSync(project.tarball));
    const {problems} = await checkPackage(createPackageFromTarballData(data));
    // It is a package of modules for module resolution by `exports`: `require()` and node10 are not for it.
    const real = problems.filter(
      ({kind, resolutionKind}) => kind !== 'CJSResolvesToESM' && resolutionKind !== 'node10',
    );
    assert.deepEqual(real, []);
  });
});
