/** The steps of a walk, and how likely each of them is. */
import fc from 'fast-check';

/** What the loaders that a step starts do: end at once, wait for a `release`, or fail. */
export type Loads = 'now' | 'hold' | 'fail';

export type Step =
  | {
      readonly do: 'push' | 'replace' | 'link';
      readonly path: string;
      readonly filter: string;
      readonly loads: Loads;
    }
  | {
      readonly do: 'own';
      readonly via: Via;
      readonly filter?: string;
      readonly note?: string;
      readonly loads: Loads;
    }
  | {readonly do: 'close'; readonly name: 'filter' | 'note'}
  | {readonly do: 'go'; readonly by: number; readonly loads: Loads}
  | {readonly do: 'reload'; readonly loads: Loads}
  | {readonly do: 'release'; readonly which: number; readonly fails: boolean}
  | {readonly do: 'retry'; readonly loads: Loads};

/** By `layout.navigate()` with or without `history: 'replace'`, `slot.navigate()`, or a link with `data-slot`. */
export type Via = 'layout' | 'replace' | 'slot' | 'link';

/** Few of each kind, so that one walk comes to the same place often; more of what may be intercepted. */
const PATHS = [
  '/',
  '/help',
  '/photos/1',
  '/photos/1',
  '/photos/2',
  '/team/1',
  '/team/1/list/1',
  '/team/1/list/2',
  '/team/1/info',
  '/team/1/docs',
  '/team/1/docs/1',
  '/team/1/docs/2',
  '/team/2',
  '/team/2/list/1',
  '/team/2/docs/1',
];

const loads = fc.oneof<fc.WeightedArbitrary<Loads>[]>(
  {weight: 5, arbitrary: fc.constant('now')},
  {weight: 4, arbitrary: fc.constant('hold')},
  {weight: 2, arbitrary: fc.constant('fail')},
);
const path = fc.constantFrom(...PATHS);
const filter = fc.constantFrom('/', '/by/a', '/by/b', '/by/b?dir=up');
const note = fc.constantFrom('/', '/on/1', '/on/2');

/** Most links carry no own location. */
const filterInUrl = fc.oneof({weight: 3, arbitrary: fc.constant('/')}, {weight: 1, arbitrary: filter});

const via = fc.constantFrom<Via>('layout', 'replace', 'slot', 'link');
const own = fc.oneof(
  fc.record({do: fc.constant('own' as const), via, filter, loads}),
  fc.record({do: fc.constant('own' as const), via, note, loads}),
  // Several names in one call are one navigation.
  fc.record({
    do: fc.constant('own' as const),
    via: fc.constantFrom<Via>('layout', 'replace'),
    filter,
    note,
    loads,
  }),
);

const to = (kind: 'push' | 'replace' | 'link') =>
  fc.record({do: fc.constant(kind), path, filter: filterInUrl, loads});
const go = fc.record({do: fc.constant('go' as const), by: fc.constantFrom(-1, -1, -1, 1, 1, -2, 2), loads});
const close = fc.record({do: fc.constant('close' as const), name: fc.constantFrom('filter', 'note')});
const reload = fc.record({do: fc.constant('reload' as const), loads});
const release = fc.record({do: fc.constant('release' as const), which: fc.nat(3), fails: fc.boolean()});
const retry = fc.record({do: fc.constant('retry' as const), loads});

const step: fc.Arbitrary<Step> = fc.oneof(
  {weight: 8, arbitrary: to('push')},
  {weight: 2, arbitrary: to('replace')},
  {weight: 2, arbitrary: to('link')},
  {weight: 4, arbitrary: own},
  {weight: 1, arbitrary: close},
  {weight: 7, arbitrary: go},
  {weight: 1, arbitrary: reload},
  {weight: 4, arbitrary: release},
  {weight: 3, arbitrary: retry},
);

export interface Walk {
  /** The path of the hard load that it begins with. */
  readonly start: string;
  readonly steps: readonly Step[];
}

/** Short enough for the 50 entries that Chromium keeps, and for the 100 that WebKitGTK 2.50 lets a page write in 10 s. */
export const STEPS = 12;

export const walks: fc.Arbitrary<Walk> = fc.record({
  start: path,
  steps: fc.array(step, {minLength: 1, maxLength: STEPS}),
});

/** One line for a report. */
export function describeStep({do: what, ...rest}: Step): string {
  return `${what} ${JSON.stringify(rest)}`;
}
