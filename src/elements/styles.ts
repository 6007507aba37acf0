// Everything is derived from the page's own font and colour, so that it fits in light and dark.
const text = `
:host { display: block }
[hidden] { display: none !important }
[part=loading], [part=error], [part=not-found] { padding: 1em 0 }
[part=loading] { opacity: .75 }
[part=spinner] {
  display: inline-block;
  width: .8em;
  height: .8em;
  margin-inline-end: .4em;
  vertical-align: -.05em;
  border: .15em solid color-mix(in srgb, currentColor 25%, transparent);
  border-top-color: currentColor;
  border-radius: 50%;
  animation: spin 1s linear infinite;
}
p { margin: 0 0 .75em }
button {
  font: inherit;
  color: inherit;
  min-height: 2.5em;
  padding: .25em 1em;
  background: color-mix(in srgb, currentColor 8%, transparent);
  border: 1px solid color-mix(in srgb, currentColor 50%, transparent);
  border-radius: .5em;
  cursor: pointer;
}
button:hover { background: color-mix(in srgb, currentColor 16%, transparent) }
@keyframes spin { to { rotate: 1turn } }
@media (prefers-reduced-motion: reduce) { [part=spinner] { animation-duration: 4s } }
.region {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
`;

let sheet: CSSStyleSheet | undefined;

/** The style sheet of both elements; a constructed one needs no inline styles, which a strict CSP refuses. */
export function styles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
  }
  return sheet;
}
