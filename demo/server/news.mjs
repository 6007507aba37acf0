// The stories of the news site, and what the server writes of them.
import {h} from './html.mjs';

const stories = [
  {
    slug: 'harbour',
    year: '2026',
    day: '2026-11-20',
    title: 'The harbour gets its ferry back',
    text: [
      'After two years of repairs the small ferry runs again, every twenty minutes until ten at night.',
      'The first passengers were the pupils of the island school, who had taken the bus for all that time.',
    ],
  },
  {
    slug: 'library',
    year: '2026',
    day: '2026-09-02',
    title: 'A library that never closes',
    text: [
      'Readers open the door with their card. In the first month nobody took more than they had borrowed.',
    ],
  },
  {
    slug: 'bees',
    year: '2025',
    day: '2025-06-11',
    title: 'Bees on the roof of the town hall',
    text: ['Six hives have moved in above the council chamber. The honey is for guests of the town.'],
  },
  {
    slug: 'bridge',
    year: '2025',
    day: '2025-03-30',
    title: 'The footbridge is painted at last',
    text: ['Three colours stood for election. Green won by eleven votes.'],
  },
  {
    slug: 'orchard',
    year: '2024',
    day: '2024-10-05',
    title: 'An orchard for everybody',
    text: ['Whoever passes may pick. Four hundred trees were planted along the old railway.'],
  },
];

const story = ({title, day, text}) =>
  h(
    'article',
    {},
    h('h3', {}, title),
    h('p', {}, h('time', {datetime: day}, day)),
    text.map((part) => h('p', {}, part)),
  );

const shelf = (year) =>
  h(
    'div',
    {},
    h(
      'nav',
      {class: 'tabs', 'aria-label': 'Years'},
      ['2026', '2025', '2024'].map((each) =>
        h('a', {href: `/news/archive/${each}`, 'aria-current': each === year ? 'true' : undefined}, each),
      ),
    ),
    h(
      'ul',
      {},
      stories
        .filter((each) => each.year === year)
        .map(({slug, title}) => h('li', {}, h('a', {href: `/news/story/${slug}`}, title))),
    ),
  );

/** What both route slots show at a path below /news. */
export function paintNews(kind, name) {
  const found = kind === 'story' ? stories.find(({slug}) => slug === name) : stories[0];
  const year = kind === 'archive' && stories.some((each) => each.year === name) ? name : '2026';
  return {
    latest: found ? story(found) : h('p', {class: 'empty'}, 'There is no such story.'),
    archive: shelf(year),
  };
}
