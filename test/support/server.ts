/** A part of an answer: text, bytes, or something that happens between two parts. */
type Piece =
  | string
  | {readonly bytes: readonly number[]}
  /** Nothing more comes until the test opens it. */
  | {readonly gate: string}
  /** Milliseconds. */
  | {readonly pause: number}
  /** This text for ever. */
  | {readonly endless: string}
  /** The connection breaks. */
  | {readonly break: true};

/** What the server answers. */
export interface Answer {
  readonly status?: number;
  /** `''` sends none. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | readonly Piece[];
  /** The page at this URL is the fixture: only a route slot gets this. */
  readonly isPart?: boolean;
}

/** What the server was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly accept?: string;
  readonly slot?: string;
  readonly cache?: string;
  readonly etag?: string;
  readonly cookie?: string;
  readonly sent?: string;
}

let places = 0;

/** A path that no other test uses, in no engine and in no run. */
export const place = (): string =>
  `/page/${Date.now().toString(36)}${Math.random().toString(36).slice(2)}${++places}`;

/** Lets the server answer below a place: by paths, which may begin with `POST `. */
export async function serve(at: string, answers: Readonly<Record<string, string | Answer>>): Promise<void> {
  const list = Object.entries(answers).map(([key, answer]) => {
    const [path = '', method = 'GET'] = key.split(' ').reverse();
    return [`${method} ${at}${path}`, typeof answer === 'string' ? {body: answer} : answer];
  });
  await fetch('/answers', {method: 'POST', body: JSON.stringify(list)});
}

/** Lets an answer go on that waits. */
export async function open(gate: string): Promise<void> {
  await fetch(`/answers/open?gate=${encodeURIComponent(gate)}`, {method: 'POST'});
}

/** What the server was asked below a place. */
export async function asked(at: string): Promise<readonly Asked[]> {
  const response = await fetch(`/answers?of=${encodeURIComponent(at)}`);
  return (await response.json()) as readonly Asked[]; // as the server has written it
}
