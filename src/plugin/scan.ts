import {readdirSync, readFileSync, realpathSync, statSync, type Dirent, type Stats} from 'node:fs';
import path from 'node:path';
import {FactsError, readFacts} from './facts.js';
import {SlotRoutesError, type Fault} from './messages.js';
import {
  displayPath,
  isPart,
  NameError,
  parseFolderName,
  targetOf,
  type PathPart,
  type Segment,
} from './segments.js';
import {UNIT_NAMES, walk, type Folder, type ModuleFacts, type Unit, type UnitName} from './tree.js';

/** Files that Next.js knows in these folders and slot-router does not, which would silently do nothing. */
const FOREIGN = /^(route|global-error|global-not-found|forbidden|unauthorized)\.(ts|js|tsx|jsx)$/;
const CODE = /^(.*)\.(ts|js|tsx|jsx|mts|mjs|vue|svelte|astro|md|mdx|htm|html)$/s;
const NO_FACTS: ModuleFacts = {names: []};

export const toSlashes = (file: string): string => file.replaceAll('\\', '/');

class ScannedUnit implements Unit {
  readonly name: UnitName;
  readonly kind: 'html' | 'module';
  readonly id: string;
  readonly file: string;
  #facts: ModuleFacts | undefined;

  constructor(name: UnitName, id: string, file: string) {
    this.name = name;
    this.id = id;
    this.file = file;
    this.kind = id.endsWith('.html') ? 'html' : 'module';
  }

  get facts(): ModuleFacts {
    if (this.kind === 'html') return NO_FACTS;
    return (this.#facts ??= this.#read());
  }

  #read(): ModuleFacts {
    try {
      return readFacts(this.file, readFileSync(this.file, 'utf8'));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const code = error instanceof FactsError && error.isUnknown ? 'SR108' : 'SR110';
      throw new SlotRoutesError([{code, files: [this.id], reason}]);
    }
  }
}

class ScannedFolder implements Folder {
  readonly id: string;
  readonly segment: Segment | undefined;
  folders: ScannedFolder[] = [];
  units: Partial<Record<UnitName, Unit>> = {};
  faults: readonly Fault[] = [];
  /** What the folder was when it was read, to find out what a server has to read again. */
  stamp = '';
  /** What each unit in it was. */
  readonly stamps = new Map<string, string>();

  constructor(id: string, segment: Segment | undefined) {
    this.id = id;
    this.segment = segment;
  }
}

/** The tree of a folder, kept up to date file by file. */
export class Scanner {
  readonly #dir: string;
  readonly #real: string;
  readonly #root = new ScannedFolder('', undefined);
  readonly #folders = new Map<string, ScannedFolder>();

  /**
   * Reads a folder.
   * @param dir - An absolute path.
   * @throws SlotRoutesError SR111 where it is no folder.
   */
  constructor(dir: string) {
    this.#dir = dir;
    if (!statOf(dir)?.isDirectory())
      throw new SlotRoutesError([{code: 'SR111', value: toSlashes(dir), files: []}]);
    this.#real = realpathSync(dir);
    this.#read(this.#root, dir);
  }

  get root(): Folder {
    return this.#root;
  }

