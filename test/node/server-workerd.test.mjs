// The server under workerd, the runtime of Cloudflare Workers: web standards and nothing else.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import http from 'node:http';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {createInterface} from 'node:readline';
import {after, before, describe, it} from 'node:test';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {rollup} from 'rollup';
import {root} from '../../scripts/project.mjs';

/** What `npm install` leaves without scripts: the package for this machine, with the binary in it. */
function findBinary() {
  const architecture = process.arch === 'x64' ? '64' : process.arch;
  const inPackage = createRequire(createRequire(import.meta.url).resolve('workerd/package.json'));
  try {
    return inPackage.resolve(`@cloudflare/workerd-${process.platform}-${architecture}/bin/workerd`);
  } catch {
    return undefined;
  }
}
const binary = findBinary();
const suite = binary ? {} : {skip: 'workerd has no binary for this machine'};

const worker = (origin) => `
  import {createHandler} from 'slot-router/server';
  const load = async ({slot, signal}) => (await fetch('${origin}/' + slot, {signal})).text();
  const view = ({data}) => data;
  const handler = createHandler({
    document: '<!doctype html><title>Page</title><slot-layout><route-slot name="a"></route-slot><route-slot name="b"></route-slot></slot-layout>',
    routes: {
      a: [{path: '/', load, view}, {path: '/old', redirect: '/'}],
      b: [{path: '/', load, view}, {default: true}],
    },
  });
  export default {fetch: handler};
`;

const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "local", network = (allow = ["local", "private"]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
const main :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
  globalOutbound = "local"
);
`;

describe('under workerd', suite, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'slot-router-workerd-'));
  const waiting = new Map();
  let data;
  let child;
  let origin;

  /** Lets the data of a route slot come, once it has been asked for. */
  const release = async (slot, text) => {
    while (!waiting.has(slot)) await once(data, 'request');
    waiting.get(slot).end(text);
    waiting.delete(slot);
  };

  before(async () => {
    data = http.createServer((request, response) => waiting.set(request.url.slice(1), response));
    await new Promise((resolve) => data.listen(0, '127.0.0.1', resolve));
    const entry = path.join(root, 'dist', 'worker-entry.js');
    const bundle = await rollup({
      input: entry,
      external: [/^@lit-labs\//, /^urlpattern-polyfill/],
      plugins: [
        {
          name: 'entry',
          resolveId: (id) => (id === entry ? id : null),
          load: (id) => (id === entry ? worker(`http://127.0.0.1:${data.address().port}`) : null),
        },
        nodeResolve({rootDir: root}),
      ],
    });
    await bundle.write({file: path.join(folder, 'worker.js'), inlineDynamicImports: true});
    await bundle.close();
    writeFileSync(path.join(folder, 'config.capnp'), config);
    child = spawn(binary, ['serve', path.join(folder, 'config.capnp'), '--control-fd=3'], {
      stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    });
    const [line] = await once(createInterface(child.stdio[3]), 'line');
    origin = `http://127.0.0.1:${JSON.parse(line).port}`;
  });

  after(() => {
    child?.kill();
    data.close();
    data.closeAllConnections();
    rmSync(folder, {recursive: true, force: true});
  });

  it('streams route slots in the order in which they are ready', async () => {
    const response = await fetch(origin);
    assert.equal(response.status, 200);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const read = async () => (await reader.read()).value;
    assert.match(
      await read(),
      /<slot name="a"><div aria-busy="true">Loading…<\/div><template>.*<\/template><\/slot><slot name="b">/,
    );
    await release('b', 'second <first>');
    assert.match(await read(), /^<route-slot name="b" slot="b">.*second &lt;first&gt;/);
    await release('a', 'first');
    let rest = '';
    for (let piece = await read(); piece !== undefined; piece = await read()) rest += piece;
    assert.match(rest, /^<route-slot name="a" slot="a">.*first.*<\/slot-layout>$/);
  });

  it('answers with redirects and 404', async () => {
    const redirected = await fetch(`${origin}/old`, {redirect: 'manual'});
    assert.deepEqual([redirected.status, redirected.headers.get('location')], [302, `${origin}/`]);
    assert.equal((await fetch(`${origin}/none`)).status, 404);
  });
});
