/** What `prerender` takes. */
export interface PrerenderOptions {
  /** Pages with params to write beside all that have none, such as `/photos/1`; or what finds them out. */
  readonly paths?: readonly string[] | (() => readonly string[] | PromiseLike<readonly string[]>);
  /** The page around the routes: an HTML file of the build, or one relative to the root. Default `index.html`. */
  readonly document?: string;
  /** How many seconds one page, and the list of `paths`, may take before the build fails: else a promise that never settles has no end. Default 60. */
  readonly timeout?: number;
}

/** What `slotRoutes()` takes. */
export interface SlotRoutesOptions {
  /** The folder of the routes, relative to the root. Default `app`. */
  readonly dir?: string;
  /** `false` turns errors about defaults, interceptions and names of params into warnings. Default `true`. */
  readonly strict?: boolean;
  /** What the page imports slot-router from, so that both are one. Default `slot-router`. */
  readonly library?: string;
  /** The file that the types are written to, relative to the root; `false` writes none. Default `slot-routes.d.ts`. */
  readonly types?: string | false;
  /** The `base` of the root layout, for the types. Default `/`. */
  readonly base?: string;
  /** `true` writes an HTML page for each path without params at the end of a build, and `404.html`. Default `false`. */
  readonly prerender?: boolean | PrerenderOptions;
  /** The folder that `dir` is relative to. Default the root of Vite, else the working directory. */
  readonly root?: string;
}
