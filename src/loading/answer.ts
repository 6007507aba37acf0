import type {Code, Details} from '../diagnostics/messages.js';

/** How large an answer may be, in bytes, and how long it may take from the request to its last byte, in milliseconds. */
const SIZE = 4 * 1024 * 1024;
const TIME = 60_000;

/** Those who wait for this module get it one after the other. */
const loaded = new Promise((resolve) => setTimeout(resolve));

/** Makes an error of a code. */
export type Fail = (code: Code, details: Details, cause?: unknown) => Error;

/** What is asked of a server. */
export interface Question {
  readonly url: URL;
  /** The names of the route slots that it is for. */
  readonly slots: ReadonlySet<string>;
  /** What a form sends. */
  readonly body?: FormData | URLSearchParams | undefined;
  /** Nothing but what the server says now will do. */
  readonly isReload: boolean;
  /** With cookies on another origin. */
  readonly credentials?: RequestCredentials | undefined;
  /** An answer that is no success is wanted all the same. */
  takes(status: number): boolean;
}

/** The HTML that a server sends, as far as it has come. */
export class Answer {
  text = '';
  isDone = false;
  /** Where it has come from, once redirects are followed. */
  url: URL;
  isRedirected = false;
  /** The server had nothing to say. */
  isEmpty = false;
  error: unknown;
  /** Nobody waits for it any more. */
  readonly #controller = new AbortController();
  readonly #fail: Fail;
  #users = 0;
  #more: (() => void)[] = [];

  constructor(question: Question, fail: Fail) {
    this.url = question.url;
    this.#fail = fail;
    void this.#read(question);
  }

  /** It has been given up. */
  get isGone(): boolean {
    return this.#controller.signal.aborted;
  }

  /** Keeps it coming for somebody who has not come yet. */
  keep(): void {
    this.#users++;
  }

  /** Keeps it coming until the signal is aborted. */
  use(signal: AbortSignal): void {
    this.#users++;
    const leave = () => --this.#users === 0 && this.#controller.abort();
    signal.addEventListener('abort', leave, {once: true});
    if (signal.aborted) leave();
  }

  /** Resolves when there is more of it than so many characters, or no more to come. */
  async beyond(length: number): Promise<void> {
    while (!this.isDone && this.text.length <= length)
      await new Promise<void>((resolve) => this.#more.push(resolve));
  }

  async #read(question: Question): Promise<void> {
    const {url} = question;
    const value = url.href;
    const {signal} = this.#controller;
    const timer = setTimeout(() => {
      this.#controller.abort(this.#fail('SR024', {value, list: [TIME / 1000]}));
    }, TIME);
    try {
      // The names of the route slots are known when all of a navigation have asked.
      await loaded;
      await null;
      const response = await fetch(url, requestOf(question, signal));
      this.url = new URL(response.url || url);
      this.isRedirected = response.redirected;
      await this.#receive(response, question);
    } catch (error) {
      const isOurs = signal.aborted || (error instanceof Error && error.name === 'SlotRouterError');
      this.error = signal.aborted ? signal.reason : isOurs ? error : this.#fail('SR025', {value}, error);
      // WebKitGTK 2.50 goes on receiving what only its reader has given up.
      this.#controller.abort(this.error);
    } finally {
      clearTimeout(timer);
      this.isDone = true;
      this.#tell();
    }
  }

  async #receive(response: Response, question: Question): Promise<void> {
    const {status, ok, headers, body} = response;
    const value = this.url.href;
    if (!ok && !question.takes(status)) {
      body?.cancel().catch(() => undefined);
      throw this.#fail('SR021', {value, list: [status]});
    }
    if (status === 204 || status === 205) {
      this.isEmpty = true;
      return;
    }
    const type = headers.get('content-type') ?? '';
    if (!/^text\/html\s*(;|$)/i.test(type)) {
      body?.cancel().catch(() => undefined);
      throw this.#fail('SR022', {value, list: [type]});
    }
    const tooLarge = () => this.#fail('SR023', {value, list: [SIZE]});
    const length = headers.has('content-encoding')
      ? NaN
      : Number.parseInt(headers.get('content-length') ?? '', 10);
    if (length > SIZE) {
      body?.cancel().catch(() => undefined);
      throw tooLarge();
    }
    const decoder = decoderFor(type);
    let size = 0;
    for (let reader = body?.getReader(); reader;) {
      const {done, value: bytes} = await reader.read();
      if (done) reader = undefined;
      else {
        size += bytes.length;
        if (size > SIZE) {
          reader.cancel().catch(() => undefined);
          throw tooLarge();
        }
      }
      this.text += decoder.decode(bytes, {stream: !done});
      this.#tell();
    }
    // A browser may take a broken connection for the end.
    if (size < length) throw this.#fail('SR025', {value});
  }

  #tell(): void {
    for (const resolve of this.#more.splice(0)) resolve();
  }
}

/** Says what is asked for, and for which route slots: of another origin that would ask for a permission first. */
export function headersFor(slots: Iterable<string>): Record<string, string> {
  const names = [...slots].map(encodeURIComponent).join(', ');
  return {accept: 'text/html', ...(names && {'slot-router': names})};
}

function requestOf({url, slots, body, isReload, credentials}: Question, signal: AbortSignal): RequestInit {
  const isOurs = url.origin === location.origin;
  return {
    signal,
    headers: headersFor(isOurs ? slots : []),
    // The browser's own cache knows ETag, Cache-Control and Vary.
    cache: isReload ? 'no-cache' : 'default',
    // A redirect to another origin is refused as well.
    mode: isOurs ? 'same-origin' : 'cors',
    ...(credentials && {credentials}),
    ...(body && {method: 'POST', body}),
  };
}

/** Decodes what the header says; what it does not know, and what is broken, comes as U+FFFD. */
function decoderFor(type: string): TextDecoder {
  const [, label = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type) ?? [];
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
