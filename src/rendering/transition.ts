/** An object that can animate what changes in it: the document, or an element where they can do so by themselves. */
interface Scope {
  startViewTransition?(
    update: () => void,
  ): Record<'ready' | 'finished' | 'updateCallbackDone', Promise<unknown>>;
}

let waiting: (() => void)[] = [];

/**
 * Runs an update in a view transition: of its route slot where the browser has these, so that two can animate at once,
 * else in one of the document for all of a navigation. A module of its own: most pages have none.
 */
export function animate(host: Element, update: () => void): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) update();
  else if ('startViewTransition' in host) start(host as Scope, [update]);
  else if (waiting.push(update) === 1) {
    queueMicrotask(() => {
      const updates = waiting;
      waiting = [];
      start(document, updates);
    });
  }
}

function start(scope: Scope, updates: readonly (() => void)[]): void {
  let isDone = false;
  const run = () => {
    if (isDone) return;
    isDone = true;
    for (const update of updates) update();
  };
  try {
    const transition = scope.startViewTransition?.(run);
    // A transition that is skipped has updated all the same.
    for (const name of ['ready', 'finished', 'updateCallbackDone'] as const)
      transition?.[name].catch(() => undefined);
    if (!transition) run();
  } catch {
    // Whatever the reason: no update is lost.
    run();
  }
}
