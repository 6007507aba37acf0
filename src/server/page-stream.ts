import type {LayoutTask} from './layout-task.js';
import {stylesOf, type LayoutMarkup} from './markup.js';
import {withTitle} from './render-document.js';
import type {SlotTask} from './slot-task.js';

/**
 * Streams a page: the document with a place for each route slot, then the route slots in the order in which they are
 * ready. The places are `<slot>`s in a declarative shadow root of the outermost layout, so that the browser puts each
 * route slot where it belongs, without any script. It makes a piece only when somebody has read the one before.
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

async function* piecesOf(
  {before, after}: LayoutMarkup,
  layout: LayoutTask,
): AsyncGenerator<string, undefined> {
  const tasks: SlotTask<LayoutTask>[] = [];
  const structure = layout.structure(tasks);
  const head = withTitle(before, titleOf(layout));
  // What styles the page styles what stands around its route slots.
  const shadow = `<template shadowrootmode="open">${stylesOf(before)}${structure}</template>`;
  const isReady = tasks.map((task) => task.isComplete);
  const first = tasks.filter((_, i) => isReady[i]).map((task) => task.html(task.id));
  const late = tasks.filter((_, i) => !isReady[i]);
  const queue = inOrder(late.map((task) => task.complete().then(() => task)));
  yield `${head}${layout.open}${shadow}${first.join('')}`;
  for await (const task of queue) yield task.html(task.id);
  yield `</slot-layout>${after}`;
  return undefined;
}

/** Values in the order in which they come. */
async function* inOrder<Value>(promises: readonly Promise<Value>[]): AsyncGenerator<Value> {
  const come: Value[] = [];
  let wake: (() => void) | undefined;
  for (const promise of promises)
    void promise.then((value) => {
      come.push(value);
      wake?.();
    });
  for (let left = promises.length; left > 0; left--) {
    if (come.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    const [value] = come.splice(0, 1);
    if (value !== undefined) yield value;
  }
}

/** The title of the page as far as it is known: that of `children` if it has one, else of the last one (R170). */
function titleOf(layout: LayoutTask): string | undefined {
  const titles = layout.tasks
    .map(({name, title}) => ({name, title}))
    .filter(({title}) => title !== undefined);
  return (titles.find(({name}) => name === 'children') ?? titles.at(-1))?.title;
}
