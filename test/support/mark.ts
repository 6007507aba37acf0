const marked = new WeakSet<object>();

/** Marks a node, so that a later look tells the same node from a copy. */
export function mark<T extends object>(node: T): T {
  marked.add(node);
  return node;
}

export function isMarked(node: object | null | undefined): boolean {
  return node !== null && node !== undefined && marked.has(node);
}
