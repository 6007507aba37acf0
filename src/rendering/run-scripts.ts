/** What makes strings code where a CSP asks for Trusted Types. */
interface Policy {
  createScript(text: string): string;
  createScriptURL(text: string): string;
}

/**
 * Runs the scripts of trusted markup, which the parser has not: in their order, each classic one when those before it
 * have run, as in a document.
 */
export async function runScripts(nodes: readonly Node[], policy: Policy): Promise<void> {
  const scripts = nodes.flatMap((node) =>
    node instanceof HTMLScriptElement
      ? node
      : node instanceof Element
        ? [...node.querySelectorAll('script')]
        : [],
  );
  for (const script of scripts) {
    // Those before may have taken it away.
    if (!script.isConnected) continue;
    const fresh = document.createElement('script');
    for (const {name, value} of script.attributes)
      if (name === 'src') fresh.src = policy.createScriptURL(value);
      else fresh.setAttribute(name, value);
    fresh.text = policy.createScript(script.text);
    // Firefox 153 says of a parsed script that it is async, whatever its attribute is.
    fresh.async = script.hasAttribute('async');
    const blocks = fresh.src && !fresh.async && fresh.type !== 'module';
    const ended =
      blocks &&
      new Promise((resolve) => {
        fresh.addEventListener('load', resolve, {once: true});
        fresh.addEventListener('error', resolve, {once: true});
      });
    script.replaceWith(fresh);
    if (ended) await ended;
  }
}
