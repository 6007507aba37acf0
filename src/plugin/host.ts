/** A module of Vite's, as far as it is looked at here. */
export interface ServerModule {
  readonly id: string | null;
}

/** What Vite says about a file that has changed, as far as it is looked at here. */
export interface HotUpdate {
  readonly file: string;
  readonly modules: readonly ServerModule[];
}

export interface HotContext {
  readonly environment: {
    readonly name: string;
    readonly moduleGraph: {getModuleById(id: string): ServerModule | undefined};
    readonly hot: {send(message: object): void};
  };
}

/** What Rollup and Vite offer a plugin, as far as it is used here. */
export interface BuildContext {
  /** Vite's. */
  readonly environment?: {readonly name: string};
  readonly meta: {readonly rollupVersion: string; readonly rolldownVersion?: string};
  emitFile(file: {readonly type: 'asset'; readonly fileName: string; readonly source: string}): string;
  warn(message: string): void;
  addWatchFile(file: string): void;
  resolve(
    source: string,
    importer: string,
    options: {readonly skipSelf: boolean; readonly custom?: Readonly<Record<string, unknown>>},
  ): Promise<{readonly id: string} | null>;
}

export interface LoadedCode {
  readonly code: string;
  readonly map: {readonly mappings: ''};
}

/** A plugin of whoever builds. */
export interface AnyPlugin {
  readonly name: string;
}

/** What Rollup has made of the options of a build, as far as it is looked at here. */
export interface InputOptions {
  readonly plugins: readonly AnyPlugin[];
  external(source: string, importer: string | undefined, isResolved: boolean): boolean;
}

/** A file of a build: code, or an asset. */
export interface OutputFile {
  readonly fileName: string;
  readonly type: 'chunk' | 'asset';
  readonly code?: string;
  source?: string | Uint8Array;
}

/** Rollup, or Rolldown. */
export type Bundler = (options: object) => Promise<{
  generate(options: object): Promise<{readonly output: readonly OutputFile[]}>;
  close(): Promise<void>;
}>;

/** What Vite has made of its configuration, as far as it is looked at here. */
export interface ViteConfig {
  readonly root: string;
  readonly command: string;
  readonly mode: string;
  /** Where the files are served. */
  readonly base: string;
  readonly configFile: string | undefined;
  readonly build?: {readonly outDir: string};
  readonly inlineConfig: {readonly plugins?: readonly unknown[]; readonly build?: object};
}

/** What tells of files on `@web/dev-server`. */
export interface FileWatcher {
  readonly options?: {readonly usePolling?: boolean | undefined};
  add(file: string): unknown;
  on(event: 'all', listener: (event: string, file: string) => void): unknown;
}

/** What talks to its pages. */
export interface WebSockets {
  send(message: string): void;
  on(event: 'message', listener: (message: PageMessage) => void): unknown;
}

export interface PageMessage {
  readonly webSocket: {send(message: string): void};
  readonly data: {readonly type?: unknown; readonly version?: unknown};
}

/** `@web/dev-server`, as far as it is used here. */
export interface DevServer {
  readonly config: {
    readonly rootDir: string;
    readonly injectWebSocket?: boolean | undefined;
    readonly disableFileWatcher?: boolean | undefined;
  };
  readonly fileWatcher: FileWatcher;
  readonly logger: {error(message: string): void; warn(message: string): void};
  readonly webSockets?: WebSockets | undefined;
}

/** A request to it. */
export interface DevServerRequest {
  readonly path: string;
  readonly URL: URL;
}
