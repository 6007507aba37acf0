// How long it takes to find the route for a path, with its params, among many: slot-router's table and rou3.
import {addRoute, createRouter, findRoute} from 'rou3';
import {RouteTable} from '/dist/prod/routing/route-table.js';

const words = ['users', 'teams', 'orders', 'reports', 'billing', 'projects', 'files', 'events', 'admin'];

/** As in a large app: 30 % static paths, 60 % with one or two params, 10 % with a wildcard at the end. */
function createRoutes(count) {
  return Array.from({length: count}, (_, i) => {
    const head = `${words[i % 7]}${Math.floor(i / 10)}`;
    const leaf = `${words[i % 9]}${i}`;
    const share = i % 10;
    if (share < 3) return {kind: 'static', path: `/${head}/${leaf}`, sample: `/${head}/${leaf}`};
    if (share < 6) return {kind: 'param', path: `/${head}/${leaf}/:id`, sample: `/${head}/${leaf}/42`};
    if (share < 9)
      return {kind: 'param', path: `/${head}/:id/${leaf}/:sub`, sample: `/${head}/42/${leaf}/abc`};
    return {kind: 'wildcard', path: `/${head}/${leaf}/*`, sample: `/${head}/${leaf}/a/b`};
  });
}

const matchers = {
  slotRouter(routes) {
    const table = new RouteTable(routes.map(({path}) => ({path})));
    return (path) => table.match({path, atRoot: false});
  },
  rou3(routes) {
    const router = createRouter();
    for (const {path} of routes) addRoute(router, 'GET', path.replace('*', '**:rest'), path);
    return (path) => findRoute(router, 'GET', path);
  },
};

/** Calls a second over some milliseconds. */
function measure(match, samples, duration) {
  const end = performance.now() + duration;
  const started = performance.now();
  let calls = 0;
  let found = 0;
  while (performance.now() < end) {
    for (const sample of samples) if (match(sample)) found++;
    calls += samples.length;
  }
  if (found !== calls) throw new Error('A path was not found.');
  return (calls / (performance.now() - started)) * 1000;
}

/** The fastest of several turns: the one that was interrupted least. */
function compare(count, turns, duration) {
  const routes = createRoutes(count);
  const built = Object.entries(matchers).map(([name, build]) => [name, build(routes)]);
  return ['static', 'param', 'wildcard'].map((kind) => {
    const all = routes.filter((route) => route.kind === kind).map(({sample}) => sample);
    // From all over the table, in an order that repeats nothing soon.
    const samples = Array.from({length: 64}, (_, i) => all[(i * 37) % all.length]);
    const best = {slotRouter: 0, rou3: 0};
    for (let turn = 0; turn < turns; turn++) {
      for (const [name, match] of built) best[name] = Math.max(best[name], measure(match, samples, duration));
    }
    return {count, kind, ...best};
  });
}

globalThis.bench = {compare};
