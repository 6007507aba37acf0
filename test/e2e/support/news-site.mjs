// The multi-page site of test/fixtures/news_site.py, which knows nothing of slot-router.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import {root} from '../../../scripts/project.mjs';

const script = path.join(root, 'test', 'fixtures', 'news_site.py');

/** Starts it with Python. It says where it is. */
export async function startNewsSite() {
  const server = spawn('python3', [script, path.join(root, 'dist')], {stdio: ['ignore', 'pipe', 'inherit']});
  const [port] = await once(server.stdout, 'data');
  return {origin: `http://127.0.0.1:${String(port).trim()}`, stop: () => server.kill()};
}
