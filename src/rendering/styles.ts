// Everything is derived from the page's own font and colour, so that it fits in light and dark.
const text = `
:host { display: block }
[hidden], :host([disabled]) [part=content] { display: none !important }
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
button[part] {
  font: inherit;
  color: inherit;
  background: none;
  border: 1px solid;
  border-radius: .5em;
  padding: .5em 1em;
}
.slot-router-region { position: absolute; clip-path: inset(50%) }
`;

/** Makes a style sheet when it is first asked for; a constructed one needs no inline styles, which a CSP may refuse. */
export function styleSheet(css: string): () => CSSStyleSheet {
  let sheet: CSSStyleSheet | undefined;
  return () => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    return sheet;
  };
}

/** The style sheet of both elements. */
export const styles = styleSheet(text);
