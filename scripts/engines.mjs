// Where the three browser engines are on this machine. Built-in modules only: this runs before anything is installed.
import {execFileSync} from 'node:child_process';
import {accessSync, constants, existsSync, readdirSync} from 'node:fs';
import path from 'node:path';

/** All engines that the tests know, in the order in which they run. */
export const engineNames = ['chromium', 'firefox', 'webkit'];

/** The Debian packages that bring an engine. */
export const debianPackages = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xauth'],
};

const commands = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  firefox: ['firefox-esr', 'firefox'],
};

const applications = {
  chromium: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a command, or undefined. */
export function which(command) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, command))
    .find(isExecutable);
}

function findMiniBrowser() {
  const listed = () => {
    try {
      return execFileSync('dpkg', ['-L', 'libwebkit2gtk-4.1-0'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    } catch {
      return '';
    }
  };
  const libraries = ['/usr/lib', '/usr/lib64', '/usr/libexec', ...multiarchFolders()];
  const guesses = libraries.flatMap((folder) =>
    ['webkit2gtk-4.1', 'webkitgtk-6.0'].map((name) => path.join(folder, name, 'MiniBrowser')),
  );
  return [...guesses, ...listed().split('\n')].find(
    (file) => path.basename(file) === 'MiniBrowser' && isExecutable(file),
  );
}

function multiarchFolders() {
  if (!existsSync('/usr/lib')) return [];
  return readdirSync('/usr/lib')
    .filter((name) => name.includes('-linux-gnu'))
    .map((name) => path.join('/usr/lib', name));
}

function findWebKit() {
  const driver = which('WebKitWebDriver');
  const xvfb = which('xvfb-run');
  const miniBrowser = process.env.MINIBROWSER_PATH ?? findMiniBrowser();
  return driver && xvfb && miniBrowser ? {driver, xvfb, miniBrowser} : undefined;
}

/** The path of a browser, from its environment variable (`CHROMIUM_PATH`, `FIREFOX_PATH`), the PATH or the usual places. */
function findBrowser(name) {
  const own = process.env[`${name.toUpperCase()}_PATH`];
  if (own) return isExecutable(own) ? own : undefined;
  return commands[name].map(which).find(Boolean) ?? applications[name].find(isExecutable);
}

/** What is on this machine: paths of Chromium and Firefox, and the three parts of WebKit. Absent engines are undefined. */
export function findEngines() {
  return {chromium: findBrowser('chromium'), firefox: findBrowser('firefox'), webkit: findWebKit()};
}

/** The engines that `value` names ("chromium,firefox"); without a value, all. */
export function parseEngines(value) {
  if (!value || value === 'all') return engineNames;
  const names = value.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !engineNames.includes(name));
  if (unknown !== undefined)
    throw new Error(`"${unknown}" is not an engine. Name some of ${engineNames.join(', ')}.`);
  return engineNames.filter((name) => names.includes(name));
}
