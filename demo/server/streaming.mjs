// The streamed dashboard, and the page with a frame around it.
import {toNodeListener} from 'slot-router/server';
import {handler} from '../pages/streaming/handler.js';

export const answerStreaming = toNodeListener(handler);

/** The page around it, with its settings as the URL says. */
export function setUp(source, {searchParams}) {
  const script = searchParams.get('script') === 'off' ? 'off' : 'on';
  const state = searchParams.get('notifications') === 'fail' ? 'fail' : 'on';
  const query = state === 'fail' ? '?notifications=fail' : '';
  return source
    .replace(`name="script" value="${script}"`, '$& checked')
    .replace(`name="notifications" value="${state}"`, '$& checked')
    .replace(
      'src="/streaming/app"',
      // Same origin, so that links work as they do outside; no script runs in it.
      `src="/streaming/app${query}"${script === 'off' ? ' sandbox="allow-same-origin"' : ''}`,
    );
}
