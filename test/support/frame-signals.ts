import type {FrameWindow} from './contract.js';

/** Collects what the document says on its console and what it leaves unhandled. */
export function captureConsole(window: FrameWindow, errors: string[], warnings: string[]): void {
  const {console} = window;
  const say = (lines: string[]) => {
    return (...args: unknown[]) => lines.push(args.map(describe).join(' '));
  };
  console.error = say(errors);
  console.warn = say(warnings);
  window.addEventListener('error', (event: Event) => {
    if (event instanceof window.ErrorEvent) errors.push(`uncaught ${describe(event.error ?? event.message)}`);
  });
  window.addEventListener('unhandledrejection', (event) => {
    errors.push(`unhandled ${describe(event.reason)}`);
  });
}

function describe(value: unknown): string {
  // An element in a message is named by its tag, as the console shows it.
  if (isElement(value)) return (value.cloneNode() as Element).outerHTML;
  if (typeof value === 'object' && value !== null && 'message' in value) {
    return `${'name' in value ? String(value.name) : 'Error'}: ${String(value.message)}`;
  }
  return String(value);
}

function isElement(value: unknown): value is Element {
  return (
    typeof value === 'object' && value !== null && 'nodeType' in value && value.nodeType === Node.ELEMENT_NODE
  );
}
