/** Readings of a character without tones: `支` is `zhi`; several for 行, none for what has no reading. */
export type Readings = (character: string) => readonly string[];

interface Named {
  key: string;
  label: string;
}

const most = 30;
const longestQuery = 20;

/**
 * Figures whose label a query names: by Chinese letters, by pinyin (`zhichu`) or by its initials (`zc`), mixed, with
 * letters of the label left out between (`rczc` finds 人才专项经费 支出). The closest come first.
 */
export function findFigures<T extends Named>(figures: Iterable<T>, query: string, readings: Readings): T[] {
  const wanted = query
    .toLowerCase()
    .replace(/[\s'’]/g, '')
    .slice(0, longestQuery);
  const found: { figure: T; gaps: number }[] = [];
  for (const figure of figures) {
    const gaps = wanted ? gapsIn([...figure.label.toLowerCase()], wanted, readings) : 0;
    if (gaps !== null) found.push({ figure, gaps });
  }
  return found
    .sort((a, b) => a.gaps - b.gaps || a.figure.label.length - b.figure.label.length)
    .slice(0, most)
    .map(({ figure }) => figure);
}

/** How often letters of the label must be left out for the query to name it; null where it does not. */
function gapsIn(label: readonly string[], query: string, readings: Readings): number | null {
  const known = new Map<number, number | null>();
  // fewest gaps from letter `at` on, for what is left of the query; `joined`: the letter before it was taken
  const least = (at: number, from: number, joined: boolean): number | null => {
    if (from === query.length) return 0;
    if (at === label.length) return null;
    const place = (at * (query.length + 1) + from) * 2 + (joined ? 1 : 0);
    const remembered = known.get(place);
    if (remembered !== undefined) return remembered;
    let best: number | null = null;
    for (const length of lengthsTaken(label[at]!, query, from, readings)) {
      const rest = least(at + 1, from + length, true);
      if (rest !== null) best = Math.min(best ?? Infinity, rest);
    }
    const skipped = least(at + 1, from, false);
    if (skipped !== null) best = Math.min(best ?? Infinity, skipped + (joined ? 1 : 0));
    known.set(place, best);
    return best;
  };
  return least(0, 0, false);
}

/** How many letters of the query a character of the label can stand for: itself, its initial, its reading so far. */
function lengthsTaken(character: string, query: string, from: number, readings: Readings): number[] {
  if (query.startsWith(character, from)) return [character.length];
  return readings(character).flatMap((reading) => {
    if (!reading.startsWith(query.charAt(from))) return [];
    const rest = query.slice(from);
    const whole = rest.startsWith(reading) || reading.startsWith(rest) ? Math.min(reading.length, rest.length) : 0;
    return whole > 1 ? [whole, 1] : [1];
  });
}
