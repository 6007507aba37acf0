import {closePages, checkPages, describePages} from './page.js';

/**
 * A mocha test around fixture pages. Afterwards every page is closed, and an error or a warning that the test did not
 * take fails it. A test that waits for ever fails by saying what it waits for.
 */
export function it(title: string, body: () => Promise<void> | void): void {
  globalThis.it(title, async function () {
    closePages();
    const limit = this.timeout();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const expired = new Promise<never>((_, reject) => {
      const complain = () => {
        reject(new Error(`no end in sight; ${describePages()}`));
      };
      if (limit > 0) timer = setTimeout(complain, limit - 100);
    });
    try {
      await Promise.race([Promise.resolve(body()), expired]);
      checkPages();
    } catch (error) {
      throw describe(error);
    } finally {
      clearTimeout(timer);
      closePages();
    }
  });
}

/** The error with what the pages said; the message of a `DOMException` cannot be written. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof DOMException) return new Error(`${error.name}: ${error.message}\n${describePages()}`);
  error.message += `\n${describePages()}`;
  return error;
}
