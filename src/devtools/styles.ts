import {styleSheet} from '../rendering/styles.js';

/** Fixed, so that it moves nothing of the page; its own colours, so that the page's do not matter. */
export const styles = styleSheet(`
:host {
  all: initial;
  color-scheme: inherit;
  --bg: light-dark(#fff, #16181d);
  --raised: light-dark(#f3f4f7, #20242c);
  --line: light-dark(#d5d9e2, #363c49);
  --text: light-dark(#16181d, #eceef2);
  --muted: light-dark(#565d6b, #a6aebc);
  --accent: light-dark(#4f4bd1, #a5a3ff);
  --good: light-dark(#13703f, #5ed69a);
  --warn: light-dark(#8a5300, #f0b65c);
  --bad: light-dark(#b3261e, #ff8f86);
  position: fixed;
  z-index: 2147483647;
  inset: auto 0 0;
  display: block;
  pointer-events: none;
  color: var(--text);
  font: 13px/1.5 ui-sans-serif, system-ui, sans-serif;
}
:host([theme=light]) { color-scheme: light }
:host([theme=dark]) { color-scheme: dark }
* { box-sizing: border-box }
h2, h3, p, ul, ol { margin: 0; padding: 0; font-size: inherit; font-weight: inherit }
ul, ol { list-style: none }
code { font: 12px/1.5 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere }
button {
  font: inherit;
  color: inherit;
  background: none;
  border: 0;
  padding: 0;
  cursor: pointer;
}
:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px }
.toggle {
  pointer-events: auto;
  position: absolute;
  inset: auto 12px 12px auto;
  display: flex;
  align-items: center;
  gap: 8px;
  min-block-size: 36px;
  padding: 0 14px;
  border: 1px solid var(--line);
  border-radius: 18px;
  background: var(--bg);
  box-shadow: 0 2px 12px #0003;
}
.toggle:focus-visible { outline-offset: 2px }
.dot { inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--good) }
.dot.loading { background: var(--warn) }
.dot.error, .dot.not-found { background: var(--bad) }
.dot.empty { background: var(--muted) }
.panel {
  pointer-events: auto;
  position: relative;
  display: flex;
  flex-direction: column;
  block-size: min(45vh, 24rem);
  border-block-start: 1px solid var(--line);
  background: var(--bg);
  box-shadow: 0 -4px 24px #0003;
}
.head {
  display: flex;
  align-items: center;
  gap: 12px;
  min-block-size: 40px;
  padding-inline: 16px 4px;
  border-block-end: 1px solid var(--line);
}
.head h2 { font-weight: 600; flex: 1 }
.head button { min-block-size: 36px; min-inline-size: 36px; padding-inline: 12px; border-radius: 6px }
.head button:hover, .row:hover { background: var(--raised) }
.body { flex: 1; min-block-size: 0; display: grid; grid-template-columns: 5fr 5fr 3fr }
section { min-block-size: 0; min-inline-size: 0; overflow: auto; padding: 8px }
section + section { border-inline-start: 1px solid var(--line) }
h3 { padding: 4px 8px; color: var(--muted) }
.layout > .title { padding: 4px 8px }
.layout .layout, .layout > ul { margin-inline-start: 12px; border-inline-start: 1px solid var(--line) }
.row {
  display: block;
  inline-size: 100%;
  padding: 6px 8px;
  border-radius: 6px;
  text-align: start;
}
.row[aria-pressed=true], [aria-current=true] > .row { background: var(--raised); box-shadow: inset 2px 0 var(--accent) }
.line { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px }
.line b { font-weight: 600 }
.line .dot { align-self: center }
.more { color: var(--muted) }
.more code + code { margin-inline-start: 8px }
.navigation { padding: 6px 8px }
.navigation + .navigation { border-block-start: 1px solid var(--line) }
.bar { display: grid; grid-template-columns: minmax(4rem, 7rem) 1fr; align-items: center; gap: 0 8px; color: var(--muted) }
.bar svg { inline-size: 100%; block-size: 10px; background: var(--raised); border-radius: 2px }
.bar p { grid-column: 2; overflow-wrap: anywhere }
.bar > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--text) }
.wait { fill: var(--line) }
.load { fill: var(--accent) }
.render { fill: var(--good) }
.aborted { fill: var(--muted) }
.error { fill: var(--bad) }
.ended { color: var(--muted) }
.outline {
  position: fixed;
  inset: 0 auto auto 0;
  border: 2px solid var(--accent);
  background: color-mix(in srgb, var(--accent) 12%, transparent);
  border-radius: 4px;
}
@media (width < 60rem) {
  .panel { block-size: 60vh }
  .body { display: block; overflow: auto }
  section { overflow: visible }
  section + section { border-inline-start: 0; border-block-start: 1px solid var(--line) }
}
`);
