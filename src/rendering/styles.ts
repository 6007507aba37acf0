// Everything is derived from the page's own font and colour, so that it fits in light and dark.
const text = `
:host { display: block }
[hidden] { display: none !important }
[part=spinner] {
  display: inline-block;
  width: .8em;
  height: .8em;
  border: .15em solid;
  border-left-color: #0000;
  border-radius: 50%;
  animation: spin 1s linear infinite;
}
@keyframes spin { to { rotate: 1turn } }
@media (prefers-reduced-motion) { [part=spinner] { animation: none } }
button {
  font: inherit;
  color: inherit;
  background: none;
  border: 1px solid;
  border-radius: .5em;
  padding: .5em 1em;
}
.region { position: absolute; clip-path: inset(50%) }
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
