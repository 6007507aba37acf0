// The same page with slot-router: a URL for each panel, which the others do not match, and one for all of them.
import {html} from 'lit/html.js';
import '/dist/slot-router.min.js';
import {counts, heading, isLoaded, load, panels, rows} from './content.mjs';

function view(name, value, lines) {
  counts.renders[name]++;
  return html`<h2>${heading(name, value)}</h2>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`;
}

function routeOf(name, path) {
  return isLoaded
    ? {
        path,
        load: ({params, signal}) => load(name, params.value, signal),
        view: ({params, data}) => view(name, params.value, data),
      }
    : {path, view: ({params}) => view(name, params.value, rows(name, params.value))};
}

const paramsFor = (name) => panels.map((other, i) => (other === name ? ':value' : `:v${i}`)).join('/');

const values = Object.fromEntries(panels.map((name) => [name, '0']));
const pathOfAll = () => `/page/all/${panels.map((name) => values[name]).join('/')}`;
let layout;

export async function start(parent) {
  history.replaceState(null, '', pathOfAll());
  layout = document.createElement('slot-layout');
  layout.base = '/page';
  layout.routes = Object.fromEntries(
    panels.map((name) => [
      name,
      [routeOf(name, `/${name}/:value`), routeOf(name, `/all/${paramsFor(name)}`)],
    ]),
  );
  for (const name of panels) {
    const slot = document.createElement('route-slot');
    slot.name = name;
    slot.dataset.panel = name;
    layout.append(slot);
  }
  parent.append(layout);
  await layout.settled;
}

/** One navigation that changes the panels named in `patch`. */
export function navigate(patch) {
  Object.assign(values, patch);
  const [[name, value], ...more] = Object.entries(patch);
  const {committed, finished} = layout.navigate(more.length > 0 ? pathOfAll() : `/page/${name}/${value}`);
  for (const promise of [committed, finished]) promise.catch(() => undefined);
}
