import type {RouteContext} from '../routing/route.js';

/** What a component is given of the context of its view. */
export interface ViewProps<Data = unknown> extends Pick<RouteContext<Data>, 'params' | 'data' | 'segment'> {
  /** The whole context; in an error view it has `error` and `retry` too. */
  readonly route: RouteContext<Data>;
}

/** Reads it anew each time: a context's data comes later than the context. */
export const viewProps = <Data>(route: RouteContext<Data>): ViewProps<Data> => ({
  params: route.params,
  data: route.data,
  segment: route.segment,
  route,
});
