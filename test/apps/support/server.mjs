// One built example app on a server of its own, with an API that a check can hold or fail, and the page that runs the checks.
import {readFileSync} from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import {root} from '../../../scripts/project.mjs';

const here = path.join(root, 'test', 'apps', 'support', 'page');
const axe = path.join(root, 'node_modules', 'axe-core', 'axe.min.js');

/** What the app prints is an error of the check that runs. */
const recorder = `<script>
  window.complaints = [];
  for (const type of ['error', 'warn'])
    console[type] = (...words) => complaints.push(type + ': ' + words.map((word) => (word?.stack ? word + '\\n' + word.stack : word)).join(' '));
  addEventListener('error', ({message}) => complaints.push('uncaught: ' + message));
  addEventListener('unhandledrejection', ({reason}) => complaints.push('unhandled: ' + (reason?.stack ?? reason)));
</script>`;

/**
 * Serves the files of a folder, and its index.html for every page of the app.
 * @param folders - Where its files are; the first one that has a file gives it.
 */
export function createAppServer(folders) {
  const files = folders.map((folder) => sirv(folder, {dev: true, etag: true}));
  const pages = sirv(here, {dev: true});
  const index = readFileSync(path.join(folders[0], 'index.html'), 'utf8').replace(
    '<head>',
    `<head>${recorder}`,
  );
  /** What is held or fails, by the path that it is asked for. */
  let held;
  let failing;
  let report;
  const reported = new Promise((resolve) => (report = resolve));

  const control = async (url, request, response) => {
    if (url.pathname === '/checks/report') {
      let body = '';
      for await (const chunk of request) body += chunk;
      report(JSON.parse(body));
    } else if (url.pathname === '/checks/hold') {
      held = {pattern: new RegExp(url.searchParams.get('path')), waiting: []};
    } else if (url.pathname === '/checks/fail') {
      failing = url.searchParams.get('path') ?? undefined;
    } else {
      for (const go of held?.waiting ?? []) go();
      held = undefined;
    }
    response.end();
  };

  const respond = async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    response.setHeader('Cache-Control', 'no-store');
    if (url.pathname === '/checks/axe.js') return response.end(readFileSync(axe));
    if (/^\/checks\/(report|hold|release|fail)$/.test(url.pathname)) return control(url, request, response);
    if (url.pathname.startsWith('/checks/')) {
      request.url = request.url.slice('/checks'.length);
      return pages(request, response);
    }
    if (held?.pattern.test(url.pathname)) await new Promise((resolve) => held.waiting.push(resolve));
    if (failing && url.pathname.startsWith(failing)) return response.writeHead(503).end();
    const page = () => {
      const isFile = /\.\w+$/.test(url.pathname);
      response.writeHead(isFile ? 404 : 200, {'Content-Type': 'text/html; charset=utf-8'});
      response.end(isFile ? '' : index);
    };
    const serve = ([first, ...others]) => (first ? first(request, response, () => serve(others)) : page());
    return url.pathname === '/' || url.pathname === '/index.html' ? page() : serve(files);
  };

  const server = http.createServer((request, response) => {
    respond(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  return {
    /** Resolves with what the checks say. */
    reported,
    /** Listens on a free port and resolves with the origin. */
    listen: () =>
      new Promise((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve(`http://localhost:${server.address().port}`));
      }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
