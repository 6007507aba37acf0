// The server calls these with an `h` that writes markup, the browser with one that builds nodes.

export const releaseView = (h, {version, date, day, title, summary, changes}) =>
  h(
    'article',
    {class: 'release'},
    h(
      'p',
      {class: 'eyebrow'},
      `Version ${version} · `,
      h('time', {datetime: date}, day),
    ),
    h('h3', {}, title),
    h('p', {}, summary),
    h(
      'ul',
      {},
      changes.map((change) => h('li', {}, change)),
    ),
  );

export function archiveView(h, {years, year, months, month, monthName, releases}) {
  const row = (href, text, aside) =>
    h('li', {}, h('a', {href}, h('b', {}, text), h('small', {}, aside)));
  const releasesIn = (count) => `${count} ${count === 1 ? 'release' : 'releases'}`;
  const path = h(
    'nav',
    {class: 'crumbs', 'aria-label': 'Archive'},
    h(
      'a',
      {href: '/releases/archive', 'aria-current': !year && 'true'},
      'All years',
    ),
    year &&
      h(
        'a',
        {href: `/releases/archive/${year}`, 'aria-current': !month && 'true'},
        year,
      ),
    month &&
      h(
        'a',
        {href: `/releases/archive/${year}/${month}`, 'aria-current': 'true'},
        monthName,
      ),
  );
  const rows = years
    ? years.map((each) =>
        row(`/releases/archive/${each.year}`, each.year, releasesIn(each.count)),
      )
    : months
      ? months.map((each) =>
          row(
            `/releases/archive/${year}/${each.month}`,
            each.name,
            releasesIn(each.count),
          ),
        )
      : releases.map((each) =>
          row(
            `/releases/latest/${each.version}`,
            `${each.version} ${each.title}`,
            each.day,
          ),
        );
  return h('div', {class: 'shelf'}, path, h('ul', {class: 'rows'}, rows));
}