  /**
   * A file or a folder has come, gone or changed. Only the folder around it is read again, and what has changed below.
   * @param file - An absolute path.
   * @returns Whether the tree may be another one now.
   */
  update(file: string): boolean {
    const relative = toSlashes(path.relative(this.#dir, file));
    if (relative === '') return this.refresh();
    if (relative === '..' || relative.startsWith('../') || path.isAbsolute(relative)) return false;
    let id = relative;
    // The nearest folder that is known: a file may be seen before the new folder that it is in.
    do id = id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : '';
    while (id !== '' && !this.#folders.has(id));
    const folder = this.#folders.get(id) ?? this.#root;
    if (folder.segment?.kind === 'private') return false;
    // Its facts are to be read again.
    folder.stamps.delete(relative);
    const known = this.#folders.get(relative);
    this.#read(folder, path.join(this.#dir, folder.id));
    // Another one may have its name.
    if (known) this.#refresh(known);
    return true;
  }

  /** Looks what folders and units have changed, where nobody says it. */
  refresh(): boolean {
    return this.#refresh(this.#root);
  }

  #refresh(around: ScannedFolder): boolean {
    let hasChanged = false;
    for (const folder of [...walk(around)] as ScannedFolder[]) {
      // It has gone with a folder around it.
      if (folder.id !== '' && this.#folders.get(folder.id) !== folder) continue;
      const dir = path.join(this.#dir, folder.id);
      const units = Object.values(folder.units);
      if (
        stampOf(dir) === folder.stamp &&
        units.every(({id, file}) => stampOf(file) === folder.stamps.get(id))
      )
        continue;
      this.#read(folder, dir);
      hasChanged = true;
    }
    return hasChanged;
  }

  #read(folder: ScannedFolder, dir: string): void {
    const faults: Fault[] = [];
    const units: Partial<Record<UnitName, Unit>> = {};
    const known = new Map(folder.folders.map((each) => [each.id, each]));
    const folders: ScannedFolder[] = [];
    let entries: Dirent[] = [];
    try {
      folder.stamp = stampOf(dir);
      entries = readdirSync(dir, {withFileTypes: true});
    } catch {
      // It has gone since the folder around it was read. Around the root there is none.
      if (folder === this.#root) faults.push({code: 'SR111', value: toSlashes(dir), files: []});
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const {name} = entry;
      // Of editors and operating systems.
      if (name.startsWith('.') || name.endsWith('~') || name === 'Thumbs.db') continue;
      const id = folder.id === '' ? name : `${folder.id}/${name}`;
      const file = path.join(dir, name);
      const isFolder = entry.isSymbolicLink() ? this.#follow(id, file, faults) : entry.isDirectory();
      if (isFolder === undefined) continue;
      if (isFolder) {
        const child = known.get(id) ?? this.#enter(id, name, file, faults);
        if (child) folders.push(child);
      } else this.#addFile(folder, units, name, id, file, faults);
    }
    checkSpelling(entries, folder.id, faults);
    for (const each of known.values()) if (!folders.includes(each)) this.#drop(each);
    Object.assign(folder, {faults, units, folders});
  }

  /** Where a symbolic link leads; undefined where it is refused. */
  #follow(id: string, file: string, faults: Fault[]): boolean | undefined {
    const refuse = (reason: string) => void faults.push({code: 'SR105', files: [id], reason});
    try {
      const target = realpathSync(file);
      const isFolder = statSync(target).isDirectory();
      if (!isIn(target, this.#real)) refuse('is a symbolic link out of the folder of the routes');
      else if (isFolder && isAround(target, file, this.#dir))
        refuse('is a symbolic link to a folder around it');
      else return isFolder;
    } catch {
      refuse('is a symbolic link that leads nowhere');
    }
    return undefined;
  }

  #enter(id: string, name: string, dir: string, faults: Fault[]): ScannedFolder | undefined {
    try {
      const child = new ScannedFolder(id, parseFolderName(name));
      // What is private may be called anything.
      if (child.segment?.kind === 'private') return child;
      this.#folders.set(id, child);
      this.#read(child, dir);
      return child;
    } catch (error) {
      if (!(error instanceof NameError)) throw error;
      faults.push({code: 'SR104', files: [id], reason: error.message});
      return undefined;
    }
  }

  #drop(folder: ScannedFolder): void {
    for (const {id} of walk(folder)) this.#folders.delete(id);
  }

  #addFile(
    folder: ScannedFolder,
    units: Partial<Record<UnitName, Unit>>,
    fileName: string,
    id: string,
    file: string,
    faults: Fault[],
  ): void {
    const [, stem, ending] = CODE.exec(fileName) ?? [];
    if (stem === undefined || /\.d$/.test(stem)) return;
    const name = UNIT_NAMES.find((each) => each === stem);
    const isKnown = ending === 'html' || ending === 'ts' || ending === 'js';
    const fail = (reason: string) => faults.push({code: 'SR103', files: [id], reason});
    if (name && !isKnown) fail(`is a unit, but ".${ending}" is no ending of one`);
    else if (name) {
      const other = units[name];
      if (other && name === 'page')
        faults.push({code: 'SR101', value: pathOf(folder.id), files: [other.id, id]});
      else if (other) faults.push({code: 'SR103', files: [other.id, id], reason: `are two units "${name}"`});
      const before = folder.units[name];
      const stamp = stampOf(file);
      const isSame = before?.id === id && folder.stamps.get(id) === stamp;
      folder.stamps.set(id, stamp);
      units[name] = isSame ? before : new ScannedUnit(name, id, toSlashes(file));
    } else if (ending === 'html') fail('is no unit');
    else if (FOREIGN.test(fileName)) fail('means something in Next.js only');
    else {
      const like = UNIT_NAMES.find((each) => isLike(each, stem));
      if (like && isKnown) fail(`is no unit; is it meant to be "${like}"?`);
    }
  }
}

/** The path of a folder, as people write it. */
function pathOf(id: string): string {
  let full: readonly PathPart[] = [];
  for (const name of id === '' ? [] : id.split('/')) {
    const segment = parseFolderName(name);
    if (segment.kind === 'intercept') full = targetOf(full, segment) ?? [segment.part];
    else if (isPart(segment)) full = [...full, segment];
  }
  return displayPath(full);
}

/** A name is another one in other letters, or one letter away from it. */
function isLike(name: string, typed: string): boolean {
  const [a, b] = [name, typed].map((text) => text.toLowerCase().replace(/[-_ ]/g, '')) as [string, string];
  if (a === b) return true;
  // Plurals are good names for something else.
  if (a[0] !== b[0] || b === `${a}s` || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const isSwapped =
    a.length === b.length &&
    a.length - start - end === 2 &&
    a[start] === b[start + 1] &&
    a[start + 1] === b[start];
  return isSwapped || Math.max(a.length, b.length) - start - end <= 1;
}

/** Names that are one name on a file system which does not tell cases apart, or spellings of one letter. */
function checkSpelling(entries: readonly Dirent[], around: string, faults: Fault[]): void {
  const seen = new Map<string, string>();
  for (const {name} of entries) {
    const key = name.normalize('NFC').toLowerCase();
    const other = seen.get(key);
    const prefix = around === '' ? '' : `${around}/`;
    if (other !== undefined) faults.push({code: 'SR107', files: [prefix + other, prefix + name]});
    seen.set(key, name);
  }
}

export const isIn = (file: string, folder: string): boolean =>
  `${file}${path.sep}`.startsWith(folder + path.sep);

/** A folder holds a file, or one of the links that have led to it: to follow it again would never end. */
export function isAround(target: string, file: string, root: string): boolean {
  let dir = file;
  do {
    dir = path.dirname(dir);
    if (isIn(realpathSync(dir), target)) return true;
  } while (dir !== root && dir !== path.dirname(dir));
  return false;
}

/** Tells a file or a folder from what it was before, and from another one by its name; empty where there is none. */
export function stampOf(file: string): string {
  const stats = statOf(file);
  return stats ? [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join() : '';
}

/** What is not there, and what cannot be reached: a link that leads to itself. */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}
