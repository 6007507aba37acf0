import type {Code, Details} from '../diagnostics/messages.js';
import {Answer, headersFor, type Question} from '../loading/answer.js';
import type {Context} from '../loading/context.js';
import {findPart, isDocument} from '../loading/find-part.js';
import {fragmentUrl, pageFor, type FragmentSource} from '../loading/fragment-url.js';
import {parserFor, trustedPolicy} from '../loading/parse-answer.js';
import {FragmentView} from '../rendering/fragment-view.js';
import {runScripts} from '../rendering/run-scripts.js';
import {adoptableNodes} from '../rendering/template-route.js';
import type {Growing} from '../rendering/view.js';
import type {ViewValue} from '../routing/route.js';

/** Classes of the core, of which a page has one copy. */
export interface Errors {
  readonly SlotRouterError: new (code: Code, details: Details, options?: ErrorOptions) => Error;
  readonly RedirectError: new (to: string, isPush?: boolean) => Error;
}

/** What a form in a fragment sends, once. */
export interface Submission {
  readonly url: URL;
  readonly body: FormData | URLSearchParams;
  isAnswered?: boolean;
}

/** A fragment without a document around it: nothing of it belongs into a head. */
const START = '<!doctype html><body>';

/** The shortest time between two looks at what has come, in milliseconds; looking takes a fifth of the time at most. */
const FRAME = 16;

/**
 * How much of an answer is shown before all of it has come, in characters. WebKitGTK 2.50 takes three seconds to lay out
 * 900,000 of them, and much that large is thrown away again because it never ends.
 */
const START_SIZE = 256 * 1024;

/** Requests by the navigation that they are part of: the URL object is its own. */
const asked = new WeakMap<URL, Map<string, {answer: Answer; slots: Set<string>}>>();

/** The answer that a redirect has brought, for the navigation that it leads to. */
let handover: {readonly href: string; readonly answer: Answer} | undefined;

/** What is on screen stays: the server had nothing to say. */
const UNCHANGED: Growing = {
  isIn: () => true,
  put: () => ({updates: false, update: () => false, remove: () => undefined}),
};

/**
 * Loads what the `src` of a template asks for, and shows what has come of it while the rest is on its way.
 * @param host - The route slot.
 * @param sent - Instead of the fragment itself: what the server answers to a form in it.
 */
export async function loadFragment(...loading: Parameters<typeof load>): Promise<ViewValue> {
  return (await load(...loading)) as unknown as ViewValue; // one that puts itself on screen
}

