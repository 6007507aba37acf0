/** What a message may quote. */
export interface FaultDetails {
  /** The value that is wrong: a name, a path, a pattern. */
  readonly value?: string;
  /** The files and folders it is about, relative to the folder of the routes. */
  readonly files: readonly string[];
  /** The route slots without a page or a default. */
  readonly slots?: readonly string[];
  /** What is wrong, where one code stands for several things. */
  readonly reason?: string;
}

export type FaultCode = keyof typeof messages;

/** Something in the tree that is wrong. */
export interface Fault extends FaultDetails {
  readonly code: FaultCode;
}

const quote = (list: readonly string[] = []) => list.map((item) => `"${item}"`).join(', ');

/** Every word of the plugin, in codes that are permanent. Each entry says what is wrong, then what to do. */
export const messages = {
  SR101: (f: FaultDetails) =>
    `Two pages for one path, "${f.value}": ${quote(f.files)}. Remove one of them, or move it to another path.`,
  SR102: (f: FaultDetails) =>
    `The marker of ${quote(f.files)} leads above the root: ${f.reason}. ` +
    'Each (..) is one part of the URL, route slots and groups do not count; (...) starts at the root.',
  SR103: (f: FaultDetails) =>
    `${quote(f.files)} ${f.reason}. Units are page, layout, template, loading, error, not-found and default with ` +
    '.html, .ts or .js; other files go into a folder whose name begins with "_".',
  SR104: (f: FaultDetails) =>
    `The folder name ${quote(f.files)} ${f.reason}. ` +
    'Write a plain name, [param], [...rest], [[...rest]], (group), @slot, _private, or a marker such as (.)photos.',
  SR105: (f: FaultDetails) =>
    `${quote(f.files)} ${f.reason}. Copy it into the folder of the routes, or leave it out.`,
  SR106: (f: FaultDetails) =>
    `The route slots of ${quote(f.files)} have no layout beside them that could hold them. ` +
    'Add a layout.html or layout.ts with a <route-slot name> for each, or move them to where one is.',
  SR107: (f: FaultDetails) =>
    `${quote(f.files)} ${f.files.length > 1 ? 'differ' : 'differs'} in case or in spelling only, which is one folder ` +
    'on macOS and Windows. Rename one of them.',
  SR108: (f: FaultDetails) =>
    `${quote(f.files)}: ${f.reason}. Write it out in the file, so that it is known before the file is loaded.`,
  SR109: (f: FaultDetails) => `${quote(f.files)}: ${f.reason}.`,
  SR110: (f: FaultDetails) => `${quote(f.files)} cannot be read: ${f.reason}. Correct the file.`,
  SR111: (f: FaultDetails) =>
    `The folder "${f.value}" of the routes is not there. Name it with slotRoutes({dir: 'app'}), relative to the root.`,
  SR112: (f: FaultDetails) =>
    `The path "${f.value}" cannot be shown whole: ${quote(f.files)} matches it, but the route ` +
    `slot${f.slots?.length === 1 ? '' : 's'} ${quote(f.slots)} beside it ` +
    `ha${f.slots?.length === 1 ? 's' : 've'} neither a page nor a default. Add a default.html to each, or set strict: false.`,
  SR113: (f: FaultDetails) =>
    `The intercepting route ${quote(f.files)} has no page behind it for "${f.value}", which a reload shows. ` +
    'Add the page, or set strict: false.',
  SR114: (f: FaultDetails) =>
    `Params at one place have different names: ${quote(f.files)}. Call them the same, or set strict: false.`,
  SR115: (f: FaultDetails) =>
    `${quote(f.files)} repeats the param "${f.value}", which an outer folder has already. Give it another name.`,
  SR116: (f: FaultDetails) =>
    `No page can be written for "${f.value}": ${f.reason}. Correct the list in prerender, or the tree.`,
  SR117: (f: FaultDetails) =>
    `The page "${f.value}" has failed while it was written: ${f.reason}. ` +
    'Let its units work where there is no browser, or catch what they throw.',
  SR118: (f: FaultDetails) =>
    `The document "${f.value}" of the pages ${f.reason}. Name an HTML file with prerender: {document: 'index.html'}.`,
  SR119: (f: FaultDetails) =>
    `${quote(f.files)} exports "${f.value}", which means something in Next.js only. Say it with "${f.reason}".`,
  SR120: (f: FaultDetails) =>
    `Two defaults for one place of a route slot, below "${f.value}": ${quote(f.files)}. Remove one of them.`,
  SR121: (f: FaultDetails) =>
    `The folder "${f.value}", and maybe others, cannot be watched: ${f.reason}. Raise the limit of the system, or load ` +
    'the page again after an edit there.',
  SR122: (f: FaultDetails) =>
    `The list of pages, prerender: {paths}${f.files.length > 0 ? ` of ${quote(f.files)}` : ''}, ${f.reason}. ` +
    'Let it come to an array of paths such as "/photos/1", in less time than prerender: {timeout}.',
};

/** What strict: false turns into warnings. */
const LOOSE: ReadonlySet<FaultCode> = new Set(['SR112', 'SR113', 'SR114']);

export const isLoose = ({code}: Fault): boolean => LOOSE.has(code);

export const describeFault = (fault: Fault): string => `${fault.code}: ${messages[fault.code](fault)}`;

/** The tree of routes is wrong. Nothing was written. */
export class SlotRoutesError extends Error {
  override readonly name = 'SlotRoutesError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(describeFault).join('\n'));
    this.faults = faults;
  }
}
