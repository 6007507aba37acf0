/** A promise that the test settles, so that it decides which load ends first. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(reason: unknown): void;
}

export function deferred<T = void>(): Deferred<T> {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  // A load that was given up may reject after everybody has stopped listening.
  promise.catch(() => undefined);
  return {promise, resolve, reject};
}
