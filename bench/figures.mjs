// From raw numbers to a table of figures with their limits.

/** The value below which a share of the others lies. */
function quantile(values, share) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
}

const median = (values) => quantile(values, 0.5);

/** Of the times of one round: the lower quartile, because what else runs on the machine only ever adds. */
export const typical = (times) => quantile(times, 0.25);

/** The ratio of two pages that have taken turns, taken in each round, so that a busy machine slows both. */
export function ratioOf(rounds, name, base) {
  return median(rounds.map((round) => typical(round[name]) / typical(round[base])));
}

const format = (value) => {
  if (typeof value !== 'number') return String(value);
  if (!Number.isFinite(value)) return 'none';
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
};

/** One figure: what was measured, the limit, whether lower is better, and what else there is to say. */
export function figure(name, what, value, limit, {atLeast = false, note = ''} = {}) {
  const isMet = atLeast ? value >= limit : value <= limit;
  return {name, what, value, limit: `${atLeast ? '≥' : '≤'} ${format(limit)}`, isMet, note};
}

export function printFigures(figures) {
  const table = [
    ['', 'what', 'figure', 'limit', '', ''],
    ...figures.map(({name, what, value, limit, isMet, note}) => [
      name,
      what,
      format(value),
      limit,
      isMet ? 'ok' : 'MISSED',
      note,
    ]),
  ];
  const widths = table[0].map((_, i) => Math.max(...table.map((row) => row[i].length)));
  for (const row of table)
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    );
}
