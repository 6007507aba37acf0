/** Runs something and collects what it says on the console of this page, which otherwise would stand in the output. */
export function captureWarnings<T>(run: () => T): {result: T; calls: unknown[][]; warnings: string[]} {
  const calls: unknown[][] = [];
  const {warn} = console;
  console.warn = (...args: unknown[]) => void calls.push(args);
  try {
    const result = run();
    return {result, calls, warnings: calls.map((args) => args.map(String).join(' '))};
  } finally {
    console.warn = warn;
  }
}
