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
  /** When the folder was changed last, to find out what a server has to read again. */
  time = 0;
  /** When each unit in it was. */
  readonly times = new Map<string, number>();

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
   * A file or a folder has come, gone or changed. Only the folder around it is read again.
   * @param file - An absolute path.
   * @returns Whether the tree may be another one now.
   */
  update(file: string): boolean {
    const relative = toSlashes(path.relative(this.#dir, file));
    if (relative === '' || relative.startsWith('../') || path.isAbsolute(relative)) return false;
    let id = relative;
    // The nearest folder that is known: a file may be seen before the new folder that it is in.
    do id = id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : '';
    while (id !== '' && !this.#folders.has(id));
    const folder = this.#folders.get(id) ?? this.#root;
    if (folder.segment?.kind === 'private') return false;
    folder.times.delete(path.posix.basename(relative));
    const unit = Object.values(folder.units).find((each) => each.id === relative);
    if (unit) this.#forget(folder, unit);
    this.#read(folder, path.join(this.#dir, folder.id));
    return true;
  }

  /** Looks for changes by the times of folders and units, where nobody says what has changed. */
  refresh(): boolean {
    let hasChanged = false;
    for (const folder of [...walk(this.#root)] as ScannedFolder[]) {
      const dir = path.join(this.#dir, folder.id);
      // It has gone with a folder around it.
      if (folder.id !== '' && this.#folders.get(folder.id) !== folder) continue;
      const isOther = statOf(dir)?.mtimeMs !== folder.time;
      for (const unit of Object.values(folder.units)) {
        if (statOf(unit.file)?.mtimeMs === folder.times.get(unit.id)) continue;
        this.#forget(folder, unit);
        hasChanged = true;
      }
      if (isOther) this.#read(folder, dir);
      hasChanged ||= isOther;
    }
    return hasChanged;
  }

  /** Its facts are to be read again. */
  #forget(folder: ScannedFolder, {name, id, file}: Unit): void {
    folder.units[name] = new ScannedUnit(name, id, file);
    folder.times.set(id, statOf(file)?.mtimeMs ?? 0);
  }

  #read(folder: ScannedFolder, dir: string): void {
    const faults: Fault[] = [];
    const units: Partial<Record<UnitName, Unit>> = {};
    const known = new Map(folder.folders.map((each) => [each.id, each]));
    const folders: ScannedFolder[] = [];
    let entries: Dirent[] = [];
    try {
      folder.time = statSync(dir).mtimeMs;
      entries = readdirSync(dir, {withFileTypes: true});
    } catch {
      // It has gone since the folder around it was read.
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
    let target: string;
    try {
      target = realpathSync(file);
    } catch {
      faults.push({code: 'SR105', files: [id], reason: 'is a symbolic link that leads nowhere'});
      return undefined;
    }
    const isInside = `${target}${path.sep}`.startsWith(this.#real + path.sep);
    const isFolder = statSync(target).isDirectory();
    if (!isInside)
      faults.push({code: 'SR105', files: [id], reason: 'is a symbolic link out of the folder of the routes'});
    else if (isFolder && this.#isAround(target, file))
      faults.push({code: 'SR105', files: [id], reason: 'is a symbolic link to a folder around it'});
    else return isFolder;
    return undefined;
  }

  /** A folder holds a file, or one of the links that have led to it: to follow it again would never end. */
  #isAround(target: string, file: string): boolean {
    let dir = file;
    do {
      dir = path.dirname(dir);
      if (`${realpathSync(dir)}${path.sep}`.startsWith(target + path.sep)) return true;
    } while (dir !== this.#dir && dir !== path.dirname(dir));
    return false;
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
      const {mtimeMs = 0} = statOf(file) ?? {};
      const isSame = before?.id === id && folder.times.get(id) === mtimeMs;
      folder.times.set(id, mtimeMs);
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

/** What is not there, and what cannot be reached: a link that leads to itself. */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}
