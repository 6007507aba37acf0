/** What lets a click on an element, or a pointer over it, act on the element of an id. */
const ATTRIBUTES = ['for', 'commandfor', 'popovertarget', 'interestfor'];
// The fields of a form can shadow its own methods, and no form has these.
const ELEMENTS = 'label[for],:is([commandfor],[popovertarget],[interestfor]):not(form)';

/** An attribute that was taken away: what it is about is not there, or not there yet. */
interface Held {
  readonly element: Element;
  readonly name: string;
  readonly value: string;
}

/**
 * How far HTML from a server that is not trusted reaches by ids: to its own elements, and to nothing that stands around
 * it. Shadow trees have ids of their own.
 */
export class Reach {
  #held: readonly Held[] = [];

  /**
   * Takes attributes away that reach further, and gives those back whose element has come.
   * @param host - What the HTML is in.
   * @param nodes - All of it that has come.
   */
  limit(host: Element, nodes: readonly Node[]): void {
    const root = host.getRootNode();
    const own = new Set(nodes);
    const templates: HTMLTemplateElement[] = [];
    const find = <Found extends Element>(scope: ParentNode, selector: string): Found[] =>
      [...scope.querySelectorAll<Found>(selector)].filter((each) => isIn(own, each, host));
    const look = (scope: ParentNode) => {
      for (const template of find<HTMLTemplateElement>(scope, 'template')) {
        own.add(template.content);
        templates.push(template);
        look(template.content);
      }
    };
    look(host);
    const reaches = ({element, value}: Held): boolean => {
      const scope = element.getRootNode();
      const target = byId(scope, value);
      if (!target || !isIn(own, target, host)) return false;
      if (scope === root) return true;
      // What a route shows stands in the page later, with what is filled in, and the first one of an id is meant.
      const first = byId(root, value);
      return !value.includes('{{') && (!first || isIn(own, first, host));
    };
    const left = this.#held.filter((held) => {
      if (!reaches(held)) return isIn(own, held.element, host);
      held.element.setAttribute(held.name, held.value);
      return false;
    });
    const taken = [host, ...templates.map(({content}) => content)]
      .flatMap((scope) => find(scope, ELEMENTS))
      .flatMap((element) =>
        ATTRIBUTES.map((name) => ({element, name, value: element.getAttribute(name) ?? ''})),
      )
      .filter((each) => each.value && !reaches(each));
    for (const {element, name} of taken) element.removeAttribute(name);
    this.#held = [...left, ...taken];
  }
}

const byId = (root: Node, id: string): Element | null =>
  'getElementById' in root ? (root as Document | DocumentFragment).getElementById(id) : null;

/** A node is one of some nodes or inside one. A walker is not misled by the fields of a form. */
function isIn(nodes: ReadonlySet<Node>, node: Node, host: Node): boolean {
  const walker = document.createTreeWalker(host);
  walker.currentNode = node;
  do {
    if (nodes.has(walker.currentNode)) return true;
  } while (walker.parentNode());
  return false;
}
