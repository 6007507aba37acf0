// Any server will do that answers with index.html for every page of the dashboard, and with 404 for a file that it has not.
import {createReadStream} from 'node:fs';
import http from 'node:http';
import {fileURLToPath} from 'node:url';
import sirv from 'sirv';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folders = ['.', '../shared'].map((folder) => sirv(here(folder), {dev: true}));
const library = sirv(here('../node_modules/slot-router'), {dev: true});

const server = http.createServer((request, response) => {
  const page = () => {
    // A fragment that is missing is an error of its route slot, not one more dashboard in it.
    if (/\.\w+$/.test(request.url)) return response.writeHead(404).end();
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    return createReadStream(here('index.html')).pipe(response);
  };
  const [own, shared] = folders;
  if (request.url === '/') response.writeHead(302, {Location: '/dashboard'}).end();
  else if (request.url.startsWith('/dist/')) library(request, response, page);
  else own(request, response, () => shared(request, response, page));
});
const port = Number(process.env.PORT) || 8080;
server.listen(port, '127.0.0.1', () => console.log(`http://localhost:${port}/dashboard`));
