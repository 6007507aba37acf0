import {lstatSync, readdirSync, realpathSync, statSync, watch, type FSWatcher} from 'node:fs';
import path from 'node:path';
import {isAround, isIn} from './scan.js';

/** Systems that tell of all below a folder themselves. On Windows, whoever listens to a folder in it holds that fast. */
const TELLS_ALL = process.platform === 'darwin' || process.platform === 'win32';

type Tell = (file: string) => void;
type Fail = (folder: string, reason: string) => void;

/**
 * Tells of all that comes, goes and changes in a folder and below it. Each folder is listened to before it is read, and
 * anew when its name may stand for another one: nothing is missed where a folder goes and is back at once.
 */
export class FolderWatcher {
  readonly #root: string;
  readonly #tell: Tell;
  readonly #fail: Fail;
  readonly #listeners = new Map<string, FSWatcher>();
  #hasFailed = false;

  /**
   * @param tell - Gets the path of what may be something else now, or nothing.
   * @param fail - Gets the first folder that the system does not watch: at its limit there will be more.
   */
  constructor(root: string, tell: Tell, fail: Fail) {
    this.#root = root;
    this.#tell = tell;
    this.#fail = fail;
    // The folder itself may be replaced.
    this.#listen(path.dirname(root), false, (event, name) => {
      if (name === path.basename(root)) this.#see(event, root);
    });
    this.#enter(root);
  }

  close(): void {
    for (const listener of this.#listeners.values()) listener.close();
    this.#listeners.clear();
  }

  #see(event: string, file: string): void {
    if (event === 'rename' && (!TELLS_ALL || file === this.#root)) {
      this.#leave(file);
      this.#enter(file);
    }
    this.#tell(file);
  }

  #enter(folder: string): void {
    try {
      if (!statSync(folder).isDirectory() || this.#isRefused(folder)) return;
      this.#listen(folder, TELLS_ALL, (event, name) => {
        this.#see(event, path.join(folder, name ?? '.'));
      });
      if (TELLS_ALL) return;
      for (const entry of readdirSync(folder, {withFileTypes: true})) {
        const {name} = entry;
        if (!entry.isFile() && !name.startsWith('.') && name !== 'node_modules')
          this.#enter(path.join(folder, name));
      }
    } catch {
      // It has gone since. Who listens to the folder around it is told.
    }
  }

  /** A link that leads out of the tree, or to a folder around it, which would have no end. */
  #isRefused(folder: string): boolean {
    if (folder === this.#root || !lstatSync(folder).isSymbolicLink()) return false;
    const target = realpathSync(folder);
    return !isIn(target, realpathSync(this.#root)) || isAround(target, folder, this.#root);
  }

  #leave(folder: string): void {
    if (!this.#listeners.has(folder)) return;
    for (const [each, listener] of this.#listeners) {
      if (!isIn(each, folder)) continue;
      listener.close();
      this.#listeners.delete(each);
    }
  }

  #listen(folder: string, isRecursive: boolean, hear: (event: string, name: string | null) => void): void {
    if (this.#listeners.has(folder)) return;
    try {
      // Whoever forgets to stop a server is not kept from ending.
      const listener = watch(folder, {recursive: isRecursive, persistent: false}, hear);
      // Windows says so of a folder that has gone.
      listener.on('error', () => {
        listener.close();
      });
      this.#listeners.set(folder, listener);
    } catch (error) {
      if (this.#hasFailed || !statSync(folder, {throwIfNoEntry: false})) return;
      this.#hasFailed = true;
      this.#fail(folder, error instanceof Error ? error.message : String(error));
    }
  }
}
