import {DEV_MODE} from './dev-mode.js';
import {messages, type Code, type Details} from './messages.js';

const printed = new Set<string>();

/** Prints a coded message once for each thing it is about, in the development build only. */
export function warn(code: Code, details: Details, element?: Element): void {
  if (!DEV_MODE) return;
  const text = `slot-router ${code}: ${messages[code](details)}`;
  if (printed.has(text)) return;
  printed.add(text);
  console.warn(text, ...(element ? [element] : []));
}
