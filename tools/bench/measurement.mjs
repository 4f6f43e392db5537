/**
 * @typedef {object} Measurement
 * @property {string} name
 * @property {number} value what the product does, in `unit`
 * @property {string} unit
 * @property {number} floor the least that the same work can cost here and now, in the same unit
 * @property {number} ratio how many times the floor it costs; 1 is perfect, whether more or less of the unit is better
 * @property {string} target what must hold, such as `ratio <= 2`
 * @property {boolean} met
 */

const bounds = { '<=': (number, limit) => number <= limit, '>=': (number, limit) => number >= limit };

/**
 * A measurement and whether it meets its target: `ratio` or `value`, `<=` or `>=`, and a number. `more` says that
 * more of the unit is better, as for a rate.
 * @returns {Measurement}
 */
export function measurement({ name, value, unit, floor, more = false, target }) {
  const ratio = more ? floor / value : value / floor;
  const [, subject, bound, limit] = /^(ratio|value) (<=|>=) (\d+(?:\.\d+)?)$/.exec(target) ?? [];
  if (!subject) throw new TypeError(`${name}: not a target: ${target}`);
  const met = bounds[bound]({ ratio, value }[subject], Number.parseFloat(limit));
  return { name, value: significant(value), unit, floor: significant(floor), ratio: significant(ratio), target, met };
}

/** The middle of what was measured; one outlier, such as a busy moment of the machine, does not move it. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Three digits are more than a measurement is worth; whole numbers stay whole. */
const significant = (number) => (number >= 100 ? Math.round(number) : Number(number.toPrecision(3)));

const columns = ['name', 'value', 'unit', 'floor', 'ratio', 'target', 'met'];
const shown = (row, column) => (column === 'met' ? (row.met ? 'yes' : 'NO') : String(row[column]));

/** The measurements as a table for people. */
export function table(measurements) {
  const rows = [columns, ...measurements.map((row) => columns.map((column) => shown(row, column)))];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index].length)));
  const align = (index) => (typeof measurements[0]?.[columns[index]] === 'number' ? 'padStart' : 'padEnd');
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell[align(index)](widths[index]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
