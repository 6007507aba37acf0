// Clicks from inside, and looks at nothing but the DOM.
const target = document.querySelector('#target');
const link = document.querySelector('#link');
const [, name] = location.pathname.split('/');

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const task = () => new Promise((resolve) => setTimeout(resolve));

let wanted;
let onShown;

/** The heading and the last row are those of the fragment that was asked for. */
const shows = (n) =>
  target.querySelector('h2')?.textContent === `Orders ${n}` &&
  target.querySelector('ul')?.lastElementChild?.firstChild?.textContent === `Order ${n}, row 49`;

new MutationObserver(() => {
  if (wanted === undefined || !shows(wanted)) return;
  wanted = undefined;
  onShown(performance.now());
}).observe(target, {subtree: true, childList: true, characterData: true});

/** A click on a link: how long until the fragment of its URL is there; NaN if not within 5 s. */
async function click(n) {
  link.href = `/${name}/${n}`;
  const shown = new Promise((resolve) => {
    onShown = resolve;
    setTimeout(() => resolve(NaN), 5000);
  });
  wanted = n;
  const started = performance.now();
  link.click();
  const time = (await shown) - started;
  for (let i = 0; i < 2; i++) {
    await frame();
    await task();
  }
  return time;
}

let serial = 0;

globalThis.bench = {
  async clicks(count) {
    const times = [];
    for (let i = 0; i < count; i++) times.push(await click(++serial));
    return times;
  },
};
