// What the server knows already, it paints: the route slots of the releases page come with their content.
import {archiveView, releaseView} from '../pages/releases/release-views.js';
import {archive, releases} from './data.mjs';
import {h} from './html.mjs';
import {paintNews} from './news.mjs';

const painters = {
  /** The same decision as the route slots make: a match for the URL, else the default. What does not exist is not painted. */
  releases(segment) {
    const [kind, first, second] = segment.split('/').slice(1).map(decode);
    const release = kind === 'latest' ? releases.find(({version}) => version === first) : releases[0];
    const shelf = kind === 'archive' ? archive(first, second) : archive();
    return {
      latest: release ? releaseView(h, release) : '',
      archive: shelf ? archiveView(h, shelf) : '',
    };
  },
  news(segment) {
    const [kind, name] = segment.split('/').slice(1).map(decode);
    return paintNews(kind, name);
  },
};

/** Puts the first paint of each named route slot where the page says `<!-- first paint -->`. */
export function firstPaint(name, source, url) {
  const segment = url.pathname.slice(name.length + 1).replace(/\/+$/, '');
  const painted = painters[name](segment);
  return source.replace(
    /(<route-slot name="(\w+)"[^>]*>\s*)<!-- first paint[^>]*-->/g,
    (_, open, slot) => open + painted[slot],
  );
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
