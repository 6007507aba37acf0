import {nothing, render} from 'lit/html.js';
import type {LitTemplate} from '../routing/route.js';
import {isLitTemplate, removeOnThrow, type MountedView} from './view.js';

/** Puts a Lit template on screen. A module of its own, so that nobody pays for Lit who does not use it. */
export function mountTemplate(host: Element, first: LitTemplate): MountedView {
  const end = host.appendChild(document.createComment(''));
  const show = (value: unknown) => render(value, host as HTMLElement, {renderBefore: end}); // Lit asks for HTMLElement
  // Nothing first: what a template has put on screen before it throws can then be taken away.
  const {startNode} = show(nothing);
  const view: MountedView = {
    updates: true,
    update: (value) => isLitTemplate(value) && (show(value), true),
    remove() {
      // Disconnects the directives of the template as well.
      show(nothing);
      startNode?.parentNode?.removeChild(startNode);
      end.remove();
    },
  };
  return removeOnThrow(view, () => show(first));
}
