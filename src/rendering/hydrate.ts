import {hydrate} from '@lit-labs/ssr-client';
import {nothing, render} from 'lit/html.js';
import {DEV_MODE} from '../diagnostics/dev-mode.js';
import {warn} from '../diagnostics/warn.js';
import type {LitTemplate} from '../routing/route.js';
import {isLitTemplate, type MountedView} from './view.js';

/** Where Lit keeps what it has rendered; `render` looks for it there. */
interface Owner {
  ['_$litPart$']?: unknown;
}

/**
 * A Lit template as the server has rendered it: what it shows is there, its listeners are not. The comments that say
 * where its values are have a `~` from the server, and those of a view inside it one more, so that each finds its own.
 */
export class SentTemplate {
  readonly #markers: readonly Comment[];

  constructor(nodes: readonly Node[]) {
    const sent = nodes.flatMap(commentsOf).filter(({data}) => data.startsWith('~'));
    for (const comment of sent) comment.data = comment.data.slice(1);
    this.#markers = sent.filter(isMarker);
  }

  /** Brings it to life, in place; what the browser would have rendered otherwise is rendered anew. */
  hydrate(value: LitTemplate, host: Element): Omit<MountedView, 'updates'> | undefined {
    const [start, end] = [this.#markers[0], this.#markers.at(-1)];
    const container = start?.parentNode as (HTMLElement & Owner) | null; // markup has no other parents
    if (!start || !end || !container?.isConnected) return undefined;
    const others = commentsOf(container).filter((each) => isMarker(each) && !this.#markers.includes(each));
    for (const comment of others) comment.data = `~${comment.data}`;
    try {
      hydrate(value, container);
      // The route slot may get another template, and this one another place.
      (end as Owner)['_$litPart$'] = container['_$litPart$'];
      delete container['_$litPart$'];
    } catch (error) {
      if (DEV_MODE)
        warn('SR028', {slot: host.getAttribute('name') ?? 'children', value: String(error)}, host);
      while (start.nextSibling && start.nextSibling !== end) start.nextSibling.remove();
      render(value, container, {renderBefore: end});
    } finally {
      for (const comment of others) comment.data = comment.data.slice(1);
    }
    const show = (next: unknown) => render(next, container, {renderBefore: end});
    return {
      update: (next) => isLitTemplate(next) && (show(next), true),
      // Disconnects the directives of the template as well.
      remove: () => void show(nothing),
    };
  }
}

const isMarker = ({data}: Comment): boolean => /^\/?lit-/.test(data);

/** The comments in a node, or the node itself where it is one; shadow trees have their own. */
function commentsOf(node: Node): Comment[] {
  if (node instanceof Comment) return [node];
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_COMMENT);
  const comments: Comment[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode as Comment); // it shows nothing else
  return comments;
}