async function load(
  template: HTMLTemplateElement,
  context: Context,
  host: Element,
  {SlotRouterError, RedirectError}: Errors,
  sent?: Submission,
): Promise<Growing> {
  const {signal, url: page, params, slot, navigationType} = context;
  const fail = (code: Code, details: Details, cause?: unknown) =>
    new SlotRouterError(code, {slot, ...details}, {cause});
  // A reload of what a form has brought shows the fragment itself: nothing is sent twice.
  const form = sent?.isAnswered ? undefined : sent;
  const src = template.getAttribute('src') ?? '';
  const source = fragmentUrl(src, params, page, template.baseURI, template.hasAttribute('crossorigin'));
  if ('code' in source) throw fail(source.code, {value: source.value, name: 'src'});
  const showsErrors = template.getAttribute('error') === 'response';
  const question: Omit<Question, 'slots'> = {
    url: form?.url ?? source.url,
    body: form?.body,
    isReload: navigationType === 'reload',
    credentials: template.getAttribute('crossorigin') === 'use-credentials' ? 'include' : undefined,
    takes: (status) => showsErrors || (!!form && status === 422),
  };
  const {answer, slots} = ask(question, page, slot, fail);
  answer.use(signal);
  const isTrusted = template.hasAttribute('trusted');
  const parse = await parserFor(isTrusted);
  const read = (html: string) => [...parse(START + html).body.childNodes];
  const view = new FragmentView(
    read,
    isTrusted ? (nodes) => void runScripts(nodes, trustedPolicy()) : undefined,
  );
  /** Leaves the page to the browser. */
  const loadPage = (): Promise<never> => {
    const isHere = hrefOf(page) === hrefOf(new URL(location.href));
    // What a hard load has brought would only be brought again. And what a fragment has just brought has no say in it.
    const isNew = isInside(host) && adoptableNodes(host).length === 0;
    if (!isHere || isNew || navigationType === 'load' || navigationType === 'reload')
      throw fail('SR026', {value: answer.url.href});
    location.reload();
    return new Promise(() => undefined);
  };
  for (let length = 0, cost = 0; ;) {
    await answer.beyond(length < START_SIZE ? length : Infinity);
    if (!answer.isDone) await Promise.race([answer.beyond(Infinity), pause(Math.max(FRAME, cost * 4))]);
    signal.throwIfAborted();
    const {isDone, error} = answer;
    const text = isDone ? answer.text : answer.text.slice(0, START_SIZE);
    if (error && src === '' && !form && (await isForBrowser(error, page, slot, signal))) return loadPage();
    if (error) throw error;
    length = text.length;
    const to = answer.isRedirected && !form?.isAnswered && leadsTo(answer.url, src, host, source, context);
    if (form && isDone) form.isAnswered = true;
    if (to) {
      if (form) form.isAnswered = true;
      answer.keep();
      handover = {href: answer.url.href, answer};
      throw new RedirectError(to, !!form);
    }
    if (answer.isEmpty) return UNCHANGED;
    const isWhole = isDocument(text, isDone);
    if (isWhole === undefined) continue;
    const start = performance.now();
    // Of a page, only what stands at the same place will do; what comes by itself for one is meant for it.
    const isPage = src === '' && !form && (isWhole || slots.size > 1);
    const part = findPart(parse(isWhole ? text : START + text), host, !isWhole, isDone, isPage);
    if (part) {
      context.title = part.title ?? context.title;
      view.feed(part.nodes, part.isWhole);
      if (form && part.isWhole) form.isAnswered = true;
      if (part.isWhole) return view;
      context.paint?.(view);
      cost = performance.now() - start;
    } else if (isDone) {
      if (src === '') return loadPage();
      // Nothing that a fragment says loads the page.
      throw fail('SR026', {value: answer.url.href});
    }
  }
}

/** A page that cannot be had is no HTML, or is on another origin: both are pages all the same. */
async function isForBrowser(error: unknown, page: URL, slot: string, signal: AbortSignal): Promise<boolean> {
  const {code} = error as {code?: Code}; // whatever it is
  if (code !== 'SR025') return code === 'SR022';
  const init: RequestInit = {headers: headersFor([slot]), redirect: 'manual', signal};
  const response = await fetch(page, init).catch(() => undefined);
  return response?.type === 'opaqueredirect';
}

/** Asks a server, once for all route slots of a navigation. */
function ask(
  question: Omit<Question, 'slots'>,
  page: URL,
  slot: string,
  fail: ConstructorParameters<typeof Answer>[1],
): {answer: Answer; slots: Set<string>} {
  const {url, body, isReload} = question;
  const key = `${isReload} ${hrefOf(url)}`;
  const known = asked.get(page) ?? new Map<string, {answer: Answer; slots: Set<string>}>();
  asked.set(page, known);
  const found = body ? undefined : known.get(key);
  if (found && !found.answer.isGone) {
    found.slots.add(slot);
    return found;
  }
  const slots = new Set([slot]);
  const {href, answer: brought} = handover ?? {};
  handover = undefined;
  const isBrought = !body && brought && href === url.href;
  const answer = isBrought ? brought : new Answer({...question, slots}, fail);
  const entry = {answer, slots};
  if (!body) known.set(key, entry);
  // All of a navigation have asked by then.
  void answer.beyond(Infinity).then(() => setTimeout(() => known.delete(key)));
  return entry;
}

/** Where a redirect leads the page; undefined where the fragment alone has come from somewhere else. */
function leadsTo(
  to: URL,
  src: string,
  host: Element,
  {folder}: FragmentSource,
  {url: page, segment}: Context,
): string | undefined {
  if (to.origin !== location.origin) return undefined;
  if (src === '') return hrefOf(to) === hrefOf(page) ? undefined : to.href;
  // Whatever is not in the folder of the fragments is a page, such as the one to log in.
  if (!to.pathname.startsWith(folder)) return to.href;
  return pageFor(to, host.children, page, segment);
}

/** It is in the view of another route slot, through shadow roots too. */
function isInside(host: Element): boolean {
  for (let node: Node | null = host.parentNode; node;) {
    if (node.nodeName === host.nodeName) return true;
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return false;
}

const hrefOf = ({href}: URL): string => href.replace(/#.*/, '');

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
