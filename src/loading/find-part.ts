/** What of an answer a route slot shows. */
export interface Part {
  readonly nodes: readonly ChildNode[];
  /** No more of it will come. */
  readonly isWhole: boolean;
  readonly title: string | undefined;
}

/** An answer is a whole document, not a fragment; undefined while that cannot be told. */
export function isDocument(text: string, isDone: boolean): boolean | undefined {
  let start = text.search(/\S/);
  while (text.startsWith('<!--', start)) {
    const end = text.indexOf('-->', start + 4);
    if (end < 0) return isDone ? false : undefined;
    start = end + 3;
    while (/\s/.test(text.charAt(start))) start++;
  }
  const tag = start < 0 ? '' : text.slice(start, start + '<!doctype '.length);
  // A tag that may go on.
  if (!isDone && /^(<[!/]?[a-z-]{0,7})?$/i.test(tag)) return undefined;
  return /^<(!doctype|html|head|body)[\s>]/i.test(tag);
}

/** The names of the route slots and the bases of the layouts around an element, its own included. */
function chainOf(element: Element): string {
  const chain: string[] = [];
  for (
    let node: Node | null = element;
    node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode
  ) {
    const {localName} = node as Element; // undefined for what is none
    if (localName === 'route-slot') chain.push(nameOf(node as Element));
    else if (localName === 'slot-layout') chain.push(`>${(node as Element).getAttribute('base') ?? '/'}`);
  }
  return chain.join(' ');
}

const nameOf = (slot: Element): string => slot.getAttribute('name') || 'children';

/** The route slot of a document that stands where another one stands in its own. */
function counterpart(host: Element, parsed: Document, isExact: boolean): Element | undefined {
  const named = (root: ParentNode) =>
    [...root.querySelectorAll('route-slot')].filter((each) => nameOf(each) === nameOf(host));
  const chain = chainOf(host);
  const isSame = (each: Element) => chainOf(each) === chain;
  const found = named(parsed);
  // Of two with one name at one place, the first takes the first.
  const root = host.getRootNode() as Document | ShadowRoot; // it is connected
  const isHost = (each: Element) => each === host;
  const index = named(root).filter(isSame).findIndex(isHost);
  const exact = found.filter(isSame);
  return exact[index] ?? exact[0] ?? (isExact ? undefined : found[0]);
}

/** Something of the document comes after an element, so nothing of it will come any more. */
function hasEnded(element: Element): boolean {
  for (let node: Node | null = element; node; node = node.parentNode)
    if (node.nextSibling && node.nodeName !== 'BODY' && node.nodeName !== 'HTML') return true;
  return false;
}

/** What a route slot shows that has come with its own children: neither templates nor fallbacks. */
function contentOf(slot: Element): readonly ChildNode[] {
  return [...slot.childNodes].filter(
    // The fields of a form can shadow its own `slot`.
    (node) => !(node instanceof Element && (node.localName === 'template' || node.getAttribute('slot'))),
  );
}

/**
 * Finds the part of an answer that is meant for a route slot; undefined where there is none (yet).
 * @param isPage - The answer is the page itself: only a route slot at the same place will do.
 */
export function findPart(
  parsed: Document,
  host: Element,
  isFragment: boolean,
  isDone: boolean,
  isPage: boolean,
): Part | undefined {
  const {body} = parsed;
  const titled = [...parsed.querySelectorAll('title')].find((each) => each instanceof HTMLTitleElement);
  const title = titled?.textContent.trim();
  if (isFragment) titled?.remove();
  const areSlots = isFragment && body.firstElementChild?.localName === 'route-slot';
  const slot = areSlots
    ? [...body.children].find((each) => each.localName === 'route-slot' && nameOf(each) === nameOf(host))
    : isFragment
      ? undefined
      : counterpart(host, parsed, isPage);
  if (slot) return {nodes: contentOf(slot), isWhole: isDone || hasEnded(slot), title};
  // The body of a document is what is left where it has no such route slot to its end.
  if (areSlots || isPage || !(isFragment || isDone)) return undefined;
  return {nodes: [...body.childNodes], isWhole: isDone, title};
}
