import {openPage, type Page} from './page.js';
import type {PageOptions} from './scene.js';

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

/** Answers by their paths, which may begin with a method: `POST /x`. */
export type Answers = Readonly<Record<string, string | Answer>>;

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

/** Lets the server answer below a place; gates are of that place. */
export async function serve(at: string, answers: Answers): Promise<void> {
  const list = Object.entries(answers).map(([key, answer]) => {
    const [path = '', method = 'GET'] = key.split(' ').reverse();
    const {body = '', ...rest} = typeof answer === 'string' ? {body: answer} : answer;
    const pieces = [body]
      .flat()
      .map((piece) => (typeof piece === 'object' && 'gate' in piece ? {gate: at + piece.gate} : piece));
    return [`${method} ${at}${path}`, {...rest, body: pieces}];
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

interface Served {
  readonly page: Page;
  /** The base of the page. */
  readonly at: string;
  serve(answers: Answers): Promise<void>;
  /** Clicks a link to a path below the base. */
  go(path: string, options?: {settle?: boolean}): Promise<void>;
  /** Opens a gate of this page. */
  gate(name?: string): Promise<void>;
  asked(): Promise<readonly Asked[]>;
}

/**
 * Opens a page with a route slot `main` that shows `home` at first, beside its own server. What begins with a slash in
 * a `src` is below the page's base, and gates are its own.
 */
export async function startServed(
  answers: Answers,
  templates: string,
  options: Partial<PageOptions> & {readonly rest?: string; readonly beside?: string} = {},
): Promise<Served> {
  const at = place();
  const {rest = '', beside = '', ...more} = options;
  await serve(at, answers);
  const inside = `<template path="/">home</template>${templates}${rest}`;
  const html = `<slot-layout base="${at}"><route-slot name="main">${inside}</route-slot>${beside}</slot-layout>`;
  const page = await openPage({url: at, html: html.replaceAll(/(src|action)="\//g, `$1="${at}/`), ...more});
  return {
    page,
    at,
    serve: (later) => serve(at, later),
    go: (path, step) => page.click(at + path, step),
    gate: (name = '') => open(at + name),
    asked: () => asked(at),
  };
}
