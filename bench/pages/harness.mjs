// Drives a page of panels from inside, and looks at nothing but its DOM and its counts.
import {counts, heading, panelCount, panels, rowCount, rows} from './content.mjs';

const {start, navigate} = await import(`./${globalThis.benchPage}.mjs`);

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const task = () => new Promise((resolve) => setTimeout(resolve));

/** Until the page has painted and has nothing left to do. */
async function rest() {
  for (let i = 0; i < 2; i++) {
    await frame();
    await task();
  }
}

const elements = new Map();
function elementOf(panel) {
  if (!elements.has(panel)) elements.set(panel, document.querySelector(`[data-panel="${panel}"]`));
  return elements.get(panel);
}

/** A panel shows a value when its heading and its last row do. */
function shows(panel, value) {
  const el = elementOf(panel);
  return (
    el.querySelector('h2')?.textContent === heading(panel, value) &&
    el.querySelector('ul')?.lastElementChild?.textContent === `${panel} ${value} row ${rowCount - 1}`
  );
}

let wanted;
let onShown;
let records;
let onRecords;
const observer = new MutationObserver((list) => {
  if (wanted && Object.entries(wanted).every(([panel, value]) => shows(panel, value))) {
    wanted = undefined;
    onShown(performance.now());
  }
  records?.push(...list);
  onRecords?.();
});

/** When these values are on screen; NaN if not within 5 s. */
function whenShown(values) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      wanted = undefined;
      resolve(NaN);
    }, 5000);
    wanted = values;
    onShown = (time) => {
      clearTimeout(timer);
      resolve(time);
    };
  });
}

let serial = 0;
const current = Object.fromEntries(panels.map((panel) => [panel, '0']));

const next = (changed) => Object.fromEntries(changed.map((panel) => [panel, String(serial)]));
const sum = (count, names) => names.reduce((total, name) => total + count[name], 0);

/** One navigation to new values: how long until they are shown, and what happened in the other panels. */
async function step(changed) {
  serial++;
  const values = next(changed);
  const others = panels.filter((panel) => !changed.includes(panel));
  const before = [sum(counts.renders, others), sum(counts.loads, others)];
  records = [];
  const shown = whenShown(values);
  const started = performance.now();
  navigate(values);
  const time = (await shown) - started;
  await rest();
  const touched = records.filter(({target}) => {
    const el = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
    const panel = el?.closest('[data-panel]')?.dataset.panel;
    return panel !== undefined && !changed.includes(panel);
  });
  records = undefined;
  Object.assign(current, values);
  return {
    time,
    mutations: touched.length,
    renders: sum(counts.renders, others) - before[0],
    loads: sum(counts.loads, others) - before[1],
  };
}

async function times(count, run) {
  const all = [];
  for (let i = 0; i < count; i++) all.push(await run(i));
  return all;
}

/** Opens the page. */
async function open() {
  const app = document.getElementById('app');
  await start(app);
  observer.observe(app, {subtree: true, childList: true, characterData: true, attributes: true});
  await rest();
  if (!panels.every((panel) => shows(panel, '0'))) throw new Error(`${globalThis.benchPage} does not start`);
}

/** One of the first panels changes at a time. */
const one = (count) => times(count, (i) => step([panels[i % Math.min(panelCount, 10)]]));

/** All panels change at once. */
const all = (count) => times(count, () => step(panels));

/** Walks back and forward over as many entries as Chromium keeps. */
async function traverse(steps) {
  const states = [];
  await times(steps + 1, async (i) => {
    await step([panels[(i * 7) % panels.length]]);
    states.push({...current});
  });
  let at = steps;
  let wrong = 0;
  const walk = (direction) =>
    times(steps, async () => {
      const before = states[at];
      const state = states[(at += direction)];
      const changed = panels.filter((panel) => before[panel] !== state[panel]);
      const shown = whenShown(Object.fromEntries(changed.map((panel) => [panel, state[panel]])));
      const started = performance.now();
      history.go(direction);
      const time = (await shown) - started;
      await rest();
      if (!panels.every((panel) => shows(panel, state[panel]))) wrong++;
      return time;
    });
  const result = {back: await walk(-1), forward: await walk(1), wrong};
  Object.assign(current, states[at]);
  return {...result, wrong};
}

/** Navigates one panel so fast that each load is superseded by the next one. */
async function rapid(count, gap) {
  const [panel] = panels;
  const before = {...counts, started: counts.loads[panel]};
  const el = elementOf(panel);
  const seen = [];
  let last = el.querySelector('h2').textContent;
  onRecords = () => {
    const text = el.querySelector('h2')?.textContent;
    if (text === undefined || text === last) return;
    last = text;
    seen.push(text === heading(panel, serial));
  };
  const started = performance.now();
  for (let i = 0; i < count; i++) {
    while (performance.now() < started + i * gap) await task();
    serial++;
    navigate(next([panel]));
  }
  await whenShown(next([panel]));
  await rest();
  onRecords = undefined;
  return {
    commits: seen.length,
    stale: seen.filter((isNewest) => !isNewest).length,
    started: counts.loads[panel] - before.started,
    finished: counts.finished - before.finished,
    aborted: counts.aborted - before.aborted,
    ends: shows(panel, serial),
  };
}

/** Navigates without looking closer. */
async function churn(count) {
  for (let i = 0; i < count; i++) {
    serial++;
    const values = next([panels[i % panels.length]]);
    const shown = whenShown(values);
    navigate(values);
    await shown;
    await task();
  }
}

/** How many nodes are in the document. */
function attached() {
  const walker = document.createTreeWalker(document);
  let count = 1;
  while (walker.nextNode()) count++;
  return count;
}

globalThis.bench = {open, one, all, traverse, rapid, churn, attached, rest, rows};
