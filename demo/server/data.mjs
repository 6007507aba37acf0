// The data of the demo. The same on every run.

export const members = [
  ['41', 'Ada Okafor', 'Engineering', 'Staff engineer', 'Lagos', 'active'],
  ['42', 'Mira Lindqvist', 'Design', 'Product designer', 'Malmö', 'active'],
  ['43', 'Tomás Herrera', 'Engineering', 'Platform engineer', 'Valparaíso', 'away'],
  ['44', 'Yuki Tanabe', 'Support', 'Support lead', 'Sapporo', 'active'],
  ['45', 'Leila Haddad', 'Design', 'Design engineer', 'Tunis', 'away'],
  ['46', 'Jonas Weber', 'Support', 'Support engineer', 'Leipzig', 'active'],
].map(([id, name, team, role, city, status]) => ({
  id,
  name,
  team,
  role,
  city,
  status,
  email: `${name.split(' ')[0].normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()}@atlas.example`,
}));

const deeds = {
  Engineering: [
    'Merged “Retry loaders one by one”',
    'Reviewed the release branch',
    'Closed 4 issues in Router',
  ],
  Design: ['Published the colour tokens', 'Commented on Onboarding 2', 'Renamed 12 components'],
  Support: ['Answered 18 conversations', 'Wrote “Why is my region empty?”', 'Tagged 6 requests for Product'],
};

export const deedsOf = (member) =>
  deeds[member.team].map((text, index) => ({text, when: ['2 h ago', 'Yesterday', 'Monday'][index]}));

export const notifications = [
  ['1', 'Deploy finished', 'atlas-web 2.4.1 is live in all regions.', '09:41', 'deploy', true],
  ['2', 'Mira mentioned you', '“Can you check the focus ring on dark?”', '09:12', 'mention', true],
  ['3', 'Invoice ready', 'The invoice for October can be downloaded.', '08:30', 'billing', false],
  ['4', 'Tomás asked for a review', 'Split the loader from the renderer.', 'Yesterday', 'mention', true],
  ['5', 'New sign-in', 'Firefox on Linux, Leipzig.', 'Yesterday', 'security', false],
].map(([id, title, text, when, kind, unread]) => ({id, title, text, when, kind, unread}));

export const overview = [
  {label: 'Active users', value: '12,480', change: '+4.1 %'},
  {label: 'Page views', value: '318 k', change: '+9.6 %'},
  {label: 'Open requests', value: '37', change: '−12 %'},
  {label: 'Error rate', value: '0.08 %', change: '−0.02'},
];

const metrics = {
  views: {label: 'Page views', unit: 'views', level: 9200, swing: 2600, step: 5},
  visitors: {label: 'Visitors', unit: 'visitors', level: 3100, swing: 900, step: 3},
  revenue: {label: 'Revenue', unit: 'euros', level: 5400, swing: 1700, step: 7},
};

/** Ten bars that look like a real week after week, from nothing but their index. */
export function series(metric, days) {
  const found = metrics[metric];
  if (!found) return undefined;
  const {label, unit, level, swing, step} = found;
  const points = Array.from({length: 10}, (_, index) => {
    const wave = Math.sin(index * 0.7 + step) + Math.sin(index * 1.9 + step * days) * 0.4;
    return {
      label: `${days === 30 ? 'M' : 'W'}${index + 1}`,
      value: Math.round(((level + swing * wave + index * swing * 0.12) * days) / 7),
    };
  });
  return {metric, label, unit, days, total: points.reduce((sum, point) => sum + point.value, 0), points};
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const monthName = (month) => months[Number(month) - 1];

export const releases = [
  [
    '2.4',
    '2025-10-21',
    'Regions that fail alone',
    'An error in one region no longer reaches its neighbours, and every region has a retry of its own.',
    [
      'Retry starts only the loader that failed',
      'Errors name the region they belong to',
      'Loading states wait 100 ms before they show',
    ],
  ],
  [
    '2.3',
    '2025-08-05',
    'Faster back and forward',
    'Going back shows what was there, without a request where none is needed.',
    [
      'History entries remember every region',
      'Scroll is left alone when only a side region moves',
      'Half the work per navigation',
    ],
  ],
  [
    '2.2',
    '2025-03-18',
    'Quieter loading',
    'Short waits show nothing at all, long ones keep the place of what comes.',
    [
      'Skeletons have the size of the content',
      'Superseded requests are aborted',
      'No flash on fast connections',
    ],
  ],
  [
    '2.1',
    '2025-03-04',
    'Shared links',
    'Every place in the app has a URL that opens again as it was sent.',
    ['Deep links for members and months', 'Titles follow the main region'],
  ],
  [
    '2.0',
    '2024-11-12',
    'Two regions, one URL',
    'Latest and archive stand side by side, each with routes of its own.',
    ['Regions are matched one by one', 'Unmatched regions keep their content', 'Defaults for direct visits'],
  ],
  [
    '1.9',
    '2024-06-27',
    'Dark mode',
    'Follows the system, and can be changed by hand.',
    ['New colour tokens', 'Contrast checked at AA everywhere'],
  ],
  [
    '1.8',
    '2024-03-06',
    'Keyboard first',
    'Every action has a key, and the focus is always visible.',
    ['Skip link', 'Focus stays where you are'],
  ],
  [
    '1.0',
    '2023-09-14',
    'First release',
    'Pages, links, a list of members. It begins.',
    ['Pages', 'Members', 'Notes'],
  ],
].map(([version, date, title, summary, changes]) => {
  const [year, month, day] = date.split('-');
  return {
    version,
    date,
    year,
    month,
    monthName: monthName(month),
    day: `${Number(day)} ${monthName(month)} ${year}`,
    title,
    summary,
    changes,
  };
});

/** What the archive shows: all years, one year with its months, or one month with its releases. */
export function archive(year, month) {
  if (!year) {
    const years = [...new Set(releases.map((release) => release.year))];
    return {
      years: years.map((each) => ({
        year: each,
        count: releases.filter((release) => release.year === each).length,
      })),
    };
  }
  const ofYear = releases.filter((release) => release.year === year);
  if (ofYear.length === 0) return undefined;
  if (!month) {
    const inYear = [...new Set(ofYear.map((release) => release.month))];
    return {
      year,
      months: inYear.map((each) => ({
        month: each,
        name: monthName(each),
        count: ofYear.filter((release) => release.month === each).length,
      })),
    };
  }
  const ofMonth = ofYear.filter((release) => release.month === month);
  return ofMonth.length === 0 ? undefined : {year, month, monthName: monthName(month), releases: ofMonth};
}
