import type {RouteContext} from './route.js';

declare global {
  /** The paths of the page, as `slot-router/plugin` writes them down. While it is empty, every path is one. */
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it is filled in by declarations
  interface SlotRoutes {}
}

/** A path of the page as its folder is called, such as `/photos/[id]`. */
// eslint-disable-next-line @typescript-eslint/no-redundant-type-constituents -- it is empty here only
export type RoutePath = keyof SlotRoutes & string;

type Head<Path extends string> = Path extends `/${infer First}/${string}`
  ? First
  : Path extends `/${infer Only}`
    ? Only
    : '';

type Tail<Path extends string> = Path extends `/${string}/${infer Rest}` ? `/${Rest}` : '';

/** A path is one of a pattern, part by part. */
type IsOf<Path extends string, Pattern extends string> = Pattern extends '' | '/'
  ? Path extends '' | '/'
    ? true
    : false
  : Head<Pattern> extends `[[...${string}`
    ? true
    : Path extends '' | '/'
      ? false
      : Head<Pattern> extends `[...${string}`
        ? true
        : Head<Pattern> extends `[${string}`
          ? IsOf<Tail<Path>, Tail<Pattern>>
          : Head<Path> extends Head<Pattern>
            ? IsOf<Tail<Path>, Tail<Pattern>>
            : false;

type PathnameOf<Url extends string> = Url extends `${infer Path}#${string}`
  ? PathnameOf<Path>
  : Url extends `${infer Path}?${string}`
    ? PathnameOf<Path>
    : Url extends `${infer Path}/`
      ? Path
      : Url;

type QueryOf<Url extends string> = Url extends `${infer Before}#${string}`
  ? QueryOf<Before>
  : Url extends `${string}?${infer Query}`
    ? Query
    : '';

/** The name of a search param is known, or is that of a route slot with a location of its own. */
type IsKnown<Param extends string, Name extends string> = Param extends `${infer Key}=${string}`
  ? IsKnown<Key, Name>
  : string extends Param
    ? true
    : Param extends Name | `@${string}` | `%40${string}` | ''
      ? true
      : false;

type AreKnown<Query extends string, Name extends string> = Query extends `${infer Param}&${infer Rest}`
  ? IsKnown<Param, Name> extends true
    ? AreKnown<Rest, Name>
    : false
  : IsKnown<Query, Name>;

/** A URL is one of a path, with search params that its page names. */
type Fits<Url extends string, Path extends RoutePath> =
  IsOf<PathnameOf<Url>, Path> extends true ? AreKnown<QueryOf<Url>, TypesOf<Path>['search']> : false;

/**
 * A URL as links have it. Where the paths of the page are known, one that begins with a slash must be among them, with
 * search params that its page names, if it names any; what is only known to be a text is not looked at.
 */
export type Href<Url extends string> = [RoutePath] extends [never]
  ? Url
  : string extends Url
    ? Url
    : Url extends `${string}:${string}` | `//${string}` | `#${string}` | `?${string}` | ''
      ? Url
      : true extends {[Path in RoutePath]: Fits<Url, Path>}[RoutePath]
        ? Url
        : RoutePath;

interface PathTypes {
  readonly params: object;
  readonly search: string;
}

type TypesOf<Path extends RoutePath> = SlotRoutes[Path] extends PathTypes ? SlotRoutes[Path] : PathTypes;

/** Search params whose names are known. */
export interface KnownSearchParams<Name extends string> extends Omit<
  URLSearchParams,
  'get' | 'getAll' | 'has'
> {
  get(name: Name): string | null;
  getAll(name: Name): string[];
  has(name: Name, value?: string): boolean;
}

/** The context of a page whose path is known: its params and the search params that it names. */
export interface PathContext<Path extends RoutePath, Data = unknown> extends Omit<
  RouteContext<Data>,
  'params' | 'searchParams'
> {
  readonly params: Readonly<TypesOf<Path>['params']>;
  readonly searchParams: KnownSearchParams<TypesOf<Path>['search']>;
}
