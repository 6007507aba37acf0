// The page by hand: the Navigation API, and text nodes that are written to. All values are in the path.
import {counts, heading, isLoaded, load, panels, rowCount, rows} from './content.mjs';

class Panel {
  name;
  #value;
  #title = new Text();
  #texts = Array.from({length: rowCount}, () => new Text());

  constructor(name, parent) {
    this.name = name;
    const section = document.createElement('section');
    section.dataset.panel = name;
    const title = document.createElement('h2');
    title.append(this.#title);
    const list = document.createElement('ul');
    for (const text of this.#texts) {
      const item = document.createElement('li');
      item.append(text);
      list.append(item);
    }
    section.append(title, list);
    parent.append(section);
  }

  async go(value, signal) {
    if (value === this.#value) return;
    this.#value = value;
    if (!isLoaded) return this.#show(value, rows(this.name, value));
    try {
      this.#show(value, await load(this.name, value, signal));
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #show(value, lines) {
    counts.renders[this.name]++;
    this.#title.data = heading(this.name, value);
    for (const [i, line] of lines.entries()) this.#texts[i].data = line;
  }
}

function valuesOf(pathname) {
  const values = pathname.split('/').slice(2);
  return Object.fromEntries(panels.map((name, i) => [name, values[i]]));
}

const pathOf = (values) => `/page/${panels.map((name) => values[name]).join('/')}`;

export async function start(parent) {
  const path = pathOf(Object.fromEntries(panels.map((name) => [name, '0'])));
  history.replaceState(null, '', path);
  const all = panels.map((name) => new Panel(name, parent));
  const show = (pathname, signal) => {
    const values = valuesOf(pathname);
    return Promise.all(all.map((panel) => panel.go(values[panel.name], signal)));
  };
  navigation.addEventListener('navigate', (event) => {
    if (!event.canIntercept || event.hashChange || event.downloadRequest !== null) return;
    const {pathname} = new URL(event.destination.url);
    const handler = async () => {
      await show(pathname, event.signal);
    };
    event.intercept({scroll: 'manual', focusReset: 'manual', handler});
  });
  await show(path, new AbortController().signal);
}

/** One navigation that changes the panels named in `patch`. */
export function navigate(patch) {
  const {committed, finished} = navigation.navigate(pathOf({...valuesOf(location.pathname), ...patch}));
  for (const promise of [committed, finished]) promise.catch(() => undefined);
}
