// What every panel shows, whoever renders it, and the data that it loads.

/** How many panels a page has, and how many rows each of them. */
export const [panelCount, rowCount] = globalThis.benchSize ?? [4, 50];

/** Whether the rows come from a loader, or at once. */
export const isLoaded = globalThis.benchMode === 'loader';

export const panels =
  panelCount === 4
    ? ['users', 'analytics', 'notifications', 'activity']
    : Array.from({length: panelCount}, (_, i) => `p${i}`);

export const heading = (panel, value) => `${panel}:${value}`;
export const rows = (panel, value) => Array.from({length: rowCount}, (_, i) => `${panel} ${value} row ${i}`);

/** What has happened since the page was opened. */
export const counts = {
  renders: Object.fromEntries(panels.map((panel) => [panel, 0])),
  loads: Object.fromEntries(panels.map((panel) => [panel, 0])),
  finished: 0,
  aborted: 0,
};

/** The rows of a panel after 20 ms, unless the signal is aborted before. */
export function load(panel, value, signal) {
  counts.loads[panel]++;
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      counts.aborted++;
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      counts.finished++;
      resolve(rows(panel, value));
    }, 20);
    signal.addEventListener('abort', onAbort);
  });
}
