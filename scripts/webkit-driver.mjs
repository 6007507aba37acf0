import {spawn} from 'node:child_process';
import {createServer} from 'node:net';

/** A port that is free now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function isReady(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/status`)).ok;
  } catch {
    return false;
  }
}

/**
 * Starts WebKitWebDriver on a screen of its own. It ends with `stop()`, and with this process.
 */
export async function startWebKitDriver({driver, xvfb}, {timeout = 30_000} = {}) {
  const port = await freePort();
  const child = spawn(xvfb, ['-a', '-s', '-screen 0 1280x1024x24', driver, `--port=${port}`], {
    env: {...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1'},
    stdio: 'ignore',
    detached: true,
  });
  let ended = false;
  child.on('error', () => (ended = true));
  child.on('exit', () => (ended = true));
  const stop = () => {
    process.off('exit', stop);
    try {
      process.kill(-child.pid, 'SIGTERM'); // the screen, the driver and its browsers
    } catch {
      // They are gone already.
    }
  };
  process.on('exit', stop);

  const deadline = Date.now() + timeout;
  while (!(await isReady(port))) {
    if (ended || Date.now() > deadline) {
      stop();
      throw new Error(`${driver} did not start on port ${port}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {port, stop};
}
