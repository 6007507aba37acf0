import {DEV_MODE} from './dev-mode.js';
import {messages, type Code, type Details} from './messages.js';

/** An error of slot-router itself, as opposed to one thrown by a loader or a view. */
export class SlotRouterError extends Error {
  override readonly name = 'SlotRouterError';
  /** The permanent code; the README lists what each one means. */
  readonly code: Code;
  /** The value that was refused. */
  readonly value: unknown;

  constructor(code: Code, details: Details, options?: ErrorOptions) {
    super(DEV_MODE ? `${code}: ${messages[code](details)}` : `${code}: "${String(details.value)}"`, options);
    this.code = code;
    this.value = details.value;
  }
}
