import type {LayoutTask} from './layout-task.js';
import {stylesOf, type LayoutMarkup} from './markup.js';
import {withTitle} from './render-document.js';
import type {SlotTask} from './slot-task.js';

/**
 * Streams a page: the document with a place for each route slot, then the route slots in the order in which they are
 * ready. The places are `<slot>`s in a declarative shadow root of the outermost layout, so that the browser puts each
 * route slot where it belongs, without any script; a nested layout that comes late has such a root of its own. It makes a piece only when somebody has read the one before.
 * @param end - Called once when the last piece is out, or nobody wants it any more.
 */
export function streamPage(
  markup: LayoutMarkup,
  layout: LayoutTask,
  signal: AbortSignal,
  abort: () => void,
  end: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const pieces: AsyncIterator<string, undefined> = piecesOf(markup, layout);
  let isOver = false;
  const close = () => {
    isOver = true;
    signal.removeEventListener('abort', onAbort);
    end();
  };
  let fail: ((reason: unknown) => void) | undefined;
  const onAbort = () => {
    close();
    fail?.(signal.reason);
  };
  signal.addEventListener('abort', onAbort, {once: true});
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        fail = (reason) => controller.error(reason);
      },
      async pull(controller) {
        const {done, value} = await pieces.next();
        if (isOver) return;
        if (!done) {
          controller.enqueue(encoder.encode(value));
          return;
        }
        close();
        controller.close();
      },
      cancel() {
        close();
        abort();
      },
    },
    // Nothing is made ahead of who reads it.
    {highWaterMark: 0},
  );
}

function piecesOf({before, after}: LayoutMarkup, layout: LayoutTask): AsyncGenerator<string, undefined> {
  const head = withTitle(before, titleOf(layout));
  // What styles the page styles what stands around its route slots.
  return layoutPieces(layout, stylesOf(before), head, after);
}

/**
 * A layout whose route slots are not all there: a shadow tree with a place for each, then each when it is ready.
 * @param styles - For the shadow tree.
 */
async function* layoutPieces(
  layout: LayoutTask,
  styles: string,
  before: string,
  after: string,
): AsyncGenerator<string, undefined> {
  const tasks: SlotTask<LayoutTask>[] = [];
  const shadow = `<template shadowrootmode="open">${styles}${layout.structure(tasks)}</template>`;
  const isReady = tasks.map((task) => task.isComplete);
  const first = tasks.filter((_, i) => isReady[i]).map((task) => task.html(task.id));
  const queue = inOrder(tasks.filter((_, i) => !isReady[i]));
  yield `${before}${layout.open}${shadow}${first.join('')}`;
  for await (const task of queue) {
    const {inner, isOpen} = task;
    if (!inner || !isOpen) {
      yield task.html(task.id);
      continue;
    }
    const [start, end] = task.around(task.id);
    yield* layoutPieces(inner, styles, start + inner.before, inner.after + end);
  }
  yield `</slot-layout>${after}`;
  return undefined;
}

/**
 * Route slots in the order in which they are complete. The last one comes as soon as the layout in it is there: what is
 * missing in that can follow. Any other would hold those back that stand outside of it, as markup is written in one line.
 */
async function* inOrder(tasks: readonly SlotTask<LayoutTask>[]): AsyncGenerator<SlotTask<LayoutTask>> {
  const left = new Set(tasks);
  const come: SlotTask<LayoutTask>[] = [];
  let wake: (() => void) | undefined;
  const wakeUp = () => wake?.();
  for (const task of tasks) {
    void task.settled?.then(() => task.inner && afterTurn()).then(wakeUp);
    void task.complete().then(() => {
      come.push(task);
      wakeUp();
    });
  }
  while (left.size > 0) {
    const [next] =
      come.length > 0 ? come.splice(0, 1) : [...left].filter(({isOpen}) => isOpen && left.size === 1);
    if (!next) await new Promise<void>((resolve) => (wake = resolve));
    else if (left.delete(next)) yield next;
  }
}

/** What is in a layout that has come may be there already. */
const afterTurn = () => new Promise((resolve) => setTimeout(resolve));

/** The title of the page as far as it is known: that of `children` if it has one, else of the last one (R170). */
function titleOf(layout: LayoutTask): string | undefined {
  const titles = layout.tasks
    .map(({name, title}) => ({name, title}))
    .filter(({title}) => title !== undefined);
  return (titles.find(({name}) => name === 'children') ?? titles.at(-1))?.title;
}
