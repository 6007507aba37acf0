/** What the environment of a run asks of a test; without the runner that answers, nothing. */
export interface Settings {
  /** How many random walks. */
  readonly walks?: string;
  /** The seed and the path that fast-check printed, to run one failure again. */
  readonly walkSeed?: string;
  readonly walkPath?: string;
}

export async function readSettings(): Promise<Settings> {
  const response = await fetch('/test-settings.json');
  return response.ok ? ((await response.json()) as Settings) : {};
}

/** Only for limits that a browser counts in time. What has an event or a state is waited for by that. */
export function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
