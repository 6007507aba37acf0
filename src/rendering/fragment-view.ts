import type {ViewValue} from '../routing/route.js';
import {Reach} from './reach.js';
import type {Growing, MountedView} from './view.js';

/** Reads markup the way that the fragment's own has been read. */
export type Read = (html: string) => readonly ChildNode[];

// Nothing in it is ever upgraded or run.
const inert = document.implementation.createHTMLDocument('');

/** What the views on screen have come as. */
const sources = new WeakMap<MountedView, string>();

/** Copies of shadow trees, by the copies of their hosts. */
const shadows = new WeakMap<Node, DocumentFragment>();

/**
 * HTML from a server, as much of it as has come. Each state of it has been parsed from its start, so that all that gets
 * on screen has been through the sanitizer in its own context; what is on screen already stays.
 */
export class FragmentView implements Growing {
  readonly #read: Read;
  readonly #runScripts: ((nodes: readonly ChildNode[]) => void) | undefined;
  readonly #reach: Reach | undefined;
  #view: MountedView | undefined;
  #host: Element | undefined;
  #shown: readonly ChildNode[] = [];
  /** What was put on screen last, before anybody could change it. */
  #copy: readonly Node[] = [];
  #next: readonly ChildNode[] = [];
  #isWhole = false;
  #source = '';

  /** @param runScripts - For what is trusted: called once all of it is on screen. */
  constructor(read: Read, runScripts?: (nodes: readonly ChildNode[]) => void) {
    this.#read = read;
    this.#runScripts = runScripts;
    if (!runScripts) this.#reach = new Reach();
  }

  /** More of it has come: all that there is now. */
  feed(nodes: readonly ChildNode[], isWhole: boolean): void {
    this.#next = nodes;
    this.#isWhole = isWhole;
    this.#source = nodes.map(sourceOf).join('');
  }

  /** All of it is on screen already, as another view. */
  isIn(view: MountedView): boolean {
    const {nodes} = view;
    if (view === this.#view || !nodes) return false;
    // What was painted before any script is read as what has come is.
    const known = sources.get(view) ?? this.#read(nodes.map(sourceOf).join('')).map(sourceOf).join('');
    sources.set(view, known);
    if (this.#isWhole) return known === this.#source;
    // What is open still ends somewhere else.
    return known.startsWith(this.#source.replace(/(\s*<\/[^>]+>)*\s*$/, ''));
  }

  put(host: Element): MountedView {
    const shown = () => this.#shown;
    const view: MountedView = {
      get nodes() {
        return shown();
      },
      updates: false,
      update: (value: ViewValue) => (value as unknown) === this && this.#grow(view),
      remove: () => takeAway(shown()),
    };
    this.#host = host;
    this.#view = view;
    this.#grow(view);
    return view;
  }

  #grow(view: MountedView): true {
    const host = this.#host ?? inert.body;
    const copy = this.#isWhole ? [] : this.#next.map(copyOf);
    this.#shown = grow(host, this.#shown, this.#copy, this.#next);
    this.#copy = copy;
    this.#reach?.limit(host, this.#shown);
    if (!this.#isWhole) return true;
    sources.set(view, this.#source);
    this.#runScripts?.(this.#shown);
    return true;
  }
}

/**
 * Makes nodes on screen what has come now.
 * @param before - Copies of what had come when they were put there.
 */
function grow(
  parent: Node,
  shown: readonly ChildNode[],
  before: readonly Node[],
  next: readonly ChildNode[],
): readonly ChildNode[] {
  const last = before.length - 1;
  let i = 0;
  while (i < last && next[i]?.isEqualNode(before[i] ?? null)) i++;
  // Only the last one may have been open then.
  const [live, copy, now] = [shown[i], before[i], next[i]];
  if (i === last && live && copy && now && goOn(live, copy, now)) i++;
  const end = shown.at(-1);
  const after = end?.parentNode === parent ? end.nextSibling : null;
  takeAway(shown.slice(i));
  for (const node of next.slice(i)) parent.insertBefore(node, after);
  return [...shown.slice(0, i), ...next.slice(i)];
}

/** All at once: the fields of a form can shadow its own `remove`. */
const takeAway = (nodes: readonly Node[]): void => document.createDocumentFragment().append(...nodes);

/** Lets one node become what it is now; false where it has to be replaced. */
function goOn(live: Node, copy: Node, now: Node): boolean {
  if (live.nodeName !== now.nodeName || !copy.cloneNode().isEqualNode(now.cloneNode())) {
    if (!(live instanceof Text && now instanceof Text)) return false;
    if (live.data !== now.data) live.data = now.data;
    return true;
  }
  const [root, copied, new_] = [live, copy, now].map(
    (node) => (node as Element).shadowRoot ?? shadows.get(node),
  );
  if (new_) {
    if (!root || !copied) return false;
    growInside(root, copied, new_);
  }
  growInside(contentOf(live), contentOf(copy), contentOf(now));
  return true;
}

function growInside(live: ParentNode & Node, copy: Node, now: Node): void {
  const children = [...live.childNodes];
  // Somebody else has changed it.
  if (children.length !== copy.childNodes.length) live.replaceChildren(...now.childNodes);
  else grow(live, children, [...copy.childNodes], [...now.childNodes]);
}

const contentOf = (node: Node): ParentNode & Node =>
  node instanceof HTMLTemplateElement ? node.content : (node as Element); // any other node has no children

/** A copy that knows the shadow trees that may be open still: those of what comes last. */
function copyOf(node: Node): Node {
  const copy = node.cloneNode(true);
  for (
    let [from, to]: (Node | null)[] = [node, copy];
    from && to;
    [from, to] = [from.lastChild, to.lastChild]
  ) {
    const {shadowRoot} = from as Element; // undefined for what is none
    if (!shadowRoot) continue;
    const tree = document.createDocumentFragment();
    tree.append(...[...shadowRoot.childNodes].map(copyOf));
    shadows.set(to, tree);
  }
  return copy;
}

/** The markup of a node with its shadow trees, to compare and to read again. */
function sourceOf(node: Node): string {
  if (node instanceof Text) return node.data.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'));
  if (!(node instanceof Element)) return '';
  const shadowRoots = [node, ...node.querySelectorAll('*')].flatMap(({shadowRoot}) => shadowRoot ?? []);
  if (shadowRoots.length === 0) return node.outerHTML;
  const shell = inert.importNode(node).outerHTML;
  const end = `</${node.localName}>`;
  return shell.slice(0, -end.length) + node.getHTML({shadowRoots}) + end;
}
