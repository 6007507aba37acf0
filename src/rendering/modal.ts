import {styleSheet} from './styles.js';
import {isSeen} from './view.js';

const text = `
dialog { box-sizing: border-box; max-inline-size: min(90vw, 40rem); padding: 2.5em 1em 1em; border: 1px solid; border-radius: .5em }
[part=close-button] { position: absolute; inset-block-start: .5em; inset-inline-end: .5em; padding: .2em .6em }
`;

const styles = styleSheet(text);

/** Shows the content of a route slot in a modal dialog. A module of its own: most pages have none. */
export class Modal {
  readonly dialog = document.createElement('dialog');
  readonly #host: HTMLElement;
  readonly #content: HTMLSlotElement;
  readonly #button: HTMLButtonElement;
  /** There is something to show: a close that nobody here has done is the user's. */
  #isWanted = false;
  /** Takes away the view that waits for its exit animations. */
  #remove: (() => void) | undefined;

  /**
   * @param content - The slot of the view, with the fallbacks beside it.
   * @param onClose - The user wants to close it. It stays open until its content goes.
   */
  constructor(host: HTMLElement, content: HTMLElement, onClose: () => void) {
    const {dialog} = this;
    this.#host = host;
    this.#content = content as HTMLSlotElement; // as every shadow tree is built
    dialog.part.add('dialog');
    const button = (this.#button = document.createElement('button'));
    button.part.add('close-button');
    button.type = 'button';
    button.textContent = 'Close';
    button.addEventListener('click', onClose);
    host.shadowRoot?.adoptedStyleSheets.push(styles());
    content.replaceWith(dialog);
    // The button comes last, so that focus goes to the first thing in the view.
    dialog.append(content, button);
    dialog.addEventListener('cancel', (event) => {
      // A file input in the view has such an event too.
      if (event.target !== dialog) return;
      event.preventDefault();
      onClose();
    });
    // A browser that has been refused once closes the dialog without asking (Chromium 156).
    dialog.addEventListener('close', () => {
      if (dialog.open || !this.#isWanted) return;
      this.#open();
      onClose();
    });
    let isOutside = false;
    dialog.addEventListener('pointerdown', (event) => (isOutside = isBackdrop(event, dialog)));
    dialog.addEventListener('click', (event) => {
      // A press that began in the dialog, to select text for instance, is not meant for the backdrop.
      if (isOutside && isBackdrop(event, dialog)) onClose();
    });
  }

  /**
   * Opens while there is something to show.
   * @param keeper - Knows what is not, but is there.
   */
  update(isFallback: boolean, keeper?: {seen(nodes: readonly Node[]): readonly Node[]}): void {
    const nodes = this.#content.assignedNodes({flatten: true});
    const isNeeded = isFallback || (!this.#remove && (keeper?.seen(nodes) ?? nodes).some(isContent));
    if (isNeeded) this.#open();
    else this.#close();
  }

  /** Puts another view in the place of one. Where there is nothing to see in it, that is the end. */
  replace(view: {remove(): void}, put: () => void): void {
    const before = new Set(this.#content.assignedNodes());
    put();
    const isEmpty = !this.#content.assignedNodes().some((node) => !before.has(node) && isContent(node));
    if (isEmpty) this.leave(() => view.remove());
    else view.remove();
  }

  /** Closes, and takes the view away when the exit animations that an author has given it are over. */
  leave(remove: () => void): void {
    this.finish();
    const animations = () => [
      ...this.#host.getAnimations({subtree: true}),
      ...this.dialog.getAnimations({subtree: true}),
    ];
    const before = new Set(animations());
    this.#remove = remove;
    this.#close();
    // In a microtask, when the custom states have changed as well.
    queueMicrotask(() => {
      const exits = animations().filter((each) => !before.has(each));
      const over = () => {
        if (this.#remove === remove) this.finish();
      };
      if (exits.length === 0) over();
      else void Promise.allSettled(exits.map(({finished}) => finished)).then(over);
    });
  }

  /** Shows the content outside of the dialog again, for good. */
  dissolve(): void {
    const {dialog} = this;
    this.finish();
    this.#close();
    this.#button.remove();
    dialog.replaceWith(...dialog.childNodes);
  }

  /** Takes away at once what waits for its exit animations. */
  finish(): void {
    this.#remove?.();
    this.#remove = undefined;
  }

  #close(): void {
    this.#isWanted = false;
    this.dialog.close();
  }

  #open(): void {
    const {dialog} = this;
    this.#isWanted = true;
    if (dialog.open || !dialog.isConnected) return;
    const host = this.#host;
    dialog.ariaLabel = host.ariaLabel ?? host.getAttribute('name') ?? 'Dialog';
    dialog.showModal();
    // Firefox 153 looks for it in the dialog's own tree only, which the view is slotted into.
    host.querySelector<HTMLElement>('[autofocus]')?.focus();
  }
}

const isContent = (node: Node) => node.nodeName !== 'TEMPLATE' && isSeen(node);

function isBackdrop({target, clientX: x, clientY: y}: MouseEvent, dialog: HTMLElement): boolean {
  const {left, right, top, bottom} = dialog.getBoundingClientRect();
  return target === dialog && (x < left || x > right || y < top || y > bottom);
}
