/** Thrown by `notFound()`: the route slot shows its not-found fallback. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}

/** Thrown by `redirect()`: the navigation is replaced. */
export class RedirectError extends Error {
  override readonly name = 'RedirectError';
  /** Where to go instead. */
  readonly to: string;
  /** It is where a form leads: an entry of its own. */
  readonly isPush: boolean;

  constructor(to: string, isPush = false) {
    super(`Redirect to "${to}"`);
    this.to = to;
    this.isPush = isPush;
  }
}

/** Ends a loader or a view: nothing exists here, the route slot is not found. */
export function notFound(): never {
  throw new NotFoundError('Not found');
}

/**
 * Ends a loader or a view: go to another URL instead, which takes the place of this history entry.
 * @param to - A URL like that of a link, on this origin.
 */
export function redirect(to: string | URL): never {
  throw new RedirectError(String(to));
}
